import {SharedStrings} from './shared-strings.ts'
import {sheetRows} from './sheet-rows.ts'
import {readWorkbook, type Sheet, type Workbook} from './workbook-parts.ts'
import {Unreadable} from './unreadable.ts'
import {ZipParts} from './zip-parts.ts'

/** What is asked for: the sheet by its name, or the only one with anything in it; its first row, or all. */
export interface WorkbookQuestion {
  readonly sheet: string | null
  readonly rows: 'first' | 'all'
}

/** What is told, a line each; the last is `end` or a refusal, and without it the process died. */
export type WorkbookLine =
  | {readonly kind: 'sheet'; readonly name: string}
  | {readonly kind: 'row'; readonly row: number; readonly cells: readonly string[]; readonly faults?: readonly (readonly [number, string])[]}
  | {readonly kind: 'refused'; readonly code: string; readonly facts: Readonly<Record<string, string | number | readonly string[]>>}
  | {readonly kind: 'end'}

/** What a workbook that is open as `fd` says to a question, some lines at a time; what cannot be taken in is thrown as `Unreadable`. */
export async function* tellWorkbook(fd: number, {sheet: wanted, rows}: WorkbookQuestion): AsyncGenerator<readonly WorkbookLine[]> {
  const zip = await ZipParts.open(fd)
  const workbook = await readWorkbook(zip)
  const strings = await SharedStrings.read(zip, workbook.sharedStrings)
  const sheet = await chosenSheet(zip, workbook, strings, wanted)
  yield [{kind: 'sheet', name: sheet.name}]
  for await (const found of sheetRows(zip, workbook, strings, sheet)) {
    const told = rows === 'first' ? found.slice(0, 1) : found
    yield told.map(({row, cells, faults}) => ({kind: 'row', row, cells, ...(faults.length === 0 ? {} : {faults})}))
    if (rows === 'first') break
  }
  yield [{kind: 'end'}]
}

/** The sheet that is named; else the only one that holds anything, if it is there to be seen. */
async function chosenSheet(zip: ZipParts, workbook: Workbook, strings: SharedStrings, wanted: string | null): Promise<Sheet> {
  const fold = (name: string): string => name.trim().normalize('NFC').toLowerCase()
  if (wanted !== null) {
    const named = workbook.sheets.find(({name}) => fold(name) === fold(wanted))
    if (named === undefined) throw new Unreadable('workbook-sheet-unknown', {sheet: wanted, sheets: workbook.sheets.map(({name}) => name)})
    return named
  }
  const filled: Sheet[] = []
  for (const sheet of workbook.sheets) if (await holdsAnything(zip, workbook, strings, sheet)) filled.push(sheet)
  const [only] = filled
  if (only === undefined || filled.length > 1 || only.isHidden) throw new Unreadable('workbook-sheets', {sheets: filled.map(({name}) => name)})
  return only
}

async function holdsAnything(zip: ZipParts, workbook: Workbook, strings: SharedStrings, sheet: Sheet): Promise<boolean> {
  try {
    for await (const _ of sheetRows(zip, workbook, strings, sheet)) return true
  } catch (error) {
    // Only what is hidden or merged: that is something.
    if (error instanceof Unreadable && (error.code === 'workbook-hidden-rows' || error.code === 'workbook-merged')) return true
    throw error
  }
  return false
}
