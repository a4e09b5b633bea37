import type {Knex} from 'knex'
import {mayMove, WAITING_STAGES, type Stage} from '../../core/journey.js'
import {capVerdict} from '../../core/policy/cap-verdict.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {EntryKey, RegisteredContent, RegistryState} from '../../core/register/entry.js'
import type {CommitteeCode, DecisionId, EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {hasNumbers, type Declaration} from '../../core/review/declaration.js'
import type {RaisedRule} from '../../core/review/raised.js'
import {AUTHORISED_ONLY} from './authorised-only.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {declarationsOf} from './decision-table.js'
import {select} from './select.js'

/** Where a version came from. */
export type VersionOrigin = 'import' | 'rewrite' | 'reopened' | 'rescan'

/** An entry with its current version, as review and takedown see it. */
export interface StandingEntry {
  readonly entry: EntryId
  readonly key: EntryKey
  readonly caseEntry: EntryId | null
  readonly registryState: RegistryState
  /** The folder its files were last delivered in. */
  readonly deliveredIn: string | null
  readonly isTakenDown: boolean
  readonly isHistory: boolean
  /** True where the registry has not been heard on it, on its case or on a document of the case, since the register was put back from a backup: nobody may let it out until an export tells it. */
  readonly isUnheard: boolean
  readonly firstPublishedOn: LocalDate | null
  readonly number: number
  readonly stage: Stage
  readonly origin: VersionOrigin
  readonly content: RegisteredContent
  readonly contentText: string
  readonly verdict: Verdict
  readonly fingerprint: Fingerprint
  readonly policyHash: string
  readonly madeAt: Instant
  /** Since when it waits, where it does: from before this version, where a decision about an earlier one was undone. */
  readonly waitingSince: Instant
  readonly decisionId: DecisionId | null
  /** What persons have declared of the entry and not taken back, where anything in the version was taken for an identity number (B4). */
  readonly declarations: readonly Declaration[]
}

interface Row {
  id: string
  committee: string
  case_number: string
  document_number: string
  case_id: string | null
  registry_state: string
  delivered_in: string | null
  is_taken_down: number
  is_history: number
  is_unheard: number
  first_published_on: string | null
  number: number
  stage: string
  origin: string
  content: string
  verdict: string
  fingerprint: string
  policy_hash: string
  made_at: string
  waiting_since: string
  decision_id: string | null
}

/** Since when a version `v` has waited. */
export const WAITING_SINCE = 'coalesce(v.waiting_since, v.made_at)'

const STANDING = `SELECT e.id, e.committee, e.case_number, e.document_number, e.case_id, e.registry_state, e.delivered_in, e.is_taken_down, e.is_history, e.first_published_on,
  CASE WHEN e.unheard_since IS NOT NULL OR EXISTS (SELECT 1 FROM entry u WHERE u.case_id = e.id AND u.unheard_since IS NOT NULL)
    OR EXISTS (SELECT 1 FROM entry u WHERE u.id = e.case_id AND u.unheard_since IS NOT NULL) THEN 1 ELSE 0 END AS is_unheard,
  v.number, v.stage, v.origin, v.content, v.verdict, v.fingerprint, v.policy_hash, v.made_at, ${WAITING_SINCE} AS waiting_since, v.decision_id
  FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`

export async function findStanding(db: Knex, entry: EntryId): Promise<StandingEntry | null> {
  const [row] = await select<Row>(db, `${STANDING} WHERE e.id = ?`, [entry])
  return row === undefined ? null : ((await standingsIn(db, [row]))[0] ?? null)
}

const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]
const ENTRIES_AT_A_TIME = 500

