import {DIRECTIONS, type PublicDocument} from '../../core/publication/public-entry.js'
import {addDays, type LocalDate, weekdayOf} from '../../core/terms/local-date.js'
import {drawAbout} from './about-pages.js'
import type {Calendar} from './calendar.js'
import {drawCasesFront, drawCasesMonth, drawDocumentsFront, drawDocumentsMonth, FRONT_ROWS} from './committee-pages.js'
import {drawDay, drawDayIndex, drawWeek, rowsOfDay} from './day-pages.js'
import type {DiarySite} from './diary-site.js'
import type {DiarySource, Post} from './diary-source.js'
import {drawDirectionFront, drawDirectionMonth} from './direction-pages.js'
import type {DrawnPage} from './drawn-page.js'
import {drawCase, drawDocument, drawReceipt} from './entry-pages.js'
import {drawMonth} from './month-page.js'
import {drawOlder} from './older-page.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareCases, compareText, type PostRow} from './row-order.js'
import {drawMonthIndex, type IndexMeans, isNamed, type SearchFile} from './search-index.js'
import {drawSearchMonths, drawSearchPage} from './search-page.js'
import {mondayOfWeek} from './site-paths.js'
import {drawStart} from './start-page.js'

/** The pages of the diary that are to be drawn, one at a time: the same entries give the same bytes, in whatever order they come. */
export async function* drawSite(site: DiarySite, source: DiarySource, calendar: Calendar, pages: PagesToDraw): AsyncGenerator<DrawnPage> {
  yield await drawStart(site, source, calendar)
  yield drawOlder(site)
  yield* drawAbout(site)
  yield drawDayIndex(site, calendar)
  yield drawSearchPage(site)
  for (const month of monthsWithPages(calendar)) {
    if (touches(calendar, pages, month)) yield* drawPost(site, calendar, pages, month, await source.post(`${month}-01` as LocalDate, lastDayOf(month)))
    if (pages.hasMonth(month) && calendar.months.some((count) => count.month === month && count.direction !== null)) yield drawMonth(site, calendar, month)
  }
  yield* drawCases(site, source, calendar, pages)
  for (const committee of site.committees) {
    if (pages.hasFront(committee.code, 'documents')) yield drawDocumentsFront(site, calendar, committee, newestFirst(site, await source.latestPost({committee: committee.code}, FRONT_ROWS)))
    if (pages.hasFront(committee.code, 'cases')) yield drawCasesFront(site, calendar, committee, await source.latestCases(committee.code, FRONT_ROWS))
  }
  for (const direction of DIRECTIONS) {
    if (pages.hasDirectionFront(direction)) yield drawDirectionFront(site, calendar, direction, newestFirst(site, await source.latestPost({direction}, FRONT_ROWS)))
  }
}

/** The search index: the list of its months, and the files of those that are to be drawn. */
export async function* drawSearchIndex(site: DiarySite, source: DiarySource, calendar: Calendar, pages: PagesToDraw, means: IndexMeans): AsyncGenerator<SearchFile> {
  yield drawSearchMonths(calendar)
  for (const month of new Set(calendar.months.map((count) => count.month))) {
    if (!pages.hasIndex(month)) continue
    const [first, last] = [`${month}-01` as LocalDate, `${month}-31` as LocalDate]
    const {rows} = await source.post(first, last)
    const open = newestFirst(site, rows).filter((row): row is PublicDocument => row.form !== 'receipt')
    const all = [...[...(await source.cases(first, last))].sort(compareCases), ...open].sort((one, other) => compareText(other.date, one.date))
    yield* drawMonthIndex(site, month, all, isNamed(month, calendar.today, site.input.namesMonths), means)
  }
}

/** What a month's post is drawn on: its days, the weeks that begin in it, its lists, and each document's own page. */
function* drawPost(site: DiarySite, calendar: Calendar, pages: PagesToDraw, month: string, {rows, secrets}: Post): Generator<DrawnPage> {
  const byDay = Map.groupBy(rows, ({date}) => date)
  const rowsOf = (day: LocalDate): readonly PostRow[] => byDay.get(day) ?? []
  for (const day of calendar.days.keys()) if (day.startsWith(month) && pages.hasDay(day)) yield drawDay(site, calendar, day, rowsOf(day), secrets.get(day) ?? [])
  for (const week of calendar.weeks.keys()) if (monthOfWeek(week) === month && pages.hasWeek(week)) yield drawWeek(site, calendar, week, rowsOf)
  const ofMonth = newestFirst(site, rows.filter(({date}) => date.startsWith(month)))
  for (const [code, own] of Map.groupBy(ofMonth, ({committee}) => committee as string)) if (pages.hasList(code, month)) yield* drawDocumentsMonth(site, calendar, site.committee(code), month, own)
  for (const [direction, own] of Map.groupBy(ofMonth, (row) => row.direction)) if (pages.hasDirection(direction, month)) yield* drawDirectionMonth(site, calendar, direction, month, own)
  for (const row of ofMonth) if (pages.hasEntry(row.id)) yield row.form === 'receipt' ? drawReceipt(site, row) : drawDocument(site, row)
}

async function* drawCases(site: DiarySite, source: DiarySource, calendar: Calendar, pages: PagesToDraw): AsyncGenerator<DrawnPage> {
  const lists = calendar.months.filter(({committee, direction, month}) => direction === null && pages.hasCaseList(committee, month))
  for (const [month, counts] of Map.groupBy(lists, (count) => count.month)) {
    const cases = Map.groupBy(await source.cases(`${month}-01` as LocalDate, `${month}-31` as LocalDate), ({committee}) => committee as string)
    for (const {committee} of counts) yield* drawCasesMonth(site, calendar, site.committee(committee), month, cases.get(committee) ?? [])
  }
  for await (const some of source.caseFiles(pages.cases)) for (const file of some) yield drawCase(site, file)
}

/** Rows of several days as lists have them: the newest day first, each day in its own order. */
function newestFirst(site: DiarySite, rows: readonly PostRow[]): readonly PostRow[] {
  const byDay = Map.groupBy(rows, ({date}) => date)
  return [...byDay.keys()].sort().reverse().flatMap((day) => rowsOfDay(site, byDay.get(day) ?? []))
}

function monthOfWeek(week: string): string {
  return mondayOfWeek(week).slice(0, 7)
}

/** Months in which a day has its page or a week begins, oldest first. */
function monthsWithPages({days, weeks}: Calendar): readonly string[] {
  return [...new Set([...[...days.keys()].map((day) => day.slice(0, 7)), ...[...weeks.keys()].map(monthOfWeek)])].sort()
}

/** True where anything is drawn from the month's rows. */
function touches({days, weeks}: Calendar, pages: PagesToDraw, month: string): boolean {
  return pages.hasListIn(month) || [...days.keys()].some((day) => day.startsWith(month) && pages.hasDay(day)) || [...weeks.keys()].some((week) => monthOfWeek(week) === month && pages.hasWeek(week))
}

/** The last day that a page of the month shows: its last week may end in the next. */
function lastDayOf(month: string): LocalDate {
  const next = addDays(`${month}-28` as LocalDate, 4)
  const last = addDays(`${next.slice(0, 7)}-01` as LocalDate, -1)
  return addDays(last, 7 - weekdayOf(last))
}
