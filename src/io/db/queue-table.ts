import type {Knex} from 'knex'
import {WAITING_STAGES, type WaitingStage} from '../../core/journey.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {waiting, WAITING_SINCE, type WaitingQuery} from './entry-table.js'
import {select} from './select.js'

/** Whose queue is read: the committees, the days from which an entry has had its time, and whether what only an authorised person may read is of it. */
export type QueueScope = Pick<WaitingQuery, 'committees' | 'expired' | 'leavesOutAuthorised'>

/** An entry that waits, as the queue shows it. */
export interface QueuedEntry {
  readonly entry: EntryId
  readonly committee: string
  readonly caseNumber: string
  /** Null for the case itself. */
  readonly documentNumber: string | null
  readonly number: number
  readonly stage: WaitingStage
  readonly content: RegisteredContent
  readonly verdict: Verdict
  readonly waitingSince: Instant
}

interface Row {
  id: string
  committee: string
  case_number: string
  document_number: string
  number: number
  stage: string
  content: string
  verdict: string
  waiting_since: string
}

const COLUMNS = `e.id, e.committee, e.case_number, e.document_number, v.number, v.stage, v.content, v.verdict, ${WAITING_SINCE} AS waiting_since`
// The two that read much cross the tables: SQLite then goes through the versions first, whose indexes have what waits in order, whatever committees are asked for.
const OF_ITS_ENTRY = 'e.id = v.entry_id AND e.current_version = v.number'
const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** What has waited longest, of each stage by itself: an index holds each in that order, so that nothing is sorted but these few. */
export async function longestWaiting(db: Knex, dialect: Dialect, scope: QueueScope, limit: number): Promise<readonly QueuedEntry[]> {
  const oldest: Row[] = []
  const {where, bindings} = waiting({...scope, why: [], after: null})
  const from = `FROM version v ${dialect.byIndex('version_waiting_longest')} CROSS JOIN entry e WHERE ${OF_ITS_ENTRY}`
  // All the stages stand in the condition too: it is by them that the index is known to hold what waits. The one comes first, or the index is read by all of them and sorted.
  for (const stage of WAITING_STAGES) oldest.push(...(await select<Row>(db, `SELECT ${COLUMNS} ${from} AND v.stage = '${stage}' AND ${where} ORDER BY ${WAITING_SINCE} LIMIT ${limit}`, bindings)))
  return oldest.sort((one, other) => (one.waiting_since < other.waiting_since ? -1 : one.waiting_since > other.waiting_since ? 1 : 0)).slice(0, limit).map(toQueued)
}

/** Everything that waits, in the order of entries, some hundreds at a time: no page sorts anything, whatever the queue holds. */
export async function* queuePages(db: Knex, dialect: Dialect, scope: QueueScope, rowsInPage: number): AsyncGenerator<readonly QueuedEntry[]> {
  const {where, bindings} = waiting({...scope, why: [], after: null})
  const from = `FROM version v ${dialect.byIndex('version_waiting')} CROSS JOIN entry e WHERE ${OF_ITS_ENTRY}`
  const page = (after: string): Promise<readonly Row[]> => select<Row>(db, `SELECT ${COLUMNS} ${from} AND v.entry_id > ? AND ${where} ORDER BY v.entry_id LIMIT ${rowsInPage}`, [after, ...bindings])
  let next: Promise<readonly Row[]> | null = page('')
  try {
    while (next !== null) {
      const rows: readonly Row[] = await next
      const last = rows.at(-1)
      // The database looks for the next page while this one is made use of.
      next = last === undefined || rows.length < rowsInPage ? null : page(last.id)
      // A fault of it is told when it is waited for, and not before.
      next?.catch(() => undefined)
      if (rows.length > 0) yield rows.map(toQueued)
    }
  } finally {
    // Whoever has seen enough leaves nothing underway: the database may be closed next.
    await next?.catch(() => undefined)
  }
}

/** Those of some entries that wait. */
export async function queuedOf(db: Knex, dialect: Dialect, scope: QueueScope, entries: readonly EntryId[]): Promise<readonly QueuedEntry[]> {
  const {where, bindings} = waiting({...scope, why: [], after: null})
  const ids = JSON.stringify(entries.map((id) => [id]))
  return (await select<Row>(db, `SELECT ${COLUMNS} FROM version v JOIN entry e ON ${OF_ITS_ENTRY} WHERE v.entry_id IN (SELECT listed.id FROM ${dialect.rowsFrom(ID_COLUMNS)} AS listed) AND ${where}`, [ids, ...bindings])).map(toQueued)
}

/** The documents of some cases, each with its case. */
export async function documentsOf(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlyMap<EntryId, EntryId>> {
  const rows = await select<{id: string; case_id: string}>(db, `SELECT e.id, e.case_id FROM entry e WHERE e.case_id IN (SELECT listed.id FROM ${dialect.rowsFrom(ID_COLUMNS)} AS listed)`, [JSON.stringify(cases.map((id) => [id]))])
  return new Map(rows.map(({id, case_id: of}) => [id as EntryId, of as EntryId]))
}

/** An event of the log, without what it tells beside who, when and about which entry. */
export interface LoggedEvent {
  readonly kind: string
  readonly entry: EntryId | null
  readonly actor: string
  readonly at: Instant
}

/** What the log got in one chain after a place in it, at most so many. */
export async function eventsAfter(db: Knex, {chain, position}: {readonly chain: string; readonly position: number}, limit: number): Promise<readonly LoggedEvent[]> {
  const rows: {kind: string; entry_id: string | null; actor: string; at: string}[] = await db('audit_event').where({chain}).where('position', '>', position).orderBy('position').limit(limit).select('kind', 'entry_id', 'actor', 'at')
  return rows.map(({kind, entry_id: entry, actor, at}) => ({kind, entry: entry as EntryId | null, actor, at: at as Instant}))
}

function toQueued(row: Row): QueuedEntry {
  return {
    entry: row.id as EntryId,
    committee: row.committee,
    caseNumber: row.case_number,
    documentNumber: row.document_number === '' ? null : row.document_number,
    number: row.number,
    stage: row.stage as WaitingStage,
    content: JSON.parse(row.content) as RegisteredContent,
    verdict: JSON.parse(row.verdict) as Verdict,
    waitingSince: row.waiting_since as Instant,
  }
}
