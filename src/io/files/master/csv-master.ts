import {columnOf, csvReading, MASTER_COLUMNS, NEEDED_COLUMNS} from '../../../core/protected/master-csv.js'
import type {MasterEntry} from '../../../core/protected/master-record.js'
import {Refusal} from '../../../core/refusal.js'
import type {LocalDate} from '../../../core/terms/local-date.js'
import {csvRecords, inspectCsv} from '../csv-export.js'
import type {Encoding} from '../encoding.js'
import type {CsvExport, FoundOnDisk} from '../export-file.js'

const HEADINGS: ReadonlySet<string> = new Set(MASTER_COLUMNS)

/** Reads an extract of CSV once for its digest, encoding and header. */
export async function inspectMasterCsv(found: FoundOnDisk, asked: Encoding | null): Promise<CsvExport> {
  const file = await inspectedOrUnknown(found, asked)
  const columns = file.header.map(columnOf)
  const missing = NEEDED_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Refusal('master-columns-missing', {file: found.name, columns: missing})
  const doubled = columns.filter((column, at) => HEADINGS.has(column) && columns.indexOf(column) !== at)
  if (doubled.length > 0) throw new Refusal('header-duplicate', {file: found.name, columns: [...new Set(doubled)]})
  return file
}

/** What the rows under the header tell. */
export async function* masterCsvEntries(file: CsvExport, today: LocalDate): AsyncGenerator<readonly MasterEntry[]> {
  const entriesIn = csvReading(file.header, today)
  for await (const records of csvRecords(file)) {
    yield records.flatMap((record): readonly MasterEntry[] => (record.kind === 'record' ? entriesIn(record.line, record.cells) : [{kind: 'problem', line: record.line, problem: 'record-broken', field: ''}]))
  }
}

/** Without a single heading that is known it is something else than an extract. */
async function inspectedOrUnknown(found: FoundOnDisk, asked: Encoding | null): Promise<CsvExport> {
  try {
    return await inspectCsv(found, asked, HEADINGS)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'header-missing') throw new Refusal('master-unknown-form', {file: found.name})
    throw error
  }
}
