import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {addDays, addYears, parseLocalDate, weekdayOf, weekOf, type LocalDate} from '../../../src/core/terms/local-date.js'
import {day, days} from '../support.js'

/** The calendar that JavaScript brings along. */
const asDate = (text: LocalDate): Date => new Date(`${text}T12:00:00Z`)
const anyDay = days('1700-01-01', 474_000)

describe('a day', () => {
  test.each(['2026-02-03', '2024-02-29', '2000-02-29', '1700-01-01', '2999-12-31', '2026-12-31'])('%s is one', (text) => {
    expect(parseLocalDate(text)).toBe(text)
  })

  test.each([
    '', '2026-02-30', '2026-02-29', '1900-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1699-12-31', '3000-01-01', '26-02-03', '2026-2-3', '2026/02/03',
    '20260203', ' 2026-02-03', '2026-02-03 ', '2026-02-03T10:00', '2026-02-03\n', '２０２６-02-03', '+2026-02-03', '-2026-02-03',
  ])('%j is none', (text) => {
    expect(parseLocalDate(text)).toBeNull()
  })

  test('is one exactly where the calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({min: 1700, max: 2999}), fc.integer({min: 0, max: 14}), fc.integer({min: 0, max: 33}), (year, month, date) => {
        const text = `${String(year)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
        const found = new Date(Date.UTC(year, month - 1, date))
        const isThere = month >= 1 && month <= 12 && date >= 1 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date
        expect(parseLocalDate(text)).toBe(isThere ? text : null)
      }),
      {numRuns: 2000},
    )
  })
})

describe('days and years on', () => {
  test('every day is followed by the day after, back and forth, and sorts so', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({min: -40_000, max: 40_000}), (from, count) => {
        const to = addDays(from, count)
        expect(Date.parse(to) - Date.parse(from)).toBe(count * 86_400_000)
        expect(addDays(to, -count)).toBe(from)
        expect(from < to).toBe(count > 0)
      }),
    )
  })

  test.each([
    ['2024-02-29', 2, '2026-03-01'], ['2024-02-29', 4, '2028-02-29'], ['2024-02-29', 0, '2024-02-29'], ['2024-02-29', -1, '2023-03-01'], ['2023-02-28', 1, '2024-02-28'], ['2024-02-28', 2, '2026-02-28'],
    ['2024-03-01', 2, '2026-03-01'], ['2026-12-31', 2, '2028-12-31'], ['2096-02-29', 4, '2100-03-01'], ['1996-02-29', 4, '2000-02-29'],
  ])('H3: %s and %i years is %s', (from, years, to) => {
    expect(addYears(day(from), years)).toBe(to)
  })

  test('H3: the same date, or 1 March where the year has no 29 February', () => {
    fc.assert(
      fc.property(days('1904-01-01', 60_000), fc.integer({min: 1, max: 100}), (from, years) => {
        const to = addYears(from, years)
        expect(parseLocalDate(to)).toBe(to)
        const same = `${String(Number(from.slice(0, 4)) + years)}${from.slice(4)}`
        expect(to).toBe(parseLocalDate(same) ?? `${same.slice(0, 4)}-03-01`)
      }),
    )
  })
})

describe('weeks', () => {
  test('the weekday is the calendar’s', () => {
    const english = new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', weekday: 'short'})
    fc.assert(
      fc.property(anyDay, (one) => {
        expect(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekdayOf(one) - 1]).toBe(english.format(asDate(one)))
      }),
    )
  })

  test.each([
    ['2020-12-31', 2020, 53], ['2021-01-03', 2020, 53], ['2021-01-04', 2021, 1], ['2024-12-30', 2025, 1], ['2026-01-01', 2026, 1], ['2026-12-31', 2026, 53], ['2027-01-03', 2026, 53], ['2027-01-04', 2027, 1],
    ['2022-01-01', 2021, 52], ['2023-01-01', 2022, 52], ['2018-12-31', 2019, 1], ['2026-11-21', 2026, 47],
  ])('%s lies in %i week %i', (text, year, week) => {
    expect(weekOf(day(text))).toEqual({year, week})
  })

  test('a week is seven days, Monday to Sunday, and the first is the one with 4 January', () => {
    fc.assert(
      fc.property(anyDay, (one) => {
        const monday = addDays(one, 1 - weekdayOf(one))
        for (let at = 0; at < 7; at += 1) expect(weekOf(addDays(monday, at))).toEqual(weekOf(one))
        const {year, week} = weekOf(one)
        expect(weekOf(addDays(monday, 7))).toEqual(addDays(monday, 10) >= `${String(year + 1)}-01-01` ? {year: year + 1, week: 1} : {year, week: week + 1})
        expect(weekOf(day(`${String(year)}-01-04`))).toEqual({year, week: 1})
      }),
    )
  })
})
