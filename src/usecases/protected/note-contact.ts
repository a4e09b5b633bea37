import {contactRefusal, type ContactSaid} from '../../core/protected/channel.js'
import {isFieldText, type PersonId} from '../../core/protected/person.js'
import {stillToTell, type PersonRecord} from '../../core/protected/record.js'
import {Refusal} from '../../core/refusal.js'
import {addRecords} from '../../io/db/person-record-table.js'
import {personById} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {sealNote} from './person-records.js'
import {readOne} from './read-person.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

/** A contact with a protected person, and what the person was told then (K6). */
export interface Contact extends ContactSaid {
  readonly toldRisks: boolean
  readonly offeredOtherWay: boolean
  readonly note: string
}

/** A contact as it was written down, and what of the two the person is still to be told. */
export interface NotedContact {
  readonly id: PersonId
  readonly stillToTell: ReturnType<typeof stillToTell>
}

/** Writes down a contact over a safe channel, and what the person was told. `ask`: what has never been told is asked about once more before it is written. */
export const noteContact = deed('vault.hold', async (session, {unlocking, id, contact, ask}: {readonly unlocking: Unlocking; readonly id: string; readonly contact: Contact; readonly ask: (what: 'risks' | 'otherWay') => Promise<boolean>}): Promise<NotedContact> => {
  const {toldRisks, offeredOtherWay, ...said} = contact
  const refusal = contactRefusal(said)
  if (refusal !== null) throw new Refusal(refusal)
  if (said.note !== '' && !isFieldText(said.note)) throw new Refusal('person-field-unclear', {field: 'note'})
  return withVault(session, unlocking, async (open) => {
    const person = await readOne(session, open, {kept: await personById(session.db, id), subject: id, why: 'contact', medium: 'view', fields: ['records']})
    const before = person.records.map(({record}) => record)
    const [risks, otherWay] = [toldRisks || (stillToTell(before).includes('risks') && (await ask('risks'))), offeredOtherWay || (stillToTell(before).includes('otherWay') && (await ask('otherWay')))]
    const records: readonly PersonRecord[] = [{kind: 'contact', channel: said.channel, calledBack: said.calledBack, idShown: said.idShown, note: said.note}, ...(risks || otherWay ? [{kind: 'told', risks, otherWay} as const] : [])]
    await writeDown(session, open, person.id, records)
    return {id: person.id, stillToTell: stillToTell([...before, ...records])}
  })
})

/** Writes things down about a person, and tells the log that it was done. */
export async function writeDown(session: Session, open: OpenVault, person: PersonId, records: readonly PersonRecord[]): Promise<void> {
  const notes: Awaited<ReturnType<typeof sealNote>>[] = []
  for (const record of records) notes.push(await sealNote(session, open, person, record))
  await open.series.change(async ({tx}, sign) => {
    await addRecords(tx, notes.map(({row}) => row))
    for (const {event} of notes) await sign(event)
  })
}
