import type {PublicCase} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate, weekdayOf} from '../../core/terms/local-date.js'
import type {Calendar} from './calendar.js'
import {rowsOfDay} from './day-pages.js'
import type {DiarySite} from './diary-site.js'
import type {DiarySource} from './diary-source.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareText, type PostRow} from './row-order.js'
import {mondayOfWeek} from '../../core/terms/local-date.js'

/** The rows of one month, in order: everything that is drawn of them, page, index and open data, is drawn from one reading. */
export interface DiaryMonth {
  /** `YYYY-MM` */
  readonly month: string
  /** Rows of each day as the day's page has them; also the days of the month after in which its last week ends. */
  readonly byDay: ReadonlyMap<LocalDate, readonly PostRow[]>
  /** Ids of the secret rows of each day, for `DrawnPage.shows`; no page draws them. */
  readonly secrets: ReadonlyMap<LocalDate, readonly EntryId[]>
  /** The month's post as lists have it: the newest day first, each day in its own order. */
  readonly rows: readonly PostRow[]
  /** In no order. */
  readonly cases: readonly PublicCase[]
}

/** The months of which something is drawn, oldest first. The next one is asked for while one is drawn: two are in memory, however many there are. */
export async function* monthsToDraw(site: DiarySite, source: DiarySource, calendar: Calendar, pages: PagesToDraw): AsyncGenerator<DiaryMonth> {
  const months = monthsOf(calendar).filter((month) => touches(calendar, pages, month))
  const [first] = months
  if (first === undefined) return
  let next = readMonth(site, source, first)
  for (const [at] of months.entries()) {
    const now = await next
    const after = months[at + 1]
    if (after !== undefined) {
      next = readMonth(site, source, after)
      // Told to whoever waits for it, once somebody does.
      next.catch(() => undefined)
    }
    yield now
  }
}

/** The rows of several days in one list: the newest day first, each day in its own order. */
export function newestFirst(site: DiarySite, rows: readonly PostRow[]): readonly PostRow[] {
  return daysBackwards(inDays(site, rows))
}

/** The month to which a week's page belongs: that of its Monday. */
export function monthOfWeek(week: string): string {
  return mondayOfWeek(week).slice(0, 7)
}

async function readMonth(site: DiarySite, source: DiarySource, month: string): Promise<DiaryMonth> {
  const {rows, secrets, cases} = await source.post(`${month}-01` as LocalDate, lastDayOf(month))
  const byDay = inDays(site, rows)
  return {month, byDay, secrets, rows: daysBackwards(new Map([...byDay].filter(([day]) => day.startsWith(month)))), cases: cases.filter(({date}) => date.startsWith(month))}
}

function inDays(site: DiarySite, rows: readonly PostRow[]): ReadonlyMap<LocalDate, readonly PostRow[]> {
  return new Map([...Map.groupBy(rows, ({date}) => date)].map(([day, own]) => [day, rowsOfDay(site, own)]))
}

function daysBackwards(byDay: ReadonlyMap<LocalDate, readonly PostRow[]>): readonly PostRow[] {
  return [...byDay].sort(([one], [other]) => compareText(other, one)).flatMap(([, rows]) => rows)
}

/** Months with rows, and those in which a day has its page or a week begins; oldest first. */
function monthsOf({days, weeks, months}: Calendar): readonly string[] {
  return [...new Set([...months.map(({month}) => month), ...[...days.keys()].map((day) => day.slice(0, 7)), ...[...weeks.keys()].map(monthOfWeek)])].sort()
}

/** True where anything is drawn from the month's rows. */
function touches({days, weeks, months}: Calendar, pages: PagesToDraw, month: string): boolean {
  return pages.hasListIn(month) || pages.hasIndex(month) || months.some(({month: one, committee}) => one === month && pages.hasCaseList(committee, month)) ||
    [...days.keys()].some((day) => day.startsWith(month) && pages.hasDay(day)) || [...weeks.keys()].some((week) => monthOfWeek(week) === month && pages.hasWeek(week))
}

/** The last day that a page of the month shows: its last week may end in the next. */
function lastDayOf(month: string): LocalDate {
  const next = addDays(`${month}-28` as LocalDate, 4)
  const last = addDays(`${next.slice(0, 7)}-01` as LocalDate, -1)
  return addDays(last, 7 - weekdayOf(last))
}
