import {basename, dirname} from 'node:path'
import type {RowCounts} from '../../core/audit/event.js'
import {rowReader, type RowReader} from '../../core/intake/parse-row.js'
import type {RowProblem} from '../../core/intake/row-problem.js'
import {REQUIRED_COLUMNS, type SourceMap} from '../../core/intake/source-map.js'
import {exceedsBrake} from '../../core/publication/brake.js'
import type {Stage} from '../../core/journey.js'
import {Refusal} from '../../core/refusal.js'
import type {RegisterRow} from '../../core/register/register-row.js'
import type {EntryId, RunId} from '../../core/terms/identifiers.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import {holdDocumentsOf} from '../../io/db/secret-case-table.js'
import {stoppedByImport} from '../../io/db/stop-table.js'
import {ImportStage, type DocumentOnStage, type StagedEntry} from '../../io/db/stage-tables.js'
import {Attachments, ClearedFiles} from '../../io/files/attachments.js'
import {runFolder} from '../../io/files/run-folder.js'
import type {Encoding} from '../../io/files/encoding.js'
import {inspectExport, recordsOf, type ExportFile} from '../../io/files/export-file.js'
import {writeRejects, type RejectFiles} from '../../io/files/reject-file.js'
import type {Session} from '../../io/session.js'
import {RunningDigest} from '../../io/system/digest.js'
import {Graves} from './graves.js'
import {workOutCase, workOutDocument, type Reading, type WorkedOut} from './work-out.js'

/** One export to import. */
export interface ExportToImport {
  readonly path: string
  /** What to call it in reports: its file name, or `-` for standard input. */
  readonly name: string
}

export interface ImportOrder {
  readonly source: SourceMap
  readonly encoding: Encoding | null
  /** Diaries that the export holds whole: what it leaves out is gone (A1). */
  readonly full: readonly string[]
  /** Folder of attachments; the export's own folder when null. */
  readonly attachments: string | null
  readonly isDryRun: boolean
  readonly maxRejects: {readonly rows: number} | {readonly percent: number} | null
  /** Lets a full export take down more than the brake allows. */
  readonly allowsMassWithdrawal: boolean
  readonly reasonFor: (problem: RowProblem) => string
  readonly onProgress: (progress: ImportProgress) => void
}

/** How far an import has come: rows read, or entries judged. */
export interface ImportProgress {
  readonly file: string
  readonly step: 'read' | 'judge' | 'apply'
  readonly done: number
  readonly total: number | null
}

/** What came of one export. The four counts add up to what was read. */
export interface ImportedFile extends RowCounts {
  readonly path: string
  readonly sha256: string
  readonly encoding: Encoding
  readonly delimiter: string
  readonly withdrawn: number
  /** Rows older than what the register holds: counted as unchanged (A14). */
  readonly older: number
  /** Rows of what has been purged here: counted as unchanged, and not brought back (A15). */
  readonly purged: number
  /** Cases whose rows told different things: the stricter stands (A8). */
  readonly disagreeing: number
  readonly ignoredColumns: readonly string[]
  readonly absentColumns: readonly string[]
  readonly problems: readonly RowProblem[]
  readonly rejectFiles: RejectFiles | null
  /** Entries that this file made or changed, by the stage they came to. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly left: readonly EntryId[]
}

class DryRunEnds extends Error {}

/** Reads one export into the register: staged whole, judged, then applied in one short transaction. */
export async function importExport(session: Session, run: RunId, {path, name}: ExportToImport, order: ImportOrder): Promise<ImportedFile> {
  const headings = new Set(Object.values(order.source.columns).map((heading) => heading.normalize('NFC').toLocaleLowerCase('sv')))
  const file = await inspectExport(path, name, order.encoding, headings)
  const reader = readerFor(session, file, order.source)
  for (const diary of order.full) session.committee(diary)
  const folder = await runFolder(session.folder, run)
  const attachments = await Attachments.in(order.attachments ?? (name === '-' ? session.folder : dirname(path)))
  const reading: Reading = {session, attachments, cleared: new ClearedFiles(session.folder), full: new Set(order.full), isDryRun: order.isDryRun}

  const stage = await ImportStage.open(session.db, session.dialect, folder)
  try {
    const problems: RowProblem[] = []
    const read = await fillStage(stage, file, reader, problems, order)
    const tally = new Tally()
    const graves = await Graves.open(session)
    await judgeCases(stage, reading, graves, tally, order, file, read)
    await judgeDocuments(stage, reading, graves, tally, problems, order, file, read)
    for (const [change, rows] of await stage.countCaseRows()) {
      tally.rows[change === 'derived' || change === 'purged' ? 'unchanged' : (change as 'imported' | 'changed' | 'unchanged')] += rows
      if (change === 'purged') tally.purged += rows
    }
    const counts: RowCounts = {read, ...tally.rows, rejected: problems.length}
    if (counts.imported + counts.changed + counts.unchanged + counts.rejected !== read) throw new Error('The balance of the import does not add up')

    const rejectFiles = problems.length > 0 && !order.isDryRun ? await writeRejects(folder, basename(name), file, problems, order.reasonFor) : null
    refuseTooManyRejects(order, counts, name)
    for (const diary of order.full) await brake(stage, diary, order)
    order.onProgress({file: name, step: 'apply', done: 0, total: null})
    const left = await apply(session, stage, run, file, order, counts, tally)
    return {
      path: name,
      sha256: file.sha256,
      encoding: file.encoding,
      delimiter: file.delimiter,
      ...counts,
      withdrawn: left.length,
      older: tally.older,
      purged: tally.purged,
      disagreeing: tally.disagreeing,
      ignoredColumns: reader.ignoredColumns,
      absentColumns: reader.absentColumns,
      problems,
      rejectFiles,
      stages: tally.stages,
      left,
    }
  } finally {
    await stage.close(folder)
  }
}

/** What has been counted of one export so far. */
class Tally {
  readonly rows = {imported: 0, changed: 0, unchanged: 0}
  readonly stages: Partial<Record<Stage, number>> = {}
  readonly #digest = new RunningDigest()
  older = 0
  purged = 0
  disagreeing = 0

