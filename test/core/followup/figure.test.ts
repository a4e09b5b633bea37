import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {toldBars, toldCount, toldShare, toldVeiled} from '../../../src/core/followup/figure.js'

describe('N2: few are not told of anything that leaves the committee', () => {
  test('one to four read alike, and none is told', () => {
    expect([0, 1, 4, 5].map((count) => toldCount(count, false))).toEqual([{text: '0', exact: 0}, {text: '<5', exact: null}, {text: '<5', exact: null}, {text: '5', exact: 5}])
    expect([0, 1, 4, 5].map((count) => toldCount(count, true).text)).toEqual(['0', '1', '4', '5'])
  })

  test('K4: of protected persons none and few read alike', () => {
    expect([0, 1, 4, 5].map((count) => toldVeiled(count, false).text)).toEqual(['<5', '<5', '<5', '5'])
    expect(toldVeiled(0, true)).toEqual({text: '0', exact: 0})
  })

  test('a share tells of no few, of those that are or those that are not', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.boolean(), (part, rest, isVeiled) => {
        const percent = toldShare({part, whole: part + rest, isVeiled}, false)
        const few = (count: number): boolean => count > 0 && count < 5
        if (few(part) || few(rest) || few(part + rest) || part + rest === 0) expect(percent).toBeNull()
        if (isVeiled && (part === 0 || rest === 0)) expect(percent).toBeNull()
        if (percent !== null) {
          expect(percent === 0).toBe(part === 0)
          expect(percent === 100).toBe(rest === 0)
        }
      }),
    )
    expect(toldShare({part: 1, whole: 3, isVeiled: true}, true)).toBe(33)
  })

  test('one bar alone that is not told takes the least of the others with it, so that a known sum gives nothing away', () => {
    const series = (...counts: readonly number[]): Parameters<typeof toldBars>[0] => ({code: 'x', by: 'kind', bars: counts.map((count, at) => ({name: String(at), count}))})
    expect(toldBars(series(9, 2, 7), false).map(({text}) => text)).toEqual(['9', '<5', '–'])
    expect(toldBars(series(9, 2, 1), false).map(({text}) => text)).toEqual(['9', '<5', '<5'])
    expect(toldBars(series(9, 0), false).map(({text}) => text)).toEqual(['9', '0'])
    expect(toldBars(series(2), false).map(({text}) => text)).toEqual(['<5'])
    fc.assert(fc.property(fc.array(fc.nat(30), {minLength: 2, maxLength: 12}), (counts) => {
      const told = toldBars(series(...counts), false)
      const unknown = told.filter(({exact}) => exact === null)
      expect(unknown.length === 1 && counts.some((count) => count >= 5)).toBe(false)
    }))
  })
})
