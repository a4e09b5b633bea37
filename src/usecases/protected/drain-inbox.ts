import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {leftPersonIn} from '../../core/protected/asked-person.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {itemsLeft, type SealedItem} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {openItem} from '../../io/vault/left-item.js'
import {keepPersons, type PersonToKeep} from './keep-persons.js'
import type {Sweep} from './take-off-found.js'
import type {OpenVault} from './unlock.js'

/** What became of what had been left. */
export interface Drained {
  readonly drained: number
  /** Things that could not be taken in: they do not open, hold no person, are not what the log says that somebody left, or are gone though the log says that they were. */
  readonly stuck: number
  /** Where those who were taken in were found; null where nobody was. */
  readonly sweep: Sweep | null
}

/** Takes in what was left while nobody had the vault open. What the log does not know as left by that account, in those bytes, stays where it is and is counted. */
export async function drainInbox(session: Session, open: OpenVault): Promise<Drained> {
  const left = await itemsLeft(session.db)
  const logged = await itemsByLog(session)
  const gone = await goneByNobody(session, logged, left)
  const persons: PersonToKeep[] = []
  for (const item of left) {
    if (logged.get(item.id) !== markOf(item)) continue
    const sealed = await open.store.itemKey(item.id)
    const key = sealed === null ? null : await open.vault.openItemKey(sealed)
    const plain = key === null ? null : openItem(item.id, item.sealed, key)
    const person = plain === null ? null : leftPersonIn(plain.toString())
    if (person !== null && key !== null) persons.push({...person, item: {id: item.id, key}})
  }
  const kept = persons.length > 0 ? await keepPersons(session, open, persons) : null
  for (const {item} of persons) item?.key.fill(0)
  return {drained: persons.length, stuck: left.length - persons.length + gone, sweep: kept?.sweep ?? null}
}

/** Things that somebody left by the log, that no holder has taken in, and that are not there. */
async function goneByNobody({db}: Session, logged: ReadonlyMap<string, string>, left: readonly SealedItem[]): Promise<number> {
  if (logged.size === 0) return 0
  const known = new Set(left.map(({id}) => id))
  for (const {event} of await linesOfKind(db, READINGS_CHAIN, 'inbox.drained')) if (event.kind === 'inbox.drained') for (const item of event.items) known.add(item)
  return [...logged.keys()].filter((item) => !known.has(item)).length
}

async function itemsByLog({db}: Session): Promise<ReadonlyMap<string, string>> {
  const logged = new Map<string, string>()
  for (const {actor, event} of await linesOfKind(db, READINGS_CHAIN, 'inbox.sealed')) if (event.kind === 'inbox.sealed' && !logged.has(event.item)) logged.set(event.item, `${actor} ${event.sha256}`)
  return logged
}

function markOf({actor, sealed}: SealedItem): string {
  return `${actor} ${sha256(Buffer.from(sealed).toString('base64'))}`
}
