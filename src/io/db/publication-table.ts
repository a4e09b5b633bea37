import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {Version} from '../../core/publication/version.js'
import {isTightened} from '../../core/publication/is-tightened.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {CommitteeCode, EntryId, Fingerprint, Instant, VersionId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {isOutdated, outdatedPapers} from './meeting-table.js'
import {IS_ARCHIVED} from './purge-table.js'
import {select} from './select.js'
import {WAITS_FOR_SWEEP} from './swept-table.js'
import {setRemovalsPending} from './meta-table.js'
import {hasNumbers} from '../../core/review/declaration.js'
import {decisionIn, declarationsOf, DECISION_COLUMNS, type DecisionColumns} from './decision-table.js'

/** A version with what the register knows of its entry's time on the web. */
export interface VersionOnShow {
  readonly version: Version
  readonly caseEntry: EntryId | null
  readonly isHistory: boolean
  /** The day it was first public here, or earlier by the registry's word; null before. */
  readonly publishedOn: LocalDate | null
  /** True where the archive has signed for its case as it stands. */
  readonly isArchived: boolean
  /** The content as stored, which the fingerprint is worked out from. */
  readonly contentText: string
}

/** A row of `VERSION_COLUMNS`. */
export interface VersionRow extends DecisionColumns {
  entry_id: string
  number: number
  stage: string
  content: string
  verdict: string
  fingerprint: string
  policy_hash: string
  committee: string
  case_number: string
  document_number: string
  case_id: string | null
  is_history: number
  published_earlier: string | null
  first_published_on: string | null
  is_archived: number
}

/** What a version is made of, with `v` the version, `e` its entry and `d` its decision. */
export const VERSION_COLUMNS = `v.entry_id, v.number, v.stage, v.content, v.verdict, v.fingerprint, v.policy_hash,
  e.committee, e.case_number, e.document_number, e.case_id, e.is_history, e.published_earlier, e.first_published_on, ${IS_ARCHIVED} AS is_archived, ${DECISION_COLUMNS}`

const PAGE_ROWS = 5_000

const PLACE_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'number', type: 'integer'},
] as const satisfies readonly BulkColumn[]

/** Which version of which entry, and whether some version of it is public. */
export interface PlaceOnShow {
  readonly entry: EntryId
  readonly version: number
  readonly isOnShow: boolean
}

interface PlaceRow {
  entry_id: string
  number: number
  is_on_show: number
}

const CUTOFF_COLUMNS = [
  {name: 'committee', type: 'text'},
  {name: 'cutoff', type: 'text'},
] as const satisfies readonly BulkColumn[]

/** Every version that is public now. */
export async function placesOnShow(db: Knex): Promise<readonly PlaceOnShow[]> {
  return placesOf(await select<PlaceRow>(db, 'SELECT entry_id, version_number AS number, 1 AS is_on_show FROM publication ORDER BY entry_id'))
}

/**
 * Every version that is public now whose entry has no time of its own, or none any more: its first day on the web is none, or no later than its committee's cutoff.
 * `otherwise` is the cutoff of every committee that is not named.
 */
export async function placesPastTime(db: Knex, dialect: Dialect, cutoffs: ReadonlyMap<string, LocalDate>, otherwise: LocalDate): Promise<readonly PlaceOnShow[]> {
  return placesOf(await select<PlaceRow>(
    db,
    `SELECT p.entry_id, p.version_number AS number, 1 AS is_on_show FROM publication p JOIN entry e ON e.id = p.entry_id
     LEFT JOIN ${dialect.rowsFrom(CUTOFF_COLUMNS)} c ON c.committee = e.committee
     WHERE (e.first_published_on IS NULL AND e.published_earlier IS NULL)
       OR e.first_published_on <= coalesce(c.cutoff, ?) OR e.published_earlier <= coalesce(c.cutoff, ?) ORDER BY p.entry_id`,
    [JSON.stringify([...cutoffs]), otherwise, otherwise],
  ))
}