/** Some entries as they stand, a few hundred at a time: those there are. */
export async function* findStandings(db: Knex, dialect: Dialect, entries: readonly EntryId[]): AsyncGenerator<readonly StandingEntry[]> {
  for (let at = 0; at < entries.length; at += ENTRIES_AT_A_TIME) {
    const ids = entries.slice(at, at + ENTRIES_AT_A_TIME).map((id) => [id])
    yield await standingsIn(db, await select<Row>(db, `${STANDING} JOIN ${dialect.rowsFrom(ID_COLUMNS)} AS listed ON listed.id = e.id`, [JSON.stringify(ids)]))
  }
}

/** Entries by the number a person types: a case with all its documents, or one document of it when `documentNumber` is given. */
export async function findByNumber(db: Knex, number: {readonly caseNumber: string; readonly documentNumber: string | null; readonly committee: string | null}): Promise<readonly StandingEntry[]> {
  const conditions = ['e.case_number = ?', ...(number.documentNumber === null ? [] : ['e.document_number = ?']), ...(number.committee === null ? [] : ['e.committee = ?'])]
  const bindings = [number.caseNumber, ...(number.documentNumber === null ? [] : [number.documentNumber]), ...(number.committee === null ? [] : [number.committee])]
  return standingsIn(db, await select<Row>(db, `${STANDING} WHERE ${conditions.join(' AND ')} ORDER BY e.committee, e.document_number`, bindings))
}

