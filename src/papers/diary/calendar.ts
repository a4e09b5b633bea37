import {DIRECTIONS} from '../../core/publication/public-entry.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {DiarySource, MonthCount} from './diary-source.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareText} from './row-order.js'
import {isNamed} from './search-index.js'
import {weekName} from './site-paths.js'

/** Which days, weeks and months have a page, and so what leads where. */
export interface Calendar {
  readonly today: LocalDate
  /** Every day that has a page, oldest first; true where it shows more than secret rows. */
  readonly days: ReadonlyMap<LocalDate, boolean>
  /** Days with post by week, oldest first. A week with nothing but secret rows is not among them (D1). */
  readonly weeks: ReadonlyMap<string, readonly LocalDate[]>
  readonly months: readonly MonthCount[]
}

export async function calendarOf(source: DiarySource, today: LocalDate): Promise<Calendar> {
  const days = new Map(await source.days())
  // Today has a page even before its first row, so that the start page can link to it without telling whether there is one.
  if (!days.has(today)) days.set(today, false)
  const weeks = new Map<string, LocalDate[]>([[weekName(today), []]])
  const sorted = [...days].sort(([a], [b]) => compareText(a, b))
  for (const [day, hasPost] of sorted) {
    if (!hasPost) continue
    const week = weeks.get(weekName(day))
    if (week === undefined) weeks.set(weekName(day), [day])
    else week.push(day)
  }
  return {today, days: new Map(sorted), weeks: new Map([...weeks].sort(([a], [b]) => compareText(a, b))), months: await source.months()}
}

/** True where the search index of a month, and its open data, are drawn: only a month with rows has any. */
export function isIndexed({months}: Calendar, pages: PagesToDraw, month: string): boolean {
  return pages.hasIndex(month) && months.some((count) => count.month === month)
}

/** Notes the months in which names could be searched for and no longer can, or the other way round. */
export function addTurnedIndexes(pages: PagesToDraw, before: LocalDate, now: Calendar, namesMonths: number): void {
  for (const {month} of now.months) if (isNamed(month, before, namesMonths) !== isNamed(month, now.today, namesMonths)) pages.addIndex(month)
}

/** Notes the months in which names cannot be searched for. */
export function addOldIndexes(pages: PagesToDraw, now: Calendar, namesMonths: number): void {
  for (const {month} of now.months) if (!isNamed(month, now.today, namesMonths)) pages.addIndex(month)
}

/** Notes the pages whose links to what comes before and after have changed. */
export function addChangedLinks(pages: PagesToDraw, before: Calendar, now: Calendar): void {
  const ways = [...changedNeighbours([...before.days.keys()], [...now.days.keys()])]
  for (const day of [...ways, before.today, now.today]) pages.addDay(day)
  for (const week of changedNeighbours([...before.weeks.keys()], [...now.weeks.keys()])) {
    pages.addWeek(week)
    for (const day of now.days.keys()) if (weekName(day) === week) pages.addDay(day)
  }
  const months = (counts: readonly MonthCount[], isIn: (count: MonthCount) => boolean): readonly string[] => [...new Set(counts.filter(isIn).map(({month}) => month))].sort()
  const turned = (isIn: (count: MonthCount) => boolean): Iterable<string> => changedNeighbours(months(before.months, isIn), months(now.months, isIn))
  const isPost = ({direction}: MonthCount): boolean => direction !== null
  for (const month of turned(isPost)) pages.addMonth(month)
  for (const direction of DIRECTIONS) for (const month of turned((count) => count.direction === direction)) pages.addDirection(direction, month)
  for (const committee of new Set([...before.months, ...now.months].map((count) => count.committee))) {
    const isOwn = (count: MonthCount): boolean => count.committee === committee
    for (const month of turned((count) => isOwn(count) && isPost(count))) pages.addList(committee, month)
    for (const month of turned((count) => isOwn(count) && !isPost(count))) pages.addCaseList(committee, month)
  }
}

/** Those of two sorted lists that stand in one alone, and what stands beside them in the other. */
function* changedNeighbours<T>(before: readonly T[], now: readonly T[]): Generator<T> {
  for (const [one, other] of [[before, now], [now, before]] as const) {
    const known = new Set(other)
    for (const [at, item] of one.entries()) {
      if (known.has(item)) continue
      yield item
      for (let back = at - 1; back >= 0; back -= 1) {
        const near = one[back] as T
        yield near
        if (known.has(near)) break
      }
      for (let on = at + 1; on < one.length; on += 1) {
        const near = one[on] as T
        yield near
        if (known.has(near)) break
      }
    }
  }
}
