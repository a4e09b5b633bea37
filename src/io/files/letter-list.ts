import {parse} from 'csv-parse/sync'
import {listColumnOf, listReading, LIST_COLUMNS, NEEDED_LIST_COLUMNS, type ListedLetter, type RefusedRow} from '../../core/forwarding/letter-list.js'
import {Refusal} from '../../core/refusal.js'
import type {LocalDate} from '../../core/terms/local-date.js'

/** As much as somebody prepares at once, and more. */
const BYTES_MAX = 16 * 1024 * 1024
const COLUMNS: ReadonlySet<string> = new Set(LIST_COLUMNS)

/** Reads a list of letters, which never lies in a file of ours: it comes on standard input and stays in memory (K7). A list that cannot be read whole is refused whole. */
export function readLetterList(text: string, today: LocalDate): readonly (ListedLetter | RefusedRow)[] {
  if (text.length > BYTES_MAX) throw new Refusal('letter-list-too-long')
  // What was not UTF-8 has been read as this sign.
  if (text.includes('\ufffd')) throw new Refusal('letter-list-broken')
  const rows = rowsOf(text)
  const [header] = rows
  if (header === undefined) throw new Refusal('letter-columns-missing', {columns: NEEDED_LIST_COLUMNS})
  const columns = header.cells.map(listColumnOf)
  const missing = NEEDED_LIST_COLUMNS.filter((column) => !columns.includes(column))
  if (missing.length > 0) throw new Refusal('letter-columns-missing', {columns: missing})
  // Which of two is meant, and what an unknown one was to say, nobody knows.
  const unclear = columns.filter((column, at) => !COLUMNS.has(column) || columns.indexOf(column) !== at)
  if (unclear.length > 0) throw new Refusal('letter-columns-unclear', {at: columns.findIndex((column) => unclear.includes(column)) + 1})
  const rowIn = listReading(header.cells, today)
  return rows.slice(1).map(({line, cells}) => rowIn(line, cells))
}

function rowsOf(text: string): readonly {readonly line: number; readonly cells: readonly string[]}[] {
  try {
    const rows: {readonly line: number; readonly cells: readonly string[]}[] = []
    parse(text, {
      bom: true,
      delimiter: ';',
      relaxColumnCount: true,
      skipEmptyLines: true,
      onRecord: (cells: string[], {lines}) => {
        rows.push({line: lines, cells})
        return null
      },
    })
    return rows
  } catch {
    // What the parser says quotes the row.
    throw new Refusal('letter-list-broken')
  }
}