/** The numbers of some entries as people know them, by id; an entry that has been purged has none. */
export async function numbersOf(db: Knex, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, {readonly diaryNumber: string; readonly documentNumber: string | null}>> {
  const rows: {id: string; case_number: string; document_number: string}[] = await db('entry').select('id', 'case_number', 'document_number').whereIn('id', [...entries])
  return new Map(rows.map(({id, case_number: diaryNumber, document_number: number}) => [id as EntryId, {diaryNumber, documentNumber: number === '' ? null : number}]))
}

/** Every text that an entry has had. */
export async function textsOfEntry(db: Knex, entry: EntryId): Promise<readonly RegisteredContent[]> {
  const rows: {content: string}[] = await db('version').where({entry_id: entry}).select('content')
  return rows.map(({content}) => JSON.parse(content) as RegisteredContent)
}

/** The versions that an entry has had, oldest first. */
export async function versionsOf(db: Knex, entry: EntryId): Promise<readonly {readonly number: number; readonly origin: VersionOrigin; readonly madeAt: Instant}[]> {
  const rows: {number: number; origin: string; made_at: string}[] = await db('version').select('number', 'origin', 'made_at').where({entry_id: entry}).orderBy('number')
  return rows.map(({number, origin, made_at: madeAt}) => ({number, origin: origin as VersionOrigin, madeAt: madeAt as Instant}))
}

/** One page of what waits for a person. */
export interface WaitingQuery {
  readonly committees: readonly string[] | null
  /** `publishedOn` days from which an entry is past its time, per committee: such a row waits for nobody. */
  readonly expired: ReadonlyMap<string, LocalDate>
  readonly stages?: readonly Stage[]
  /** True where what only an authorised person may read is left out altogether (K4). */
  readonly leavesOutAuthorised?: boolean
  /** Grounds and finding kinds to keep; all when empty. */
  readonly why: readonly string[]
  readonly limit: number
  /** What is raised: only that, or all but that. */
  readonly raised?: RaisedRule & {readonly isWanted: boolean}
  /** The cursor a former page ended with. */
  readonly after: string | null
}

/** How many of what waits only an authorised person may read (K4). */
export async function waitingForAuthorised(db: Knex, query: Omit<WaitingQuery, 'limit' | 'after'>): Promise<number> {
  const {where, bindings} = waiting({...query, after: null})
  const [row] = await select<{waiting: number}>(db, `SELECT count(*) AS waiting FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE ${where} AND ${AUTHORISED_ONLY}`, bindings)
  return Number(row?.waiting ?? 0)
}

/** How many rows are raised in each of some committees; what only an authorised person may read is not told (K4). */
export async function countRaised(db: Knex, {committees, expired, rule}: Pick<WaitingQuery, 'expired'> & {readonly committees: readonly string[]; readonly rule: RaisedRule}): Promise<ReadonlyMap<string, number>> {
  const {where, bindings} = waiting({committees, expired, why: [], raised: {...rule, isWanted: true}, after: null})
  const rows = await select<{committee: string; entries: number}>(db, `SELECT e.committee, count(*) AS entries FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE ${where} AND NOT ${AUTHORISED_ONLY} GROUP BY e.committee`, bindings)
  return new Map(rows.map(({committee, entries}) => [committee, Number(entries)]))
}

/** The review queue, oldest first: what is held, blocked, escalated or deferred and could still be shown, but for what only an authorised person may read. */
export async function waitingEntries(db: Knex, query: WaitingQuery): Promise<{readonly entries: readonly StandingEntry[]; readonly next: string | null}> {
  const {where, bindings} = waiting(query)
  const rows = await select<Row>(db, `${STANDING} WHERE ${where} AND NOT ${AUTHORISED_ONLY} ORDER BY ${WAITING_SINCE}, e.id LIMIT ?`, [...bindings, query.limit + 1])
  const page = await standingsIn(db, rows.slice(0, query.limit))
  const last = page.at(-1)
  return {entries: page, next: rows.length > query.limit && last !== undefined ? `${last.waitingSince} ${last.entry}` : null}
}

/** Why and since when each row of the queue waits, without its text: for counting. */
export async function* waitingVerdicts(db: Knex, query: Pick<WaitingQuery, 'committees' | 'expired' | 'leavesOutAuthorised'>): AsyncGenerator<{readonly stage: Stage; readonly verdict: Verdict; readonly waitingSince: Instant}> {
  let after: string | null = null
  for (;;) {
    const {where, bindings} = waiting({...query, why: [], after})
    const rows: readonly Pick<Row, 'id' | 'stage' | 'verdict' | 'waiting_since'>[] = await select<Pick<Row, 'id' | 'stage' | 'verdict' | 'waiting_since'>>(
      db,
      `SELECT e.id, v.stage, v.verdict, ${WAITING_SINCE} AS waiting_since FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE ${where} ORDER BY ${WAITING_SINCE}, e.id LIMIT 4000`,
      bindings,
    )
    for (const {stage, verdict, waiting_since: since} of rows) yield {stage: stage as Stage, verdict: JSON.parse(verdict) as Verdict, waitingSince: since as Instant}
    const last = rows.at(-1)
    if (last === undefined) return
    after = `${last.waiting_since} ${last.id}`
  }
}

/** What waits, as a condition over an entry `e` and its current version `v`. Stages stand in it as they are, not bound: only then is the index of what waits of any use. */
export function waiting(query: Omit<WaitingQuery, 'limit'>): {readonly where: string; readonly bindings: readonly (string | number)[]} {
  const stages = query.stages ?? WAITING_STAGES
  const conditions = [
    `v.stage IN (${stages.map((stage) => `'${stage}'`).join(', ')})`,
    `e.registry_state = 'present'`,
    // A case from before the diary's first day waits only once a document of it may be shown (H2).
    `(e.is_history = 0 OR EXISTS (SELECT 1 FROM entry d WHERE d.case_id = e.id AND d.is_history = 0 AND d.registry_state = 'present'))`,
  ]
  const bindings: (string | number)[] = []
  if (query.committees !== null) {
    conditions.push(`e.committee IN (${query.committees.map(() => '?').join(', ') || 'NULL'})`)
    bindings.push(...query.committees)
  }
  for (const [committee, day] of query.expired) {
    conditions.push(`NOT (e.kind = 'document' AND e.committee = ? AND coalesce(e.published_earlier, '9999') <= ?)`)
    bindings.push(committee, day)
  }
  if (query.leavesOutAuthorised === true) conditions.push(`NOT ${AUTHORISED_ONLY}`)
  if (query.why.length > 0) {
    conditions.push(`(${query.why.map(() => 'v.verdict LIKE ?').join(' OR ')})`)
    // What is found in a row of a protected person is no way to ask for it (K4).
    if (!query.why.includes('awaits-authorised')) conditions.push(`v.verdict NOT LIKE '%"awaits-authorised"%'`)
    bindings.push(...query.why.map((why) => `%"${why}"%`))
  }
  if (query.raised !== undefined) {
    const {before, committees, isWanted} = query.raised
    // What is unknown would be neither raised nor not, and so in no list: an empty list of committees is no.
    conditions.push(`${isWanted ? '' : 'NOT '}(v.stage = 'escalated' AND (coalesce(${escalation('at')}, v.made_at) < ? OR ${committees.length === 0 ? '1 = 0' : `e.committee IN (${committees.map(() => '?').join(', ')})`}))`)
    bindings.push(before, ...committees)
  }
  if (query.after !== null) {
    const [since = '', id = ''] = query.after.split(' ')
    conditions.push(`(${WAITING_SINCE}, e.id) > (?, ?)`)
    bindings.push(since, id)
  }
  return {where: conditions.join(' AND '), bindings}
}

/** What stands of the decision by which an entry `e` was left to the lawyer: a text that the registry changed meanwhile is with the lawyer still. */
function escalation(column: 'id' | 'at'): string {
  return `(SELECT x.${column} FROM decision x WHERE x.entry_id = e.id AND x.kind = 'escalate' AND x.undone_at IS NULL ORDER BY x.sequence DESC LIMIT 1)`
}

/** A decision by which an entry was left to the lawyer, and of which committee. */
export interface Escalation {
  readonly decision: DecisionId
  readonly committee: CommitteeCode
}

/** What is raised and nobody has been told of, but for what only an authorised person may read. */
export async function untoldEscalations(db: Knex, query: Pick<WaitingQuery, 'committees' | 'expired'> & {readonly raised: RaisedRule}): Promise<readonly Escalation[]> {
  const {where, bindings} = waiting({...query, leavesOutAuthorised: true, raised: {...query.raised, isWanted: true}, why: [], after: null})
  return select<Escalation>(
    db,
    `SELECT ${escalation('id')} AS decision, e.committee FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
     WHERE ${where} AND ${escalation('id')} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM raised_escalation t WHERE t.decision_id = ${escalation('id')}) ORDER BY e.committee, e.id`,
    bindings,
  )
}

/** Notes that somebody has been told of what was left to the lawyer. */
export async function noteRaised(tx: Knex.Transaction, escalations: readonly Escalation[], {at, by}: {readonly at: Instant; readonly by: string}): Promise<void> {
  for (const {decision} of escalations) await tx('raised_escalation').insert({decision_id: decision, raised_at: at, actor: by})
}

/** Entries that only an authorised person may read, in the order of their ids. */
export async function entriesForAuthorised(db: Knex, {stages, committees, after, limit}: {readonly stages: readonly Stage[]; readonly committees: readonly string[]; readonly after: string | null; readonly limit: number}): Promise<readonly StandingEntry[]> {
  if (committees.length === 0) return []
  const rows = await select<Row>(
    db,
    `${STANDING} WHERE v.stage IN (${stages.map((stage) => `'${stage}'`).join(', ')}) AND e.registry_state = 'present' AND ${AUTHORISED_ONLY} AND e.committee IN (${committees.map(() => '?').join(', ')}) AND e.id > ? ORDER BY e.id LIMIT ?`,
    [...committees, after ?? '', limit],
  )
  return standingsIn(db, rows)
}

/** Current versions to be judged again, some thousands at a time. */
export async function* standingEntries(db: Knex, stages: readonly Stage[], otherPolicyThan: string | null): AsyncGenerator<readonly StandingEntry[]> {
  let after = ''
  for (;;) {
    const rows = await select<Row>(
      db,
      `${STANDING} WHERE v.stage IN (${stages.map(() => '?').join(', ')}) AND e.registry_state = 'present' ${otherPolicyThan === null ? '' : 'AND v.policy_hash <> ?'} AND e.id > ? ORDER BY e.id LIMIT 2000`,
      [...stages, ...(otherPolicyThan === null ? [] : [otherPolicyThan]), after],
    )
    if (rows.length === 0) return
    yield await standingsIn(db, rows)
    after = rows.at(-1)?.id ?? ''
  }
}

/** Waiting entries with a file that was not read, in the order of their ids. */
export async function* unreadEntries(db: Knex): AsyncGenerator<StandingEntry> {
  let after = ''
  for (;;) {
    const rows = await select<Row>(db, `${STANDING} WHERE v.stage IN ('held', 'blocked') AND e.registry_state = 'present' AND v.content LIKE ? AND e.id > ? ORDER BY e.id LIMIT 200`, ['%"reading":"unread"%', after])
    if (rows.length === 0) return
    yield* await standingsIn(db, rows)
    after = rows.at(-1)?.id ?? ''
  }
}

/** Moves the current version of an entry; throws when it was not at the stage the caller saw. */
export async function setStage(tx: Knex.Transaction, at: StandingEntry, to: Stage, decision: DecisionId | null): Promise<void> {
  if (!mayMove(at.stage, to)) throw new Error(`No version goes from ${at.stage} to ${to}`)
  const changed = await tx('version')
    .where({entry_id: at.entry, number: at.number, stage: at.stage})
    .update({stage: to, ...(to === 'secret' ? {is_secret: 1} : {}), ...(decision === null ? {} : {decision_id: decision})})
  if (changed !== 1) throw new Error(`Expected to move one version, moved ${changed}`)
}

/** A new version after the current one, which it takes the place of. A version that is public stays so until the new one is published or the entry must leave. */
export async function addVersion(
  tx: Knex.Transaction,
  after: StandingEntry,
  made: {readonly stage: Stage; readonly origin: VersionOrigin; readonly contentText: string; readonly verdict: Verdict; readonly fingerprint: Fingerprint; readonly policyHash: string; readonly at: Instant; readonly decision: DecisionId | null; readonly waitingSince?: Instant},
): Promise<number> {
  if (after.stage !== 'published' && !mayMove(after.stage, 'superseded')) throw new Error(`No version follows one that is ${after.stage}`)
  const number = after.number + 1
  if (after.stage !== 'published') await tx('version').where({entry_id: after.entry, number: after.number}).update({stage: 'superseded'})
  await tx('version').insert({
    entry_id: after.entry,
    number,
    stage: made.stage,
    is_secret: made.stage === 'secret' ? 1 : 0,
    origin: made.origin,
    content: made.contentText,
    verdict: JSON.stringify(capVerdict(made.verdict)),
    fingerprint: made.fingerprint,
    policy_hash: made.policyHash,
    made_at: made.at,
    waiting_since: made.waitingSince ?? null,
    decision_id: made.decision,
  })
  await tx('entry').where({id: after.entry}).update({current_version: number})
  return number
}

/** Notes that a version was judged anew to the same end. */
export async function keepVerdict(tx: Knex.Transaction, at: StandingEntry, verdict: Verdict, policyHash: string): Promise<void> {
  await tx('version').where({entry_id: at.entry, number: at.number}).update({verdict: JSON.stringify(capVerdict(verdict)), policy_hash: policyHash})
}

/** One version of an entry as it was judged last; null where it has had its time. */
export async function findVersion(db: Knex, entry: EntryId, number: number): Promise<{readonly contentText: string; readonly verdict: Verdict; readonly waitingSince: Instant} | null> {
  const [row] = await select<Pick<Row, 'content' | 'verdict' | 'waiting_since'>>(db, `SELECT v.content, v.verdict, ${WAITING_SINCE} AS waiting_since FROM version v WHERE v.entry_id = ? AND v.number = ?`, [entry, number])
  return row === undefined ? null : {contentText: row.content, verdict: JSON.parse(row.verdict) as Verdict, waitingSince: row.waiting_since as Instant}
}

/** The text of one version of an entry, as stored. */
export async function versionText(db: Knex, entry: EntryId, number: number): Promise<string> {
  const row: {content: string} | undefined = await db('version').where({entry_id: entry, number}).select('content').first()
  if (row === undefined) throw new Error('There is no such version')
  return row.content
}

export async function setTakenDown(tx: Knex.Transaction, entry: EntryId, isTakenDown: boolean): Promise<void> {
  await tx('entry').where({id: entry}).update({is_taken_down: isTakenDown ? 1 : 0})
}

/** SHA-256 of every file that a current version which is cleared, public, expired or taken down goes with: what may still be shown or restored, or waits for the archive. And of papers that wait: those that were drawn here lie nowhere else. And of every version in a case under legal hold. */
export async function filesNeeded(db: Knex): Promise<ReadonlySet<string>> {
  const rows = await select<{content: string}>(
    db,
    `SELECT v.content FROM entry e JOIN version v ON v.entry_id = e.id
     WHERE (((v.number = e.current_version OR EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = v.entry_id AND p.version_number = v.number))
         AND (v.stage IN ('cleared', 'published', 'expired', 'withdrawn') OR (e.part = 'paper' AND v.stage IN ('held', 'blocked', 'escalated', 'deferred'))))
         OR EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = coalesce(e.case_id, e.id))) AND v.content LIKE '%"sha256":"%'`,
  )
  const needed = new Set<string>()
  for (const {content} of rows) {
    const parsed = JSON.parse(content) as RegisteredContent
    if (parsed.kind !== 'document') continue
    for (const {sha256, choice} of parsed.files) if (sha256 !== null && choice === 'yes') needed.add(sha256)
  }
  return needed
}

/** How many entries stand at each stage, per committee. */
export async function countStages(db: Knex): Promise<readonly {readonly committee: string; readonly stage: Stage; readonly entries: number}[]> {
  return select(
    db,
    `SELECT e.committee AS committee, CASE WHEN e.is_history = 1 AND v.stage IN ('cleared', 'secret') THEN 'history' ELSE v.stage END AS stage, count(*) AS entries
     FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version GROUP BY 1, 2 ORDER BY 1, 2`,
  )
}

/** The entries in some rows, in their order, each with what persons have declared of it. */
async function standingsIn(db: Knex, rows: readonly Row[]): Promise<readonly StandingEntry[]> {
  const standings = rows.map(toStanding)
  const declared = await declarationsOf(db, standings.flatMap(({entry, verdict}) => (hasNumbers(verdict) ? [entry] : [])))
  return declared.size === 0 ? standings : standings.map((one) => ({...one, declarations: declared.get(one.entry) ?? []}))
}

function toStanding(row: Row): StandingEntry {
  return {
    entry: row.id as EntryId,
    key: {committee: row.committee as CommitteeCode, caseNumber: row.case_number, documentNumber: row.document_number === '' ? null : row.document_number},
    caseEntry: row.case_id as EntryId | null,
    registryState: row.registry_state as RegistryState,
    deliveredIn: row.delivered_in,
    isTakenDown: row.is_taken_down === 1,
    isHistory: row.is_history === 1,
    isUnheard: row.is_unheard === 1,
    firstPublishedOn: row.first_published_on as LocalDate | null,
    number: row.number,
    stage: row.stage as Stage,
    origin: row.origin as VersionOrigin,
    content: JSON.parse(row.content) as RegisteredContent,
    contentText: row.content,
    verdict: JSON.parse(row.verdict) as Verdict,
    fingerprint: row.fingerprint as Fingerprint,
    policyHash: row.policy_hash,
    madeAt: row.made_at as Instant,
    waitingSince: row.waiting_since as Instant,
    decisionId: row.decision_id as DecisionId | null,
    declarations: [],
  }
}
