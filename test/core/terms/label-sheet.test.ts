import {describe, expect, test} from 'vitest'
import {ENVELOPES, LABEL_SHEET_NAMES, LABEL_SHEETS, sheetProblem, type LabelSheet} from '../../../src/core/terms/label-sheet.js'

const sheet = (name: keyof typeof LABEL_SHEETS, changes: Partial<LabelSheet> = {}): LabelSheet => ({...LABEL_SHEETS[name], ...changes})

/** Where the labels of a sheet lie, in millimetres. */
function cellsOf({label, columns, rows, top, left, stepX, stepY}: LabelSheet): readonly {readonly left: number; readonly right: number; readonly top: number; readonly bottom: number}[] {
  return Array.from({length: columns * rows}, (_, at) => {
    const [x, y] = [left + (at % columns) * stepX, top + Math.floor(at / columns) * stepY]
    return {left: x, right: x + label.width, top: y, bottom: y + label.height}
  })
}
/** Less than a hair. */
const HAIR = 0.001

describe('L2: sheets of labels that are sold', () => {
  test.each(LABEL_SHEET_NAMES)('%s can be used: all labels on the page, and none on another', (name) => {
    expect(sheetProblem(sheet(name))).toBeNull()
    const {width, height} = sheet(name).page
    const cells = cellsOf(sheet(name))
    for (const cell of cells) {
      expect(Math.min(cell.left, cell.top)).toBeGreaterThanOrEqual(-HAIR)
      expect(cell.right).toBeLessThanOrEqual(width + HAIR)
      expect(cell.bottom).toBeLessThanOrEqual(height + HAIR)
    }
    const crossing = cells.filter((one, at) => cells.some((other, place) => place !== at && one.left < other.right - HAIR && other.left < one.right - HAIR && one.top < other.bottom - HAIR && other.top < one.bottom - HAIR))
    expect(crossing).toEqual([])
  })

  test.each(LABEL_SHEET_NAMES)('%s lies in the middle of an A4', (name) => {
    const cells = cellsOf(sheet(name))
    expect(sheet(name).page).toEqual({width: 210, height: 297})
    expect(Math.min(...cells.map(({left}) => left))).toBeCloseTo(210 - Math.max(...cells.map(({right}) => right)), 6)
    expect(Math.min(...cells.map(({top}) => top))).toBeCloseTo(297 - Math.max(...cells.map(({bottom}) => bottom)), 6)
  })

  // What the packets say: labels on a sheet.
  test.each([['L7651', 65], ['L7159', 24], ['L7160', 21], ['L7161', 18], ['L7164', 12], ['L7162', 16], ['L7163', 14], ['L7173', 10], ['L7165', 8], ['L7166', 6], ['3474', 24], ['3659', 12]] as const)('%s has %d labels', (name, labels) => {
    expect(sheet(name).columns * sheet(name).rows).toBe(labels)
  })

  test('outer envelopes are what ISO 269 says', () => {
    expect(ENVELOPES).toEqual({C5: {width: 229, height: 162}, C4: {width: 324, height: 229}})
  })
})

describe('L2: a sheet of somebody’s own', () => {
  const small: LabelSheet = {page: {width: 100, height: 60}, label: {width: 30, height: 12}, columns: 3, rows: 5, top: 0, left: 0, stepX: 35, stepY: 12}
  test.each<[string, Partial<LabelSheet>, ReturnType<typeof sheetProblem>]>([
    ['that fills its page', {}, null],
    ['too narrow', {label: {width: 29.99, height: 12}}, 'too-small'],
    ['too low', {label: {width: 30, height: 11.99}}, 'too-small'],
    ['no label at all', {label: {width: 0, height: 0}}, 'too-small'],
    ['columns on each other', {stepX: 29.9}, 'on-each-other'],
    ['rows on each other', {stepY: 11.9}, 'on-each-other'],
    ['one column needs no step', {columns: 1, stepX: 0}, null],
    ['one row needs no step', {rows: 1, stepY: 0}, null],
    ['a column too many', {columns: 4}, 'off-the-page'],
    ['a row too many', {rows: 6}, 'off-the-page'],
    ['moved to the right', {left: 0.1}, 'off-the-page'],
    ['moved down', {top: 0.1}, 'off-the-page'],
    ['beginning above the page', {top: -0.1, rows: 4}, 'off-the-page'],
    ['beginning left of the page', {left: -0.1, columns: 2}, 'off-the-page'],
    ['a page smaller than its label', {page: {width: 20, height: 10}, columns: 1, rows: 1}, 'off-the-page'],
  ])('%s: %j', (_, changes, expected) => {
    expect(sheetProblem({...small, ...changes})).toBe(expected)
  })
})
