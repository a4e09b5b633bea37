import type {Knex} from 'knex'
import type {Stage} from '../../core/journey.js'
import type {EntryKey, EntryPart, RegisteredCase, RegisteredContent, RegistryState} from '../../core/register/entry.js'
import type {RegistryCopy} from '../../core/retention/due.js'
import type {DecisionKind} from '../../core/review/decision.js'
import type {CommitteeCode, EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {LAST_ANSWER} from './decision-table.js'
import {casesUnderHold} from './hold-table.js'
import {casesWithReceipt} from './purge-table.js'
import {select} from './select.js'

/** A registry copy as the register tells of it; whether a release still shows it, the site's folder tells. */
export interface CopyInRegister extends Omit<RegistryCopy, 'isOnSite' | 'importedOn'> {
  readonly key: EntryKey
  readonly isPublic: boolean
  readonly importedAt: Instant
  /** The decision that stands for its current version. */
  readonly decision: DecisionKind | null
  /** True for a case whose heading may not be read by everybody, by the registry's word or a person's: what comes of it later waits (D2). */
  readonly isReserved: boolean
}

/** A case with its documents, as the register tells of them. */
export interface CaseInRegister {
  readonly committee: CommitteeCode
  readonly own: CopyInRegister
  readonly isClosed: boolean
  readonly closedOn: LocalDate | null
  readonly documents: readonly CopyInRegister[]
  readonly hasReceipt: boolean
  readonly isUnderHold: boolean
}

interface Row {
  id: string
  case_id: string | null
  committee: string
  case_number: string
  document_number: string
  part: string
  registry_state: string
  is_taken_down: number
  is_history: number
  first_published_on: string | null
  published_earlier: string | null
  imported_at: string
  stage: string
  decision: string | null
  content: string | null
  last_answer: string | null
  is_public: number
}

const PAGE_CASES = 2_000
const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]

const COPY = `e.id, e.case_id, e.committee, e.case_number, e.document_number, e.part, e.registry_state, e.is_taken_down, e.is_history, e.first_published_on, e.published_earlier,
  coalesce(e.imported_at, v.made_at) AS imported_at, v.stage, (SELECT d.kind FROM decision d WHERE d.id = v.decision_id) AS decision,
  CASE WHEN e.kind = 'case' THEN v.content END AS content, CASE WHEN e.kind = 'case' THEN ${LAST_ANSWER} END AS last_answer, CASE WHEN EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = e.id) THEN 1 ELSE 0 END AS is_public`
const JOINED = 'JOIN version v ON v.entry_id = e.id AND v.number = e.current_version'

/** Every case of the register with its documents, some thousands at a time. */
export async function* everyCase(db: Knex, dialect: Dialect): AsyncGenerator<readonly CaseInRegister[]> {
  let after = ''
  for (;;) {
    const rows = await select<{id: string}>(db, `SELECT id FROM entry WHERE kind = 'case' AND id > ? ORDER BY id LIMIT ${PAGE_CASES}`, [after])
    if (rows.length === 0) return
    yield await casesOf(db, dialect, rows.map(({id}) => id as EntryId))
    after = rows.at(-1)?.id ?? ''
  }
}

/** Some cases of the register with their documents. */
export async function casesOf(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<readonly CaseInRegister[]> {
  const ids = JSON.stringify(cases.map((id) => [id]))
  const listed = `${dialect.rowsFrom(ID_COLUMNS)} k`
  const rows = await select<Row>(db, `SELECT ${COPY} FROM ${listed} JOIN entry e ON e.id = k.id ${JOINED} UNION ALL SELECT ${COPY} FROM ${listed} JOIN entry e ON e.case_id = k.id ${JOINED}`, [ids, ids])
  const signed = await casesWithReceipt(db, dialect, cases)
  const held = await casesUnderHold(db, dialect, cases)
  const documents = new Map<string, CopyInRegister[]>()
  for (const row of rows) {
    if (row.case_id === null) continue
    const known = documents.get(row.case_id)
    if (known === undefined) documents.set(row.case_id, [toCopy(row)])
    else known.push(toCopy(row))
  }
  return rows.flatMap((row) => {
    if (row.case_id !== null) return []
    const {isClosed, closedOn} = JSON.parse(row.content ?? 'null') as RegisteredCase
    return [{committee: row.committee as CommitteeCode, own: toCopy(row), isClosed, closedOn, documents: documents.get(row.id) ?? [], hasReceipt: signed.has(row.id as EntryId), isUnderHold: held.has(row.id as EntryId)}]
  })
}

/** Everything some entries say in words: their versions' contents, and the notes on them. */
export async function textsOf(db: Knex, dialect: Dialect, entries: readonly EntryId[]): Promise<{readonly contents: readonly RegisteredContent[]; readonly notes: readonly string[]}> {
  const ids = JSON.stringify(entries.map((id) => [id]))
  const listed = `${dialect.rowsFrom(ID_COLUMNS)} k`
  const contents = await select<{content: string}>(db, `SELECT v.content FROM ${listed} JOIN version v ON v.entry_id = k.id`, [ids])
  const notes = await select<{text: string}>(db, `SELECT n.text FROM ${listed} JOIN decision d ON d.entry_id = k.id JOIN note n ON n.id = d.note_id`, [ids])
  return {contents: contents.map(({content}) => JSON.parse(content) as RegisteredContent), notes: notes.map(({text}) => text)}
}

/** True where the register still holds a text for another reason: a living entry says the same. */
export async function isTextHeld(db: Knex, text: string): Promise<boolean> {
  const pattern = (part: string): string => `%${part.replace(/[!%_]/g, '!$&')}%`
  const [version] = await select(db, `SELECT 1 AS found FROM version WHERE content LIKE ? ESCAPE '!' LIMIT 1`, [pattern(JSON.stringify(text).slice(1, -1))])
  if (version !== undefined) return true
  const [note] = await select(db, `SELECT 1 AS found FROM note WHERE text LIKE ? ESCAPE '!' LIMIT 1`, [pattern(text)])
  return note !== undefined
}

function toCopy(row: Row): CopyInRegister {
  const documentNumber = row.document_number === '' ? null : row.document_number
  const days = [row.first_published_on, row.published_earlier].filter((day) => day !== null).sort()
  return {
    entry: row.id as EntryId,
    key: {committee: row.committee as CommitteeCode, caseNumber: row.case_number, documentNumber},
    kind: documentNumber === null ? 'case' : 'document',
    part: row.part as EntryPart,
    stage: row.stage as Stage,
    registryState: row.registry_state as RegistryState,
    isPublic: row.is_public === 1,
    isTakenDown: row.is_taken_down === 1,
    isHistory: row.is_history === 1,
    publishedOn: (days[0] as LocalDate | undefined) ?? null,
    publishedEarlier: row.published_earlier as LocalDate | null,
    importedAt: row.imported_at as Instant,
    decision: row.decision as DecisionKind | null,
    isReserved: row.content !== null && isReserved(JSON.parse(row.content) as RegisteredCase, row.last_answer),
  }
}

function isReserved({headingSecrecy, protection}: RegisteredCase, lastAnswer: string | null): boolean {
  return headingSecrecy !== 'no' || protection === 'marked' || lastAnswer === 'secret'
}
