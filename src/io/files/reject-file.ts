import {createWriteStream} from 'node:fs'
import {mkdir, writeFile} from 'node:fs/promises'
import {once} from 'node:events'
import {join} from 'node:path'
import {stringify} from 'csv-stringify/sync'
import type {RowProblem} from '../../core/intake/row-problem.js'
import {terminalSafe} from '../../core/terms/terminal-safe.js'
import {originalLines, type ExportFile} from './export-file.js'
import {FOLDER_MODE} from './modes.js'

/** The two files a run leaves about refused rows. */
export interface RejectFiles {
  /** For people: line, column and reason, formula characters disarmed. */
  readonly list: string
  /** The header and the refused rows as they stood, to be corrected and imported again. */
  readonly rows: string
}

/** Writes what was refused of one export into the run's folder. `reason` gives the sentence for a problem. */
export async function writeRejects(folder: string, name: string, file: ExportFile, problems: readonly RowProblem[], reason: (problem: RowProblem) => string): Promise<RejectFiles> {
  await mkdir(folder, {recursive: true, mode: FOLDER_MODE})
  const base = name.replace(/[^\p{L}\p{N}._-]/gu, '_').slice(0, 80)
  const list = join(folder, `${base}.avvisade.csv`)
  const rows = join(folder, `${base}.avvisade-rader.csv`)
  const lines = problems.map((problem) => [problem.line, problem.column ?? '', problem.code, terminalSafe(reason(problem))])
  await writeFile(list, stringify([['rad', 'kolumn', 'kod', 'orsak'], ...lines], {delimiter: ';', escape_formulas: true, bom: true}))

  const out = createWriteStream(rows, {encoding: 'utf8'})
  await originalLines(file, new Set(problems.map(({line}) => line)), (text) => out.write(`${text}\n`))
  out.end()
  await once(out, 'finish')
  return {list, rows}
}
