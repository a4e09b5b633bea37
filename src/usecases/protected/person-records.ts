import type {PersonId} from '../../core/protected/person.js'
import {recordIn, recordText, type PersonRecord, type WrittenRecord} from '../../core/protected/record.js'
import {notesLogged} from '../../io/db/readings-table.js'
import {recordsOf, type SealedRecord} from '../../io/db/person-record-table.js'
import type {Session} from '../../io/session.js'
import {SealBroken} from '../../io/vault/ciphers.js'
import {sha256} from '../../io/system/digest.js'
import type {ToSign} from '../../core/audit/event.js'
import type {OpenVault} from './unlock.js'

/** A record with its own id. */
export interface OpenedRecord extends WrittenRecord {
  readonly id: string
}

/** What has been written down about some persons, the oldest first. Throws `SealBroken` where a record is not what was sealed. */
export async function openRecords(session: Session, {vault}: Pick<OpenVault, 'vault'>, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, readonly OpenedRecord[]>> {
  const opened = new Map<PersonId, OpenedRecord[]>()
  for (const {id, person, sealed} of await recordsOf(session.db, persons)) {
    const text = await vault.openRecord(person, id, sealed)
    if (text === null) continue
    const known = opened.get(person)
    const record = {id, ...recordIn(text)}
    if (known === undefined) opened.set(person, [record])
    else known.push(record)
  }
  return opened
}

/** True where everything that the log says was written down about a person is there: what somebody took out of the register is missed. */
export async function areAllThere({db}: Session, {vault}: Pick<OpenVault, 'vault'>, person: PersonId, records: readonly OpenedRecord[]): Promise<boolean> {
  const there = new Set(records.map(({id}) => id))
  return (await notesLogged(db, vault.pseudonymsOf(person))).every((id) => there.has(id))
}

/** Seals what is to be written down about a person, with what the log is told of it. The change that adds it tells the log in the same breath. */
export async function sealNote(session: Session, {vault}: Pick<OpenVault, 'vault'>, person: PersonId, record: PersonRecord): Promise<{readonly row: SealedRecord; readonly event: ToSign}> {
  const id: string = session.newId()
  const sealed = await vault.sealRecord(person, id, recordText({at: session.now, by: vault.holder, record}))
  if (sealed === null) throw new SealBroken()
  return {row: {id, person, sealed}, event: {kind: 'person.noted', person: vault.pseudonymOf(person), holder: vault.holder, record: id, sha256: sha256(sealed.toString('base64'))}}
}
