import type {Knex} from 'knex'
import type {ArchivedDecision, ArchivedVersion} from '../../core/archive/archived-case.js'
import type {DecisionKind} from '../../core/review/decision.js'
import type {RegisteredContent, RegisteredFile, RegistryState} from '../../core/register/entry.js'
import {stricter} from '../../core/register/secrecy.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** What a case brings with it: its documents, and the files that they name. `unseen`: files of which no bytes were ever delivered. */
export interface CaseExtent {
  readonly documents: number
  readonly files: number
  readonly bytes: number
  readonly unseen: number
}

/** How much there is of some cases to take to the archive, by the case. One without documents is left out. */
export async function extentsOf(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlyMap<EntryId, CaseExtent>> {
  const rows = await select<{case_id: string; content: string}>(
    db,
    `SELECT e.case_id, v.content FROM ${dialect.rowsFrom(ID_COLUMNS)} k JOIN entry e ON e.case_id = k.id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  const extents = new Map<EntryId, CaseExtent>()
  for (const {case_id: entry, content} of rows) {
    const told = JSON.parse(content) as RegisteredContent
    const files = told.kind === 'document' ? told.files : []
    const {documents, files: known, bytes, unseen} = extents.get(entry as EntryId) ?? {documents: 0, files: 0, bytes: 0, unseen: 0}
    extents.set(entry as EntryId, {documents: documents + 1, files: known + files.length, bytes: files.reduce((sum, file) => sum + (file.bytes ?? 0), bytes), unseen: unseen + files.filter(({sha256}) => sha256 === null).length})
  }
  return extents
}

/** An entry as the register tells of it to the archive. */
export interface ArchivedRow {
  readonly entry: EntryId
  readonly case: EntryId
  /** Empty for the case itself. */
  readonly documentNumber: string
  readonly registryState: RegistryState
  /** The registry's own last word, whatever was rewritten here; of secrecy and protection the stricter of its word and what somebody here has said since. */
  readonly told: RegisteredContent
  /** The heading of the text that was public last; null where none ever was, or it is secret. */
  readonly publicHeading: string | null
  readonly publishedOn: LocalDate | null
  readonly deliveredIn: string | null
  /** What the registry names, and what was made or added here. */
  readonly files: readonly RegisteredFile[]
  readonly versions: readonly ArchivedVersion[]
  readonly decisions: readonly ArchivedDecision[]
}

/** Everything of some cases, the case before its documents and those in the order of their numbers. */
export async function archivedRows(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<readonly ArchivedRow[]> {
  const ids = JSON.stringify(cases.map((id) => [id]))
  const listed = `${dialect.rowsFrom(ID_COLUMNS)} k JOIN entry e ON (e.id = k.id OR e.case_id = k.id)`
  const entries = await select<{id: string; case_id: string | null; document_number: string; registry_state: string; first_published_on: string | null; published_earlier: string | null; delivered_in: string | null}>(
    db,
    `SELECT e.id, e.case_id, e.document_number, e.registry_state, e.first_published_on, e.published_earlier, e.delivered_in FROM ${listed}`,
    [ids],
  )
  const versions = Map.groupBy(
    await select<{entry_id: string; number: number; made_at: string; origin: string; stage: string; content: string}>(db, `SELECT v.entry_id, v.number, v.made_at, v.origin, v.stage, v.content FROM ${listed} JOIN version v ON v.entry_id = e.id ORDER BY v.entry_id, v.number`, [ids]),
    ({entry_id: entry}) => entry,
  )
  const decisions = Map.groupBy(
    await select<{entry_id: string; at: string; kind: string; reason: string | null}>(db, `SELECT d.entry_id, d.at, d.kind, d.reason FROM ${listed} JOIN decision d ON d.entry_id = e.id WHERE d.undone_at IS NULL ORDER BY d.entry_id, d.sequence`, [ids]),
    ({entry_id: entry}) => entry,
  )
  return entries
    .map((row): ArchivedRow => {
      const own = (versions.get(row.id) ?? []).map((version) => ({...version, told: JSON.parse(version.content) as RegisteredContent}))
      const last = own.at(-1)?.told
      if (last === undefined) throw new Error('An entry without a version')
      const shown = own.findLast(({stage}) => stage === 'published' || stage === 'expired')
      return {
        entry: row.id as EntryId,
        case: (row.case_id ?? row.id) as EntryId,
        documentNumber: row.document_number,
        registryState: row.registry_state as RegistryState,
        told: withMarks(registryWord(own) ?? last, last),
        publicHeading: shown === undefined || shown.told.headingSecrecy !== 'no' ? null : shown.told.heading,
        publishedOn: ([row.first_published_on, row.published_earlier].filter((day) => day !== null).sort()[0] as LocalDate | undefined) ?? null,
        deliveredIn: row.delivered_in,
        files: filesIn(registryWord(own) ?? last, last),
        versions: own.map(({number, made_at: madeAt, told: {heading, headingSecrecy, protection}}) => ({number, madeAt: madeAt as Instant, heading, marks: {headingSecrecy, protection}})),
        decisions: (decisions.get(row.id) ?? []).map(({at, kind, reason}) => ({at: at as Instant, kind: kind as DecisionKind, reason})),
      }
    })
    .sort((one, other) => compareText(one.case, other.case) || compareNumbers(one.documentNumber, other.documentNumber))
}

function registryWord(versions: readonly {readonly origin: string; readonly told: RegisteredContent}[]): RegisteredContent | undefined {
  return versions.findLast(({origin}) => origin === 'import')?.told
}

/** The registry's files, with what has been read of them since; then what the row has now besides. */
function filesIn(told: RegisteredContent, now: RegisteredContent): readonly RegisteredFile[] {
  if (told.kind !== 'document' || now.kind !== 'document') return []
  const named = told.files.map((file) => (file.sha256 === null ? (now.files.find(({path, sha256}) => path === file.path && sha256 !== null) ?? file) : file))
  return [...named, ...now.files.filter(({path, sha256}) => !named.some((file) => file.path === path && file.sha256 === sha256))]
}

function withMarks(told: RegisteredContent, now: RegisteredContent): RegisteredContent {
  const marks = {headingSecrecy: stricter(told.headingSecrecy, now.headingSecrecy), protection: now.protection === 'marked' ? now.protection : told.protection}
  return told.kind === 'document' && now.kind === 'document' ? {...told, ...marks, documentSecrecy: stricter(told.documentSecrecy, now.documentSecrecy)} : {...told, ...marks}
}

/** Numbers in their order, as people count: 2 before 10 before 11a. */
const NUMBERS = new Intl.Collator('sv', {numeric: true})

function compareNumbers(one: string, other: string): number {
  return NUMBERS.compare(one, other) || compareText(one, other)
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
