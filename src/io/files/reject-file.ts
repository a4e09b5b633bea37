import {createWriteStream, existsSync} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {once} from 'node:events'
import {join} from 'node:path'
import {stringify} from 'csv-stringify/sync'
import type {RowProblem} from '../../core/intake/row-problem.js'
import {spreadsheetSafe} from '../../core/terms/spreadsheet-safe.js'
import {originalLines, type ExportFile} from './export-file.js'
import {FOLDER_MODE} from './modes.js'

/** The two files a run leaves about refused rows. */
export interface RejectFiles {
  /** For people: line, column and reason, formula characters disarmed. */
  readonly list: string
  /** The header and the refused rows as they stood, to be corrected and imported again. */
  readonly rows: string
}

/** Longest name of an export that is kept in the names of its reject files: with their endings they are below the 255 bytes that a file system takes. */
const NAME_BYTES_MAX = 160

/** Writes what was refused of one export into the run's folder. `reason` gives the sentence for a problem. */
export async function writeRejects(folder: string, name: string, file: ExportFile, problems: readonly RowProblem[], reason: (problem: RowProblem) => string): Promise<RejectFiles> {
  await mkdir(folder, {recursive: true, mode: FOLDER_MODE})
  const {list, rows} = placesFor(folder, fileName(name))
  const lines = problems.map((problem) => [problem.line, problem.column ?? '', problem.code, spreadsheetSafe(reason(problem))])
  await writeFile(list, stringify([['rad', 'kolumn', 'kod', 'orsak'], ...lines], {delimiter: ';', bom: true}), {flag: 'wx'})

  const out = createWriteStream(rows, {encoding: 'utf8', flags: 'wx'})
  const finished = once(out, 'finish')
  // A disk that fills up is met when all is written; until then it must not count as nobody's failure.
  finished.catch(() => undefined)
  await originalLines(file, new Set(problems.map(({line}) => line)), (text) => out.write(`${text}\n`))
  out.end()
  await finished
  return {list, rows}
}

/** Names that nothing stands under yet: two exports of one run may have the same, from different folders. */
function placesFor(folder: string, base: string): RejectFiles {
  for (let count = 1; ; count += 1) {
    const start = count === 1 ? base : `${base}.${count}`
    const places = {list: join(folder, `${start}.avvisade.csv`), rows: join(folder, `${start}.avvisade-rader.csv`)}
    if (!existsSync(places.list) && !existsSync(places.rows)) return places
  }
}

function fileName(name: string): string {
  let kept = ''
  for (const character of name.toWellFormed().replace(/[^\p{L}\p{N}._-]|\p{Default_Ignorable_Code_Point}/gu, '_')) {
    if (Buffer.byteLength(kept) + Buffer.byteLength(character) > NAME_BYTES_MAX) break
    kept += character
  }
  return kept
}
