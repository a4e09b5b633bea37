import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {Secrecy} from '../../../src/core/register/entry.js'
import {mergeCase, stricter, type GatheredCase} from '../../../src/core/register/merge-case.js'
import {day} from '../support.js'

const gathered: GatheredCase = {
  headingOfLatest: 'Ny förskola', headingsDiffer: false, headingSecrecy: 'no', secrecyDiffers: false, caseType: 'lokaler', caseTypesDiffer: false, isClosed: false, closedOn: null, earliestDate: day('2026-01-12'),
  officer: 'Skolkontoret', registrar: 'reg1', statute: '', protectionMarked: false,
}

describe('A8: rows that disagree about their case', () => {
  test.each([
    [{}, false], [{headingsDiffer: true}, true], [{secrecyDiffers: true}, true], [{caseTypesDiffer: true}, true], [{headingsDiffer: true, secrecyDiffers: true}, true],
  ])('%j', (changes, rowsDisagree) => {
    expect(mergeCase({...gathered, ...changes}).rowsDisagree).toBe(rowsDisagree)
  })

  test('what they agree on stands, and a mark is a mark', () => {
    expect(mergeCase({...gathered, statute: 'OSL 26:1', protectionMarked: true, headingSecrecy: 'yes', closedOn: day('2026-02-01'), isClosed: true})).toEqual({
      kind: 'case', heading: 'Ny förskola', headingSecrecy: 'yes', caseType: 'lokaler', statute: 'OSL 26:1', protection: 'marked', closedOn: '2026-02-01', isClosed: true, date: '2026-01-12', officer: 'Skolkontoret', registrar: 'reg1', rowsDisagree: false,
    })
  })
})

describe('A8: the stricter word wins', () => {
  const secrecy = fc.constantFrom<Secrecy>('yes', 'no', 'unknown')
  test.each([['yes', 'no', 'yes'], ['no', 'yes', 'yes'], ['unknown', 'no', 'unknown'], ['no', 'unknown', 'unknown'], ['unknown', 'yes', 'yes'], ['no', 'no', 'no']] as const)('%s and %s: %s', (one, other, word) => {
    expect(stricter(one, other)).toBe(word)
  })

  test('in whatever order the rows come', () => {
    fc.assert(
      fc.property(fc.array(secrecy, {minLength: 1}), (words) => {
        const word = words.reduce(stricter)
        expect(words.toReversed().reduce(stricter)).toBe(word)
        expect(word).toBe(words.includes('yes') ? 'yes' : words.includes('unknown') ? 'unknown' : 'no')
      }),
    )
  })
})
