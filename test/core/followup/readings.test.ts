import {expect, test} from 'vitest'
import {ReadingTally} from '../../../src/core/followup/readings.js'
import {isSwedishHoliday} from '../../../src/core/terms/office-days.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'
import {weekdayOf, type LocalDate} from '../../../src/core/terms/local-date.js'

const LIMITS = {timeZone: 'Europe/Stockholm', workFrom: '06:00', workTo: '20:00', personsADay: 2, isWorkday: (day: string) => weekdayOf(day as LocalDate) < 6 && !isSwedishHoliday(day as LocalDate)}

function tallyAt(...instants: readonly string[]): ReadingTally {
  const tally = new ReadingTally(LIMITS)
  for (const [position, at] of instants.entries()) tally.add({position, at: at as Instant, account: 'anna', holder: 'anna', person: 'p', medium: 'view'})
  return tally
}

test.each([
  ['a Tuesday morning', '2026-02-03T08:00:00Z', 0],
  ['the first minute of work in winter', '2026-02-03T05:00:00Z', 0],
  ['the minute before it', '2026-02-03T04:59:00Z', 1],
  ['the last minute of work', '2026-02-03T18:59:00Z', 0],
  ['the first after it', '2026-02-03T19:00:00Z', 1],
  ['the same hour once clocks have been put forward', '2026-03-31T18:00:00Z', 1],
  ['a Saturday', '2026-02-07T10:00:00Z', 1],
  ['Sunday as it begins, while it is Saturday in Greenwich', '2026-02-07T23:30:00Z', 1],
  ['Monday as it begins', '2026-02-08T23:30:00Z', 1],
  ['Good Friday', '2026-04-03T10:00:00Z', 1],
])('S8: %s is out of hours or not', (_, at, odd) => expect(tallyAt(at).figures([]).oddHours).toBe(odd))

test('S8: a day on which one holder reads more persons than is usual, counted once', () => {
  const tally = new ReadingTally(LIMITS)
  const add = (position: number, at: string, holder: string, person: string): void => tally.add({position, at: at as Instant, account: holder, holder, person, medium: position === 1 ? 'paper' : 'view'})
  for (const [at, person] of ['a', 'b', 'c', 'a'].entries()) add(at, '2026-02-03T10:00:00Z', 'anna', person)
  for (const [at, person] of ['a', 'b'].entries()) add(10 + at, '2026-02-03T10:00:00Z', 'bo', person)
  expect(tally.figures([{drawn: [0, 1, 99], outcome: 'in-order'}, {drawn: [1, 2], outcome: null}, {drawn: [10], outcome: 'to-follow-up'}, {drawn: [98], outcome: 'to-follow-up'}])).toEqual({readings: 6, persons: 3, onPaper: 1, oddHours: 0, manyPersons: 1, readers: ['anna', 'bo'], drawn: 4, reviewed: 3, toFollowUp: 1})
})
