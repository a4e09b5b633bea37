import type {Knex} from 'knex'
import type {DocumentRequest, Means, Outcome, RequestAnswer} from '../../core/request/request.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {lastRequestNumber, setLastRequestNumber} from './meta-table.js'
import {lastNumber, nameOf} from './taken-names.js'

interface Row {
  id: string
  committee: string
  entry_id: string | null
  note_id: string | null
  received_on: string
  due_on: string
  handler: string
  registered_at: string
  actor: string
  outcome: string | null
  ground: string | null
  means: string | null
  forwarded_to: string | null
  answered_on: string | null
  answered_at: string | null
  answered_by: string | null
}

/** Gives the next request of a year its name, `B-2026-0007`. One that was removed does not leave its name to another. */
export async function nameRequest(tx: Knex.Transaction, year: string): Promise<string> {
  const beginning = `B-${year}-`
  const number = Math.max(await lastNumber(tx, beginning), await lastRequestNumber(tx, year)) + 1
  await setLastRequestNumber(tx, year, number)
  return nameOf(beginning, number)
}

export async function insertRequest(tx: Knex.Transaction, one: DocumentRequest): Promise<void> {
  await tx('document_request').insert({id: one.id, committee: one.committee, entry_id: one.entry, note_id: one.note, received_on: one.receivedOn, due_on: one.dueOn, handler: one.handler, registered_at: one.registeredAt, actor: one.registeredBy})
}

export async function answerRequestRow(tx: Knex.Transaction, id: string, {outcome, ground, means, forwardedTo, on, at, by}: RequestAnswer): Promise<void> {
  await tx('document_request').where({id}).update({outcome, ground, means, forwarded_to: forwardedTo, answered_on: on, answered_at: at, answered_by: by})
}

export async function deleteRequest(tx: Knex.Transaction, id: string): Promise<void> {
  await tx('document_request').where({id}).delete()
}

/** The committee whose request a note describes; null where it describes none. */
export async function committeeOfDescription(db: Knex, note: string): Promise<CommitteeCode | null> {
  const row: {committee: string} | undefined = await db('document_request').where({note_id: note}).first('committee')
  return (row?.committee as CommitteeCode | undefined) ?? null
}

/** Requests as they were registered; those of one committee, or the one of a name. */
export async function requests(db: Knex, only: {readonly committee?: string; readonly id?: string} = {}): Promise<readonly DocumentRequest[]> {
  const rows: Row[] = await db<Row>('document_request').where(only).orderBy(['registered_at', 'id'])
  return rows.map((row) => ({
    id: row.id,
    committee: row.committee as CommitteeCode,
    entry: row.entry_id as EntryId | null,
    note: row.note_id,
    receivedOn: row.received_on as LocalDate,
    dueOn: row.due_on as LocalDate,
    handler: row.handler,
    registeredAt: row.registered_at as Instant,
    registeredBy: row.actor,
    answer:
      row.outcome === null
        ? null
        : {outcome: row.outcome as Outcome, ground: row.ground, means: row.means as Means | null, forwardedTo: row.forwarded_to as CommitteeCode | null, on: row.answered_on as LocalDate, at: row.answered_at as Instant, by: row.answered_by ?? ''},
  }))
}
