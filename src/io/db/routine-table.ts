import type {Knex} from 'knex'
import type {Routine, RoutineKind} from '../../core/routine/routine.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {nextName} from './taken-names.js'

interface Row {
  id: string
  committee: string
  kind: string
  name: string
  version: string
  decided_on: string
  next_review_on: string
  reference: string | null
  registered_at: string
  actor: string
  retired_at: string | null
}

/** Every version of every routine, as they were registered; of one committee, or of all. */
export async function routines(db: Knex, committee: string | null = null): Promise<readonly Routine[]> {
  const rows: Row[] = await db<Row>('routine').where(committee === null ? {} : {committee}).orderBy(['committee', 'id'])
  return rows.map((row) => ({
    id: row.id, committee: row.committee as CommitteeCode, kind: row.kind as RoutineKind, name: row.name, version: row.version, decidedOn: row.decided_on as LocalDate, nextReviewOn: row.next_review_on as LocalDate, reference: row.reference, registeredAt: row.registered_at as Instant, registeredBy: row.actor, retiredAt: row.retired_at as Instant | null,
  }))
}

/** Registers a version, and gives the name that it is called by here: `R-0007`. */
export async function insertRoutine(tx: Knex.Transaction, one: Omit<Routine, 'id' | 'retiredAt'>): Promise<Routine> {
  const id = await nextName(tx, 'R-')
  await tx('routine').insert({id, committee: one.committee, kind: one.kind, name: one.name, version: one.version, decided_on: one.decidedOn, next_review_on: one.nextReviewOn, reference: one.reference, registered_at: one.registeredAt, actor: one.registeredBy})
  return {...one, id, retiredAt: null}
}

export async function retireRoutine(tx: Knex.Transaction, id: string, at: Instant): Promise<void> {
  await tx('routine').where({id}).update({retired_at: at})
}
