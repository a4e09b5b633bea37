import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isSwedishHoliday, isWorkingDay, nextSlot, type Schedule} from '../../../src/core/publication/schedule.js'
import {addDays, weekdayOf} from '../../../src/core/terms/local-date.js'
import {localTime} from '../../../src/io/system/clock.js'
import {day, days} from '../support.js'

const EVERY_DAY = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const ordinary: Schedule = {slots: ['12:00', '16:00'], days: ['mon', 'tue', 'wed', 'thu', 'fri'], holidays: 'sv'}

/** Days that move, as the almanac has them: Good Friday, Easter Sunday and Monday, Ascension, Whit Sunday, Midsummer Eve and Day, All Saints. */
const MOVING: Readonly<Record<string, readonly string[]>> = {
  2024: ['03-29', '03-31', '04-01', '05-09', '05-19', '06-21', '06-22', '11-02'],
  2025: ['04-18', '04-20', '04-21', '05-29', '06-08', '06-20', '06-21', '11-01'],
  2026: ['04-03', '04-05', '04-06', '05-14', '05-24', '06-19', '06-20', '10-31'],
  2027: ['03-26', '03-28', '03-29', '05-06', '05-16', '06-25', '06-26', '11-06'],
  2028: ['04-14', '04-16', '04-17', '05-25', '06-04', '06-23', '06-24', '11-04'],
  2029: ['03-30', '04-01', '04-02', '05-10', '05-20', '06-22', '06-23', '11-03'],
  2030: ['04-19', '04-21', '04-22', '05-30', '06-09', '06-21', '06-22', '11-02'],
}
const FIXED = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31']

describe('G1: Swedish holidays', () => {
  test.each(Object.keys(MOVING))('%s, every day of the year', (year) => {
    const expected = new Set([...FIXED, ...(MOVING[year] ?? [])].map((monthDay) => `${year}-${monthDay}`))
    const found: string[] = []
    for (let one = day(`${year}-01-01`); one.startsWith(year); one = addDays(one, 1)) if (isSwedishHoliday(one)) found.push(one)
    expect(found).toEqual([...expected].sort())
  })

  test('those that have a weekday keep it, any year', () => {
    fc.assert(
      fc.property(days('1900-01-01', 100_000), (one) => {
        if (!isSwedishHoliday(one) || FIXED.includes(one.slice(5))) return
        const month = one.slice(5, 7)
        // Thursday is Ascension; Friday Good Friday or Midsummer Eve; Saturday Midsummer or All Saints; Sunday and Monday Easter and Whitsun.
        expect([1, 4, 5, 6, 7]).toContain(weekdayOf(one))
        if (weekdayOf(one) === 6) expect(['06', '10', '11']).toContain(month)
        if (weekdayOf(one) === 4) expect(['04', '05', '06']).toContain(month)
      }),
      {numRuns: 2000},
    )
  })
})

describe('G1: when the diary is updated', () => {
  test.each([
    ['a Tuesday', '2026-02-03', ordinary, true], ['a Saturday', '2026-02-07', ordinary, false], ['a Sunday', '2026-02-08', ordinary, false], ['Good Friday', '2026-04-03', ordinary, false],
    ['Good Friday, where no holidays are kept', '2026-04-03', {...ordinary, holidays: 'none'}, true], ['Good Friday, with a list of its own', '2026-04-03', {...ordinary, holidays: ['2026-04-02']}, true], ['a day on the list', '2026-04-02', {...ordinary, holidays: ['2026-04-02']}, false],
    ['a Sunday, where Sundays count', '2026-02-08', {...ordinary, days: EVERY_DAY}, true], ['Maundy Thursday', '2026-04-02', ordinary, true], ['30 April', '2026-04-30', ordinary, true], ['Whit Monday', '2026-05-25', ordinary, true],
  ] as const)('%s', (_, one, schedule, isUpdated) => {
    expect(isWorkingDay(schedule, day(one))).toBe(isUpdated)
  })

  test.each([
    ['before the first', '2026-02-03', '08:00', '2026-02-03', '12:00'], ['on the first', '2026-02-03', '12:00', '2026-02-03', '16:00'], ['between', '2026-02-03', '12:01', '2026-02-03', '16:00'], ['on the last', '2026-02-03', '16:00', '2026-02-04', '12:00'],
    ['on a Friday evening', '2026-02-06', '17:00', '2026-02-09', '12:00'], ['before Easter', '2026-04-02', '16:00', '2026-04-07', '12:00'], ['before Midsummer', '2026-06-18', '23:59', '2026-06-22', '12:00'], ['before Christmas', '2026-12-23', '16:30', '2026-12-28', '12:00'],
    ['at New Year', '2026-12-30', '16:00', '2027-01-04', '12:00'],
  ] as const)('%s: %s %s, next %s %s', (_, today, now, next, time) => {
    expect(nextSlot(ordinary, day(today), now)).toEqual({day: next, time})
  })

  test('slots in any order, and as many as there are', () => {
    expect(nextSlot({...ordinary, slots: ['16:00', '09:30', '12:00']}, day('2026-02-03'), '08:00')).toEqual({day: '2026-02-03', time: '09:30'})
  })

  test('none where a year has none', () => {
    const mondays: string[] = []
    for (let one = day('2026-02-02'); one < '2027-03-01'; one = addDays(one, 7)) mondays.push(one)
    expect(nextSlot({...ordinary, days: ['mon'], holidays: mondays}, day('2026-02-03'), '08:00')).toBeNull()
  })

  const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`)

  test('the next slot comes later, on a working day, and none lies between', () => {
    const schedules = fc.record({slots: fc.uniqueArray(time, {minLength: 1, maxLength: 4}), days: fc.subarray([...EVERY_DAY], {minLength: 1}), holidays: fc.constantFrom('sv', 'none')})
    fc.assert(
      fc.property(schedules, days('2024-01-01', 2500), time, (schedule, today, now) => {
        const next = nextSlot(schedule, today, now)
        if (next === null) expect.fail('a weekday comes every week')
        expect(`${next.day} ${next.time}` > `${today} ${now}`).toBe(true)
        expect(isWorkingDay(schedule, next.day)).toBe(true)
        for (let one = today; one <= next.day; one = addDays(one, 1)) {
          if (!isWorkingDay(schedule, one)) continue
          for (const slot of schedule.slots) expect(`${one} ${slot}` <= `${today} ${now}` || `${one} ${slot}` >= `${next.day} ${next.time}`).toBe(true)
        }
      }),
    )
  })

  test.each(['2026-03-29', '2026-10-25', '2027-03-28', '2027-10-31', '2026-02-03'])('exactly two slots on %s, minute by minute through the change of clocks', (text) => {
    const schedule: Schedule = {...ordinary, days: EVERY_DAY, holidays: 'none'}
    const one = day(text)
    const struck: string[] = []
    const announced = new Set<string>()
    for (let minute = -180; minute < 26 * 60; minute += 1) {
      const now = localTime(new Date(Date.parse(`${text}T00:00:00Z`) + minute * 60_000), 'Europe/Stockholm')
      if (now.day !== one) continue
      if (schedule.slots.includes(now.time)) struck.push(now.time)
      const next = nextSlot(schedule, now.day, now.time)
      if (next?.day === one) announced.add(next.time)
    }
    expect(struck).toEqual(['12:00', '16:00'])
    expect([...announced]).toEqual(['12:00', '16:00'])
  })
})
