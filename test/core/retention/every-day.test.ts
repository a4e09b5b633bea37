import {describe, expect, test} from 'vitest'
import {firstDayGone, lastDayShown, latestExpired} from '../../../src/core/retention/expiry.js'
import {localTime} from '../../../src/core/terms/local-time.js'
import {daysInYearsFrom, daysOfYears, swedishMidnight, written, type CountedDay} from '../../support/counted-calendar.js'
import {day} from '../support.js'

const SPAN = [2020, 2040] as const
const published = daysOfYears(...SPAN)
/** The same days and the years that they run into, each at its number. */
const counted = daysOfYears(SPAN[0], SPAN[1] + 3)

/** The day at a number, by counting from the first. */
function dayAt(number: number): CountedDay {
  const found = counted[number]
  if (found === undefined) throw new Error('The count goes beyond the calendar')
  return found
}

/** By counting: the number of the first day gone, so many years' days after the day of publication. */
function firstGone(at: number, years: number): number {
  const from = dayAt(at)
  return at + daysInYearsFrom(from, years)
}

test('the calendar that is counted holds every day once, leap days too', () => {
  expect(published).toHaveLength(21 * 365 + 6)
  expect(published.filter(({month, day: date}) => month === 2 && date === 29).map(written)).toEqual(['2020-02-29', '2024-02-29', '2028-02-29', '2032-02-29', '2036-02-29', '2040-02-29'])
})

describe.each([1, 2, 3])('H1, H3: %i years from every day of 2020–2040', (years) => {
  test('the last day shown and the first day gone are those that counting days gives', () => {
    for (const [at, from] of published.entries()) {
      const [last, gone] = [dayAt(firstGone(at, years) - 1), dayAt(firstGone(at, years))]
      const said = {last: lastDayShown(day(written(from)), years), gone: firstDayGone(day(written(from)), years)}
      if (said.last !== written(last) || said.gone !== written(gone)) expect.fail(`${written(from)}: ${said.last}, ${said.gone}, and not ${written(last)}, ${written(gone)}`)
    }
  })

  test('on its last day it is among those that stay, and on the next among those that leave', () => {
    for (const [at, from] of published.entries()) {
      const [last, gone] = [dayAt(firstGone(at, years) - 1), dayAt(firstGone(at, years))]
      const isOut = (today: CountedDay): boolean => written(from) <= latestExpired(day(written(today)), years)
      if (isOut(last) || !isOut(gone)) expect.fail(written(from))
    }
  })

  test('the day turns at midnight in Sweden, on the days when the hour is turned too', () => {
    const dayIn = (instant: number): string => localTime(new Date(instant), 'Europe/Stockholm').day
    for (const [at, from] of published.entries()) {
      const first = swedishMidnight(from)
      const gone = swedishMidnight(dayAt(firstGone(at, years)))
      // Published in the first or the last moment of its day: it has the same last moment.
      for (const moment of [first, first + 1, swedishMidnight(dayAt(at + 1)) - 1]) {
        const last = lastDayShown(day(dayIn(moment)), years)
        const seen = [gone - 1000, gone - 1, gone, gone + 1, gone + 1000].map((instant) => dayIn(instant) <= last)
        if (seen.join() !== 'true,true,false,false,false') expect.fail(`${written(from)} at ${new Date(moment).toISOString()}: ${seen.join()}`)
      }
    }
  })
})

test('every day of 2020–2040 begins at its own midnight in Sweden, and lasts 23, 24 or 25 hours', () => {
  const lengths = new Map<number, number>()
  for (const [at, today] of published.entries()) {
    const [begins, ends] = [swedishMidnight(today), swedishMidnight(dayAt(at + 1))]
    const told = [begins - 1, begins, ends - 1, ends].map((instant) => localTime(new Date(instant), 'Europe/Stockholm'))
    const wanted = [[at === 0 ? '2019-12-31' : written(dayAt(at - 1)), '23:59'], [written(today), '00:00'], [written(today), '23:59'], [written(dayAt(at + 1)), '00:00']]
    if (JSON.stringify(told.map(({day: date, time}) => [date, time])) !== JSON.stringify(wanted)) expect.fail(`${written(today)}: ${JSON.stringify(told)}`)
    const hours = (ends - begins) / 3_600_000
    lengths.set(hours, (lengths.get(hours) ?? 0) + 1)
  }
  expect(lengths).toEqual(new Map([[24, published.length - 42], [23, 21], [25, 21]]))
})
