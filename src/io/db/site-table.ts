import type {Knex} from 'knex'
import type {Direction, PublicKind} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {versionsIn, VERSION_COLUMNS, type PlaceOnShow, type VersionOnShow, type VersionRow} from './publication-table.js'
import {IS_ARCHIVED} from './purge-table.js'
import {select} from './select.js'

/** One entry as a release shows it: which version, and what says on which pages it stands. */
export interface SiteRow {
  readonly entry: EntryId
  readonly version: number
  readonly kind: PublicKind
  /** Shown as the bare word and its day (D1). */
  readonly isWord: boolean
  readonly committee: string
  readonly day: LocalDate
  /** Null for a case. */
  readonly direction: Direction | null
  readonly caseEntry: EntryId | null
  /** The day from which its time on the web runs. */
  readonly firstDay: LocalDate
  /** Told to be the archive's: the archive had signed for its case as it stood. */
  readonly isArchived: boolean
}

const COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'version_number', type: 'integer'},
  {name: 'kind', type: 'text'},
  {name: 'is_word', type: 'integer'},
  {name: 'committee', type: 'text'},
  {name: 'day', type: 'text'},
  {name: 'direction', type: 'text'},
  {name: 'case_id', type: 'text'},
  {name: 'first_day', type: 'text'},
  {name: 'is_archived', type: 'integer'},
] as const satisfies readonly BulkColumn[]

const NAMES = COLUMNS.map(({name}) => name).join(', ')
const CUTOFF_COLUMNS = [
  {name: 'committee', type: 'text'},
  {name: 'cutoff', type: 'text'},
] as const satisfies readonly BulkColumn[]
const ID_COLUMNS = [{name: 'entry_id', type: 'text'}] as const satisfies readonly BulkColumn[]
const PAGE_ROWS = 5_000

interface Row {
  entry_id: string
  version_number: number
  kind: PublicKind
  is_word: number
  committee: string
  day: string
  direction: string | null
  case_id: string | null
  first_day: string
  is_archived: number
}

// The rows of one release. Its number is written out: an index on what may be null is used for a known value only.
const inRelease = (row: string, number: number): string => `${row}.since <= ${Math.trunc(number)} AND (${row}.until IS NULL OR ${row}.until > ${Math.trunc(number)})`

/** Notes what a release that is being drawn shows otherwise than the one before: nobody reads it before it is committed. */
export async function draftRelease(tx: Knex.Transaction, dialect: Dialect, number: number, {enter, leave}: {readonly enter: readonly SiteRow[]; readonly leave: Iterable<EntryId> | 'all'}): Promise<void> {
  if (leave === 'all') await tx.raw('UPDATE site_row SET until = ? WHERE until IS NULL', [number])
  else await endRows(tx, dialect, number, [...leave])
  for (let at = 0; at < enter.length; at += PAGE_ROWS) {
    const page = enter.slice(at, at + PAGE_ROWS)
    if (leave !== 'all') await endRows(tx, dialect, number, page.map(({entry}) => entry))
    const rows = page.map(({entry, version, kind, isWord, committee, day, direction, caseEntry, firstDay, isArchived}) => [entry, version, kind, isWord ? 1 : 0, committee, day, direction, caseEntry, firstDay, isArchived ? 1 : 0])
    await tx.raw(`INSERT INTO site_row (${NAMES}, since) SELECT ${NAMES}, ${Math.trunc(number)} FROM ${dialect.rowsFrom(COLUMNS)} s`, [JSON.stringify(rows)])
  }
}

async function endRows(tx: Knex.Transaction, dialect: Dialect, number: number, entries: readonly EntryId[]): Promise<void> {
  for (let at = 0; at < entries.length; at += PAGE_ROWS) {
    const page = JSON.stringify(entries.slice(at, at + PAGE_ROWS).map((entry) => [entry]))
    await tx.raw(`UPDATE site_row SET until = ? WHERE until IS NULL AND entry_id IN (SELECT s.entry_id FROM ${dialect.rowsFrom(ID_COLUMNS)} s)`, [number, page])
  }
}

