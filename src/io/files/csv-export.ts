import {createReadStream} from 'node:fs'
import {open} from 'node:fs/promises'
import {createHash} from 'node:crypto'
import {Readable} from 'node:stream'
import {CsvError, parse} from 'csv-parse'
import {Refusal} from '../../core/refusal.js'
import {EncodingEvidence, type Encoding, type EncodingFound} from './encoding.js'
import type {CsvExport, Delimiter, ExportRecord, FoundOnDisk} from './export-file.js'
import {asUtf8, decoded} from './transcode.js'

/** The delimiters that registries write. */
export const DELIMITERS = [';', ',', '\t'] as const satisfies readonly Delimiter[]

/** No field of a registry is this long: a quote that is never closed, or no registry at all. Characters. */
const RECORD_LENGTH_MAX = 1_000_000
const RECORDS_IN_BATCH = 500

/** Reads a file of text once for its digest, encoding and header. */
export async function inspectCsv(found: FoundOnDisk, asked: Encoding | null, knownHeadings: ReadonlySet<string>): Promise<CsvExport> {
  const {path, name} = found
  const digest = createHash('sha256')
  const evidence = new EncodingEvidence()
  let ending = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20}) as AsyncIterable<Buffer>) {
    digest.update(chunk)
    evidence.add(chunk)
    ending = Buffer.concat([ending, chunk.subarray(-2)]).subarray(-2)
  }
  const {encoding, bomBytes} = certainOrRefused(evidence.conclude(asked), asked, name)
  const head = await headOf(path, encoding, bomBytes)
  const {delimiter, header} = readHeader(head, name, knownHeadings)
  const endsWithLineBreak = /[\r\n]$/.test(decoded(encoding.startsWith('utf-16') ? ending : ending.subarray(-1), encoding))
  return {kind: 'csv', ...found, sha256: digest.digest('hex'), encoding, bomBytes, delimiter, header, endsWithLineBreak}
}

/** Names read in the wrong encoding would pass every detector, so what is not certain is asked about, and an order that the bytes speak against is refused. */
export function certainOrRefused(found: EncodingFound, asked: Encoding | null, name: string): Extract<EncodingFound, {kind: 'certain'}> {
  switch (found.kind) {
    case 'certain':
      return found
    case 'uncertain':
      throw new Refusal('encoding-uncertain', {file: name, readings: found.readings})
    case 'wrong':
      throw new Refusal('encoding-wrong', {file: name, encoding: asked ?? '', ...(found.likelier === null ? {} : {likelier: found.likelier})})
    case 'mixed':
      throw new Refusal('encoding-mixed', {file: name, encodings: found.encodings, line: found.line})
    case 'cut':
      throw new Refusal('input-truncated', {file: name, line: found.line})
    case 'binary':
      throw new Refusal('input-not-text', {file: name})
  }
}

