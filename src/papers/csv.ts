import {fit} from './html.js'

// What a spreadsheet takes for the beginning of a formula, in its full-width forms too.
const FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]/

/** A table as people open it in a spreadsheet: semicolons, every cell quoted, and what would be taken for a formula made a text by an apostrophe. UTF-8 with its mark, lines by CRLF (RFC 4180). */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')}`
}

function cell(text: string): string {
  const safe = fit(text)
  return `"${(FORMULA.test(safe) ? `'${safe}` : safe).replaceAll('"', '""')}"`
}

/** The cells of such a table, one by one. */
export function* cellsOf(table: string): Generator<string> {
  for (const [, text = ''] of table.matchAll(/"((?:[^"]|"")*)"/g)) yield text.replaceAll('""', '"')
}
