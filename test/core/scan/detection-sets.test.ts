import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {detectionFigures, IDENTITY_KINDS, type MeasuredRow} from '../../../scripts/detection/figures.js'
import {readLabelledSet, type LabelledRow} from '../../../scripts/detection/labelled-set.js'
import {FINDING_KINDS} from '../../../src/core/scan/finding.js'
import {shippedJudgement} from '../../../src/cli/world.js'
import {scanOneText} from '../../../src/usecases/scan/scan-one-text.js'
import {textOf} from '../../architecture/house.js'

// The labelled sets that detection is judged by (test/fixtures/detection.md): that they are sound in themselves.

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const sets = {
  'held-out': {rows: readLabelledSet(join(FIXTURES, 'detection-held-out.jsonl')), floor: 400},
  development: {rows: readLabelledSet(join(FIXTURES, 'detection-development.jsonl')), floor: 200},
} as const

/** Without century and check digit: what a published test number and its misprints share. */
const stem = (number: string): string => number.slice(-10, -1)
const published: ReadonlySet<string> = new Set(
  ['personnummer', 'samordningsnummer', 'interim'].flatMap((name) => textOf(`test/fixtures/identity-numbers/${name}.txt`).trim().split(/\s+/)).map(stem),
)

const halfASurrogatePair = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at))
const wrong = (rows: readonly LabelledRow[], isWrong: (row: LabelledRow) => boolean): readonly string[] => rows.filter(isWrong).map(({id}) => id)

describe.each(Object.entries(sets))('the %s set', (_name, {rows, floor}) => {
  test('has as many rows as promised, of every field and verdict', () => {
    expect(rows.length).toBeGreaterThanOrEqual(floor)
    for (const field of ['heading', 'party', 'officer', 'file'] as const) expect(rows.filter((row) => row.field === field).length, field).toBeGreaterThan(10)
    const clear = rows.filter(({verdict}) => verdict === 'clear').length / rows.length
    expect(clear).toBeGreaterThanOrEqual(0.4)
    expect(clear).toBeLessThanOrEqual(0.5)
  })

  test('has ids and texts that stand once', () => {
    expect(new Set(rows.map(({id}) => id)).size).toBe(rows.length)
    expect(new Set(rows.map(({text}) => text.trim().toLowerCase())).size).toBe(rows.length)
  })

  test('marks places of known kinds, inside the text, apart from one another, without loose ends', () => {
    const kinds: ReadonlySet<string> = new Set(FINDING_KINDS)
    expect(wrong(rows, ({text, spans}) => spans.some(({kind, start, end}) => !kinds.has(kind) || start >= end || end > text.length || text.slice(start, end) !== text.slice(start, end).trim()))).toEqual([])
    expect(wrong(rows, ({text, spans}) => spans.some(({start, end}) => halfASurrogatePair(text, start) || halfASurrogatePair(text, end)))).toEqual([])
    expect(wrong(rows, ({spans}) => spans.some(({start}, at) => at > 0 && start < (spans[at - 1]?.end ?? 0)))).toEqual([])
  })

  test('marks a place in every row that is not clear, and in no other', () => {
    expect(wrong(rows, ({verdict, spans}) => (verdict === 'clear') !== (spans.length === 0))).toEqual([])
  })

  test('B4: holds identity numbers of the official test lists only, or with the last digit changed, and such a row is never published', () => {
    const numbers = rows.flatMap(({id, text, spans}) => spans.filter(({kind}) => IDENTITY_KINDS.has(kind)).map(({start, end}) => ({id, number: text.slice(start, end).replace(/[^0-9A-Z]/g, '')})))
    expect(numbers.length).toBeGreaterThan(10)
    expect(numbers.filter(({number}) => !published.has(stem(number))).map(({id}) => id)).toEqual([])
    expect(wrong(rows, ({verdict, spans}) => verdict !== 'block' && spans.some(({kind}) => IDENTITY_KINDS.has(kind)))).toEqual([])
    // The other reason to block: C3, a person in the party field.
    expect(wrong(rows, ({field, verdict, spans}) => verdict === 'block' && !spans.some(({kind}) => IDENTITY_KINDS.has(kind) || (field === 'party' && kind === 'person')))).toEqual([])
  })
})

test('no text stands in both sets', () => {
  const heldOut = new Set(sets['held-out'].rows.map(({text}) => text.trim().toLowerCase()))
  expect(wrong(sets.development.rows, ({text}) => heldOut.has(text.trim().toLowerCase()))).toEqual([])
})

describe('the figures', () => {
  const row = (changes: Partial<LabelledRow>): LabelledRow => ({id: 'a', field: 'heading', case_type: null, text: 'Brev från Ture Ask', verdict: 'review', spans: [{kind: 'person', start: 10, end: 18}], ...changes})
  const clear = row({verdict: 'clear', spans: []})
  const number = row({verdict: 'block', spans: [{kind: 'personnummer', start: 0, end: 11}]})
  const measured: readonly MeasuredRow[] = [
    {row: row({}), verdict: 'clear', findings: []},
    {row: row({}), verdict: 'review', findings: [{kind: 'person', start: 10, end: 14}]},
    {row: row({}), verdict: 'block', findings: [{kind: 'person', start: 10, end: 18}]},
    {row: clear, verdict: 'clear', findings: []},
    {row: clear, verdict: 'review', findings: [{kind: 'person', start: 0, end: 4}]},
    {row: number, verdict: 'block', findings: [{kind: 'samordningsnummer', start: 0, end: 11}]},
    {row: number, verdict: 'review', findings: [{kind: 'phone', start: 0, end: 11}]},
  ]
  const figures = detectionFigures(measured)

  test('count what leaked and what was held in vain', () => {
    expect([figures.leaks, figures.falseAlarms]).toEqual([{hits: 1, of: 5}, {hits: 1, of: 2}])
    expect(figures.leakedKinds).toEqual({person: 1})
    expect(figures.confusion['review']).toEqual({clear: 1, review: 1, block: 1})
  })

  test('count a number as found under the name of another sort of number, and as missed under that of a telephone', () => {
    expect(figures.identityNumbersMissed).toEqual({hits: 1, of: 2})
  })

  test('tell a place that is touched from one that is told exactly', () => {
    expect(figures.kinds['person']).toEqual({recall: {hits: 2, of: 3}, precision: {hits: 2, of: 3}, recallExact: {hits: 1, of: 3}, precisionExact: {hits: 1, of: 3}})
    expect(figures.anyKind.recall).toEqual({hits: 4, of: 5})
  })
})

describe('what the program does with the sets may not get worse', () => {
  const measured = (rows: readonly LabelledRow[]): ReturnType<typeof detectionFigures> => {
    const judgement = shippedJudgement()
    return detectionFigures(rows.map((row) => ({row, ...scanOneText(row.text, row.field, row.case_type, judgement)})))
  }
  const {leaks, falseAlarms, identityNumbersMissed} = measured(sets['held-out'].rows)
  const development = measured(sets.development.rows)

  // As measured when they were set (test/fixtures/detection.md). Counts alone: no text of the held-out set is told.
  test('B2 B3 B10: leaks and false alarms', () => {
    expect(leaks.hits).toBeLessThanOrEqual(9)
    expect(falseAlarms.hits).toBeLessThanOrEqual(26)
    expect(development.leaks.hits).toBeLessThanOrEqual(12)
    expect(development.falseAlarms.hits).toBeLessThanOrEqual(12)
  })

  test('B4: no identity number is missed', () => {
    expect([identityNumbersMissed.hits, development.identityNumbersMissed.hits]).toEqual([0, 0])
  })
})
