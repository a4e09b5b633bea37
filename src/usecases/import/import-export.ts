import {basename, dirname} from 'node:path'
import type {RowCounts} from '../../core/audit/event.js'
import {isMeetingList, MEETING_COLUMNS} from '../../core/intake/meeting-row.js'
import type {RowProblem} from '../../core/intake/row-problem.js'
import {foldWord, headingsOf, type SourceMap} from '../../core/intake/source-map.js'
import type {ColumnCensus} from '../../core/intake/census.js'
import {exceedsBrake} from '../../core/publication/brake.js'
import type {Stage} from '../../core/journey.js'
import {Refusal} from '../../core/refusal.js'
import {latestExpired} from '../../core/retention/expiry.js'
import type {EntryId, RunId} from '../../core/terms/identifiers.js'
import {applyImport, isToldPast, markMissing, missingEntries, type TurnedCase} from '../../io/db/apply-import.js'
import {lastDecisionNumber} from '../../io/db/decision-table.js'
import {setRemovalsPending} from '../../io/db/meta-table.js'
import {takeOffDisallowed} from '../../io/db/publication-table.js'
import {removeStopMarks, stoppedByImport} from '../../io/db/stop-table.js'
import {ImportStage} from '../../io/db/import-stage.js'
import {runFolder} from '../../io/files/run-folder.js'
import type {Encoding} from '../../io/files/encoding.js'
import {inspectExport, type ExportFile} from '../../io/files/export-file.js'
import {writeRejects, type RejectFiles} from '../../io/files/reject-file.js'
import type {Session} from '../../io/session.js'
import {RunningDigest} from '../../io/system/digest.js'
import {leaveSealed, sealMarked, type MarkedRow, type SealedRows} from '../protected/leave-marked.js'
import {Newness} from './newness.js'
import {workBeside, workHere, type ImportMatter, type ImportWork} from './import-work.js'
import {readerFor} from './read-rows.js'
import {sinceBackup, type SinceBackup} from './since-backup.js'
import {takeCensus} from './take-census.js'
import type {CasesWorkedOut, LeftOutItem} from './work-out-case.js'

/** One export to import. */
export interface ExportToImport {
  readonly path: string
  /** What to call it in reports: its file name, or `-` for standard input. */
  readonly name: string
}

export interface ImportOrder {
  readonly source: SourceMap
  readonly encoding: Encoding | null
  /** The sheet of a workbook that is the export; null where there is only one with anything in it. */
  readonly sheet: string | null
  /** Diaries that the export holds whole: what it leaves out is gone (A1). */
  readonly full: readonly string[]
  /** Folder of attachments; the export's own folder when null. */
  readonly attachments: string | null
  readonly isDryRun: boolean
  readonly maxRejects: {readonly rows: number} | {readonly percent: number} | null
  /** Lets a full export take down more than the brake allows. */
  readonly allowsMassWithdrawal: boolean
  /** Lets another core read and judge a large file while this one's database writes. */
  readonly usesSecondCore: boolean
  /** Whether only a list of meetings will do; another file is refused. */
  readonly isOfMeetings: boolean
  /** Refuses where rows of a committee may not be brought in by whoever acts. */
  readonly mayBring: (committee: string) => void
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
  /** Encoding and delimiter of text; null of a workbook, of which `sheet` was read. */
  readonly encoding: Encoding | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly withdrawn: number
  /** Rows older than what the register holds: counted as unchanged (A14). */
  readonly older: number
  /** Rows of what has been purged here: counted as unchanged, and not brought back (A15). */
  readonly purged: number
  /** Cases whose rows told different things: the stricter stands (A8). */
  readonly disagreeing: number
  readonly ignoredColumns: readonly string[]
  readonly absentColumns: readonly string[]
  /** Whether the file has a column for protected persons. */
  readonly tellsOfProtection: boolean
  /** What the map makes of each column it uses; told in a dry run only. */
  readonly columns: readonly ColumnCensus[] | null
  readonly problems: readonly RowProblem[]
  readonly rejectFiles: RejectFiles | null
  /** Entries that this file made or changed, by the stage they came to. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  readonly left: readonly EntryId[]
  /** Items of meetings that this file leaves out of a paper it tells of. They stay as they were. */
  readonly leftOut: readonly LeftOutItem[]
  /** Why what rows mark as protected could not be left for the holders; null where it was, or there was nothing to leave. The rows are held all the same. */
  readonly sealingRefusal: Refusal | null
}

