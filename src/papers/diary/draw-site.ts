import {DIRECTIONS, type PublicDocument} from '../../core/publication/public-entry.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {drawAbout} from './about-pages.js'
import {type Calendar, isIndexed} from './calendar.js'
import {drawCasesFront, drawCasesMonth, drawDocumentsFront, drawDocumentsMonth, FRONT_ROWS} from './committee-pages.js'
import {drawDay, drawDayIndex, drawWeek} from './day-pages.js'
import {type DiaryMonth, monthOfWeek, newestFirst} from './diary-month.js'
import type {DiarySite} from './diary-site.js'
import type {DiarySource} from './diary-source.js'
import {drawDirectionFront, drawDirectionMonth} from './direction-pages.js'
import type {DrawnPage} from './drawn-page.js'
import {drawCase, drawDocument, drawReceipt} from './entry-pages.js'
import {drawAllMeetings, drawCommitteeMeetings, drawMeeting, drawMeetingPaper} from './meeting-pages.js'
import {drawMonth} from './month-page.js'
import {drawOlder} from './older-page.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareCases, compareText, type PostRow} from './row-order.js'
import {drawMonthIndex, type IndexMeans, isNamed, type SearchFile} from './search-index.js'
import {drawSearchPage} from './search-page.js'
import {drawStart} from './start-page.js'

/** The pages that are to be drawn, beside those of a month: the same entries give the same bytes, in whatever order they come. */
export async function* drawSite(site: DiarySite, source: DiarySource, calendar: Calendar, pages: PagesToDraw): AsyncGenerator<DrawnPage> {
  yield await drawStart(site, source, calendar)
  yield drawOlder(site)
  yield* drawAbout(site)
  yield drawDayIndex(site, calendar)
  yield drawSearchPage(site)
  for (const month of new Set(calendar.months.filter(({direction}) => direction !== null).map((count) => count.month))) if (pages.hasMonth(month)) yield drawMonth(site, calendar, month)
  for await (const some of source.caseFiles(pages.cases)) for (const file of some) yield drawCase(site, file)
  for await (const some of source.meetingPapers(pages.meetings)) {
    for (const {entry, papers} of some) {
      yield drawMeeting(site, entry, papers)
      for (const paper of papers) if (pages.hasEntry(paper.id)) yield drawMeetingPaper(site, paper)
    }
  }
  for (const committee of site.committees) {
    if (pages.hasMeetings(committee.code)) yield drawCommitteeMeetings(site, committee, await source.meetings({committee: committee.code, from: null}))
  }
  yield drawAllMeetings(site, await source.meetings({committee: null, from: null}))
  for (const committee of site.committees) {
    if (pages.hasFront(committee.code, 'documents')) yield drawDocumentsFront(site, calendar, committee, newestFirst(site, await source.latestPost({committee: committee.code}, FRONT_ROWS)))
    if (pages.hasFront(committee.code, 'cases')) yield drawCasesFront(site, calendar, committee, await source.latestCases(committee.code, FRONT_ROWS))
  }
  for (const direction of DIRECTIONS) {
    if (pages.hasDirectionFront(direction)) yield drawDirectionFront(site, calendar, direction, newestFirst(site, await source.latestPost({direction}, FRONT_ROWS)))
  }
}

/** What a month's rows are drawn on: its days, the weeks that begin in it, its lists, and each document's own page. */
export function* drawMonthPages(site: DiarySite, calendar: Calendar, pages: PagesToDraw, {month, byDay, secrets, rows, cases}: DiaryMonth): Generator<DrawnPage> {
  const rowsOf = (day: LocalDate): readonly PostRow[] => byDay.get(day) ?? []
  for (const day of calendar.days.keys()) if (day.startsWith(month) && pages.hasDay(day)) yield drawDay(site, calendar, day, rowsOf(day), secrets.get(day) ?? [])
  for (const week of calendar.weeks.keys()) if (monthOfWeek(week) === month && pages.hasWeek(week)) yield drawWeek(site, calendar, week, rowsOf)
  for (const [code, own] of Map.groupBy(rows, ({committee}) => committee as string)) if (pages.hasList(code, month)) yield* drawDocumentsMonth(site, calendar, site.committee(code), month, own)
  for (const [direction, own] of Map.groupBy(rows, (row) => row.direction)) if (pages.hasDirection(direction, month)) yield* drawDirectionMonth(site, calendar, direction, month, own)
  for (const row of rows) if (pages.hasEntry(row.id)) yield row.form === 'receipt' ? drawReceipt(site, row) : drawDocument(site, row)
  const casesOf = Map.groupBy(cases, ({committee}) => committee as string)
  for (const {committee, direction, month: one} of calendar.months) {
    if (one === month && direction === null && pages.hasCaseList(committee, month)) yield* drawCasesMonth(site, calendar, site.committee(committee), month, casesOf.get(committee) ?? [])
  }
}

/** The month's part of the search index, where it is to be drawn. */
export function* drawSearchMonth(site: DiarySite, calendar: Calendar, pages: PagesToDraw, {month, rows, cases}: DiaryMonth, means: IndexMeans): Generator<SearchFile> {
  if (!isIndexed(calendar, pages, month)) return
  const open = rows.filter((row): row is PublicDocument => row.form !== 'receipt')
  const all = [...[...cases].sort(compareCases), ...open].sort((one, other) => compareText(other.date, one.date))
  yield* drawMonthIndex(site, month, all, isNamed(month, calendar.today, site.input.namesMonths), means)
}
