import type {Knex} from 'knex'
import type {FollowUpAction} from '../../core/followup/action.js'
import type {Figure} from '../../core/followup/figure.js'
import type {GapCode} from '../../core/followup/follow-up.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {nextName} from './taken-names.js'

/** A follow-up as it is kept: what was counted and what was amiss, never a row or a name out of what it is about. */
export interface KeptFollowUp {
  readonly id: string
  readonly committee: CommitteeCode
  readonly from: LocalDate
  readonly to: LocalDate
  readonly madeAt: Instant
  readonly madeBy: string
  readonly figures: readonly Figure[]
  readonly gaps: readonly GapCode[]
  readonly signedAt: Instant | null
  readonly signedBy: string | null
}

interface ReportRow {
  id: string
  committee: string
  from_day: string
  to_day: string
  made_at: string
  actor: string
  figures: string
  gaps: string
  signed_at: string | null
  signed_by: string | null
}

interface ActionRow {
  id: string
  committee: string
  gap: string
  owner: string
  until_day: string
  added_at: string
  actor: string
  done_at: string | null
}

/** An action as it is kept, with the instant at which it was done. */
export type KeptAction = Omit<FollowUpAction, 'doneOn'> & {readonly doneAt: Instant | null}

/** Every follow-up, as they were made; of one committee, or of all. */
export async function followUps(db: Knex, committee: string | null): Promise<readonly KeptFollowUp[]> {
  const rows: ReportRow[] = await db<ReportRow>('followup_report').where(committee === null ? {} : {committee}).orderBy('id')
  return rows.map((row) => ({
    id: row.id,
    committee: row.committee as CommitteeCode,
    from: row.from_day as LocalDate,
    to: row.to_day as LocalDate,
    madeAt: row.made_at as Instant,
    madeBy: row.actor,
    figures: JSON.parse(row.figures) as readonly Figure[],
    gaps: JSON.parse(row.gaps) as readonly GapCode[],
    signedAt: row.signed_at as Instant | null,
    signedBy: row.signed_by,
  }))
}

/** Keeps a follow-up under the next name of its year, `U-2026-0001`. One of the same committee and days that nobody has signed gives way to it. */
export async function insertFollowUp(tx: Knex.Transaction, one: Omit<KeptFollowUp, 'id' | 'signedAt' | 'signedBy'>, year: string): Promise<string> {
  const id = await nextName(tx, `U-${year}-`)
  await tx<ReportRow>('followup_report').where({committee: one.committee, from_day: one.from, to_day: one.to}).whereNull('signed_at').delete()
  await tx<ReportRow>('followup_report').insert({id, committee: one.committee, from_day: one.from, to_day: one.to, made_at: one.madeAt, actor: one.madeBy, figures: JSON.stringify(one.figures), gaps: JSON.stringify(one.gaps)})
  return id
}

export async function signFollowUp(tx: Knex.Transaction, id: string, {by, at}: {readonly by: string; readonly at: Instant}): Promise<void> {
  await tx<ReportRow>('followup_report').where({id}).update({signed_at: at, signed_by: by})
}

/** Every action, as they were added; of one committee, or of all. */
export async function followUpActions(db: Knex, committee: string | null): Promise<readonly KeptAction[]> {
  const rows: ActionRow[] = await db<ActionRow>('followup_action').where(committee === null ? {} : {committee}).orderBy('id')
  return rows.map((row) => ({id: row.id, committee: row.committee, gap: row.gap as GapCode, owner: row.owner, until: row.until_day as LocalDate, addedAt: row.added_at as Instant, addedBy: row.actor, doneAt: row.done_at as Instant | null}))
}

/** Adds an action, and gives the name that it is called by: `A-0007`. */
export async function insertAction(tx: Knex.Transaction, one: Omit<KeptAction, 'id' | 'doneAt'>): Promise<string> {
  const id = await nextName(tx, 'A-')
  await tx<ActionRow>('followup_action').insert({id, committee: one.committee, gap: one.gap, owner: one.owner, until_day: one.until, added_at: one.addedAt, actor: one.addedBy})
  return id
}

export async function endAction(tx: Knex.Transaction, id: string, at: Instant): Promise<void> {
  await tx<ActionRow>('followup_action').where({id}).update({done_at: at})
}