class DryRunEnds extends Error {}

/** A smaller file is done before another core has begun. Bytes. */
const SECOND_CORE_FROM = 4_000_000
/** How many pages of cases are being worked out while others are read and written. */
const PAGES_AHEAD = 3

/** Reads one export into the register: staged whole, judged, then applied in one short transaction. */
export async function importExport(session: Session, run: RunId, {path, name}: ExportToImport, order: ImportOrder): Promise<ImportedFile> {
  const headings = new Set([...headingsOf(order.source).map(([, heading]) => foldWord(heading)), ...MEETING_COLUMNS])
  const file = await inspectExport(path, name, order.encoding, headings, order.sheet)
  if (isMeetingList(file.header) && order.full.length > 0) throw new Refusal('meeting-list-not-full', {file: name})
  if (order.isOfMeetings && !isMeetingList(file.header)) throw new Refusal('meeting-list-expected', {file: name})
  const {ignoredColumns, absentColumns} = readerFor(session, file, order.source)
  const columns = order.isDryRun ? await takeCensus(session, file, order.source) : null
  for (const diary of order.full) session.committee(diary)
  const folder = await runFolder(session.folder, run)
  const {source, full, isDryRun} = order
  const since = await sinceBackup(session)
  const matter: ImportMatter = {file, source, full, isDryRun, since, attachments: order.attachments ?? (name === '-' ? session.folder : dirname(path))}

  const stage = await ImportStage.open(session.db, session.dialect, folder)
  const work = order.usesSecondCore && file.bytes >= SECOND_CORE_FROM ? workBeside(session, matter) : await workHere(session, matter)
  try {
    const tally = new Tally()
    await fillStage(stage, work, tally, file, order)
    const decisionsSeen = await lastDecisionNumber(session.db)
    await judgeCases(session, stage, work, tally, file, order)
    await work.end()
    const {read, problems} = tally
    const counts: RowCounts = {read, ...tally.rows, rejected: problems.length}
    if (counts.imported + counts.changed + counts.unchanged + counts.rejected !== read) throw new Error('The balance of the import does not add up')

    const rejectFiles = problems.length > 0 && !isDryRun ? await writeRejects(folder, basename(name), file, problems, order.reasonFor) : null
    refuseTooManyRejects(order, counts, name)
    for (const diary of full) await brake(stage, diary, order)
    order.onProgress({file: name, step: 'apply', done: 0, total: null})
    const sealed = isDryRun ? null : await sealMarked(session, tally.marked)
    const left = await apply(session, run, file, order, counts, tally, decisionsSeen, since, sealed)
    return {
      path: name,
      sha256: file.sha256,
      encoding: file.kind === 'csv' ? file.encoding : null,
      delimiter: file.kind === 'csv' ? file.delimiter : null,
      sheet: file.kind === 'workbook' ? file.sheet : null,
      ...counts,
      withdrawn: left.length,
      older: tally.older,
      purged: tally.purged,
      disagreeing: tally.disagreeing,
      ignoredColumns,
      absentColumns,
      tellsOfProtection: isMeetingList(file.header) ? file.header.map(foldWord).includes('skydd') : order.source.columns.skydd !== undefined && !absentColumns.includes('skydd'),
      columns,
      problems,
      rejectFiles,
      stages: tally.stages,
      left,
      leftOut: tally.leftOut,
      sealingRefusal: sealed?.refusal ?? null,
    }
  } finally {
    await work.end()
    await stage.close(folder)
  }
}

/** What has been counted of one export so far. */
class Tally {
  read = 0
  readonly rows = {imported: 0, changed: 0, unchanged: 0}
  readonly problems: RowProblem[] = []
  readonly stages: Partial<Record<Stage, number>> = {}
  readonly turned: TurnedCase[] = []
  readonly cancelled: EntryId[] = []
  readonly marked: MarkedRow[] = []
  readonly leftOut: LeftOutItem[] = []
  readonly #digest = new RunningDigest()
  older = 0
  purged = 0
  disagreeing = 0

