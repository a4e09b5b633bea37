import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {EntryKey, RegisteredContent, RegistryState} from '../../core/register/entry.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {select} from './select.js'

// Everything the register holds, read from end to end for one person. Each reader goes through a table by its key, some thousands
// of rows at a time, so that the memory needed is the same for a thousand rows and a million.

/** One version of an entry. The content is parsed when asked for: of a million texts all but a few are only looked through. */
export interface KeptVersion {
  readonly number: number
  readonly stage: Stage
  readonly madeAt: Instant
  readonly contentText: string
  readonly content: () => RegisteredContent
}

/** An entry with all its versions, oldest first. */
export interface KeptEntry {
  readonly entry: EntryId
  readonly key: EntryKey
  /** The case a document belongs to; null for a case. */
  readonly caseEntry: EntryId | null
  readonly registryState: RegistryState
  readonly isTakenDown: boolean
  readonly isHistory: boolean
  readonly firstPublishedOn: LocalDate | null
  readonly publishedEarlier: LocalDate | null
  readonly currentVersion: number
  /** The version the public reads now; null where it reads none. */
  readonly shownVersion: number | null
  /** True where any version is marked as a protected person's, or waits for an authorised officer (K4). */
  readonly isProtected: boolean
  readonly versions: readonly KeptVersion[]
}

interface Row {
  entry_id: string
  number: number
  stage: string
  made_at: string
  content: string
  awaits: number
  committee: string
  case_number: string
  document_number: string
  case_id: string | null
  registry_state: string
  is_taken_down: number
  is_history: number
  first_published_on: string | null
  published_earlier: string | null
  current_version: number
  shown: number | null
}

const KEPT = `SELECT v.entry_id, v.number, v.stage, v.made_at, v.content, CASE WHEN v.verdict LIKE '%"awaits-authorised"%' THEN 1 ELSE 0 END AS awaits,
  e.committee, e.case_number, e.document_number, e.case_id, e.registry_state, e.is_taken_down, e.is_history, e.first_published_on, e.published_earlier, e.current_version, p.version_number AS shown
  FROM version v JOIN entry e ON e.id = v.entry_id LEFT JOIN publication p ON p.entry_id = v.entry_id`

const PAGE_ROWS = 4_000

/** Every entry of some committees, of all when null, with all its versions. */
export async function* keptEntries(db: Knex, committees: readonly string[] | null): AsyncGenerator<readonly KeptEntry[]> {
  const only = ofCommittees('e.committee', committees)
  let [afterEntry, afterNumber] = ['', 0]
  // The last entry of a page may go on in the next.
  let rest: readonly Row[] = []
  for (;;) {
    const rows = await select<Row>(db, `${KEPT} WHERE (v.entry_id, v.number) > (?, ?) ${only.and} ORDER BY v.entry_id, v.number LIMIT ${PAGE_ROWS}`, [afterEntry, afterNumber, ...only.bindings])
    const last = rows.at(-1)
    if (last === undefined) break
    afterEntry = last.entry_id
    afterNumber = last.number
    const all = [...rest, ...rows]
    const whole = all.findIndex(({entry_id: entry}) => entry === last.entry_id)
    rest = all.slice(whole)
    yield byEntry(all.slice(0, whole))
  }
  yield byEntry(rest)
}

/** One entry with all its versions. */
export async function keptEntry(db: Knex, entry: EntryId): Promise<KeptEntry | null> {
  return byEntry(await select<Row>(db, `${KEPT} WHERE v.entry_id = ? ORDER BY v.number`, [entry]))[0] ?? null
}

function byEntry(rows: readonly Row[]): readonly KeptEntry[] {
  const entries: KeptEntry[] = []
  for (let from = 0; from < rows.length; ) {
    let to = from + 1
    while (rows[to]?.entry_id === rows[from]?.entry_id) to += 1
    const [first, ...others] = rows.slice(from, to)
    if (first !== undefined) entries.push(toKept(first, [first, ...others]))
    from = to
  }
  return entries
}

