import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {isWorkingDay, nextSlot, slotsBetween, type Schedule} from '../../../src/core/publication/schedule.js'
import {isSwedishHoliday} from '../../../src/core/terms/office-days.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {addDays, weekdayOf} from '../../../src/core/terms/local-date.js'
import {localTime} from '../../../src/core/terms/local-time.js'
import {asInstant, timeBegins} from '../../../src/io/system/clock.js'
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

describe('G1: the slots that have begun', () => {
  const ZONE = 'Europe/Stockholm'
  const instant = (text: string): Instant => asInstant(new Date(text))
  const between = (schedule: Schedule, after: string | null, until: string): readonly string[] => {
    const end = new Date(until)
    return [...slotsBetween(schedule, after === null ? null : instant(after), asInstant(end), localTime(end, ZONE).day, (one, time) => timeBegins(one, time, ZONE))].map(({day: one, time}) => `${one} ${time}`)
  }

  test.each([
    ['at noon itself', '2026-02-03T11:00:00Z', '2026-02-03 12:00'], ['a second before', '2026-02-03T10:59:59Z', '2026-02-02 16:00'], ['on a Monday morning', '2026-02-09T07:00:00Z', '2026-02-06 16:00'],
    ['after Easter', '2026-04-07T05:00:00Z', '2026-04-02 16:00'], ['in the new year', '2027-01-02T12:00:00Z', '2026-12-30 16:00'],
  ])('%s', (_, now, expected) => {
    expect(between(ordinary, null, now)[0]).toBe(expected)
  })

  test('every day of fifteen years has the slots of its kind, each at its time on the wall, also where clocks change', () => {
    for (const year of Array.from({length: 15}, (_, at) => 2024 + at)) {
      const slots = between(ordinary, `${String(year - 1)}-12-31T22:59:59Z`, `${String(year)}-12-31T22:59:59Z`)
      const expected: string[] = []
      for (let one = day(`${String(year)}-01-01`); one.startsWith(String(year)); one = addDays(one, 1)) if (isWorkingDay(ordinary, one)) expected.push(`${one} 12:00`, `${one} 16:00`)
      expect(slots).toEqual(expected.reverse())
      for (const slot of slots) {
        const at = new Date(timeBegins(day(slot.slice(0, 10)), slot.slice(11), ZONE))
        expect(`${localTime(at, ZONE).day} ${localTime(at, ZONE).time}`).toBe(slot)
      }
    }
  })

  test('whatever the slots, a timer that asks every ten minutes over a change of clocks finds each once', () => {
    const minutes = fc.nat(6 * 24 - 1).map((ten) => `${String(Math.floor(ten / 6)).padStart(2, '0')}:${String((ten % 6) * 10).padStart(2, '0')}`)
    fc.assert(
      fc.property(fc.uniqueArray(minutes, {minLength: 1, maxLength: 6}), fc.constantFrom('2026-03-28', '2026-10-24', '2027-03-27', '2027-10-30'), (slots, first) => {
        const schedule: Schedule = {slots, days: EVERY_DAY, holidays: 'none'}
        const begin = Date.parse(`${first}T12:00:00Z`)
        const found: string[] = []
        for (let asked = begin + 600_000; asked <= begin + 2 * 86_400_000; asked += 600_000) found.push(...between(schedule, new Date(asked - 600_000).toISOString(), new Date(asked).toISOString()))
        expect(new Set(found).size).toBe(found.length)
        const all = between(schedule, new Date(begin).toISOString(), new Date(begin + 2 * 86_400_000).toISOString())
        expect([...found].sort()).toEqual([...all].sort())
        // On the day between, each of them.
        const middle = addDays(day(first), 1)
        expect(found.filter((slot) => slot.startsWith(middle)).map((slot) => slot.slice(11)).sort()).toEqual([...slots].sort())
      }),
      {numRuns: 60},
    )
  })

  test('a time that the wall clock shows twice is the first of the two; one it leaves out is the same time after', () => {
    expect(timeBegins(day('2026-10-25'), '02:30', ZONE)).toBe('2026-10-25T00:30:00.000Z')
    expect(timeBegins(day('2026-03-29'), '02:30', ZONE)).toBe('2026-03-29T01:30:00.000Z')
    expect(timeBegins(day('2026-03-29'), '12:00', ZONE)).toBe('2026-03-29T10:00:00.000Z')
  })
})
