import {describe, expect, test} from 'vitest'
import {lastDayRaised, placeIn, placeText, type ListPlace} from '../../../src/core/review/raised.js'
import {addDays, type LocalDate} from '../../../src/core/terms/local-date.js'
import {officeDaysAfter} from '../../../src/core/terms/office-days.js'

const day = (text: string): LocalDate => text as LocalDate

describe('B6: what is raised', () => {
  test.each([
    ['of three days, the day after the third', '2026-02-07', 3, '2026-02-03'],
    ['on the third itself the one before', '2026-02-06', 3, '2026-02-02'],
    ['over a weekend', '2026-02-11', 3, '2026-02-05'],
    ['over Easter', '2026-04-08', 1, '2026-04-06'],
    ['of one day', '2026-02-05', 1, '2026-02-03'],
  ])('%s', (_, today, days, last) => {
    expect(lastDayRaised(day(today), days)).toBe(last)
  })

  test('every day of a year: that day’s time is out, and the next one’s is not', () => {
    for (let today = day('2026-01-01'); today < '2027-01-01'; today = addDays(today, 1)) {
      const last = lastDayRaised(today, 3)
      expect([officeDaysAfter(last, 3) < today, officeDaysAfter(addDays(last, 1), 3) < today]).toEqual([true, false])
    }
  })
})

test.each<ListPlace>([{isRaised: true, after: '2026-02-03T09:00:00.000Z abc'}, {isRaised: false, after: null}, {isRaised: false, after: '2026-02-03T09:00:00.000Z abc'}])('a list goes on where it ended: %j', (place) => {
  expect(placeIn(placeText(place))).toEqual(place)
})

test('a list begins with what is raised', () => {
  expect(placeIn(null)).toEqual({isRaised: true, after: null})
})
