import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

/** Which version of which entry. */
export interface VersionPlace {
  readonly entry: EntryId
  readonly number: number
}

/** A version as it is looked through for protected persons (K2): one that is public or may come to be, and one that is neither, which the archive gets with the others. */
export interface SweptVersion extends VersionPlace {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly documentNumber: string | null
  readonly deliveredIn: string | null
  /** The first day on the web, where there was one. */
  readonly publishedOn: string | null
  readonly isCurrent: boolean
  readonly isPublic: boolean
  /** True of one that readers see, or may come to see. */
  readonly isForReaders: boolean
  /** True where everybody who is kept has been looked for in it. */
  readonly isSwept: boolean
  readonly content: RegisteredContent
  /** The heading of a document's case, which readers see beside its own; null for a case. */
  readonly caseHeading: string | null
}

interface Row {
  entry_id: string
  number: number
  committee: string
  case_number: string
  document_number: string
  delivered_in: string | null
  published_on: string | null
  current_version: number
  is_public: number
  is_swept: number
  is_for_readers: number
  content: string
  case_id: string | null
}

const PAGE_ENTRIES = 2_000

/** What is public, cleared, or waits for somebody who may clear it. */
const LOOKED_THROUGH = ['cleared', 'published', 'expired', 'held', 'blocked', 'escalated', 'deferred'] as const satisfies readonly Stage[]
const IN_STAGE = `v.stage IN (${LOOKED_THROUGH.map((stage) => `'${stage}'`).join(', ')}) AND v.is_secret = 0`
/** Of a version `v` of an entry `e` with what is public `p`. */
const FOR_READERS = `((v.number = e.current_version OR p.entry_id IS NOT NULL) AND ${IN_STAGE})`
const IS_SWEPT = 'EXISTS (SELECT 1 FROM swept s WHERE s.entry_id = v.entry_id AND s.number = v.number)'

/**
 * True of a version `v` that names nobody: no officer, nothing found in its texts, and nothing that could be a property, such as `1:23`. JSON writes a quotation mark inside a text in another way, and has one before
 * each colon of its own.
 */
const DIGIT_AND_COLON = [...'0123456789'].map((digit) => `v.content LIKE '%${digit}:%'`).join(' OR ')
const NAMES_SOMEBODY_ELSE = `(${['"meeting":{', '"paper":{', '"item":{'].map((part) => `v.content LIKE '%${part}%'`).join(' OR ')})`
const NAMES_NOBODY = `(v.content LIKE '%"officer":""%' AND v.verdict LIKE '%"findings":[]%' AND NOT (${DIGIT_AND_COLON}) AND NOT ${NAMES_SOMEBODY_ELSE})`

/** Whether a version `v` waits for the holders to look it through before it may be shown (K8). Of a secret heading only the word goes out. */
export const WAITS_FOR_SWEEP = `(v.is_secret = 0 AND NOT ${NAMES_NOBODY} AND NOT ${IS_SWEPT})`

/** Versions to look through, some thousands at a time: all of them, or those that have not been. */
export async function* versionsToSweep(db: Knex, dialect: Dialect, scope: 'all' | 'unswept'): AsyncGenerator<readonly SweptVersion[]> {
  let after = ''
  for (;;) {
    const entries = `(SELECT id, case_id, committee, case_number, document_number, delivered_in, published_earlier, first_published_on, current_version FROM entry WHERE id > ? ORDER BY id LIMIT ${PAGE_ENTRIES})`
    const [page] = await select<{last: string | null}>(db, `SELECT max(e.id) AS last FROM ${entries} e`, [after])
    if (page?.last == null) return
    // A CROSS JOIN is read by SQLite as it stands, what has gone first: else it would read every version for each page.
    const rows = await select<Row>(
      db,
      `SELECT v.entry_id, v.number, e.committee, e.case_number, e.document_number, e.delivered_in, coalesce(e.published_earlier, e.first_published_on) AS published_on, e.current_version,
         CASE WHEN p.entry_id IS NULL THEN 0 ELSE 1 END AS is_public, CASE WHEN s.entry_id IS NULL THEN 0 ELSE 1 END AS is_swept,
         CASE WHEN ${FOR_READERS} THEN 1 ELSE 0 END AS is_for_readers, v.content, e.case_id
       FROM ${entries} e CROSS JOIN version v LEFT JOIN publication p ON p.entry_id = v.entry_id AND p.version_number = v.number
       LEFT JOIN swept s ON s.entry_id = v.entry_id AND s.number = v.number
       WHERE v.entry_id = e.id AND v.is_secret = 0 AND (${FOR_READERS} OR v.content NOT LIKE '%"protection":"marked"%') ${scope === 'all' ? '' : 'AND s.entry_id IS NULL'}`,
      [after],
    )
    if (rows.length > 0) {
      const headings = await headingsOf(db, dialect, [...new Set(rows.flatMap(({case_id: id}) => id ?? []))])
      yield rows.map((row) => toVersion(row, headings))
    }
    after = page.last
  }
}