function toKept(row: Row, versions: readonly Row[]): KeptEntry {
  return {
    entry: row.entry_id as EntryId,
    key: {committee: row.committee as CommitteeCode, caseNumber: row.case_number, documentNumber: row.document_number === '' ? null : row.document_number},
    caseEntry: row.case_id as EntryId | null,
    registryState: row.registry_state as RegistryState,
    isTakenDown: row.is_taken_down === 1,
    isHistory: row.is_history === 1,
    firstPublishedOn: row.first_published_on as LocalDate | null,
    publishedEarlier: row.published_earlier as LocalDate | null,
    currentVersion: row.current_version,
    shownVersion: row.shown,
    // A text that holds these words itself has its quotes escaped.
    isProtected: versions.some(({awaits, content}) => awaits === 1 || content.includes('"protection":"marked"')),
    versions: versions.map((version) => ({
      number: version.number,
      stage: version.stage as Stage,
      madeAt: version.made_at as Instant,
      contentText: version.content,
      content: () => JSON.parse(version.content) as RegisteredContent,
    })),
  }
}

/** A person's own words, with an entry that a decision with them is about. A note of several decisions comes once for each; one that describes a request belongs to the request’s committee. */
export interface KeptNote {
  readonly id: string
  readonly text: string
  readonly at: Instant
  /** Null where no decision holds the note any more. */
  readonly entry: EntryId | null
  readonly committee: string | null
}

export async function* keptNotes(db: Knex, committees: readonly string[] | null): AsyncGenerator<KeptNote> {
  const only = ofCommittees('coalesce(e.committee, r.committee)', committees)
  const page = pagesBy<{id: string; text: string; at: string; decision: string; entry_id: string | null; committee: string | null}>(
    db,
    // A note of several decisions stands several times: the decision's own number tells them apart.
    `SELECT n.id, n.text, n.at, coalesce(d.id, '') AS decision, d.entry_id, coalesce(e.committee, r.committee) AS committee FROM note n LEFT JOIN decision d ON d.note_id = n.id LEFT JOIN entry e ON e.id = d.entry_id
     LEFT JOIN document_request r ON r.note_id = n.id
     WHERE (n.id, coalesce(d.id, '')) > (?, ?) ${only.and} ORDER BY n.id, coalesce(d.id, '')`,
    ['', ''],
    ({id, decision}) => [id, decision],
    only.bindings,
  )
  for await (const {id, text, at, entry_id: entry, committee} of page) yield {id, text, at: at as Instant, entry: entry as EntryId | null, committee}
}

/** Who made decisions in a committee, how many, and from when to when. */
export interface Doings {
  readonly actor: string
  /** Null for what concerns the whole municipality. */
  readonly committee: string | null
  readonly times: number
  readonly from: Instant
  readonly to: Instant
}

interface DoingsRow {
  actor: string
  committee: string | null
  times: number
  from_at: string
  to_at: string
}

export async function decisionsByActor(db: Knex, committees: readonly string[] | null): Promise<readonly Doings[]> {
  const only = ofCommittees('e.committee', committees)
  return (
    await select<DoingsRow>(db, `SELECT d.actor, e.committee, count(*) AS times, min(d.at) AS from_at, max(d.at) AS to_at FROM decision d JOIN entry e ON e.id = d.entry_id WHERE 1 = 1 ${only.and} GROUP BY d.actor, e.committee ORDER BY d.actor, e.committee`, only.bindings)
  ).map(toDoings)
}

export async function auditByActor(db: Knex, committees: readonly string[] | null): Promise<readonly Doings[]> {
  const only = ofCommittees('chain', committees)
  const rows = await select<DoingsRow>(
    db,
    `SELECT actor, CASE WHEN chain = '*' THEN NULL ELSE chain END AS committee, count(*) AS times, min(at) AS from_at, max(at) AS to_at FROM audit_event WHERE 1 = 1 ${only.and} GROUP BY actor, chain ORDER BY actor, chain`,
    only.bindings,
  )
  return rows.map(toDoings)
}

export async function runsByActor(db: Knex): Promise<readonly Doings[]> {
  return (await select<DoingsRow>(db, 'SELECT actor, NULL AS committee, count(*) AS times, min(started_at) AS from_at, max(started_at) AS to_at FROM run GROUP BY actor ORDER BY actor')).map(toDoings)
}

function toDoings(row: DoingsRow): Doings {
  return {actor: row.actor, committee: row.committee, times: Number(row.times), from: row.from_at as Instant, to: row.to_at as Instant}
}

/** A secrecy section that a lawyer wrote, which is free text. */
export interface KeptGround {
  readonly decision: string
  readonly entry: EntryId
  readonly committee: string
  readonly text: string
}

