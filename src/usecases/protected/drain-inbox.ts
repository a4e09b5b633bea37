import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {leftPersonIn} from '../../core/protected/asked-person.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {itemsLeft, type SealedItem} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {openItem} from '../../io/vault/left-item.js'
import {keepPersons, type PersonToKeep} from './keep-persons.js'
import type {OpenVault} from './unlock.js'

/** What became of what had been left. */
export interface Drained {
  readonly drained: number
  /** Things that lie there still: they do not open, hold no person, or are not what the log says that somebody left. */
  readonly stuck: number
}

/** Takes in what was left while nobody had the vault open. What the log does not know as left by that account, in those bytes, stays where it is and is counted. */
export async function drainInbox(session: Session, open: OpenVault): Promise<Drained> {
  const left = await itemsLeft(session.db)
  if (left.length === 0) return {drained: 0, stuck: 0}
  const logged = await itemsByLog(session)
  const persons: PersonToKeep[] = []
  for (const item of left) {
    if (logged.get(item.id) !== markOf(item)) continue
    const key = await open.store.itemKey(item.id)
    const opened = key === null ? null : await open.vault.unseal(key)
    const plain = opened === null ? null : openItem(item.id, item.sealed, opened)
    opened?.fill(0)
    const person = plain === null ? null : leftPersonIn(plain.toString())
    if (person !== null) persons.push({...person, item: item.id})
  }
  if (persons.length > 0) await keepPersons(session, open, persons)
  return {drained: persons.length, stuck: left.length - persons.length}
}

async function itemsByLog({db}: Session): Promise<ReadonlyMap<string, string>> {
  const logged = new Map<string, string>()
  for (const {actor, event} of await linesOfKind(db, READINGS_CHAIN, 'inbox.sealed')) if (event.kind === 'inbox.sealed' && !logged.has(event.item)) logged.set(event.item, `${actor} ${event.sha256}`)
  return logged
}

function markOf({actor, sealed}: SealedItem): string {
  return `${actor} ${sha256(Buffer.from(sealed).toString('base64'))}`
}
