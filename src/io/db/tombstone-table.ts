import type {Knex} from 'knex'
import type {CommitteeCode, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

/** That an entry has been here and was purged (A15). Which one is known only to who can ask by its key: the hash is keyed. */
export interface Tombstone {
  readonly keyHash: Fingerprint
  readonly committee: CommitteeCode
  /** Null for what was never public. */
  readonly firstPublishedOn: LocalDate | null
  /** True where a person had said no, not yet or not so, or where a case was secret or of a protected person. */
  readonly wasRestricted: boolean
  readonly purgedAt: Instant
}

interface Row {
  key_hash: string
  committee: string
  first_published_on: string | null
  was_restricted: number
  purged_at: string
}

const HASH_COLUMNS = [{name: 'key_hash', type: 'text'}] as const satisfies readonly BulkColumn[]

const COLUMNS = [
  {name: 'key_hash', type: 'text'},
  {name: 'committee', type: 'text'},
  {name: 'first_published_on', type: 'text'},
  {name: 'was_restricted', type: 'integer'},
  {name: 'purged_at', type: 'text'},
] as const satisfies readonly BulkColumn[]

export async function hasTombstones(db: Knex): Promise<boolean> {
  return (await db('tombstone').first('key_hash')) !== undefined
}

/** Those of some key hashes that have a tombstone. */
export async function tombstonesFor(db: Knex, dialect: Dialect, hashes: readonly Fingerprint[]): Promise<ReadonlyMap<Fingerprint, Tombstone>> {
  if (hashes.length === 0) return new Map()
  const rows = await select<Row>(db, `SELECT t.* FROM ${dialect.rowsFrom(HASH_COLUMNS)} s JOIN tombstone t ON t.key_hash = s.key_hash`, [JSON.stringify(hashes.map((hash) => [hash]))])
  return new Map(rows.map((row) => [row.key_hash as Fingerprint, fromRow(row)]))
}

/** Sets tombstones. An entry that has left before keeps its earliest day, and a person's no. */
export async function setTombstones(tx: Knex.Transaction, dialect: Dialect, tombstones: readonly Tombstone[]): Promise<void> {
  if (tombstones.length === 0) return
  const names = COLUMNS.map(({name}) => name).join(', ')
  await tx.raw(
    `INSERT INTO tombstone (${names}) SELECT ${names} FROM ${dialect.rowsFrom(COLUMNS)} s WHERE true
     ON CONFLICT (key_hash) DO UPDATE SET purged_at = excluded.purged_at,
       first_published_on = CASE WHEN tombstone.first_published_on IS NULL OR excluded.first_published_on < tombstone.first_published_on THEN excluded.first_published_on ELSE tombstone.first_published_on END,
       was_restricted = CASE WHEN tombstone.was_restricted = 1 THEN 1 ELSE excluded.was_restricted END`,
    [JSON.stringify(tombstones.map((one) => [one.keyHash, one.committee, one.firstPublishedOn, Number(one.wasRestricted), one.purgedAt]))],
  )
}

function fromRow(row: Row): Tombstone {
  return {
    keyHash: row.key_hash as Fingerprint,
    committee: row.committee as CommitteeCode,
    firstPublishedOn: row.first_published_on as LocalDate | null,
    wasRestricted: row.was_restricted === 1,
    purgedAt: row.purged_at as Instant,
  }
}