/** The versions that are public now of some cases' documents. */
export async function placesOnShowIn(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<readonly PlaceOnShow[]> {
  return placesOf(await select<PlaceRow>(
    db,
    `SELECT p.entry_id, p.version_number AS number, 1 AS is_on_show FROM ${dialect.rowsFrom(ID_COLUMNS)} s JOIN entry e ON e.case_id = s.entry_id JOIN publication p ON p.entry_id = e.id ORDER BY p.entry_id`,
    [JSON.stringify(cases.map((entry) => [entry]))],
  ))
}

/**
 * Every current version that is cleared or secret, stands in the registry and is not public yet; an old case only where it has documents that are not old (H2). Of a meeting or its papers nothing that is secret (D1). What the
 * registry is waited for is not ready whoever cleared it: a rule, a scan, an older export (P3). With `until`, only what stood so at that instant: what was imported, decided or
 * restored later waits for the next run (G1). With `sweptOnly`, nothing that names a person and has not been looked through for those who are protected (K8).
 */
export async function placesReady(db: Knex, until: Instant | null, sweptOnly: boolean): Promise<readonly PlaceOnShow[]> {
  const inTime = `AND v.made_at <= ? AND NOT EXISTS (SELECT 1 FROM decision l WHERE l.id = v.decision_id AND l.at > ?)
       AND NOT EXISTS (SELECT 1 FROM audit_event a WHERE a.entry_id = e.id AND a.kind = 'entry.restored' AND a.at > ?)`
  return placesOf(await select<PlaceRow>(
    db,
    `SELECT v.entry_id, v.number, CASE WHEN p.entry_id IS NULL THEN 0 ELSE 1 END AS is_on_show FROM version v JOIN entry e ON e.id = v.entry_id AND e.current_version = v.number
     LEFT JOIN entry c ON c.id = e.case_id
     LEFT JOIN publication p ON p.entry_id = v.entry_id
     WHERE (v.stage IN ('cleared', 'secret') OR (v.stage = 'expired' AND e.kind = 'case' AND v.is_secret = 0)) AND e.registry_state = 'present' AND e.is_taken_down = 0
       AND (c.id IS NULL OR c.registry_state = 'present')
       AND (p.version_number IS NULL OR p.version_number <> v.number)
       AND e.unheard_since IS NULL AND (c.id IS NULL OR c.unheard_since IS NULL) AND (e.kind = 'document' OR NOT EXISTS (SELECT 1 FROM entry u WHERE u.case_id = e.id AND u.unheard_since IS NOT NULL))
       AND (e.kind = 'document' OR (e.is_history = 0 AND v.stage <> 'expired') OR EXISTS (SELECT 1 FROM entry d WHERE d.case_id = e.id AND d.is_history = 0 AND d.registry_state = 'present'))
       AND e.part <> 'item' AND (e.part = 'row' OR v.is_secret = 0) AND (e.part <> 'paper' OR NOT ${isOutdated('e.id', 'v.number')})
       ${until === null ? '' : inTime} ${sweptOnly ? `AND NOT ${WAITS_FOR_SWEEP}` : ''}
     ORDER BY v.entry_id`,
    until === null ? [] : [until, until, until],
  ))
}

function placesOf(rows: readonly PlaceRow[]): readonly PlaceOnShow[] {
  return rows.map(({entry_id: entry, number, is_on_show: isOnShow}) => ({entry: entry as EntryId, version: number, isOnShow: Number(isOnShow) === 1}))
}

/** Some versions with their texts, some thousands at a time. The places are found first, all at once: a page by itself would sort everything again. */
export async function* versionsAt(db: Knex, dialect: Dialect, places: readonly Pick<PlaceOnShow, 'entry' | 'version'>[]): AsyncGenerator<readonly VersionOnShow[]> {
  const sql = `SELECT ${VERSION_COLUMNS} FROM ${dialect.rowsFrom(PLACE_COLUMNS)} s JOIN version v ON v.entry_id = s.entry_id AND v.number = s.number
    JOIN entry e ON e.id = v.entry_id LEFT JOIN decision d ON d.id = v.decision_id`
  for (let at = 0; at < places.length; at += PAGE_ROWS) {
    const page = places.slice(at, at + PAGE_ROWS).map(({entry, version}) => [entry, version])
    yield await versionsIn(db, await select<VersionRow>(db, sql, [JSON.stringify(page)]))
  }
}

const SHOWN_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'number', type: 'integer'},
  {name: 'first_day', type: 'text'},
] as const satisfies readonly BulkColumn[]

/** The stages of a newer version that let the one on show stand until the next run. */
const MAY_BE_SHOWN: ReadonlySet<string> = new Set<Stage>(['published', 'cleared', 'secret'])

