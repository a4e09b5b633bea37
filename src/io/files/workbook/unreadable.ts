/** Why a workbook is not read, as the process that reads it tells the one that asked. */
export type WorkbookRefusalCode = 'workbook-unreadable' | 'workbook-too-large' | 'workbook-other' | 'workbook-sheets' | 'workbook-sheet-unknown' | 'workbook-hidden-rows' | 'workbook-merged'

/** A workbook that cannot be taken in, or not for certain. Facts hold names of sheets, places and kinds, never a cell's text. */
export class Unreadable extends Error {
  readonly code: WorkbookRefusalCode
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>

  constructor(code: WorkbookRefusalCode, facts: Readonly<Record<string, string | number | readonly string[]>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
  }
}