/** The records after the header, some thousands at a time. */
export async function* csvRecords(file: CsvExport): AsyncGenerator<readonly ExportRecord[]> {
  let batch: ExportRecord[] = []
  let lastLine = 0
  // A line break of two characters inside quotes is counted as two lines by the parser.
  let countedTwice = 0
  let isCutOff = false
  let lastBroken = 0
  let isHeader = true
  let isHeaderRead = false
  const places: {readonly line: number; readonly lastLine: number}[] = []
  const parser = parse({
    delimiter: file.delimiter,
    // Each of them anywhere: where the parser may find out for itself, the header's own is the only one.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_records_with_error: true,
    skip_empty_lines: true,
    max_record_size: RECORD_LENGTH_MAX,
    // Called while parsing, in step with what is skipped: the records themselves are read later.
    on_record: (record, {lines}) => {
      isHeader = false
      const breaks = lineBreaksIn(record)
      countedTwice += breaks.ofTwo
      const lastLine = lines - countedTwice
      places.push({line: lastLine - breaks.all, lastLine})
      return record
    },
  })
  parser.on('skip', (error: CsvError & {lines?: number}) => {
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
      isCutOff = true
      return
    }
    if (isHeader) {
      parser.destroy(new Refusal('input-quote-broken', {file: file.name, line: 1}))
      return
    }
    const line = (error.lines ?? 0) - countedTwice
    // From these two the reader does not find its way back: it would take the next rows for a part of this one.
    if (error.code === 'CSV_MAX_RECORD_SIZE') parser.destroy(new Refusal('input-field-too-large', {file: file.name, line}))
    else if (error.code === 'CSV_INVALID_CLOSING_QUOTE') parser.destroy(new Refusal('input-quote-broken', {file: file.name, line}))
    // A record with two faults is told of twice.
    else if (line !== lastBroken) batch.push({kind: 'broken', line, lastLine: line})
    lastBroken = line
  })
  const bytes = createReadStream(file.path, {start: file.bomBytes, highWaterMark: 1 << 18})
  const source = file.encoding === 'utf-8' ? bytes : Readable.from(asUtf8(bytes, file.encoding), {objectMode: false})
  const parsed = source.pipe(parser)
  source.on('error', (error: Error) => parser.destroy(error))
  try {
    for await (const cells of parsed as AsyncIterable<string[]>) {
      const place = places.shift() ?? {line: 0, lastLine: 0}
      lastLine = place.lastLine
      if (!isHeaderRead) {
        isHeaderRead = true
        continue
      }
      batch.push({kind: 'record', ...place, cells})
      if (batch.length >= RECORDS_IN_BATCH) {
        const full = batch
        batch = []
        yield full
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new Refusal('input-not-csv', {file: file.name, line: lastLine + 1})
    throw error
  } finally {
    bytes.destroy()
  }
  if (isCutOff) throw new Refusal('input-truncated', {file: file.name, line: lastLine + 1})
  const ending = batch.at(-1)
  if (!file.endsWithLineBreak && ending?.kind === 'record' && ending.cells.length < file.header.length) throw new Refusal('input-truncated', {file: file.name, line: ending.line})
  if (batch.length > 0) yield batch
}

/** The header and some records as they stood, but decoded: each record by the line it begins on, whole. */
export async function csvLines(file: CsvExport, beginnings: ReadonlySet<number>, each: (text: string) => void): Promise<void> {
  const wanted = new Set<number>([1])
  for await (const records of csvRecords(file)) {
    for (const {line, lastLine} of records) {
      if (beginnings.has(line)) for (let at = line; at <= lastLine; at += 1) wanted.add(at)
    }
  }
  const bytes = createReadStream(file.path, {start: file.bomBytes})
  const decoder = new TextDecoder()
  let number = 0
  let rest = ''
  const take = (text: string): void => {
    number += 1
    if (wanted.has(number)) each(text)
  }
  // Node's own line reader also breaks at signs that are no line breaks to a registry.
  for await (const chunk of asUtf8(bytes, file.encoding)) {
    const lines = `${rest}${decoder.decode(chunk, {stream: true})}`.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop() ?? ''
    for (const line of lines) take(line)
  }
  if (rest !== '') take(rest.replace(/\r$/, ''))
}

function lineBreaksIn(cells: readonly string[]): {readonly all: number; readonly ofTwo: number} {
  let [all, ofTwo] = [0, 0]
  for (const cell of cells) {
    if (!cell.includes('\n') && !cell.includes('\r')) continue
    for (const [text] of cell.matchAll(/\r\n|\n|\r/g)) {
      all += 1
      if (text.length === 2) ofTwo += 1
    }
  }
  return {all, ofTwo}
}

async function headOf(path: string, encoding: Encoding, bomBytes: number): Promise<string> {
  const file = await open(path)
  try {
    const {bytesRead, buffer} = await file.read({buffer: Buffer.alloc(1 << 16), position: bomBytes})
    const bytes = buffer.subarray(0, bytesRead)
    return decoded(bytes, encoding)
  } finally {
    await file.close()
  }
}

function readHeader(head: string, name: string, knownHeadings: ReadonlySet<string>): {readonly delimiter: Delimiter; readonly header: readonly string[]} {
  const firstLine = head.split(/\r\n|\n|\r/, 1)[0] ?? ''
  if (firstLine.includes('\u0000')) throw new Refusal('input-not-text', {file: name})
  const readings = DELIMITERS.map((delimiter) => {
    const header = firstLine.split(delimiter).map((heading) => heading.trim().replace(/^"(.*)"$/, '$1'))
    return {delimiter, header, known: header.filter((heading) => knownHeadings.has(heading.normalize('NFC').toLocaleLowerCase('sv'))).length}
  })
  const best = readings.reduce((one, other) => (other.known > one.known ? other : one))
  if (best.known === 0) throw new Refusal('header-missing', {file: name, columns: []})
  if (best.header.length < 2) throw new Refusal('delimiter-unknown', {file: name})
  return best
}
