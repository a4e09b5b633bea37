import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {leftPersonText, type LeftPerson} from '../../core/protected/asked-person.js'
import {recipientsAt} from '../../core/protected/break-glass.js'
import {said, speaksOfFictitious} from '../../core/protected/master-marking.js'
import {NO_PARTICULARS} from '../../core/protected/particulars.js'
import {isFieldText} from '../../core/protected/person.js'
import type {ProtectionLevel} from '../../core/protected/protection.js'
import {keyText, type EntryKey} from '../../core/register/entry.js'
import {Refusal} from '../../core/refusal.js'
import {vaultGeneration} from '../../io/db/meta-table.js'
import {leaveItem, type SealedItem} from '../../io/db/sealed-item-table.js'
import type {Change, Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {sealItem} from '../../io/vault/left-item.js'
import {copyKeys} from './copy-keys.js'
import {heldRoster} from './held-roster.js'
import {withKeyStore, withVaultLock} from './unlock.js'

/** A row of an export whose party the registry marks as protected: where it stands, what the mark says, and the party. */
export interface MarkedRow {
  readonly key: EntryKey
  readonly word: string
  readonly party: string
}

/** What an import leaves for the holders, sealed; or why it could leave nothing. */
export interface SealedRows {
  readonly items: readonly Pick<SealedItem, 'id' | 'sealed'>[]
  readonly refusal: Refusal | null
}

const NOTHING: SealedRows = {items: [], refusal: null}

/**
 * Seals for the holders whom the rows of an export mark, with the level that the registry tells and when (A11): whoever imports cannot open it. The rows are held whatever comes of this. Where there is no vault nobody could
 * open it, and nothing is left; nor is anything of somebody who is said to live under a made-up identity (K1).
 */
export async function sealMarked(session: Session, rows: readonly MarkedRow[]): Promise<SealedRows> {
  const persons = rows.flatMap((row) => personOf(session, row))
  if (persons.length === 0 || (await vaultGeneration(session.db)) === 0) return NOTHING
  try {
    return await withKeyStore(session, async (store) =>
      withVaultLock(session, async () => {
        const held = await heldRoster(session, store, null)
        if (held === null) return NOTHING
        if (!held.isWitnessed) throw new Refusal('holders-untold')
        const recipients = recipientsAt(held.all, session.now)
        const items: Pick<SealedItem, 'id' | 'sealed'>[] = []
        for (const person of persons) {
          const id: string = session.newId()
          const {sealed, key} = await sealItem(id, Buffer.from(leftPersonText(person)), recipients)
          await store.putItemKey({item: id, sealed: key, person: null})
          items.push({id, sealed})
        }
        await copyKeys(session, store)
        return {items, refusal: null}
      }),
    )
  } catch (error) {
    if (error instanceof Refusal) return {items: [], refusal: error}
    throw error
  }
}

/** Leaves what was sealed, in the change that brings the rows. */
export async function leaveSealed(session: Session, {tx, at, record}: Change, {items}: SealedRows): Promise<void> {
  for (const {id, sealed} of items) {
    await leaveItem(tx, {id, leftAt: at, actor: session.actor.id, sealed})
    await record({kind: 'inbox.sealed', item: id, sha256: sha256(Buffer.from(sealed).toString('base64'))}, READINGS_CHAIN)
  }
}

/** What a row says of whom it marks; nothing where it names nobody. */
function personOf(session: Session, {key, word, party}: MarkedRow): readonly LeftPerson[] {
  const name = party.trim()
  if (!isFieldText(name) || speaksOfFictitious(word)) return []
  const level = levelOf(word)
  const place = keyText(key)
  return [{number: '', name, address: '', level, committees: [key.committee], particulars: {...NO_PARTICULARS, place, ground: 'guard', markings: [{level, source: 'registry', since: null, saidAt: session.now, liftedAt: null, delivery: null}]}}]
}

function levelOf(word: string): ProtectionLevel {
  if (said(word) === 'registration') return 'skyddad folkbokföring'
  return /^sekretessmarkering$/i.test(word.trim()) ? 'sekretessmarkering' : 'okänd nivå'
}
