import {placeOf, shownNumber, unescapedText, type CellFault, type NumberForm} from '../../../core/intake/workbook-cell.ts'
import type {SharedStrings} from './shared-strings.ts'
import {isTrue, type Sheet, type Workbook} from './workbook-parts.ts'
import {xmlEvents} from './xml-events.ts'
import {Unreadable} from './unreadable.ts'
import type {ZipParts} from './zip-parts.ts'

/** One row that is not empty: its number in the sheet, its texts from the first column on, and what could not be believed of them. */
export interface SheetRow {
  readonly row: number
  readonly cells: readonly string[]
  readonly faults: readonly (readonly [column: number, fault: CellFault])[]
}

/** Wider than any export. */
const COLUMNS_MAX = 1_000
const ROWS_MAX = 1_048_576
/** As long as a row of a CSV file may be. Characters. */
const ROW_LENGTH_MAX = 1_000_000
const GENERAL: NumberForm = {kind: 'plain', decimals: true}

interface Cell {
  readonly column: number
  readonly type: string
  readonly style: number
  text: string
  hasValue: boolean
  hasFormula: boolean
}

/** The rows of a sheet some at a time, as they are unpacked. Rows that nobody sees, and cells that are one though they look like several, end it in a refusal. */
export async function* sheetRows(zip: ZipParts, workbook: Workbook, strings: SharedStrings, sheet: Sheet): AsyncGenerator<readonly SheetRow[]> {
  let found: SheetRow[] = []
  let row = 0
  let [isRowHidden, areRowsHidden] = [false, false]
  let [cells, faults, length, nextColumn]: [string[], [number, CellFault][], number, number] = [[], [], 0, 0]
  let cell: Cell | null = null
  let taking = false
  let isPhonetic = false

  const endCell = ({column, type, style, text, hasValue, hasFormula}: Cell): void => {
    const shown = shownCell(type, text, hasValue, hasFormula, strings, workbook.forms[style] ?? GENERAL, workbook.from1904)
    if ('fault' in shown) faults.push([column, shown.fault])
    if ('text' in shown && shown.text === '') return
    while (cells.length < column) cells.push('')
    cells[column] = 'text' in shown ? shown.text : ''
    length += cells[column].length
    if (length > ROW_LENGTH_MAX) throw new Unreadable('workbook-too-large')
  }
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    switch (name) {
      case 'sheetFormatPr':
        areRowsHidden = isTrue(attributes['zeroHeight'])
        return
      case 'row': {
        const number = attributes['r'] === undefined ? row + 1 : Number(attributes['r'])
        if (!Number.isInteger(number) || number <= row || number > ROWS_MAX) throw new Unreadable('workbook-unreadable')
        row = number
        isRowHidden = attributes['hidden'] === undefined ? areRowsHidden || attributes['ht'] === '0' : isTrue(attributes['hidden'])
        ;[cells, faults, length, nextColumn] = [[], [], 0, 0]
        return
      }
      case 'c': {
        const place = attributes['r'] === undefined ? {column: nextColumn, row} : placeOf(attributes['r'])
        if (place === null || place.row !== row || place.column < nextColumn) throw new Unreadable('workbook-unreadable')
        if (place.column >= COLUMNS_MAX) throw new Unreadable('workbook-too-large')
        nextColumn = place.column + 1
        cell = {column: place.column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? '0'), text: '', hasValue: false, hasFormula: false}
        return
      }
      case 'f':
        if (cell !== null) cell.hasFormula = true
        return
      case 'rPh':
        isPhonetic = true
        return
      case 'v':
      case 't':
        taking = cell !== null && !isPhonetic
        if (cell !== null) cell.hasValue = true
        return
      case 'mergeCell':
        throw new Unreadable('workbook-merged', {sheet: sheet.name, cells: /^[A-Z]+\d+:[A-Z]+\d+$/.test(attributes['ref'] ?? '') ? (attributes['ref'] ?? '') : ''})
    }
  }
  const close = (name: string): void => {
    switch (name) {
      case 'v':
      case 't':
        taking = false
        return
      case 'rPh':
        isPhonetic = false
        return
      case 'c':
        if (cell !== null) endCell(cell)
        cell = null
        return
      case 'row':
        if (cells.length === 0 && faults.length === 0) return
        if (isRowHidden) throw new Unreadable('workbook-hidden-rows', {sheet: sheet.name, line: row})
        found.push({row, cells, faults})
    }
  }
  const text = (piece: string): void => {
    if (!taking || cell === null) return
    cell.text += piece
    if (cell.text.length > ROW_LENGTH_MAX) throw new Unreadable('workbook-too-large')
  }
  for await (const _ of xmlEvents(zip.read(sheet.part), {open, close, text})) {
    if (found.length === 0) continue
    yield found
    found = []
  }
}

function shownCell(type: string, text: string, hasValue: boolean, hasFormula: boolean, strings: SharedStrings, form: NumberForm, from1904: boolean): {readonly text: string} | {readonly fault: CellFault} {
  if (!hasValue) return hasFormula ? {fault: 'formula'} : {text: ''}
  switch (type) {
    case 's': {
      const shared = /^\d+$/.test(text.trim()) ? strings.at(Number(text)) : null
      if (shared === null) throw new Unreadable('workbook-unreadable')
      return {text: shared}
    }
    case 'str':
    case 'inlineStr':
      return {text: unescapedText(text)}
    case 'b':
      return text.trim() === '1' ? {text: 'sant'} : text.trim() === '0' ? {text: 'falskt'} : {fault: 'unclear'}
    case 'd':
      return /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.0+)?)?$/.test(text.trim()) ? {text: text.trim().replace(/T00:00:00(?:\.0+)?$/, '').replace(/\.0+$/, '')} : {fault: 'unclear'}
    case 'n':
      return text.trim() === '' ? {text: ''} : shownNumber(text.trim(), form, from1904)
    case 'e':
      return {fault: 'error'}
    default:
      throw new Unreadable('workbook-unreadable')
  }
}