  note({staged}: WorkedOut): void {
    if (staged?.version == null) return
    const {stage} = staged.version
    this.stages[stage] = (this.stages[stage] ?? 0) + 1
    this.#digest.add(`${staged.entry} ${staged.contentDigest} ${stage}\n`)
  }

  digest(): string {
    return this.#digest.close()
  }
}

function readerFor(session: Session, file: ExportFile, source: SourceMap): RowReader {
  const diaries = new Map(Object.entries(session.settings.committees).map(([code, {diaryNumber}]) => [code, {caseNumber: new RegExp(`^(?:${diaryNumber})$`, 'u')}]))
  const reader = rowReader(file.header, source, REQUIRED_COLUMNS, diaries, session.today)
  if ('read' in reader) return reader
  throw new Refusal(reader.kind === 'missing' ? 'header-missing' : 'header-duplicate', {file: file.name, columns: reader.headings})
}

async function fillStage(stage: ImportStage, file: ExportFile, reader: RowReader, problems: RowProblem[], order: ImportOrder): Promise<number> {
  let read = 0
  // One batch is written while the next is parsed.
  let writing: Promise<void> = Promise.resolve()
  for await (const records of recordsOf(file)) {
    const rows: RegisterRow[] = []
    for (const record of records) {
      read += 1
      const row = record.kind === 'broken' ? ({kind: 'problem', code: 'quote-broken', line: record.line, column: null} as const) : reader.read(record.cells, record.line)
      if (row.kind === 'row') rows.push(row)
      else problems.push(row)
    }
    await writing
    writing = stage.addRows(rows)
    // A failure is met at the next await; until then it must not count as nobody's.
    writing.catch(() => undefined)
    order.onProgress({file: file.name, step: 'read', done: read, total: null})
  }
  await writing
  await stage.rowsAreIn()
  return read
}

async function judgeCases(stage: ImportStage, reading: Reading, graves: Graves, tally: Tally, order: ImportOrder, file: ExportFile, total: number): Promise<void> {
  for await (const page of stage.cases()) {
    const buried = await graves.cases(stage, page)
    const worked = page.map((found) => workOutCase(reading, found, buried.get(found) ?? null))
    await stage.addCases(worked.map(({judged}) => judged))
    await stage.addEntries(worked.flatMap(({staged}) => (staged === null ? [] : [staged])))
    for (const one of worked) {
      tally.note(one)
      const content = one.staged?.version?.contentText
      if (content?.includes('"rowsDisagree":true') === true) tally.disagreeing += 1
    }
    order.onProgress({file: file.name, step: 'judge', done: 0, total})
  }
}

async function judgeDocuments(stage: ImportStage, reading: Reading, graves: Graves, tally: Tally, problems: RowProblem[], order: ImportOrder, file: ExportFile, total: number): Promise<void> {
  let same: DocumentOnStage[] = []
  let staged: StagedEntry[] = []
  let done = 0
  const finish = async (): Promise<void> => {
    if (same.length === 0) return
    const {winner, rowsDisagree} = pickRow(same, tally, problems)
    const worked = await workOutDocument(reading, winner, rowsDisagree)
    tally.rows[worked.change] += 1
    if (worked.isOlder) tally.older += 1
    tally.note(worked)
    if (worked.staged !== null) staged.push(worked.staged)
  }
  for await (const page of stage.documents()) {
    const buried = await graves.documents(page)
    for (const row of page) {
      if (buried.has(row)) {
        tally.rows.unchanged += 1
        tally.purged += 1
        continue
      }
      const [first] = same
      if (first !== undefined && (first.document.number !== row.document.number || first.caseNumber !== row.caseNumber || first.committee !== row.committee)) {
        await finish()
        same = []
      }
      same.push(row)
    }
    await stage.addEntries(staged)
    staged = []
    done += page.length
    order.onProgress({file: file.name, step: 'judge', done, total})
  }
  await finish()
  await stage.addEntries(staged)
}

/** Of several rows of one document the latest stands; of two that are equally late and differ none can be believed, so one is refused and the other held. */
function pickRow(rows: readonly DocumentOnStage[], tally: Tally, problems: RowProblem[]): {readonly winner: DocumentOnStage; readonly rowsDisagree: boolean} {
  const [first, ...rest] = rows
  if (first === undefined) throw new Error('There is no row to pick')
  let winner = first
  let rowsDisagree = false
  for (const row of rest) {
    const isLater = (row.changedAt ?? '') > (winner.changedAt ?? '')
    const isEquallyLate = row.changedAt === winner.changedAt
    if (isEquallyLate && textOf(row) !== textOf(winner)) {
      rowsDisagree = true
      problems.push({kind: 'problem', code: 'duplicate-differs', line: row.line, column: 'handlingsnummer'})
      continue
    }
    tally.rows.unchanged += 1
    if (isLater) {
      winner = row
      rowsDisagree = false
    }
  }
  return {winner, rowsDisagree}
}

function textOf({document, date, officer, statute, isProtected, caseType}: DocumentOnStage): string {
  return JSON.stringify([document, date, officer, statute, isProtected, caseType])
}

function refuseTooManyRejects({maxRejects}: ImportOrder, counts: RowCounts, name: string): void {
  if (maxRejects === null) return
  const limit = 'rows' in maxRejects ? maxRejects.rows : (counts.read * maxRejects.percent) / 100
  if (counts.rejected > limit) throw new Refusal('too-many-rejects', {file: name, rejected: counts.rejected, read: counts.read})
}

async function brake(stage: ImportStage, diary: string, {allowsMassWithdrawal}: ImportOrder): Promise<void> {
  const counted = await stage.countMissing(diary)
  if (counted.onStage === 0) throw new Refusal('full-export-empty', {committee: diary})
  if (allowsMassWithdrawal) return
  if (exceedsBrake(counted.missing, counted.public)) {
    throw new Refusal('full-export-brake', {committee: diary, missing: counted.missing, public: counted.public})
  }
}

async function apply(session: Session, stage: ImportStage, run: RunId, file: ExportFile, order: ImportOrder, counts: RowCounts, tally: Tally): Promise<readonly EntryId[]> {
  let left: readonly EntryId[] = []
  try {
    await session.change(async ({tx, at, record, stop}) => {
      await stage.apply(tx, at, session.judgement.policy.hash)
      // Nothing of a dry run lasts, so none of it is noted.
      const stops = order.isDryRun ? async (): Promise<void> => undefined : stop
      for await (const {why, entries} of stoppedByImport(tx)) await stops(entries, why)
      for (const diary of order.full) {
        for await (const entries of stage.missing(tx, diary)) await stops(entries, 'stopped')
        await stage.markMissing(tx, diary)
      }
      await stops(await holdDocumentsOf(tx, at), 'stopped')
      left = await takeOffDisallowed(tx, session.dialect)
      await record({kind: 'file.imported', run, sha256: file.sha256, source: order.source.name, counts, withdrawn: left.length, digest: tally.digest()})
      if (order.isDryRun) throw new DryRunEnds()
    })
  } catch (error) {
    if (!(error instanceof DryRunEnds)) throw error
  }
  return left
}
