import type {Knex} from 'knex'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import type {HoldReason} from '../../core/terms/legal-hold.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** A case of which nothing may be removed for good until somebody lifts it. */
export interface LegalHold {
  readonly caseEntry: EntryId
  readonly reason: HoldReason
  readonly since: Instant
}

interface HoldRow {
  case_id: string
  reason: string
  since: string
}

/** Those of some cases that a legal hold keeps. */
export async function casesUnderHold(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  const rows = await select<{id: string}>(db, `SELECT h.case_id AS id FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN legal_hold h ON h.case_id = k.id`, [JSON.stringify(cases.map((id) => [id]))])
  return new Set(rows.map(({id}) => id as EntryId))
}

/** The hold that keeps a case; null where none does. */
export async function holdOf(db: Knex, caseEntry: EntryId): Promise<LegalHold | null> {
  const row: HoldRow | undefined = await db<HoldRow>('legal_hold').where({case_id: caseEntry}).first()
  return row === undefined ? null : toHold(row)
}

/** Every hold, the oldest first. */
export async function legalHolds(db: Knex): Promise<readonly LegalHold[]> {
  return (await db<HoldRow>('legal_hold').orderBy(['since', 'case_id']).select()).map(toHold)
}

/** Sets a hold; false where the case has one already, which stands. */
export async function setHold(tx: Knex.Transaction, {caseEntry, reason, since}: LegalHold): Promise<boolean> {
  const known: unknown[] = await tx('legal_hold').where({case_id: caseEntry}).select('case_id')
  if (known.length > 0) return false
  await tx('legal_hold').insert({case_id: caseEntry, reason, since})
  return true
}

/** Lifts a hold; false where there is none. */
export async function liftHold(tx: Knex.Transaction, caseEntry: EntryId): Promise<boolean> {
  return (await tx('legal_hold').where({case_id: caseEntry}).delete()) > 0
}

/** Puts other holds in the place of all there are; of cases that the register does not hold none is set. Gives those that were. */
export async function replaceHolds(tx: Knex.Transaction, dialect: Dialect, holds: readonly LegalHold[]): Promise<readonly LegalHold[]> {
  await tx('legal_hold').delete()
  const ids = JSON.stringify(holds.map(({caseEntry}) => [caseEntry]))
  const known = new Set((await select<{id: string}>(tx, `SELECT e.id FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN entry e ON e.id = k.id WHERE e.kind = 'case'`, [ids])).map(({id}) => id))
  const set = holds.filter(({caseEntry}) => known.has(caseEntry))
  for (const hold of set) await setHold(tx, hold)
  return set
}

function toHold({case_id: caseEntry, reason, since}: HoldRow): LegalHold {
  return {caseEntry: caseEntry as EntryId, reason: reason as HoldReason, since: since as Instant}
}
