import type {RowProblem} from '../../core/intake/row-problem.js'
import {isMeetingNumber, paperOfItem} from '../../core/minutes/meeting.js'
import type {Stage} from '../../core/journey.js'
import {gatherCase, type ToldBefore} from '../../core/register/gather-case.js'
import type {RegisterRow} from '../../core/register/register-row.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {TurnedCase} from '../../io/db/apply-import.js'
import {entriesToStage, type EntriesToStage, type StagedCase, type StagedEntry, type StagedRow} from '../../io/db/import-stage.js'
import type {KnownEntry, KnownVersion} from '../../io/db/known-entries.js'
import type {NamedCase} from '../../io/db/secret-case-table.js'
import type {MarkedRow} from '../protected/leave-marked.js'
import type {Grave} from './graves.js'
import {workOutCase, workOutDocument, type Digests, type JudgedCase, type Known, type Reading, type WorkedOut} from './work-out.js'

/** A case of an export that tells something new, beside what the register has of it. */
export interface CaseToWorkOut extends StagedCase {
  readonly known: readonly KnownEntry[]
  /** Current versions of those that the export names. */
  readonly versions: ReadonlyMap<EntryId, KnownVersion>
  readonly grave: Grave | null
  /** Of a meeting: the secrecy of the diary’s cases that its items name, by number. */
  readonly namedCases: ReadonlyMap<string, NamedCase>
}

/** What came of some cases of an export: their entries set out for the stage, and everything counted. */
export interface CasesWorkedOut {
  readonly entries: EntriesToStage
  /** Rows by their fate; those refused here are among the problems. */
  readonly imported: number
  readonly changed: number
  readonly unchanged: number
  readonly older: number
  readonly purged: number
  readonly disagreeing: number
  readonly problems: readonly RowProblem[]
  /** Entries that the import makes or changes, by the stage they come to. */
  readonly stages: Readonly<Partial<Record<Stage, number>>>
  /** One line for each of those, by which the audit log tells what was imported. */
  readonly digested: string
  readonly turned: readonly TurnedCase[]
  /** Cases the register had that the registry has cancelled. */
  readonly cancelled: readonly EntryId[]
  /** Rows that tell something new and mark their party as protected. */
  readonly marked: readonly MarkedRow[]
  /** Items that the register has of a paper which a list of meetings tells of without them. They stay. */
  readonly leftOut: readonly LeftOutItem[]
}

/** An item of a meeting, as its list would name it. */
export interface LeftOutItem {
  readonly committee: string
  /** The meeting's number, `Sammanträde 2026-02-03`. */
  readonly meeting: string
  /** `protokoll § 14`. */
  readonly item: string
}

type Counts = {-readonly [Count in 'imported' | 'changed' | 'unchanged' | 'older' | 'purged' | 'disagreeing']: number}

/** Works out what an export does to some of its cases, each with all its rows. */
export async function workOutCases(reading: Reading, cases: readonly CaseToWorkOut[]): Promise<CasesWorkedOut> {
  const counts: Counts = {imported: 0, changed: 0, unchanged: 0, older: 0, purged: 0, disagreeing: 0}
  const staged: StagedEntry[] = []
  const stages: Partial<Record<Stage, number>> = {}
  const problems: RowProblem[] = []
  const turned: TurnedCase[] = []
  const cancelled: EntryId[] = []
  const marked: MarkedRow[] = []
  const leftOut: LeftOutItem[] = []
  let digested = ''
  const note = (worked: WorkedOut): void => {
    if (worked.staged === null) return
    staged.push(worked.staged)
    const {entry, contentDigest, version} = worked.staged
    if (version === null) return
    stages[version.stage] = (stages[version.stage] ?? 0) + 1
    digested += `${entry} ${contentDigest} ${version.stage}\n`
  }
  for (const one of cases) {
    const rows = one.rows.map(rowOf)
    const known = new Map(one.known.map((entry) => [entry.documentNumber, entry]))
    const standing = (documentNumber: string): Known | null => {
      const entry = known.get(documentNumber)
      if (entry === undefined) return null
      const version = one.versions.get(entry.entry)
      if (version === undefined) throw new Error('An entry that an export names was not read')
      return {...entry, ...version}
    }
    if (isMeetingNumber(one.caseNumber)) leftOut.push(...itemsLeftOut(one))
    const found = gatherCase(rows, toldBefore(one, reading.full.has(one.committee)))
    const ofCase = standing('')
    const worked = workOutCase(reading, found, ofCase, caseDigests(one.rows, ofCase, reading.full.has(one.committee)), buriedCase(one))
    note(worked)
    const {judged} = worked
    if (found.merged.rowsDisagree && worked.staged?.version != null) counts.disagreeing += 1
    if (judged.becameSecret || judged.hasReturned) turned.push({entry: judged.entry, ground: judged.becameSecret ? 'secret-case' : 'returned'})
    if (judged.isCancelled && judged.change !== 'imported') cancelled.push(judged.entry)
    countCaseRows(one, judged, counts)
    await workOutDocuments(reading, one, rows, judged, standing, counts, problems, note, marked)
  }
  return {entries: entriesToStage(staged), ...counts, problems, stages, digested, turned, cancelled, marked, leftOut}
}

