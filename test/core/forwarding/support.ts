import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {FORWARDING_REASONS, LETTER_KINDS, type Letter} from '../../../src/core/forwarding/letter.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

export const NUMBERS = readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n')
export const TODAY = '2026-02-03' as LocalDate

/** An ordinary letter of two sheets, with which nothing is wrong. */
export function aLetter(changes: Partial<Letter> = {}): Letter {
  return {kind: 'letter', caseNumber: 'SN 2026/00001', reference: '', due: null, grams: 40, measures: null, reason: null, ...changes}
}

const side = fc.integer({min: 1, max: 300})

/** Any letter that a form could hold, also one that nobody would forward. */
export const anyLetter: fc.Arbitrary<Letter> = fc.record({
  kind: fc.constantFrom(...LETTER_KINDS),
  caseNumber: fc.string({unit: 'grapheme', maxLength: 100}),
  reference: fc.string({unit: 'grapheme', maxLength: 100}),
  due: fc.option(fc.constantFrom('1700-01-01', '2024-02-29', '2026-12-31', '2999-12-31') as fc.Arbitrary<LocalDate>),
  grams: fc.double({min: 0.01, max: 30_000, noNaN: true}),
  measures: fc.option(fc.record({length: side, width: side, height: side})),
  reason: fc.option(fc.constantFrom(...FORWARDING_REASONS)),
})