/** The headings that some cases have now, by their ids. */
export async function headingsOf(db: Knex, dialect: Dialect, cases: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (cases.length === 0) return new Map()
  const rows = await select<{id: string; content: string}>(
    db,
    `SELECT s.entry_id AS id, v.content FROM ${dialect.rowsFrom(CASES)} s CROSS JOIN entry e CROSS JOIN version v WHERE e.id = s.entry_id AND v.entry_id = e.id AND v.number = e.current_version`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  return new Map(rows.map(({id, content}) => [id, (JSON.parse(content) as RegisteredContent).heading]))
}

const CASES = [{name: 'entry_id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** How many current versions that were made since the last sweep have not been looked through: what there is to do, found without reading everything. What a sweep left out for a reason is not among them. */
export async function countUnswept(db: Knex): Promise<number> {
  const [row] = await select<{versions: number}>(
    db,
    `SELECT count(*) AS versions FROM version v JOIN entry e ON e.id = v.entry_id AND e.current_version = v.number
     WHERE ${IN_STAGE} AND v.made_at >= coalesce((SELECT value FROM meta WHERE key = 'sweptUntil'), '') AND NOT ${IS_SWEPT}`,
  )
  return Number(row?.versions ?? 0)
}

/** Notes since when what has not been looked through is counted: a day before, since machines' clocks differ, and an import takes its time. */
export async function setSweptUntil(tx: Knex.Transaction, at: Instant): Promise<void> {
  const dayBefore = new Date(Date.parse(at) - 86_400_000).toISOString()
  await tx('meta').insert({key: 'sweptUntil', value: dayBefore}).onConflict('key').merge()
}

/** Which version of an entry is public now; null where none is. */
export async function publicVersion(tx: Knex, entry: EntryId): Promise<number | null> {
  const row: {version_number: number} | undefined = await tx('publication').where({entry_id: entry}).first('version_number')
  return row === undefined ? null : row.version_number
}

/** How many entries that are cleared wait for the holders to look them through before they may be shown, by committee. */
export async function countWaitingForSweep(db: Knex): Promise<ReadonlyMap<string, number>> {
  const rows = await select<{committee: string; entries: number}>(
    db,
    `SELECT e.committee AS committee, count(*) AS entries FROM version v JOIN entry e ON e.id = v.entry_id AND e.current_version = v.number
     WHERE v.stage = 'cleared' AND e.registry_state = 'present' AND e.is_taken_down = 0 AND e.is_history = 0 AND ${WAITS_FOR_SWEEP} GROUP BY e.committee`,
  )
  return new Map(rows.map(({committee, entries}) => [committee, Number(entries)]))
}

/** Those of some cases of which some text waits for the holders to look it through, whoever was ever to read it: the archive gets every one. */
export async function casesWaitingForSweep(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  if (cases.length === 0) return new Set()
  const rows = await select<{id: string}>(
    db,
    `SELECT DISTINCT k.entry_id AS id FROM ${dialect.rowsFrom(CASES)} k JOIN entry e ON (e.id = k.entry_id OR e.case_id = k.entry_id) JOIN version v ON v.entry_id = e.id
     WHERE ${WAITS_FOR_SWEEP} AND v.content NOT LIKE '%"protection":"marked"%'`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  return new Set(rows.map(({id}) => id as EntryId))
}

/** Marks an earlier text, or one that nobody is to read, as somebody's who is protected: where it stands, since nothing that is shown is changed by it. */
export async function markInPlace(tx: Knex.Transaction, {entry, number}: VersionPlace): Promise<void> {
  const row: {content: string} | undefined = await tx('version').where({entry_id: entry, number}).first('content')
  if (row === undefined) return
  const content: RegisteredContent = {...(JSON.parse(row.content) as RegisteredContent), protection: 'marked'}
  await tx('version').where({entry_id: entry, number}).update({content: JSON.stringify(content)})
  // What the archive got before tells more than it may: the case goes again.
  await tx('entry').where({id: entry}).increment('marks', 1)
}

const PLACES = [
  {name: 'entry_id', type: 'text'},
  {name: 'number', type: 'integer'},
] as const satisfies readonly BulkColumn[]
const PLACES_IN_STATEMENT = 10_000

/** Notes that versions have been looked through for everybody who is kept. One that has gone meanwhile is none. */
export async function addSwept(tx: Knex.Transaction, dialect: Dialect, places: readonly VersionPlace[]): Promise<void> {
  for (let at = 0; at < places.length; at += PLACES_IN_STATEMENT) {
    const listed = JSON.stringify(places.slice(at, at + PLACES_IN_STATEMENT).map(({entry, number}) => [entry, number]))
    await tx.raw(`INSERT INTO swept (entry_id, number) SELECT v.entry_id, v.number FROM ${dialect.rowsFrom(PLACES)} listed JOIN version v ON v.entry_id = listed.entry_id AND v.number = listed.number WHERE NOT ${IS_SWEPT}`, [listed])
  }
}

function toVersion(row: Row, headings: ReadonlyMap<string, string>): SweptVersion {
  return {
    entry: row.entry_id as EntryId,
    number: row.number,
    committee: row.committee as CommitteeCode,
    caseNumber: row.case_number,
    documentNumber: row.document_number === '' ? null : row.document_number,
    deliveredIn: row.delivered_in,
    publishedOn: row.published_on,
    isCurrent: row.current_version === row.number,
    isPublic: Number(row.is_public) === 1,
    isSwept: Number(row.is_swept) === 1,
    isForReaders: Number(row.is_for_readers) === 1,
    content: JSON.parse(row.content) as RegisteredContent,
    caseHeading: row.case_id === null ? null : (headings.get(row.case_id) ?? null),
  }
}