async function workOutDocuments(
  reading: Reading,
  {rows: staged, grave, namedCases}: CaseToWorkOut,
  rows: readonly RegisterRow[],
  ofCase: JudgedCase,
  standing: (documentNumber: string) => Known | null,
  counts: Counts,
  problems: RowProblem[],
  note: (worked: WorkedOut) => void,
  marked: MarkedRow[],
): Promise<void> {
  const purged = new Set(grave?.documents)
  for (let from = 0, to = 0; from < rows.length; from = to) {
    const documentNumber = staged[from]?.documentNumber ?? ''
    while (to < rows.length && staged[to]?.documentNumber === documentNumber) to += 1
    if (documentNumber === '') continue
    const {winner, rowsDisagree} = pickRow(rows.slice(from, to), counts, problems)
    if (purged.has(documentNumber)) {
      counts.unchanged += 1
      counts.purged += 1
      continue
    }
    const {document} = winner
    if (document === null) throw new Error('A document row without its document')
    const rowDigest = to - from === 1 ? (staged[from]?.rowDigest ?? null) : null
    const known = standing(documentNumber)
    const worked = await workOutDocument(reading, {row: winner, document, ofCase, known, digests: {rowDigest, caseDigest: null}, namedCases, rowsDisagree})
    const isNews = worked.staged !== null && (worked.staged.version !== null || rowDigest !== known?.rowDigest)
    if (winner.protection === 'marked' && isNews) marked.push({key: {committee: winner.committee, caseNumber: winner.caseNumber, documentNumber}, word: winner.protectionWord ?? '', party: document.internalParty})
    counts[worked.change] += 1
    if (worked.isOlder) counts.older += 1
    note(worked)
  }
}

/** What a list leaves out of papers that it tells of: perhaps a number that another item has now. */
function itemsLeftOut({committee, caseNumber, rows, known}: CaseToWorkOut): readonly LeftOutItem[] {
  const told = new Set(rows.map(({documentNumber}) => documentNumber))
  const papers = new Set([...told].map(paperOfItem))
  return known.flatMap(({documentNumber, registryState}) => {
    const paper = paperOfItem(documentNumber)
    return paper !== null && papers.has(paper) && registryState === 'present' && !told.has(documentNumber) ? [{committee, meeting: caseNumber, item: documentNumber}] : []
  })
}

function rowOf({told, line}: StagedRow): RegisterRow {
  return {...(JSON.parse(told) as Omit<RegisterRow, 'line'>), line}
}

/** What earlier exports told of a case's rows. What an export that holds the diary whole does not name is gone, and tells nothing more. */
function toldBefore({known, rows}: CaseToWorkOut, isFull: boolean): readonly ToldBefore[] {
  const told = known.flatMap((entry) => (entry.told === null ? [] : [entry.told]))
  if (!isFull) return told
  const named = new Set(rows.map(({documentNumber}) => documentNumber))
  return told.filter(({documentNumber}) => named.has(documentNumber))
}

/** A case is known again by its own row, if it has one, and by what all its rows agree on about it. */
function caseDigests(rows: readonly StagedRow[], known: Known | null, isFull: boolean): Digests {
  const own = rows.filter(({documentNumber}) => documentNumber === '')
  const [first] = rows
  const caseDigest = first !== undefined && rows.every((row) => row.caseDigest === first.caseDigest) ? first.caseDigest : null
  const rowDigest = own.length === 1 ? (own[0]?.rowDigest ?? null) : own.length === 0 && !isFull ? (known?.rowDigest ?? null) : null
  return {rowDigest, caseDigest}
}

function buriedCase({rows, grave}: CaseToWorkOut): Parameters<typeof workOutCase>[4] {
  if (grave?.ofCase == null) return null
  const purged = new Set(grave.documents)
  return {tombstone: grave.ofCase, hasNewDocument: rows.some(({documentNumber}) => documentNumber !== '' && !purged.has(documentNumber))}
}

/** Rows that are the case alone count as what happened to the case: for the balance of the file. */
function countCaseRows({rows}: CaseToWorkOut, {change}: JudgedCase, counts: Counts): void {
  const own = rows.filter(({documentNumber}) => documentNumber === '').length
  counts[change === 'derived' || change === 'purged' ? 'unchanged' : change] += own
  if (change === 'purged') counts.purged += own
}

/** Of several rows of one document the latest stands; of two that are equally late and differ none can be believed, so one is refused and the other held. */
function pickRow([first, ...rest]: readonly RegisterRow[], counts: Counts, problems: RowProblem[]): {readonly winner: RegisterRow; readonly rowsDisagree: boolean} {
  if (first === undefined) throw new Error('There is no row to pick')
  let winner = first
  let rowsDisagree = false
  for (const row of rest) {
    const isLater = (row.changedAt ?? '') > (winner.changedAt ?? '')
    const isEquallyLate = row.changedAt === winner.changedAt
    if (isEquallyLate && textOf(row) !== textOf(winner)) {
      rowsDisagree = true
      problems.push({kind: 'problem', code: 'duplicate-differs', line: row.line, column: row.document?.item === undefined ? 'handlingsnummer' : 'paragraf'})
      continue
    }
    counts.unchanged += 1
    if (isLater) {
      winner = row
      rowsDisagree = false
    }
  }
  return {winner, rowsDisagree}
}

function textOf({document, date, officer, statute, protection, case: {caseType}}: RegisterRow): string {
  return JSON.stringify([document, date, officer, statute, protection, caseType])
}
