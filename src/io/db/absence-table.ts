import type {Knex} from 'knex'
import type {Absence} from '../../core/user/absence.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'

/** An absence with when and by whom it was recorded. */
export interface KeptAbsence extends Absence {
  readonly recordedAt: Instant
  readonly recordedBy: string
}

interface Row {
  user_name: string
  from_day: string
  until_day: string
  recorded_at: string
  actor: string
}

/** Absences that are not over on a day, by name and then by day; of everybody, or of one. */
export async function absencesFrom(db: Knex, today: LocalDate, user: string | null = null): Promise<readonly KeptAbsence[]> {
  const rows: Row[] = await db<Row>('absence').where('until_day', '>=', today).where(user === null ? {} : {user_name: user}).orderBy(['user_name', 'from_day'])
  return rows.map((row) => ({user: row.user_name, from: row.from_day as LocalDate, until: row.until_day as LocalDate, recordedAt: row.recorded_at as Instant, recordedBy: row.actor}))
}

/** Records an absence. What was recorded of the same days before it counts no more. */
export async function insertAbsence(tx: Knex.Transaction, {user, from, until, recordedAt, recordedBy}: KeptAbsence): Promise<void> {
  await tx('absence').where({user_name: user}).where('from_day', '<=', until).where('until_day', '>=', from).delete()
  await tx('absence').insert({user_name: user, from_day: from, until_day: until, recorded_at: recordedAt, actor: recordedBy})
}

/** Takes back the absences of somebody that are not over on a day, or the one that begins on another; tells how many there were. */
export async function deleteAbsences(tx: Knex.Transaction, user: string, today: LocalDate, from: LocalDate | null): Promise<number> {
  return tx('absence').where({user_name: user}).where('until_day', '>=', today).where(from === null ? {} : {from_day: from}).delete()
}
