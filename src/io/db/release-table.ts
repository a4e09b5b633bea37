import type {Knex} from 'knex'
import {DIRECTIONS, type Direction} from '../../core/publication/public-entry.js'
import type {EntryId, Instant, RunId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'
import {isOutdated} from './meeting-table.js'
import {WAITS_FOR_SWEEP} from './swept-table.js'

/** How far a release has come. `committed` is decided but perhaps not yet what readers see, here or on the copy; `undeployed` is read here but its copy failed. */
export type ReleaseState = 'committed' | 'current' | 'undeployed'

/** What the next release must know of one to be drawn on top of it. */
export interface ReleaseFacts {
  /** Counted from 1; null in a release of an older version. */
  readonly number: number | null
  /** Whose post was today's post. */
  readonly today: LocalDate | null
  /** A digest of all that its pages show beside entries. */
  readonly surroundings: string | null
}

/** A release as the register knows it. */
export interface ReleaseRow extends ReleaseFacts {
  readonly run: RunId
  readonly state: ReleaseState
  readonly madeAt: Instant
  /** What its root folder is stored under. */
  readonly digest: string
}

export async function insertRelease(tx: Knex.Transaction, run: RunId, at: Instant, digest: string, {number, today, surroundings}: ReleaseFacts): Promise<void> {
  await tx('release').insert({run_id: run, state: 'committed', made_at: at, digest, number, today, surroundings})
}

export async function setReleaseState(db: Knex, run: RunId, state: ReleaseState): Promise<void> {
  await db('release').where({run_id: run}).update({state})
}

/** The newest release, whatever its state. Two may be made at one instant of a rehearsal: then the number tells. */
export async function latestRelease(db: Knex): Promise<ReleaseRow | null> {
  const row: StoredRelease | undefined = await db('release').orderBy('made_at', 'desc').orderByRaw('coalesce(number, 0) DESC').orderBy('run_id', 'desc').first()
  return row === undefined ? null : toRelease(row)
}

/** Every release that the register has made, the newest first. */
export async function releasesMade(db: Knex): Promise<readonly ReleaseRow[]> {
  const rows: StoredRelease[] = await db('release').orderBy('made_at', 'desc').orderByRaw('coalesce(number, 0) DESC').orderBy('run_id', 'desc')
  return rows.map(toRelease)
}

interface StoredRelease {
  run_id: string
  state: ReleaseState
  made_at: string
  digest: string
  number: number | null
  today: string | null
  surroundings: string | null
}

function toRelease({run_id: run, state, made_at: madeAt, digest, number, today, surroundings}: StoredRelease): ReleaseRow {
  return {run: run as RunId, state, madeAt: madeAt as Instant, digest, number, today: today as LocalDate | null, surroundings}
}

/** The numbers of the releases that this register has made; null in one of an older version. After a restore the site's folder holds others. */
export async function releaseNumbers(db: Knex): Promise<ReadonlyMap<RunId, number | null>> {
  const rows: {run_id: string; number: number | null}[] = await db('release').select('run_id', 'number')
  return new Map(rows.map(({run_id: run, number}) => [run as RunId, number]))
}

/** What stands on the site is another register's work: the next release is drawn from nothing, and those before it are not gone back to. */
export async function forgetReleases(tx: Knex): Promise<void> {
  await tx('site_row').delete()
  await tx('release').update({number: null})
}

const VERSION_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'number', type: 'integer'},
] as const satisfies readonly BulkColumn[]

