import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {firstDayGone, lastDayShown, latestExpired} from '../../../src/core/retention/expiry.js'
import {addDays} from '../../../src/core/terms/local-date.js'
import {day, days} from '../support.js'

describe('H1, H3: calendar years from the first day on the web', () => {
  test.each([
    ['2026-02-03', 2, '2028-02-02', '2028-02-03'],
    ['2024-02-29', 2, '2026-02-28', '2026-03-01'],
    ['2024-02-29', 4, '2028-02-28', '2028-02-29'],
    ['2026-03-01', 2, '2028-02-29', '2028-03-01'],
    ['2026-02-28', 2, '2028-02-27', '2028-02-28'],
    ['2026-01-01', 2, '2027-12-31', '2028-01-01'],
    ['2026-02-03', 3, '2029-02-02', '2029-02-03'],
  ])('published %s, %i years: shown to %s and gone on %s', (published, years, last, gone) => {
    expect(lastDayShown(day(published), years)).toBe(last)
    expect(firstDayGone(day(published), years)).toBe(gone)
  })

  test('the last day shown is the day before the first day gone', () => {
    fc.assert(
      fc.property(days(), fc.integer({min: 1, max: 100}), (published, years) => {
        expect(addDays(lastDayShown(published, years), 1)).toBe(firstDayGone(published, years))
        expect(lastDayShown(published, years) > published).toBe(true)
      }),
    )
  })

  test('what was published later leaves no earlier', () => {
    fc.assert(
      fc.property(days(), fc.nat(400), fc.integer({min: 1, max: 10}), (published, later, years) => {
        expect(firstDayGone(addDays(published, later), years) >= firstDayGone(published, years)).toBe(true)
      }),
    )
  })
})

describe('the latest day that has run out, for a database to compare with', () => {
  // Every day of eleven years, with every day that could be the edge: leap days, 2000 and 2100 too.
  test.each([['1998-01-01', 4000], ['2022-01-01', 4000], ['2098-01-01', 1500]] as const)('from %s, every day', (from, count) => {
    for (const years of [1, 2, 3, 4, 10]) {
      let today = day(from)
      for (let at = 0; at < count; at += 1, today = addDays(today, 1)) {
        const latest = latestExpired(today, years)
        if (!(firstDayGone(latest, years) <= today && firstDayGone(addDays(latest, 1), years) > today)) expect.fail(`${today}, ${String(years)} years: ${latest}`)
      }
    }
  })

  test('says the same as the first day gone of any publication', () => {
    fc.assert(
      fc.property(days(), days(), fc.integer({min: 1, max: 100}), (published, today, years) => {
        expect(published <= latestExpired(today, years)).toBe(firstDayGone(published, years) <= today)
      }),
      {numRuns: 2000},
    )
  })

  test.each([['2026-02-28', '2024-02-28'], ['2026-03-01', '2024-03-01'], ['2028-02-29', '2026-02-28'], ['2028-03-01', '2026-03-01']])('on %s, two years: %s', (today, latest) => {
    expect(latestExpired(day(today), 2)).toBe(latest)
  })
})
