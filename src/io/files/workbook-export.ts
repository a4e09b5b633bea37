import {createReadStream} from 'node:fs'
import {open} from 'node:fs/promises'
import {createHash} from 'node:crypto'
import {stringify} from 'csv-stringify/sync'
import {z} from 'zod'
import {Refusal} from '../../core/refusal.js'
import {ownModule} from '../system/own-module.js'
import {linesApart, ProcessDied, type ProcessLimits} from '../system/process-apart.js'
import type {ExportRecord, FoundOnDisk, WorkbookExport} from './export-file.js'
import type {WorkbookQuestion} from './workbook/tell-workbook.js'

/** The texts of a million rows take less; a workbook that needs more is refused. A minute passes between two rows of no workbook that a program wrote. */
const LIMITS: ProcessLimits = {memoryMB: 512, silenceMs: 60_000}
const RECORDS_IN_BATCH = 500

/** The process that reads workbooks, as source or compiled: it runs either. */
const READER = ownModule('io/files/workbook/read-workbook')

// Whoever breaks the reader writes what it says, so it is believed as little as the file.
const Line = z.discriminatedUnion('kind', [
  z.strictObject({kind: z.literal('sheet'), name: z.string()}),
  z.strictObject({kind: z.literal('row'), row: z.int().min(1), cells: z.array(z.string()), faults: z.array(z.tuple([z.int().min(0), z.enum(['error', 'formula', 'unclear'])])).optional()}),
  z.strictObject({
    kind: z.literal('refused'),
    code: z.enum(['workbook-unreadable', 'workbook-too-large', 'workbook-other', 'workbook-sheets', 'workbook-sheet-unknown', 'workbook-hidden-rows', 'workbook-merged']),
    facts: z.record(z.string(), z.union([z.string().max(1000), z.int(), z.array(z.string().max(200)).max(500)])),
  }),
  z.strictObject({kind: z.literal('end')}),
])
type WorkbookLine = z.infer<typeof Line>
type WorkbookRow = Extract<WorkbookLine, {kind: 'row'}>

/** Reads a workbook for its digest, the sheet that holds the export and that sheet's first row. */
export async function inspectWorkbook(found: FoundOnDisk, wanted: string | null, knownHeadings: ReadonlySet<string>): Promise<WorkbookExport> {
  const {path, name} = found
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) digest.update(chunk)
  let sheet = ''
  let header: readonly string[] = []
  for await (const lines of told(found, {sheet: wanted, rows: 'first'})) {
    for (const line of lines) {
      if (line.kind === 'sheet') sheet = line.name
      else if (line.kind === 'row') header = line.cells.map((heading) => heading.trim())
    }
  }
  if (!header.some((heading) => knownHeadings.has(heading.normalize('NFC').toLocaleLowerCase('sv')))) throw new Refusal('header-missing', {file: name, columns: []})
  return {kind: 'workbook', ...found, sha256: digest.digest('hex'), sheet, header}
}

/** The rows after the header, each with the number it has in the sheet. */
export async function* workbookRecords(file: WorkbookExport): AsyncGenerator<readonly ExportRecord[]> {
  let batch: ExportRecord[] = []
  let isHeader = true
  for await (const lines of told(file, {sheet: file.sheet, rows: 'all'})) {
    for (const line of lines) {
      if (line.kind !== 'row') continue
      if (isHeader) {
        isHeader = false
        continue
      }
      batch.push(recordOf(line, file.header.length))
      if (batch.length < RECORDS_IN_BATCH) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

/** The header and some rows as CSV. */
export async function workbookLines(file: WorkbookExport, rows: ReadonlySet<number>, each: (text: string) => void): Promise<void> {
  const asCsv = (cells: readonly string[]): string => stringify([cells], {delimiter: ';', record_delimiter: ''})
  each(asCsv(file.header))
  for await (const records of workbookRecords(file)) {
    for (const record of records) if (record.kind === 'record' && rows.has(record.line)) each(asCsv(record.cells))
  }
}

/** Empty cells at the end of a row are not in the file; what is there beyond the header is one too many. */
function recordOf({row, cells, faults}: WorkbookRow, width: number): ExportRecord {
  const padded = cells.length >= width ? cells : [...cells, ...Array.from({length: width - cells.length}, () => '')]
  return {kind: 'record', line: row, lastLine: row, cells: padded.map((cell) => cell.toWellFormed()), ...(faults === undefined ? {} : {faults})}
}

/** What the reader tells of a workbook, in a process of its own, to its end. */
async function* told({path, name}: FoundOnDisk, question: WorkbookQuestion): AsyncGenerator<readonly WorkbookLine[]> {
  const file = await open(path)
  let isWhole = false
  try {
    for await (const texts of linesApart(READER, question, file, LIMITS)) {
      const lines = texts.map((text) => Line.parse(JSON.parse(text)))
      const last = lines.at(-1)
      if (last?.kind === 'refused') throw new Refusal(last.code, {file: name, ...last.facts})
      isWhole = last?.kind === 'end'
      yield lines
    }
  } catch (error) {
    if (error instanceof ProcessDied) throw new Refusal(error.how === 'crash' ? 'workbook-unreadable' : 'workbook-too-large', {file: name})
    if (error instanceof z.ZodError || error instanceof SyntaxError) throw new Refusal('workbook-unreadable', {file: name})
    throw error
  } finally {
    await file.close()
  }
  if (!isWhole) throw new Refusal('workbook-unreadable', {file: name})
}
