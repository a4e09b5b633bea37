import {open, stat} from 'node:fs/promises'
import type {CellFault} from '../../core/intake/workbook-cell.js'
import {Refusal} from '../../core/refusal.js'
import {csvLines, csvRecords, inspectCsv} from './csv-export.js'
import type {Encoding} from './encoding.js'
import {inspectWorkbook, workbookLines, workbookRecords} from './workbook-export.js'

export type Delimiter = ';' | ',' | '\t'

/** A file as found on disk. */
export interface FoundOnDisk {
  readonly path: string
  readonly name: string
  readonly bytes: number
}

interface Inspected extends FoundOnDisk {
  readonly sha256: string
  readonly header: readonly string[]
}

/** An export as text. */
export interface CsvExport extends Inspected {
  readonly kind: 'csv'
  readonly encoding: Encoding
  readonly bomBytes: number
  readonly delimiter: Delimiter
  readonly endsWithLineBreak: boolean
}

/** An export as a workbook (XLSX), of which one sheet is read. */
export interface WorkbookExport extends Inspected {
  readonly kind: 'workbook'
  readonly sheet: string
}

/** One export as found on disk, before a row of it is understood. */
export type ExportFile = CsvExport | WorkbookExport

/** One record, or a record that breaks the rules of CSV. `line` is where it begins, from 1: in a workbook the number of its row. */
export type ExportRecord =
  | {readonly kind: 'record'; readonly line: number; readonly lastLine: number; readonly cells: readonly string[]; readonly faults?: readonly (readonly [column: number, fault: CellFault])[]}
  | {readonly kind: 'broken'; readonly line: number; readonly lastLine: number}

/** Reads a file once for what it is and for its header. `knownHeadings` decides which delimiter is the right one; `encoding` and `sheet` are what somebody asks for by name. */
export async function inspectExport(path: string, name: string, encoding: Encoding | null, knownHeadings: ReadonlySet<string>, sheet: string | null = null): Promise<ExportFile> {
  const found = await foundOnDisk(path, name)
  const kind = kindBy(await firstBytes(path))
  switch (kind) {
    case 'zip':
      if (encoding !== null) throw new Refusal('encoding-wrong', {file: name, encoding, likelier: 'xlsx'})
      return inspectWorkbook(found, sheet, knownHeadings)
    case 'ole':
      throw new Refusal('workbook-other', {file: name, kind: 'xls'})
    case 'pdf':
      throw new Refusal('input-not-csv', {file: name, line: 1})
    case 'text':
      if (sheet !== null) throw new Refusal('workbook-sheet-unknown', {file: name, sheet, sheets: []})
      return inspectCsv(found, encoding, knownHeadings)
  }
}

/** The records after the header, some hundreds at a time. */
export function recordsOf(file: ExportFile): AsyncGenerator<readonly ExportRecord[]> {
  return file.kind === 'csv' ? csvRecords(file) : workbookRecords(file)
}

/** The header and some records for the file of refused rows: text as it stood, a workbook's rows as CSV. Each record by the line it begins on. */
export async function originalLines(file: ExportFile, beginnings: ReadonlySet<number>, each: (text: string) => void): Promise<void> {
  await (file.kind === 'csv' ? csvLines(file, beginnings, each) : workbookLines(file, beginnings, each))
}

/** A file that somebody names: one that is there and has something in it. */
export async function foundOnDisk(path: string, name: string): Promise<FoundOnDisk> {
  const bytes = await sizeOf(path)
  if (bytes === 0) throw new Refusal('input-empty', {file: name})
  return {path, name, bytes}
}

async function sizeOf(path: string): Promise<number> {
  try {
    const found = await stat(path)
    if (found.isFile()) return found.size
  } catch {
    // Told below: missing and forbidden are the same to the one who waits for the rows.
  }
  throw new Refusal('input-not-found', {file: path})
}

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const {bytesRead, buffer} = await file.read({buffer: Buffer.alloc(8), position: 0})
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** What a file is by its first bytes, whatever it is called. */
function kindBy(bytes: Buffer): 'zip' | 'ole' | 'pdf' | 'text' {
  if (['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\b'].includes(bytes.toString('latin1', 0, 4))) return 'zip'
  // Workbooks of before 2007, and newer ones behind a password.
  if (bytes.equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))) return 'ole'
  return bytes.toString('latin1', 0, 5) === '%PDF-' ? 'pdf' : 'text'
}