  add(worked: CasesWorkedOut): void {
    for (const fate of ['imported', 'changed', 'unchanged'] as const) this.rows[fate] += worked[fate]
    for (const [stage, entries] of Object.entries(worked.stages) as [Stage, number][]) this.stages[stage] = (this.stages[stage] ?? 0) + entries
    this.problems.push(...worked.problems)
    this.turned.push(...worked.turned)
    this.cancelled.push(...worked.cancelled)
    this.marked.push(...worked.marked)
    this.leftOut.push(...worked.leftOut)
    this.older += worked.older
    this.purged += worked.purged
    this.disagreeing += worked.disagreeing
    this.#digest.add(worked.digested)
  }

  digest(): string {
    return this.#digest.close()
  }
}

async function fillStage(stage: ImportStage, work: ImportWork, tally: Tally, file: ExportFile, order: ImportOrder): Promise<void> {
  // One batch is written while the next is read.
  let writing: Promise<void> = Promise.resolve()
  for await (const {read, rows, problems} of work.rows()) {
    tally.read += read
    for (const problem of problems) tally.problems.push(problem)
    await writing
    if (rows !== null) writing = stage.addRows(rows)
    // A failure is met at the next await; until then it must not count as nobody's.
    writing.catch(() => undefined)
    order.onProgress({file: file.name, step: 'read', done: tally.read, total: null})
  }
  await writing
  await stage.rowsAreIn()
}

async function judgeCases(session: Session, stage: ImportStage, work: ImportWork, tally: Tally, file: ExportFile, order: ImportOrder): Promise<void> {
  const newness = await Newness.open(session, new Set(order.full))
  const atWork: Promise<CasesWorkedOut>[] = []
  let done = 0
  const settleOne = async (): Promise<void> => {
    const worked = await atWork.shift()
    if (worked === undefined) return
    tally.add(worked)
    await stage.addEntries(worked.entries)
  }
  for await (const page of stage.cases()) {
    for (const {committee} of page) order.mayBring(committee)
    const {news, toldAgain} = await newness.among(page)
    tally.rows.unchanged += toldAgain
    if (news.length > 0) {
      const worked = work.cases(news)
      worked.catch(() => undefined)
      atWork.push(worked)
    }
    if (atWork.length >= PAGES_AHEAD) await settleOne()
    done += page.reduce((rows, one) => rows + one.rows.length, 0)
    order.onProgress({file: file.name, step: 'judge', done, total: tally.read})
  }
  while (atWork.length > 0) await settleOne()
  await stage.entriesAreIn()
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

async function apply(session: Session, run: RunId, file: ExportFile, order: ImportOrder, counts: RowCounts, tally: Tally, decisionsSeen: number, since: SinceBackup, sealed: SealedRows | null): Promise<readonly EntryId[]> {
  let left: readonly EntryId[] = []
  try {
    await session.change(async (change) => {
      const {tx, at, record, stop} = change
      const held = await applyImport(tx, tally.turned, at, session.judgement.policy.hash, decisionsSeen)
      // Nothing of a dry run lasts, so none of it is noted.
      const stops = order.isDryRun ? async (): Promise<void> => undefined : stop
      await stops(held, 'stopped')
      for await (const {why, entries} of stoppedByImport(tx, session.dialect, tally.cancelled)) await stops(entries, why)
      for (const diary of order.full) {
        for await (const entries of missingEntries(tx, diary)) await stops(entries, 'stopped')
        await markMissing(tx, diary)
      }
      await removeStopMarks(tx, session.dialect, session.fingerprints, since.marks)
      left = await takeOffDisallowed(tx, session.dialect)
      // What the registry now says had its time already does not wait for the night (H1).
      for (const committee of Object.keys(session.settings.committees)) {
        if (await isToldPast(tx, committee, latestExpired(session.today, session.retentionYears(committee)))) await setRemovalsPending(tx, true)
      }
      await record({kind: 'file.imported', run, sha256: file.sha256, source: order.source.name, counts, withdrawn: left.length, digest: tally.digest()})
      if (sealed !== null) await leaveSealed(session, change, sealed)
      if (order.isDryRun) throw new DryRunEnds()
    })
  } catch (error) {
    if (!(error instanceof DryRunEnds)) throw error
  }
  return left
}
