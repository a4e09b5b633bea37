import {fit} from './html.js'

// What a spreadsheet takes for the beginning of a formula, in its full-width forms too.
// A cell begins where a program that is set to commas, tabs or bars would begin one too: it reads the quotes of a table parted by semicolons as letters, and parts the text between them.
const FORMULA = /(^|[,;|\t\r\n])([\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g

/** A table as people open it in a spreadsheet: semicolons, every cell quoted, and what would be taken for a formula, by whatever a program parts cells, made a text by an apostrophe. UTF-8 with its mark, lines by CRLF (RFC 4180). */
export function csvTable(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')}`
}

function cell(text: string): string {
  return `"${fit(text).replace(FORMULA, "$1$2'").replaceAll('"', '""')}"`
}

/** The cells of such a table, one by one. */
export function* cellsOf(table: string): Generator<string> {
  for (const [, text = ''] of table.matchAll(/"((?:[^"]|"")*)"/g)) yield text.replaceAll('""', '"')
}
