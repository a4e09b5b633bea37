import type {Knex} from 'knex'
import type {AuditEvent} from '../../core/audit/event.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'

/** One line of the audit log: who did what, when, and in which committee's name. */
export interface AuditLine {
  readonly at: Instant
  readonly actor: string
  /** Null for what concerns the whole municipality. */
  readonly committee: CommitteeCode | null
  readonly event: AuditEvent
}

interface Row {
  sequence: number
  at: string
  actor: string
  committee: string | null
  kind: string
  event: string
}

export async function appendAudit(tx: Knex.Transaction, {at, actor, committee, event}: AuditLine): Promise<void> {
  await tx('audit_event').insert({at, actor, committee, kind: event.kind, event: JSON.stringify(event)})
}

/** When the last change was made, or null before the first. */
export async function lastAuditInstant(db: Knex): Promise<Instant | null> {
  const row = await db<Row>('audit_event').select('at').orderBy('sequence', 'desc').first()
  return (row?.at as Instant | undefined) ?? null
}

/** The log of one entry, oldest first. */
export async function auditOfEntry(db: Knex, entry: string): Promise<readonly AuditLine[]> {
  const rows: Row[] = await db<Row>('audit_event').where('event', 'like', `%"entry":"${entry}"%`).orderBy('sequence')
  return rows.map(fromRow)
}

/** The whole log, oldest first. */
export async function auditTrail(db: Knex): Promise<readonly AuditLine[]> {
  return (await db<Row>('audit_event').orderBy('sequence')).map(fromRow)
}

function fromRow(row: Row): AuditLine {
  return {at: row.at as Instant, actor: row.actor, committee: row.committee as CommitteeCode | null, event: JSON.parse(row.event) as AuditEvent}
}
