import type {Knex} from 'knex'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {select} from './select.js'

/** An entry that somebody has open, until a moment that whoever has it open puts off. */
export interface Lease {
  readonly entry: EntryId
  readonly actor: string
  /** The terminal: several of one account are several desks. */
  readonly desk: string
  readonly since: Instant
  readonly until: Instant
}

interface Row {
  entry_id: string
  actor: string
  desk: string
  since: string
  until: string
}

/** Takes an entry, or renews what is one's own, and tells who then has it: a lease of another that is not over stands. One statement, so that of two who ask at once one gets it. */
export async function takeLease(db: Knex, {entry, actor, desk, since, until}: Lease): Promise<Lease> {
  await db.raw(
    `INSERT INTO review_lease (entry_id, actor, desk, since, until) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (entry_id) DO UPDATE SET actor = excluded.actor, desk = excluded.desk, until = excluded.until,
       since = CASE WHEN review_lease.desk = excluded.desk AND review_lease.until > excluded.since THEN review_lease.since ELSE excluded.since END
     WHERE review_lease.desk = excluded.desk OR review_lease.until <= excluded.since`,
    [entry, actor, desk, since, until],
  )
  return (await leaseOn(db, entry, since)) ?? {entry, actor, desk, since, until}
}

/** Who has an entry open now; null where nobody has. */
export async function leaseOn(db: Knex, entry: EntryId, now: Instant): Promise<Lease | null> {
  const row = await db<Row>('review_lease').where({entry_id: entry}).where('until', '>', now).first()
  return row === undefined ? null : fromRow(row)
}

/** Whether a desk has anything open now. */
export async function hasLease(db: Knex, desk: string, now: Instant): Promise<boolean> {
  return (await db<Row>('review_lease').where({desk}).where('until', '>', now).first()) !== undefined
}

/** What others than one desk have open now. */
export async function leasesOfOthers(db: Knex, desk: string, now: Instant): Promise<readonly Lease[]> {
  return (await select<Row>(db, 'SELECT entry_id, actor, desk, since, until FROM review_lease WHERE until > ? AND desk <> ? ORDER BY entry_id', [now, desk])).map(fromRow)
}

/** Lets go of one entry that a desk has, or of all. */
export async function releaseLeases(db: Knex, desk: string, entry: EntryId | null): Promise<void> {
  await db('review_lease').where({desk, ...(entry === null ? {} : {entry_id: entry})}).delete()
}

/** Ends the lease of whoever has the entry. */
export async function endLease(tx: Knex.Transaction, entry: EntryId): Promise<void> {
  await tx('review_lease').where({entry_id: entry}).delete()
}

function fromRow({entry_id: entry, actor, desk, since, until}: Row): Lease {
  return {entry: entry as EntryId, actor, desk, since: since as Instant, until: until as Instant}
}