/** Forgets what was noted of releases after that one: they were given up, or a run died. */
export async function discardDrafts(tx: Knex.Transaction, number: number): Promise<void> {
  await tx.raw('DELETE FROM site_row WHERE since > ?', [number])
  await tx.raw('UPDATE site_row SET until = NULL WHERE until > ?', [number])
}

/** Forgets rows that no kept release shows any more. */
export async function forgetRowsBefore(tx: Knex.Transaction, oldest: number): Promise<void> {
  await tx.raw('DELETE FROM site_row WHERE until <= ?', [oldest])
}

/** Those of some entries that a release shows. */
export async function rowsOf(db: Knex, dialect: Dialect, number: number, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, SiteRow>> {
  const rows: SiteRow[] = []
  for (let at = 0; at < entries.length; at += PAGE_ROWS) {
    const page = JSON.stringify(entries.slice(at, at + PAGE_ROWS).map((entry) => [entry]))
    rows.push(...(await select<Row>(db, `SELECT ${NAMES.replaceAll(/\w+/g, 'r.$&')} FROM ${dialect.rowsFrom(ID_COLUMNS)} s JOIN site_row r ON r.entry_id = s.entry_id WHERE ${inRelease('r', number)}`, [page])).map(toSiteRow))
  }
  return new Map(rows.map((row) => [row.entry, row]))
}

/**
 * Versions that a release shows under another day than the one from which their time on the web is counted now: the registry has told since of an earlier one (P3). Or as somebody else's to release: the
 * archive has signed for their case since, or something has come to it (E3).
 */
export async function placesOtherwise(db: Knex, number: number): Promise<readonly PlaceOnShow[]> {
  const rows = await select<{entry_id: string; number: number}>(
    db,
    `SELECT p.entry_id AS entry_id, p.version_number AS number FROM site_row r JOIN publication p ON p.entry_id = r.entry_id AND p.version_number = r.version_number JOIN entry e ON e.id = r.entry_id
     WHERE ${inRelease('r', number)} AND (r.first_day <> CASE WHEN e.published_earlier IS NULL OR e.first_published_on < e.published_earlier THEN e.first_published_on ELSE e.published_earlier END
       OR (r.is_word = 0 AND r.is_archived <> ${IS_ARCHIVED})) ORDER BY p.entry_id`,
  )
  return rows.map(({entry_id: entry, number: version}) => ({entry: entry as EntryId, version, isOnShow: true}))
}

/** Documents that a release shows of some cases; they say the case's heading, and lead to it. */
export async function rowsInCases(db: Knex, dialect: Dialect, number: number, cases: readonly EntryId[]): Promise<readonly SiteRow[]> {
  const rows: SiteRow[] = []
  for (let at = 0; at < cases.length; at += PAGE_ROWS) {
    const page = JSON.stringify(cases.slice(at, at + PAGE_ROWS).map((entry) => [entry]))
    rows.push(...(await select<Row>(db, `SELECT ${NAMES.replaceAll(/\w+/g, 'r.$&')} FROM ${dialect.rowsFrom(ID_COLUMNS)} s JOIN site_row r ON r.case_id = s.entry_id WHERE ${inRelease('r', number)}`, [page])).map(toSiteRow))
  }
  return rows
}

/** Rows of a release that are public no more, or in another version: what must leave, or what changed while it was drawn. */
export async function rowsNotPublic(db: Knex, number: number): Promise<readonly SiteRow[]> {
  const rows = await select<Row>(
    db,
    `SELECT ${NAMES.replaceAll(/\w+/g, 'r.$&')} FROM site_row r LEFT JOIN publication p ON p.entry_id = r.entry_id AND p.version_number = r.version_number
     WHERE ${inRelease('r', number)} AND p.entry_id IS NULL`,
  )
  return rows.map(toSiteRow)
}

/** Entries that are public and that a release does not show. */
export async function publicWithoutRow(db: Knex, number: number): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(db, `SELECT p.entry_id FROM publication p WHERE NOT EXISTS (SELECT 1 FROM site_row r WHERE r.entry_id = p.entry_id AND ${inRelease('r', number)})`)
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** How many entries a release shows. */
export async function countRows(db: Knex, number: number): Promise<number> {
  const [row] = await select<{rows: number}>(db, `SELECT count(*) AS rows FROM site_row r WHERE ${inRelease('r', number)}`)
  return Number(row?.rows ?? 0)
}

/** Every entry that one of some releases shows. */
export async function entriesInReleases(db: Knex, numbers: readonly number[]): Promise<ReadonlySet<EntryId>> {
  const entries = new Set<EntryId>()
  for (const number of numbers) {
    for (const {entry_id: entry} of await select<{entry_id: string}>(db, `SELECT r.entry_id FROM site_row r WHERE ${inRelease('r', number)}`)) entries.add(entry as EntryId)
  }
  return entries
}

/** True where a release shows something that a later one no longer does, or shows in another version: it may not be gone back to. */
export async function isOutlived(db: Knex, number: number): Promise<boolean> {
  const rows = await select(db, `SELECT 1 FROM site_row r WHERE ${inRelease('r', number)} AND r.until IS NOT NULL LIMIT 1`)
  return rows.length > 0
}

/** Entries that a release shows and a later one no longer does, or shows in another version. */
export async function outlivedIn(db: Knex, number: number): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(db, `SELECT r.entry_id AS entry_id FROM site_row r WHERE ${inRelease('r', number)} AND r.until IS NOT NULL`)
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/**
 * Rows of a release whose time is out: their first day is no later than their committee's cutoff; `otherwise` is that of every committee that is not named. A case stands as
 * long as a document of its own does that the release shows (H2).
 */
export async function rowsPastTime(db: Knex, dialect: Dialect, number: number, cutoffs: ReadonlyMap<string, LocalDate>, otherwise: LocalDate): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(
    db,
    `SELECT r.entry_id AS entry_id FROM site_row r LEFT JOIN ${dialect.rowsFrom(CUTOFF_COLUMNS)} c ON c.committee = r.committee
     WHERE ${inRelease('r', number)} AND r.first_day <= coalesce(c.cutoff, ?)
       AND NOT (r.kind IN ('case', 'meeting') AND r.is_word = 0 AND EXISTS (SELECT 1 FROM site_row d WHERE d.case_id = r.entry_id AND d.is_word = 0 AND ${inRelease('d', number)} AND d.first_day > coalesce(c.cutoff, ?)))`,
    [JSON.stringify([...cutoffs]), otherwise, otherwise],
  )
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** Notes that a new release shows what an earlier one did: what has come since is on it no more. */
export async function goBackTo(tx: Knex.Transaction, earlier: number, number: number): Promise<void> {
  await tx.raw('UPDATE site_row SET until = ? WHERE until IS NULL AND since > ?', [number, earlier])
}

/** What a release shows of cases or documents, more than the bare word: those that came last on the web, the newest first. */
export async function newestIn(db: Knex, number: number, {kind, committee, direction}: {readonly kind: 'case' | 'document'; readonly committee: string | null; readonly direction: Direction | null}, rows: number): Promise<readonly EntryId[]> {
  const where = `${committee === null ? '' : ' AND r.committee = ?'}${direction === null ? '' : ' AND r.direction = ?'}`
  const found = await select<{entry_id: string}>(
    db,
    `SELECT r.entry_id AS entry_id FROM site_row r WHERE ${inRelease('r', number)} AND r.is_word = 0 AND r.kind = ?${where} ORDER BY r.first_day DESC, r.day DESC, r.entry_id LIMIT ?`,
    [kind, ...(committee === null ? [] : [committee]), ...(direction === null ? [] : [direction]), rows],
  )
  return found.map(({entry_id: entry}) => entry as EntryId)
}

/** The days of a release, oldest first; true where a row that day is more than the bare word. */
export async function daysIn(db: Knex, number: number): Promise<ReadonlyMap<LocalDate, boolean>> {
  const rows = await select<{day: string; has_word_only: number}>(
    db,
    `SELECT r.day AS day, min(r.is_word) AS has_word_only FROM site_row r WHERE r.kind = 'document' AND ${inRelease('r', number)} GROUP BY r.day
     UNION ALL SELECT r.day, 1 FROM site_row r WHERE r.kind = 'case' AND r.is_word = 1 AND ${inRelease('r', number)} GROUP BY r.day ORDER BY day`,
  )
  const days = new Map<LocalDate, boolean>()
  for (const {day, has_word_only: isWordOnly} of rows) days.set(day as LocalDate, Number(isWordOnly) === 0 || days.get(day as LocalDate) === true)
  return days
}

/** How many rows more than the bare word a release shows in each month, by committee and direction; null for cases. */
export async function monthsIn(db: Knex, number: number): Promise<readonly {readonly month: string; readonly committee: string; readonly direction: Direction | null; readonly rows: number}[]> {
  const rows = await select<{month: string; committee: string; direction: string | null; rows: number}>(
    db,
    `SELECT substr(r.day, 1, 7) AS month, r.committee AS committee, r.direction AS direction, count(*) AS rows FROM site_row r
     WHERE r.is_word = 0 AND r.kind IN ('case', 'document') AND ${inRelease('r', number)} GROUP BY substr(r.day, 1, 7), r.committee, r.direction`,
  )
  return rows.map(({month, committee, direction, rows: count}) => ({month, committee, direction: direction as Direction | null, rows: Number(count)}))
}

/** A version that a release shows, the day it was first shown, and the version of its case that the release shows in the open. */
export interface VersionInRelease extends VersionOnShow {
  readonly firstDay: LocalDate
  readonly caseVersion: number | null
}

/** Which rows of a release are read. */
export type RowsWanted =
  /** `holding`: only those in whose stored text the runs of one of some lists stand in their order; whatever stands between them, and in capitals or small letters. */
  | {readonly of: 'days'; readonly first: LocalDate; readonly last: LocalDate; readonly holding?: readonly (readonly string[])[]}
  | {readonly of: 'entries'; readonly entries: readonly EntryId[]}
  | {readonly of: 'cases'; readonly cases: readonly EntryId[]}
  | {readonly of: 'meetings'; readonly committee: string | null; readonly from: LocalDate | null; readonly withPapers: boolean}
  | {readonly of: 'latest'; readonly kind: 'case' | 'document'; readonly committee: string | null; readonly direction: Direction | null; readonly rows: number}

/** Rows of a release with their texts. */
export async function readRows(db: Knex, dialect: Dialect, number: number, wanted: RowsWanted): Promise<readonly VersionInRelease[]> {
  const {from, where, bindings} = await conditionOf(db, dialect, number, wanted)
  const rows = await select<VersionRow & {told_archived: number; first_day: string; case_version: number | null}>(
    db,
    `SELECT ${VERSION_COLUMNS}, r.first_day AS first_day, r.is_archived AS told_archived, c.version_number AS case_version FROM ${from}
     JOIN version v ON v.entry_id = r.entry_id AND v.number = r.version_number JOIN entry e ON e.id = r.entry_id LEFT JOIN decision d ON d.id = v.decision_id
     LEFT JOIN site_row c ON c.entry_id = r.case_id AND c.is_word = 0 AND ${inRelease('c', number)}
     WHERE ${inRelease('r', number)}${where}`,
    bindings,
  )
  const versions = await versionsIn(db, rows)
  return rows.flatMap((row, at) => {
    const version = versions[at]
    return version === undefined ? [] : [{...version, isArchived: Number(row.told_archived) === 1, firstDay: row.first_day as LocalDate, caseVersion: row.case_version}]
  })
}

async function conditionOf(db: Knex, dialect: Dialect, number: number, wanted: RowsWanted): Promise<{readonly from: string; readonly where: string; readonly bindings: readonly (string | number)[]}> {
  switch (wanted.of) {
    case 'days':
      return {
        from: 'site_row r',
        where: ` AND r.kind IN ('case', 'document') AND r.day >= ? AND r.day <= ?${wanted.holding === undefined ? '' : ` AND (${wanted.holding.map(() => 'lower(v.content) LIKE ?').join(' OR ')})`}`,
        bindings: [wanted.first, wanted.last, ...(wanted.holding ?? []).map((runs) => `%${runs.join('%')}%`)],
      }
    case 'entries':
      return {from: `${dialect.rowsFrom(ID_COLUMNS)} s JOIN site_row r ON r.entry_id = s.entry_id`, where: '', bindings: [JSON.stringify(wanted.entries.map((entry) => [entry]))]}
    case 'cases':
      return {from: `${dialect.rowsFrom(ID_COLUMNS)} s JOIN site_row r ON r.case_id = s.entry_id`, where: ' AND r.is_word = 0', bindings: [JSON.stringify(wanted.cases.map((entry) => [entry]))]}
    case 'meetings':
      return {
        from: 'site_row r',
        where: ` AND r.kind IN (${wanted.withPapers ? `'meeting', 'paper'` : `'meeting'`})${wanted.committee === null ? '' : ' AND r.committee = ?'}${wanted.from === null ? '' : ' AND r.day >= ?'}`,
        bindings: [...(wanted.committee === null ? [] : [wanted.committee]), ...(wanted.from === null ? [] : [wanted.from])],
      }
    case 'latest': {
      const {kind, committee, direction} = wanted
      const where = ` AND r.is_word = 0 AND r.kind = ?${committee === null ? '' : ' AND r.committee = ?'}${direction === null ? '' : ' AND r.direction = ?'}`
      const bindings = [kind, ...(committee === null ? [] : [committee]), ...(direction === null ? [] : [direction])]
      // Whole days, so that the order within the last of them does not depend on which rows were read.
      const [last] = await select<{day: string}>(db, `SELECT r.day AS day FROM site_row r WHERE ${inRelease('r', number)}${where} ORDER BY r.day DESC LIMIT 1 OFFSET ?`, [...bindings, wanted.rows - 1])
      return {from: 'site_row r', where: `${where} AND r.day >= ?`, bindings: [...bindings, last?.day ?? '']}
    }
  }
}

const HEADING_COLUMNS = [
  {name: 'entry_id', type: 'text'},
  {name: 'number', type: 'integer'},
] as const satisfies readonly BulkColumn[]

/** The texts of some versions, by `entry.number`. */
export async function contentsAt(db: Knex, dialect: Dialect, places: readonly {readonly entry: EntryId; readonly version: number}[]): Promise<ReadonlyMap<string, string>> {
  const contents = new Map<string, string>()
  for (let at = 0; at < places.length; at += PAGE_ROWS) {
    const page = JSON.stringify(places.slice(at, at + PAGE_ROWS).map(({entry, version}) => [entry, version]))
    const rows = await select<{entry_id: string; number: number; content: string}>(
      db,
      `SELECT v.entry_id AS entry_id, v.number AS number, v.content AS content FROM ${dialect.rowsFrom(HEADING_COLUMNS)} s JOIN version v ON v.entry_id = s.entry_id AND v.number = s.number`,
      [page],
    )
    for (const {entry_id: entry, number, content} of rows) contents.set(`${entry}.${number}`, content)
  }
  return contents
}

/** Every case that a release shows in the open, in the order of their ids. */
export async function casesIn(db: Knex, number: number): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(db, `SELECT r.entry_id FROM site_row r WHERE r.kind = 'case' AND r.is_word = 0 AND ${inRelease('r', number)} ORDER BY r.entry_id`)
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** Every meeting that a release shows, in the order of their ids. */
export async function meetingsIn(db: Knex, number: number): Promise<readonly EntryId[]> {
  const rows = await select<{entry_id: string}>(db, `SELECT r.entry_id FROM site_row r WHERE r.kind = 'meeting' AND ${inRelease('r', number)} ORDER BY r.entry_id`)
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** Every committee with a row in a release. */
export async function committeesIn(db: Knex, number: number): Promise<readonly string[]> {
  const rows = await select<{committee: string}>(db, `SELECT DISTINCT r.committee AS committee FROM site_row r WHERE r.is_word = 0 AND ${inRelease('r', number)}`)
  return rows.map(({committee}) => committee)
}

function toSiteRow(row: Row): SiteRow {
  return {
    entry: row.entry_id as EntryId,
    version: row.version_number,
    kind: row.kind,
    isWord: row.is_word === 1,
    committee: row.committee,
    day: row.day as LocalDate,
    direction: row.direction as Direction | null,
    caseEntry: row.case_id as EntryId | null,
    firstDay: row.first_day as LocalDate,
    isArchived: Number(row.is_archived) === 1,
  }
}