/** Those of some versions that may no longer be shown: superseded, moved on, taken down or gone while the release was drawn. With `sweptOnly`, also what is new and has not been looked through for those who are protected (K8): somebody may have been kept meanwhile. */
export async function noLongerAllowed(tx: Knex.Transaction, dialect: Dialect, versions: readonly {readonly entry: EntryId; readonly version: number}[], sweptOnly: boolean): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(
    tx,
    `SELECT s.entry_id FROM ${dialect.rowsFrom(VERSION_COLUMNS)} s
     LEFT JOIN entry e ON e.id = s.entry_id
     LEFT JOIN version v ON v.entry_id = s.entry_id AND v.number = s.number
     LEFT JOIN entry c ON c.id = e.case_id
     WHERE e.id IS NULL OR v.entry_id IS NULL OR v.stage NOT IN ('cleared', 'secret', 'published', 'expired') OR e.registry_state <> 'present' OR e.is_taken_down = 1 OR (c.id IS NOT NULL AND c.registry_state <> 'present')
       OR (e.part = 'paper' AND ${isOutdated('s.entry_id', 's.number')})
       ${sweptOnly ? `OR (v.stage <> 'published' AND ${WAITS_FOR_SWEEP})` : ''}`,
    [JSON.stringify(versions.map(({entry, version}) => [entry, version]))],
  )
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** Addresses that have been public and are so no more, and those that are again. */
export async function changeGoneAddresses(tx: Knex.Transaction, dialect: Dialect, at: Instant, gone: readonly string[], back: readonly string[]): Promise<void> {
  const columns = [{name: 'address', type: 'text'}] as const satisfies readonly BulkColumn[]
  const listed = `${dialect.rowsFrom(columns)} s`
  if (gone.length > 0) {
    await tx.raw(`INSERT INTO gone_address (address, since) SELECT s.address, ? FROM ${listed} WHERE true ON CONFLICT (address) DO NOTHING`, [at, JSON.stringify(gone.map((address) => [address]))])
  }
  if (back.length > 0) await tx.raw(`DELETE FROM gone_address WHERE address IN (SELECT s.address FROM ${listed})`, [JSON.stringify(back.map((address) => [address]))])
}

export async function goneAddresses(db: Knex): Promise<readonly string[]> {
  const rows: {address: string}[] = await db('gone_address').select('address').orderBy('address')
  return rows.map(({address}) => address)
}

/** Addresses of one entry, its page and its files, that have been public and are so no more. */
export async function goneAddressesOf(db: Knex, entry: EntryId): Promise<readonly string[]> {
  const shelf = entry.slice(0, 2)
  const own = (where: string): string => `address LIKE '${where}/${shelf}/' || ? || '%'`
  const rows = await select<{address: string}>(db, `SELECT address FROM gone_address WHERE ${['arende', 'handling', 'sammantrade', 'fil'].map(own).join(' OR ')}`, [entry, entry, entry, entry])
  return rows.map(({address}) => address)
}

/** Addresses that have left since the last release that reached its copy: readers of the copy may have them still. None where the newest has reached it. */
export async function addressesNotCopied(db: Knex): Promise<readonly string[]> {
  const made = await releasesMade(db)
  if (made[0] === undefined || made[0].state === 'current') return []
  const copied = made.find(({state}) => state === 'current')?.madeAt ?? ''
  const rows: {address: string}[] = await db('gone_address').select('address').where('since', '>=', copied).orderBy('address')
  return rows.map(({address}) => address)
}

/** The page of an entry that has left the web since an instant, and where it stood. */
export interface GonePage {
  readonly entry: EntryId
  readonly address: string
  readonly since: Instant
  readonly committee: string
  /** Null for a case, and for a document whose direction nobody knows. */
  readonly direction: Direction | null
  /** It left because its time was out. */
  readonly isExpired: boolean
}

// Where the letters of an entry begin in the address of its page, from 1.
const LETTERS_FROM = {case: 'arende/xx/'.length + 1, document: 'handling/xx/'.length + 1} as const
const LETTERS = 20

/** Pages that have left since an instant, of entries that the register still knows. */
export async function gonePagesSince(db: Knex, since: Instant): Promise<readonly GonePage[]> {
  const told = (direction: Direction): string => `WHEN v.content LIKE '%"direction":"${direction}"%' THEN '${direction}'`
  const rows = await select<{id: string; address: string; since: string; committee: string; direction: string | null; stage: string}>(
    db,
    `SELECT e.id AS id, g.address AS address, g.since AS since, e.committee AS committee, CASE WHEN e.kind = 'case' THEN NULL ${DIRECTIONS.map(told).join(' ')} ELSE NULL END AS direction, v.stage AS stage
     FROM gone_address g JOIN entry e ON e.id = CASE WHEN g.address LIKE 'arende/%' THEN substr(g.address, ${LETTERS_FROM.case}, ${LETTERS}) ELSE substr(g.address, ${LETTERS_FROM.document}, ${LETTERS}) END
     JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
     WHERE g.since >= ? AND g.address NOT LIKE 'fil/%' AND g.address NOT LIKE 'sammantrade/%' AND e.part = 'row' AND (e.kind = 'case' OR v.content LIKE '%"direction":"%')`,
    [since],
  )
  return rows.map(({id, address, since: at, committee, direction, stage}) => ({entry: id as EntryId, address, since: at as Instant, committee, direction: direction as Direction | null, isExpired: stage === 'expired'}))
}
