import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {LETTER_KINDS, letterIn, letterProblem, letterText, sameLetterText, type Letter, type Measures} from '../../../src/core/forwarding/letter.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {tries} from '../../support/fuzz.js'
import {aLetter, anyLetter} from './support.js'

const ROOM = 2_000
const problem = (changes: Partial<Letter>, gramsMax = ROOM): string | null => letterProblem(aLetter(changes), gramsMax)
const parcel = (measures: Measures | null, grams = 900): Partial<Letter> => ({kind: 'parcel', grams, measures})

/** The same three sides, whichever is called length. */
const everyWay = (one: number, two: number, three: number): readonly Measures[] =>
  [[one, two, three], [one, three, two], [two, one, three], [two, three, one], [three, one, two], [three, two, one]].map(([length = 0, width = 0, height = 0]) => ({length, width, height}))

describe('L3: what a parcel may measure', () => {
  test.each([
    ['1 m', 100, 1, 1, null],
    ['more than 1 m', 100.01, 1, 1, 'parcel-too-large'],
    ['2.5 m of length and girth', 100, 50, 25, null],
    ['more than 2.5 m of length and girth', 100, 50, 25.01, 'parcel-too-large'],
    ['2.5 m of length and girth, whose decimals a computer adds up to a hair more', 56.84, 56.24, 40.34, null],
    ['a tenth of a millimetre more than that', 56.84, 56.24, 40.35, 'parcel-too-large'],
    ['a cube of 50 cm, which is 2.5 m', 50, 50, 50, null],
    ['a cube of more', 50.01, 50, 50, 'parcel-too-large'],
    ['much girth and little length', 60, 60, 36, 'parcel-too-large'],
    ['a thousandth of a millimetre', 0.0001, 0.0001, 0.0001, null],
  ])('%s, however it is laid', (_, one, two, three, expected) => {
    for (const measures of everyWay(one, two, three)) expect(problem(parcel(measures)), JSON.stringify(measures)).toBe(expected)
  })

  test('one that fits still does when it is turned, and when any side is shorter', () => {
    const side = fc.integer({min: 1, max: 120})
    fc.assert(
      fc.property(side, side, side, fc.nat(2), (one, two, three, at) => {
        const told = everyWay(one, two, three).map((measures) => problem(parcel(measures)))
        expect(new Set(told).size).toBe(1)
        const shorter = [one, two, three].map((length, place) => (place === at ? length / 2 : length))
        const [length = 0, width = 0, height = 0] = shorter
        if (told[0] === null) expect(problem(parcel({length, width, height}))).toBeNull()
      }),
      tries(200, 10_000),
    )
  })

  test.each([0, -1, -0.01, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('a side of %d is none', (side) => {
    for (const measures of everyWay(side, 20, 10)) expect(problem(parcel(measures))).toBe('parcel-measures-missing')
  })

  test('measures are the parcel’s, and nobody else’s', () => {
    expect(problem(parcel(null))).toBe('parcel-measures-missing')
    for (const kind of ['letter', 'registered', 'in-person'] as const) expect(problem({kind, measures: {length: 1, width: 1, height: 1}}), kind).toBe('measures-of-no-parcel')
  })
})

describe('L3: what something may weigh', () => {
  const measures = {length: 40, width: 30, height: 20}
  test.each([
    ['parcel', 20_000, ROOM, null],
    ['parcel', 20_000.01, ROOM, 'parcel-too-large'],
    ['parcel', 20_000, 20, null],
    ['letter', 2_000, ROOM, null],
    ['letter', 2_000.01, ROOM, 'letter-too-heavy'],
    ['letter', 2_000.01, 5_000, 'letter-too-heavy'],
    ['letter', 500, 500, null],
    ['letter', 500.01, 500, 'letter-too-heavy'],
    // Alone in its envelope: what others may weigh together is nothing to it.
    ['registered', 2_000, 500, null],
    ['registered', 2_000.01, 500, 'letter-too-heavy'],
    ['in-person', 2_000, 500, null],
    ['in-person', 2_000.01, 5_000, 'letter-too-heavy'],
  ] as const)('%s of %d g, with envelopes of %d g: %s', (kind, grams, gramsMax, expected) => {
    expect(problem({kind, grams, measures: kind === 'parcel' ? measures : null}, gramsMax)).toBe(expected)
  })

  test.each([0, -0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('%d g is no weight', (grams) => {
    for (const kind of LETTER_KINDS) expect(problem({kind, grams, measures: kind === 'parcel' ? measures : null}), kind).toBe('letter-weight-unclear')
  })
})

describe('L5: a letter says what it is about', () => {
  const CONTROLS = ['\u0000', '\u0007', '\t', '\n', '\r', '\u001b[2J', '\u007f', '\u0085', '\u009b31m']
  test.each<[string, string]>([['nothing', ''], ['blanks', ' \u00a0\u2003'], ['101 signs', 'x'.repeat(101)], ...CONTROLS.map((sign) => [`${JSON.stringify(sign)} in it`, `SN ${sign} 1`] satisfies [string, string])])('a case that is %s is none', (_, caseNumber) => {
    expect(problem({caseNumber})).toBe('letter-case-unclear')
  })

  test.each<[string, string]>([['blanks', '  '], ['101 signs', 'x'.repeat(101)], ...CONTROLS.map((sign) => [`${JSON.stringify(sign)} in it`, `Beslut ${sign}`] satisfies [string, string])])('a reference that is %s is none', (_, reference) => {
    expect(problem({reference})).toBe('letter-reference-unclear')
  })

  test('of 100 signs either is taken, and no reference at all', () => {
    expect(problem({caseNumber: 'å'.repeat(100), reference: 'ö'.repeat(100)})).toBeNull()
    expect(problem({reference: ''})).toBeNull()
  })
})

describe('L5: the same letter', () => {
  const told = aLetter({caseNumber: 'SN 2026/00001', reference: 'Beslut å 2'})
  test.each<[string, Partial<Letter>]>([
    ['in small letters', {caseNumber: 'sn 2026/00001', reference: 'beslut å 2'}],
    ['in capitals', {reference: 'BESLUT Å 2'}],
    ['with more blanks', {caseNumber: 'SN \t 2026/00001', reference: 'Beslut\u00a0\u00a0å 2'}],
    ['weighed again', {grams: 41}],
    ['with another last day', {due: '2026-03-01' as LocalDate}],
    ['for another reason', {reason: 'came-back'}],
  ])('is the same %s', (_, changes) => {
    expect(sameLetterText({...told, ...changes}, 'SN')).toBe(sameLetterText(told, 'SN'))
  })

  test.each<[string, Partial<Letter>]>([
    ['of another kind', {kind: 'registered'}],
    ['in another case', {caseNumber: 'SN 2026/00002'}],
    ['with another reference', {reference: 'Beslut a 2'}],
    ['without its reference', {reference: ''}],
    ['whose blank is elsewhere', {caseNumber: 'SN 2026/000 01'}],
    ['whose case ends where its reference begins', {caseNumber: 'SN 2026/00001","BESLUT', reference: 'Å 2'}],
  ])('is another one %s', (_, changes) => {
    expect(sameLetterText({...told, ...changes}, 'SN')).not.toBe(sameLetterText(told, 'SN'))
  })
})

describe('L5: a letter as it is sealed', () => {
  test('comes out as it went in', () => {
    fc.assert(
      fc.property(anyLetter, (letter) => {
        expect(letterIn(letterText(letter))).toEqual(letter)
      }),
      tries(300, 20_000),
    )
  })

  const sealed = (changes: object): string => JSON.stringify({...aLetter(), ...changes})
  test.each([
    ['no JSON', '{'],
    ['another kind', sealed({kind: 'dove'})],
    ['another reason', sealed({reason: 'because'})],
    ['no weight', sealed({grams: null})],
    ['a weight in words', sealed({grams: '40'})],
    ['a side missing', sealed({measures: {length: 1, width: 1}})],
    ['more than a letter holds', sealed({name: 'Agneta Kanariefågel'})],
    ['less', JSON.stringify({kind: 'letter'})],
  ])('%s is no letter', (_, text) => {
    expect(() => letterIn(text)).toThrow()
  })
})
