import {describe, expect, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {isOfficeDay, officeDaysAfter} from '../../../src/core/terms/office-days.js'

const day = (text: string): LocalDate => text as LocalDate

describe('the days on which offices work', () => {
  test.each([
    ['a Monday', '2026-02-02', true],
    ['a Saturday', '2026-02-07', false],
    ['a Sunday', '2026-02-08', false],
    ['Good Friday', '2026-04-03', false],
    ['Midsummer Eve, which is no public holiday', '2026-06-19', false],
    ['the day between', '2026-05-15', true],
  ])('%s', (_, one, isOne) => {
    expect(isOfficeDay(day(one))).toBe(isOne)
  })

  test.each([
    ['the same week', '2026-02-03', 3, '2026-02-06'],
    ['over a weekend', '2026-02-05', 3, '2026-02-10'],
    ['from a Saturday, which is not counted either', '2026-02-07', 1, '2026-02-09'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over Christmas and the turn of the year', '2026-12-23', 3, '2026-12-30'],
    ['none', '2026-02-07', 0, '2026-02-07'],
  ])('%s: the day itself is not counted', (_, from, count, last) => {
    expect(officeDaysAfter(day(from), count)).toBe(last)
  })
})
