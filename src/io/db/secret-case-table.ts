import type {Knex} from 'knex'
import {isWaiting, type Stage} from '../../core/journey.js'
import {stricter} from '../../core/register/secrecy.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {Ground} from '../../core/policy/ground.js'
import type {RegisteredContent, Secrecy} from '../../core/register/entry.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {LAST_ANSWER} from './decision-table.js'
import type {Dialect} from './dialects/dialect.js'
import {select} from './select.js'

interface Row {
  entry_id: string
  number: number
  stage: string
  verdict: string
}

interface SecrecyRow {
  id: string
  content: string
  last_answer: string | null
}

const SECRECY = `SELECT e.id, v.content, ${LAST_ANSWER} AS last_answer FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`

/** The secrecy of a case's heading, by which its documents are judged: as its current version has it, or as a person has said since the registry last spoke (D2). */
export async function secrecyOfCase(db: Knex, caseEntry: EntryId): Promise<Secrecy> {
  const [row] = await select<SecrecyRow>(db, `${SECRECY} WHERE e.id = ?`, [caseEntry])
  return row === undefined ? 'no' : secrecyIn(row)
}

/** The same of several cases at once. */
export async function secrecyOfCases(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlyMap<EntryId, Secrecy>> {
  const listed = JSON.stringify([...new Set(cases)].map((id) => [id]))
  const rows = await select<SecrecyRow>(db, `${SECRECY} JOIN ${dialect.rowsFrom([{name: 'id', type: 'text'}])} AS listed ON listed.id = e.id`, [listed])
  return new Map(rows.map((row) => [row.id as EntryId, secrecyIn(row)]))
}

/** How a case stands that a meeting's paper names. */
export interface NamedCase {
  /** `unknown` where it waits for a person, or is not shown: nobody can say yet whether its heading may stand there (D2). */
  readonly secrecy: Secrecy
  /** True while the case itself waits for a person, whose answer settles this. */
  readonly isWaiting: boolean
  /** Where the registry marks somebody in it as protected. */
  readonly isMarked: boolean
  /** Since when: the registry's last word about it, or a person's. An answer about an item from before is no answer to that. */
  readonly since: Instant
}

/** Cases by the number that a meeting's paper names: the strictest of every diary that has it. A number that no diary has is left out. */
export async function casesByNumber(db: Knex, dialect: Dialect, numbers: readonly string[]): Promise<ReadonlyMap<string, NamedCase>> {
  if (numbers.length === 0) return new Map()
  const rows = await select<SecrecyRow & {case_number: string; stage: string; is_taken_down: number; made_at: string; answered_at: string | null}>(
    db,
    `SELECT e.case_number, e.is_taken_down, v.stage, v.made_at, (SELECT max(a.at) FROM decision a WHERE a.entry_id = e.id AND a.undone_at IS NULL) AS answered_at, e.id, v.content, ${LAST_ANSWER} AS last_answer FROM ${dialect.rowsFrom([{name: 'number', type: 'text'}])} listed
     JOIN entry e ON e.case_number = listed.number AND e.kind = 'case' AND e.part = 'row' JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`,
    [JSON.stringify([...new Set(numbers)].map((number) => [number]))],
  )
  const found = new Map<string, NamedCase>()
  for (const row of rows) {
    const own = secrecyIn(row)
    const isHeld = isWaiting(row.stage as Stage) || row.stage === 'withheld' || Number(row.is_taken_down) === 1
    const before = found.get(row.case_number)
    const [madeAt, answeredAt] = [row.made_at as Instant, (row.answered_at ?? row.made_at) as Instant]
    const since = answeredAt > madeAt ? answeredAt : madeAt
    found.set(row.case_number, {
      secrecy: stricter(before?.secrecy ?? 'no', own === 'no' && isHeld ? 'unknown' : own),
      isWaiting: before?.isWaiting === true || isWaiting(row.stage as Stage),
      isMarked: before?.isMarked === true || (JSON.parse(row.content) as RegisteredContent).protection === 'marked',
      since: before !== undefined && before.since > since ? before.since : since,
    })
  }
  return found
}

function secrecyIn({content, last_answer: answer}: SecrecyRow): Secrecy {
  return answer === 'secret' ? 'yes' : (JSON.parse(content) as RegisteredContent).headingSecrecy
}

/** What of a case's documents is held with it: what is public or ready to be, and with a case that comes back what left with it, since nobody need ever tell of that again. */
const HELD_WITH_CASE = {
  'secret-case': `v.is_secret = 0 AND v.stage IN ('cleared', 'published')`,
  'returned': `((v.is_secret = 0 AND v.stage IN ('cleared', 'published')) OR (v.stage = 'withdrawn' AND e.is_taken_down = 0 AND e.registry_state = 'present'))`,
} as const

/** Holds the documents of a case that came to be secret, or came back, and returns them. */
export async function holdDocumentsOfCase(tx: Knex.Transaction, caseEntry: EntryId, ground: keyof typeof HELD_WITH_CASE, at: Instant, except = ''): Promise<readonly EntryId[]> {
  const rows = await select<Row>(
    tx,
    `SELECT v.entry_id, v.number, v.stage, v.verdict FROM entry e
     JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
     WHERE e.case_id = ? AND ${HELD_WITH_CASE[ground]} ${except}`,
    [caseEntry],
  )
  await hold(tx, at, rows, ground)
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

/** Holds items that the rules let out and somebody has to look at again, and returns those that were let out until now. */
export async function holdItems(tx: Knex.Transaction, dialect: Dialect, items: readonly EntryId[], at: Instant): Promise<readonly EntryId[]> {
  const rows = await select<Row>(
    tx,
    `SELECT v.entry_id, v.number, v.stage, v.verdict FROM ${dialect.rowsFrom([{name: 'id', type: 'text'}])} s JOIN entry e ON e.id = s.id AND e.part = 'item'
     JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE v.stage = 'cleared'`,
    [JSON.stringify(items.map((id) => [id]))],
  )
  await hold(tx, at, rows, 'item-doubted')
  return rows.map(({entry_id: entry}) => entry as EntryId)
}

async function hold(tx: Knex.Transaction, at: Instant, rows: readonly Row[], ground: Ground): Promise<void> {
  for (const {entry_id: entry, number, stage, verdict: before} of rows) {
    const judged = JSON.parse(before) as Verdict
    const verdict: Verdict = judged.kind === 'secret' ? {kind: 'review', grounds: [ground], findings: []} : {...judged, kind: 'review', grounds: [...judged.grounds, ground]}
    await tx.raw(
      `INSERT INTO version (entry_id, number, stage, is_secret, origin, content, verdict, fingerprint, policy_hash, made_at, decision_id)
       SELECT entry_id, number + 1, 'held', 0, 'import', content, ?, fingerprint, policy_hash, ?, NULL FROM version WHERE entry_id = ? AND number = ?`,
      [JSON.stringify(verdict), at, entry, number],
    )
    if (stage !== 'published') await tx('version').where({entry_id: entry, number}).update({stage: 'superseded'})
    await tx('entry').where({id: entry}).update({current_version: number + 1})
  }
}