const ID_COLUMNS = [{name: 'entry_id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** Puts versions on show: their stage, their entry's clock, and the place of the version they replace. */
export async function publish(
  tx: Knex.Transaction,
  dialect: Dialect,
  shown: readonly {readonly entry: EntryId; readonly version: number; readonly firstDay: LocalDate | null}[],
): Promise<void> {
  const listed = `${dialect.rowsFrom(SHOWN_COLUMNS)} s`
  for (let at = 0; at < shown.length; at += PAGE_ROWS) {
    const page = JSON.stringify(shown.slice(at, at + PAGE_ROWS).map((one) => [one.entry, one.version, one.firstDay]))
    await tx.raw(
      `UPDATE version SET stage = 'superseded' FROM ${listed} JOIN publication p ON p.entry_id = s.entry_id
       WHERE version.entry_id = p.entry_id AND version.number = p.version_number AND p.version_number <> s.number`,
      [page],
    )
    await tx.raw(`UPDATE version SET stage = 'published' FROM ${listed} WHERE version.entry_id = s.entry_id AND version.number = s.number AND version.stage IN ('cleared', 'secret', 'expired')`, [page])
    await tx.raw(
      `INSERT INTO publication (entry_id, version_number) SELECT s.entry_id, s.number FROM ${listed} WHERE true
       ON CONFLICT (entry_id) DO UPDATE SET version_number = excluded.version_number`,
      [page],
    )
    await tx.raw(
      `UPDATE entry SET first_published_on = s.first_day FROM ${listed} WHERE entry.id = s.entry_id AND entry.first_published_on IS NULL AND s.first_day IS NOT NULL`,
      [page],
    )
  }
}

/** Takes entries off the list of what is public. */
export async function takeOff(tx: Knex.Transaction, dialect: Dialect, entries: readonly EntryId[], to: Extract<Stage, 'expired' | 'withdrawn'>): Promise<void> {
  const listed = `${dialect.rowsFrom(ID_COLUMNS)} s`
  for (let at = 0; at < entries.length; at += PAGE_ROWS) {
    const page = JSON.stringify(entries.slice(at, at + PAGE_ROWS).map((entry) => [entry]))
    // The stage is compared so that no index of stages is used: a handful of entries would be found by way of everything that is published.
    await tx.raw(
      `UPDATE version SET stage = ? FROM publication p JOIN ${listed} ON s.entry_id = p.entry_id
       WHERE version.entry_id = p.entry_id AND version.number = p.version_number AND coalesce(version.stage, '') = 'published'`,
      [to, page],
    )
    await tx.raw(`DELETE FROM publication WHERE entry_id IN (SELECT s.entry_id FROM ${listed})`, [page])
  }
}

/** Lets entries wait for the next release as they did before the one that first showed them; their first day on the web stands (H1). A newer text that waits takes the place of the one that was shown. */
export async function putBack(tx: Knex.Transaction, dialect: Dialect, entries: readonly EntryId[]): Promise<void> {
  const listed = `${dialect.rowsFrom(ID_COLUMNS)} s`
  for (let at = 0; at < entries.length; at += PAGE_ROWS) {
    const page = JSON.stringify(entries.slice(at, at + PAGE_ROWS).map((entry) => [entry]))
    await tx.raw(
      `UPDATE version SET stage = CASE WHEN e.current_version <> version.number THEN 'superseded' WHEN version.is_secret = 1 THEN 'secret' ELSE 'cleared' END
       FROM publication p JOIN ${listed} ON s.entry_id = p.entry_id JOIN entry e ON e.id = p.entry_id
       WHERE version.entry_id = p.entry_id AND version.number = p.version_number AND coalesce(version.stage, '') = 'published'`,
      [page],
    )
    await tx.raw(`DELETE FROM publication WHERE entry_id IN (SELECT s.entry_id FROM ${listed})`, [page])
  }
}

/**
 * Takes off everything that may no longer be public, whatever the cause: gone or cancelled in the registry, taken down, or followed by a version
 * that is not cleared or shows less. Returns what left. Import, review and scan all end with it.
 */
export async function takeOffDisallowed(tx: Knex.Transaction, dialect: Dialect): Promise<readonly EntryId[]> {
  // Each cause by the index that finds it: a takedown does not read the whole register. A CROSS JOIN is read by SQLite as it stands, what has gone first: for the order of a union it would else begin with everything public.
  const rows = await select<{entry_id: string}>(tx, `SELECT p.entry_id FROM entry e CROSS JOIN publication p WHERE p.entry_id = e.id AND (e.registry_state <> 'present' OR e.is_taken_down = 1)
     UNION SELECT p.entry_id FROM entry e JOIN publication p ON p.entry_id = e.id
       WHERE e.case_id IN (SELECT c.id FROM entry c WHERE (c.registry_state <> 'present' OR c.is_taken_down = 1) AND c.registry_state <> 'present')
     UNION SELECT entry_id FROM (SELECT entry_id, version_number FROM publication EXCEPT SELECT entry_id, number FROM version WHERE stage = 'published') unpublished`)
  const leaving = new Set([...rows.map(({entry_id}) => entry_id as EntryId), ...(await outdatedPapers(tx))])
  // Only what has a newer version waiting for the next run, or for a person: few, between two runs.
  const replaced = await select<{entry_id: string; shown: string; now: string; stage: string; is_now_secret: number}>(
    tx,
    `SELECT p.entry_id, shown.content AS shown, current.content AS now, current.stage AS stage,
       CASE WHEN current.is_secret = 1 AND shown.is_secret = 0 THEN 1 ELSE 0 END AS is_now_secret FROM publication p
     JOIN entry e ON e.id = p.entry_id AND e.current_version <> p.version_number
     JOIN version shown ON shown.entry_id = p.entry_id AND shown.number = p.version_number
     JOIN version current ON current.entry_id = e.id AND current.number = e.current_version`,
  )
  for (const {entry_id: entry, shown, now, stage, is_now_secret: isNowSecret} of replaced) {
    if (!MAY_BE_SHOWN.has(stage) || Number(isNowSecret) === 1 || isTightened(JSON.parse(shown) as RegisteredContent, JSON.parse(now) as RegisteredContent)) leaving.add(entry as EntryId)
  }
  await takeOff(tx, dialect, [...leaving], 'withdrawn')
  // Stands until a release without them is what readers see, so that a takedown cut short is made good by whatever comes next (G3).
  if (leaving.size > 0) await setRemovalsPending(tx, true)
  return [...leaving]
}

/** Gives entries whose first day on the web lies after `today` another one, and counts them: a wrong clock gave them theirs. */
export async function putBackFirstDays(tx: Knex.Transaction, today: LocalDate, day: LocalDate): Promise<number> {
  return tx('entry').where('first_published_on', '>', today).update({first_published_on: day})
}

/** How many entries of each committee are public. */
export async function countOnShow(db: Knex): Promise<ReadonlyMap<string, number>> {
  const rows = await select<{committee: string; entries: number}>(db, 'SELECT e.committee AS committee, count(*) AS entries FROM publication p JOIN entry e ON e.id = p.entry_id GROUP BY e.committee')
  return new Map(rows.map(({committee, entries}) => [committee, Number(entries)]))
}

/** Every entry that is public. */
export async function entriesOnShow(db: Knex): Promise<ReadonlySet<EntryId>> {
  const rows: {entry_id: string}[] = await db('publication').select('entry_id')
  return new Set(rows.map(({entry_id: entry}) => entry as EntryId))
}

export async function isOnShow(db: Knex, entry: EntryId): Promise<boolean> {
  return (await db('publication').where({entry_id: entry}).first()) !== undefined
}

/** The versions in some rows, in their order, each with what persons have declared of its entry. */
export async function versionsIn(db: Knex, rows: readonly VersionRow[]): Promise<readonly VersionOnShow[]> {
  const versions = rows.map(toVersionOnShow)
  const declared = await declarationsOf(db, versions.flatMap(({version}) => (hasNumbers(version.verdict) ? [version.entry] : [])))
  return declared.size === 0 ? versions : versions.map((one) => ({...one, version: {...one.version, declarations: declared.get(one.version.entry) ?? []}}))
}

function toVersionOnShow(row: VersionRow): VersionOnShow {
  const earliest = [row.first_published_on, row.published_earlier].filter((day) => day !== null).sort()[0]
  return {
    caseEntry: row.case_id as EntryId | null,
    isHistory: row.is_history === 1,
    publishedOn: (earliest as LocalDate | undefined) ?? null,
    isArchived: Number(row.is_archived) === 1,
    contentText: row.content,
    version: {
      id: `${row.entry_id}.${row.number}` as VersionId,
      entry: row.entry_id as EntryId,
      key: {committee: row.committee as CommitteeCode, caseNumber: row.case_number, documentNumber: row.document_number === '' ? null : row.document_number},
      stage: row.stage as Stage,
      content: JSON.parse(row.content) as RegisteredContent,
      verdict: JSON.parse(row.verdict) as Verdict,
      fingerprint: row.fingerprint as Fingerprint,
      policyHash: row.policy_hash,
      declarations: [],
      decision: decisionIn(row),
    },
  }
}
