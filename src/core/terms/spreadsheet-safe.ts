import {terminalSafe} from './terminal-safe.js'

// What spreadsheets begin a formula with, also in full width, after the blanks and quotes that they look past.
const FORMULA = /^[\s"'’”`]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u

/** A cell of a file that people open in a spreadsheet: fit for a terminal, and text whatever it begins with. Data that is read in again is never changed so. */
export function spreadsheetSafe(cell: string): string {
  // Before what is unfit is shown as what it is: a spreadsheet would look past a tab or a line feed.
  const safe = terminalSafe(cell)
  return FORMULA.test(cell) || FORMULA.test(safe) || /^[\t\r\n]/.test(cell) ? `'${safe}` : safe
}