export async function* keptGrounds(db: Knex, committees: readonly string[] | null): AsyncGenerator<KeptGround> {
  const only = ofCommittees('e.committee', committees)
  const page = pagesBy<{id: string; entry_id: string; committee: string; ground: string}>(
    db,
    `SELECT d.id, d.entry_id, e.committee, d.ground FROM decision d JOIN entry e ON e.id = d.entry_id WHERE d.ground IS NOT NULL AND d.id > ? ${only.and} ORDER BY d.id`,
    [''],
    ({id}) => [id],
    only.bindings,
  )
  for await (const {id, entry_id: entry, committee, ground} of page) yield {decision: id, entry: entry as EntryId, committee, text: ground}
}

/** One event of the audit log as it is stored. */
export interface KeptEvent {
  /** Null for what concerns the whole municipality. */
  readonly committee: string | null
  /** Its place in its committee's log, from 1. */
  readonly position: number
  readonly text: string
}

/** The audit log's events: they hold no text of rows, which is looked after here all the same. */
export async function* keptEvents(db: Knex, committees: readonly string[] | null): AsyncGenerator<KeptEvent> {
  const only = ofCommittees('chain', committees)
  const page = pagesBy<{chain: string; position: number; event: string}>(
    db,
    `SELECT chain, position, event FROM audit_event WHERE (chain, position) > (?, ?) ${only.and} ORDER BY chain, position`,
    ['', 0],
    ({chain, position}) => [chain, position],
    only.bindings,
  )
  for await (const {chain, position, event} of page) yield {committee: chain === '*' ? null : chain, position, text: event}
}

/** What the review desks keep of those who sit at them: who has what open, where each was, and saved filters, each with the text that stands in it. */
export async function keptDesks(db: Knex): Promise<readonly {readonly actor: string; readonly text: string; readonly at: Instant}[]> {
  const rows = await select<{actor: string; text: string; at: string}>(
    db,
    `SELECT actor, '' AS text, since AS at FROM review_lease UNION ALL SELECT actor, filter AS text, saved_at AS at FROM review_place
     UNION ALL SELECT actor, name || ' ' || filter AS text, saved_at AS at FROM review_view ORDER BY 1, 3`,
  )
  return rows.map(({actor, text, at}) => ({actor, text, at: at as Instant}))
}

/** Roles as they are granted, and by whom. */
export async function keptGrants(db: Knex, committees: readonly string[] | null): Promise<readonly {readonly user: string; readonly role: string; readonly committee: string; readonly grantedAt: Instant; readonly grantedBy: string}[]> {
  const only = ofCommittees('committee', committees)
  const rows = await select<{user_name: string; role: string; committee: string; granted_at: string; granted_by: string}>(
    db,
    `SELECT user_name, role, committee, granted_at, granted_by FROM role_grant WHERE 1 = 1 ${only.and} ORDER BY user_name, committee, role`,
    only.bindings,
  )
  return rows.map((row) => ({user: row.user_name, role: row.role, committee: row.committee, grantedAt: row.granted_at as Instant, grantedBy: row.granted_by}))
}

/** Who is recorded as away, and by whom. */
export async function keptAbsences(db: Knex): Promise<readonly {readonly user: string; readonly recordedBy: string; readonly recordedAt: Instant}[]> {
  const rows = await select<{user_name: string; actor: string; recorded_at: string}>(db, 'SELECT user_name, actor, recorded_at FROM absence ORDER BY user_name, from_day')
  return rows.map((row) => ({user: row.user_name, recordedBy: row.actor, recordedAt: row.recorded_at as Instant}))
}

/** The rows of one statement by its key, page after page. */
async function* pagesBy<Line>(db: Knex, sql: string, start: readonly (string | number)[], keyOf: (line: Line) => readonly (string | number)[], more: readonly string[]): AsyncGenerator<Line> {
  let after = start
  for (;;) {
    const rows = await select<Line>(db, `${sql} LIMIT ${PAGE_ROWS}`, [...after, ...more])
    yield* rows
    const last = rows.at(-1)
    if (last === undefined) return
    after = keyOf(last)
  }
}

function ofCommittees(column: string, committees: readonly string[] | null): {readonly and: string; readonly bindings: readonly string[]} {
  if (committees === null) return {and: '', bindings: []}
  return {and: `AND ${column} IN (${committees.map(() => '?').join(', ') || 'NULL'})`, bindings: committees}
}

/** How many tombstones there are of entries of some committees. */
export async function countTombstones(db: Knex, committees: readonly string[] | null): Promise<number> {
  const only = ofCommittees('committee', committees)
  const [row] = await select<{tombstones: number}>(db, `SELECT count(*) AS tombstones FROM tombstone WHERE 1 = 1 ${only.and}`, only.bindings)
  return Number(row?.tombstones ?? 0)
}
