import {isMeetingList, meetingReader} from '../../core/intake/meeting-row.js'
import {rowReader, type RowReader} from '../../core/intake/parse-row.js'
import type {RowProblem} from '../../core/intake/row-problem.js'
import {wholeShape} from '../../core/minutes/diary-numbers.js'
import {REQUIRED_COLUMNS, type SourceMap} from '../../core/intake/source-map.js'
import {Refusal} from '../../core/refusal.js'
import type {RegisterRow} from '../../core/register/register-row.js'
import {rowsToStage} from '../../io/db/import-stage.js'
import {recordsOf, type ExportFile} from '../../io/files/export-file.js'
import {blocksOf} from '../../papers/minutes/markdown.js'
import type {Desk} from './work-out.js'

/** Some thousand rows of an export, read and understood or not. */
export interface RowsRead {
  readonly read: number
  /** The rows set out for the stage; null where none was understood. */
  readonly rows: string | null
  readonly problems: readonly RowProblem[]
}

/** The reader of a file's rows, by its header. */
export function readerFor(desk: Pick<Desk, 'settings' | 'today'>, file: ExportFile, source: SourceMap): RowReader {
  const diaries = new Map(Object.entries(desk.settings.committees).map(([code, {diaryNumber}]) => [code, {caseNumber: wholeShape(diaryNumber)}]))
  const reader = isMeetingList(file.header) ? meetingReader(file.header, diaries, blocksOf) : rowReader(file.header, source, REQUIRED_COLUMNS, diaries, desk.today)
  if ('read' in reader) return reader
  throw new Refusal(reader.kind === 'missing' ? 'header-missing' : 'header-duplicate', {file: file.name, columns: reader.headings})
}

/** Every row of an export, some thousands at a time. */
export async function* readRows(desk: Pick<Desk, 'settings' | 'today' | 'fingerprints'>, file: ExportFile, source: SourceMap): AsyncGenerator<RowsRead> {
  const reader = readerFor(desk, file, source)
  const staging = stagingOf(desk)
  for await (const records of recordsOf(file)) {
    const rows: RegisterRow[] = []
    const problems: RowProblem[] = []
    for (const record of records) {
      const row = record.kind === 'broken' ? ({kind: 'problem', code: 'quote-broken', line: record.line, column: null} as const) : reader.read(record.cells, record.line, record.faults)
      if (row.kind === 'row') rows.push(row)
      else problems.push(row)
    }
    yield {read: records.length, rows: rows.length === 0 ? null : rowsToStage(rows.map(staging)), problems}
  }
}

/** Sets a row out with the digests by which it is known when it is told again. */
function stagingOf({fingerprints}: Pick<Desk, 'fingerprints'>): (row: RegisterRow) => Parameters<typeof rowsToStage>[0][number] {
  // Rows of one case mostly come after each other and repeat it word for word.
  let [lastCase, lastDigest] = ['', fingerprints.of('')]
  return ({line, ...row}) => {
    const told = JSON.stringify(row)
    const ofCase = JSON.stringify(row.case)
    if (ofCase !== lastCase) [lastCase, lastDigest] = [ofCase, fingerprints.of(ofCase)]
    const {committee, caseNumber, document} = row
    // What became of its files is asked each time.
    const rowDigest = document !== null && document.files.length > 0 ? null : fingerprints.of(told)
    return {committee, caseNumber, documentNumber: document?.number ?? '', line, rowDigest, caseDigest: lastDigest, told}
  }
}
