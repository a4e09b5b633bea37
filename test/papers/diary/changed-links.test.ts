import {expect, test} from 'vitest'
import type {LocalDate} from '../../../src/core/terms/local-date.js'
import {addChangedLinks, type Calendar} from '../../../src/papers/diary/calendar.js'
import type {MonthCount} from '../../../src/papers/diary/diary-source.js'
import {PagesToDraw} from '../../../src/papers/diary/pages-to-draw.js'

const today = '2026-02-03' as LocalDate
const calendar = (months: readonly MonthCount[]): Calendar => ({today, days: new Map([[today, true]]), weeks: new Map(), months})
const count = (month: string, direction: MonthCount['direction'] = 'In', committee = 'KS'): MonthCount => ({month, committee, direction, rows: 1})

const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12', '2026-01']
const OTHERS = MONTHS.flatMap((month) => [count(month, 'In', 'SN'), count(month, null, 'SN')])

function listsDrawn(before: readonly MonthCount[], now: readonly MonthCount[]): readonly string[] {
  const pages = new PagesToDraw(false)
  addChangedLinks(pages, calendar([...before, ...OTHERS]), calendar([...now, ...OTHERS]))
  return MONTHS.flatMap((month) => [
    ...(pages.hasMonth(month) ? [month] : []),
    ...(['KS', 'SN'] as const).flatMap((committee) => [...(pages.hasList(committee, month) ? [`${committee} ${month}`] : []), ...(pages.hasCaseList(committee, month) ? [`${committee} cases ${month}`] : [])]),
    ...(['In', 'Ut', 'Upprättad'] as const).flatMap((direction) => (pages.hasDirection(direction, month) ? [`${direction} ${month}`] : [])),
  ])
}

test.each([
  ['a month that comes first of all', ['2025-12', '2026-01'], ['2025-11', '2025-12', '2026-01'], ['KS 2025-11', 'KS 2025-12']],
  ['one that comes between two', ['2025-09', '2025-11', '2026-01'], ['2025-09', '2025-10', '2025-11', '2026-01'], ['KS 2025-09', 'KS 2025-10', 'KS 2025-11']],
  ['one that goes', ['2025-09', '2025-10', '2025-11', '2026-01'], ['2025-09', '2025-11', '2026-01'], ['KS 2025-09', 'KS 2025-10', 'KS 2025-11']],
  ['none', ['2025-09', '2025-11'], ['2025-09', '2025-11'], []],
])('%s in a committee draws its lists beside it, and no others', (_, before, now, lists) => {
  expect(listsDrawn(before.map((month) => count(month)), now.map((month) => count(month)))).toEqual(lists)
})

test('a month that comes in a direction, or of cases, is told by what links to it', () => {
  const own = MONTHS.map((month) => count(month))
  expect(listsDrawn([...own, count('2025-09', 'Ut'), count('2025-09', null)], [...own, count('2025-09', 'Ut'), count('2025-11', 'Ut'), count('2025-09', null), count('2025-12', null)])).toEqual([
    'KS cases 2025-09', 'Ut 2025-09', 'Ut 2025-11', 'KS cases 2025-12',
  ])
})
