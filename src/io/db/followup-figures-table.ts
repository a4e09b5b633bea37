import type {Knex} from 'knex'
import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {CountedReading} from '../../core/followup/readings.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

/** How many entries of a committee were published for the first time in each month of a period: `2026-02` to a count. What has been purged since is no longer there to be counted. */
export async function publishedByMonth(db: Knex, committee: string, from: LocalDate, to: LocalDate): Promise<ReadonlyMap<string, number>> {
  const rows = await select<{month: string; entries: number}>(
    db,
    `SELECT substr(e.first_published_on, 1, 7) AS month, count(*) AS entries FROM entry e
     WHERE e.committee = ? AND e.first_published_on >= ? AND e.first_published_on <= ? GROUP BY substr(e.first_published_on, 1, 7)`,
    [committee, from, to],
  )
  return new Map(rows.map(({month, entries}) => [month, Number(entries)]))
}

/** Of some kinds of events in one committee's log between two instants: how many in each hour, `2026-02-03T10` in UTC. */
export async function eventsByHour(db: Knex, committee: string, kinds: readonly string[], between: {readonly from: Instant; readonly before: Instant}): Promise<readonly {readonly hour: string; readonly events: number}[]> {
  const rows = await select<{hour: string; events: number}>(
    db,
    `SELECT substr(at, 1, 13) AS hour, count(*) AS events FROM audit_event WHERE chain = ? AND kind IN (${kinds.map(() => '?').join(', ')}) AND at >= ? AND at < ? GROUP BY substr(at, 1, 13)`,
    [committee, ...kinds, between.from, between.before],
  )
  return rows.map(({hour, events}) => ({hour, events: Number(events)}))
}

/** Entries of a committee whose text readers see; of a secret one they see the word and the day alone, so that there is nothing to look at. */
export async function entriesToLookAt(db: Knex, committee: string): Promise<readonly EntryId[]> {
  const rows = await select<{id: string}>(
    db,
    `SELECT e.id FROM entry e JOIN publication p ON p.entry_id = e.id JOIN version v ON v.entry_id = p.entry_id AND v.number = p.version_number
     WHERE e.committee = ? AND v.is_secret = 0 AND e.is_taken_down = 0 AND e.kind IN ('case', 'document')`,
    [committee],
  )
  return rows.map(({id}) => id as EntryId)
}

/** A row that was drawn for somebody to look at. */
export interface SampledEntry {
  readonly entry: EntryId
  readonly kind: 'case' | 'document'
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly publishedOn: LocalDate
  /** True where a person let it out, and not the rules alone. */
  readonly isDecided: boolean
}

const ENTRIES = [{name: 'entry_id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** What stands of the rows that were drawn, by their diary numbers. */
export async function sampledEntries(db: Knex, dialect: Dialect, entries: readonly EntryId[]): Promise<readonly SampledEntry[]> {
  const rows = await select<{id: string; kind: 'case' | 'document'; case_number: string; document_number: string; published_on: string; decision_id: string | null}>(
    db,
    `SELECT e.id, e.kind, e.case_number, e.document_number, coalesce(e.published_earlier, e.first_published_on) AS published_on, v.decision_id
     FROM ${dialect.rowsFrom(ENTRIES)} s JOIN entry e ON e.id = s.entry_id JOIN publication p ON p.entry_id = e.id JOIN version v ON v.entry_id = e.id AND v.number = p.version_number
     ORDER BY e.case_number, e.document_number`,
    [JSON.stringify(entries.map((id) => [id]))],
  )
  return rows.map((row) => ({entry: row.id as EntryId, kind: row.kind, diaryNumber: row.case_number, documentNumber: row.document_number === '' ? null : row.document_number, publishedOn: row.published_on as LocalDate, isDecided: row.decision_id !== null}))
}

/** How many of some entries are a committee's own. */
export async function countOwn(db: Knex, dialect: Dialect, entries: readonly EntryId[], committee: string): Promise<number> {
  const [row] = await select<{entries: number}>(db, `SELECT count(*) AS entries FROM ${dialect.rowsFrom(ENTRIES)} s JOIN entry e ON e.id = s.entry_id WHERE e.committee = ?`, [JSON.stringify(entries.map((id) => [id])), committee])
  return Number(row?.entries ?? 0)
}

/** Those of some entries that belong to a case which the registry has not closed. */
export async function openCasesOf(db: Knex, dialect: Dialect, entries: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  const rows = await select<{id: string; content: string}>(
    db,
    `SELECT e.id, v.content FROM ${dialect.rowsFrom(ENTRIES)} s JOIN entry e ON e.id = s.entry_id JOIN entry c ON c.id = coalesce(e.case_id, e.id) JOIN version v ON v.entry_id = c.id AND v.number = c.current_version`,
    [JSON.stringify([...new Set(entries)].map((id) => [id]))],
  )
  return new Set(rows.filter(({content}) => objectIn(content)['isClosed'] !== true).map(({id}) => id as EntryId))
}

const READINGS_PAGE = 20_000

interface ReadingRow {
  position: number
  at: string
  actor: string
  event: string
}

/** What was read of protected persons between two instants, some thousands at a time. A row that holds no such event was written by somebody else: `audit verify` tells of it. */
export async function* readingsBetween(db: Knex, {from, before}: {readonly from: Instant; readonly before: Instant}): AsyncGenerator<readonly CountedReading[]> {
  let after = 0
  for (;;) {
    const rows = await select<ReadingRow>(
      db,
      `SELECT position, at, actor, event FROM audit_event WHERE chain = ? AND kind = 'reading.intended' AND at >= ? AND at < ? AND position > ? ORDER BY position LIMIT ${READINGS_PAGE}`,
      [READINGS_CHAIN, from, before, after],
    )
    yield rows.flatMap(({position, at, actor, event}) => {
      const {holder, person, medium} = objectIn(event)
      return typeof holder === 'string' && typeof person === 'string' ? [{position, at: at as Instant, account: actor, holder, person, medium: typeof medium === 'string' ? medium : null}] : []
    })
    const last = rows.at(-1)
    if (last === undefined || rows.length < READINGS_PAGE) return
    after = last.position
  }
}

/** Accounts that have a role for a committee, or for all of them, or ever had it by the log: also those that have lost it since. */
export async function everGranted(db: Knex, role: string, committee: string): Promise<ReadonlySet<string>> {
  const held = await select<{user_name: string}>(db, "SELECT user_name FROM role_grant WHERE role = ? AND committee IN (?, '*')", [role, committee])
  const rows = await select<{event: string}>(db, "SELECT event FROM audit_event WHERE kind = 'right.granted' AND chain IN (?, '*')", [committee])
  const once = rows.flatMap(({event}) => {
    const {user, role: granted, committee: where} = objectIn(event)
    return typeof user === 'string' && granted === role && (where === committee || where === '*') ? [user] : []
  })
  return new Set([...held.map(({user_name: user}) => user), ...once])
}

function objectIn(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}
