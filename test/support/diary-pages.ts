import type {Direction, PublicCase, PublicDocument, PublicEntry, PublicMeeting, PublicPaper} from '../../src/core/publication/public-entry.js'
import type {EntryId} from '../../src/core/terms/identifiers.js'
import type {LocalDate} from '../../src/core/terms/local-date.js'
import {calendarOf} from '../../src/papers/diary/calendar.js'
import type {DiaryInput} from '../../src/papers/diary/diary-input.js'
import {monthsToDraw} from '../../src/papers/diary/diary-month.js'
import {placeCommittees} from '../../src/papers/diary/diary-site.js'
import type {CaseFile, DiarySource, MeetingPapers, MonthCount, Post} from '../../src/papers/diary/diary-source.js'
import {drawMonthPages, drawSearchMonth, drawSite} from '../../src/papers/diary/draw-site.js'
import type {DrawnPage} from '../../src/papers/diary/drawn-page.js'
import {drawFeeds, type FeedFacts} from '../../src/papers/diary/feeds.js'
import {drawCalendars} from '../../src/papers/diary/meeting-calendar.js'
import {drawOpenLists, drawOpenMonth, type OpenDataFacts} from '../../src/papers/diary/open-data.js'
import {PagesToDraw} from '../../src/papers/diary/pages-to-draw.js'
import type {IndexMeans, SearchFile} from '../../src/papers/diary/search-index.js'
import {drawSearchMonths} from '../../src/papers/diary/search-page.js'
import type {PostRow} from '../../src/papers/diary/row-order.js'

/** A diary with its entries at hand, as the tests of pages make them up. */
export interface WholeDiary extends DiaryInput {
  readonly entries: readonly PublicEntry[]
}

/** Entries that stand in no register. */
class ListSource implements DiarySource {
  readonly #rows: readonly PostRow[]
  readonly #cases: readonly PublicCase[]
  readonly #secrets: readonly PublicEntry[]
  readonly #meetings: readonly PublicMeeting[]
  readonly #papers: readonly PublicPaper[]

  constructor(entries: readonly PublicEntry[]) {
    this.#rows = entries.filter((entry): entry is PostRow => entry.kind === 'document' && entry.form !== 'secret')
    this.#cases = entries.filter((entry): entry is PublicCase => entry.kind === 'case' && entry.form === 'plain')
    this.#secrets = entries.filter(({form}) => form === 'secret')
    this.#meetings = entries.filter((entry): entry is PublicMeeting => entry.kind === 'meeting')
    this.#papers = entries.filter((entry): entry is PublicPaper => entry.kind === 'paper')
  }

  async days(): Promise<ReadonlyMap<LocalDate, boolean>> {
    const days = new Map<LocalDate, boolean>(this.#secrets.map(({date}) => [date, false]))
    for (const {date} of this.#rows) days.set(date, true)
    return days
  }

  async months(): Promise<readonly MonthCount[]> {
    const all = [...this.#rows.map(({date, committee, direction}) => ({date, committee, direction})), ...this.#cases.map(({date, committee}) => ({date, committee, direction: null}))]
    const groups = Map.groupBy(all, ({date, committee, direction}) => `${date.slice(0, 7)}¦${committee}¦${direction ?? ''}`)
    return [...groups.values()].flatMap((rows) => rows.slice(0, 1).map(({date, committee, direction}) => ({month: date.slice(0, 7), committee, direction, rows: rows.length})))
  }

  async post(first: LocalDate, last: LocalDate): Promise<Post> {
    const secrets = new Map<LocalDate, EntryId[]>()
    for (const {id, date} of this.#secrets) if (date >= first && date <= last) secrets.set(date, [...(secrets.get(date) ?? []), id])
    const isWanted = ({date}: PublicEntry): boolean => date >= first && date <= last
    return {rows: this.#rows.filter(isWanted), cases: this.#cases.filter(isWanted), secrets}
  }

  async *caseFiles(cases: ReadonlySet<EntryId> | 'all'): AsyncGenerator<readonly CaseFile[]> {
    const documents = Map.groupBy(this.#rows.filter((row): row is PublicDocument => row.form !== 'receipt'), ({caseAddress}) => caseAddress)
    yield this.#cases.filter(({id}) => cases === 'all' || cases.has(id)).map((entry) => ({entry, documents: documents.get(entry.address) ?? []}))
  }

  async latestPost({committee, direction}: {readonly committee?: string; readonly direction?: Direction}, rows: number): Promise<readonly PostRow[]> {
    return latest(this.#rows.filter((row) => (committee === undefined || row.committee === committee) && (direction === undefined || row.direction === direction)), rows)
  }

  async latestCases(committee: string, rows: number): Promise<readonly PublicCase[]> {
    return latest(this.#cases.filter((entry) => entry.committee === committee), rows)
  }

  async *meetingPapers(meetings: ReadonlySet<EntryId> | 'all'): AsyncGenerator<readonly MeetingPapers[]> {
    yield this.#meetings.filter(({id}) => meetings === 'all' || meetings.has(id)).map((entry) => ({entry, papers: this.#papers.filter(({meetingAddress}) => meetingAddress === entry.address)}))
  }

  async meetings({committee, from}: Parameters<DiarySource['meetings']>[0]): Promise<readonly PublicMeeting[]> {
    return this.#meetings.filter((meeting) => (committee === null || meeting.committee === committee) && (from === null || meeting.date >= from))
  }

  async newest({kind, committee, direction}: Parameters<DiarySource['newest']>[0], rows: number): Promise<readonly (PublicDocument | PublicCase)[]> {
    const open = [...this.#cases, ...this.#rows.filter((row): row is PublicDocument => row.form !== 'receipt')]
    const wanted = open.filter((row) => row.kind === kind && (committee === null || row.committee === committee) && (direction === null || (row.kind === 'document' && row.direction === direction)))
    const place = ({publishedOn, date, id}: PublicDocument | PublicCase): string => `${publishedOn} ${date} ${id}`
    return wanted.sort((one, other) => (place(one) < place(other) ? 1 : -1)).slice(0, rows)
  }
}

function latest<Row extends {readonly date: LocalDate}>(all: readonly Row[], rows: number): readonly Row[] {
  const last = all.map(({date}) => date).sort().reverse()[rows - 1] ?? ''
  return all.filter(({date}) => date >= last)
}

/** All pages of a diary by path, or those that are asked for; a path drawn twice fails the test. */
export async function pagesOf(diary: WholeDiary, wanted = new PagesToDraw(true)): Promise<Map<string, DrawnPage>> {
  const pages = new Map<string, DrawnPage>()
  const source = new ListSource(diary.entries)
  const codes = diary.entries.flatMap((entry) => (entry.form === 'secret' ? [] : [entry.committee]))
  const [site, calendar] = [placeCommittees(diary, codes), await calendarOf(source, diary.today)]
  const add = (page: DrawnPage): void => {
    if (pages.has(page.path)) throw new Error(`drawn twice: ${page.path}`)
    pages.set(page.path, page)
  }
  for await (const page of drawSite(site, source, calendar, wanted)) add(page)
  for await (const month of monthsToDraw(site, source, calendar, wanted)) for (const page of drawMonthPages(site, calendar, wanted, month)) add(page)
  return pages
}

/** All files of the search index, by path. */
export async function indexOf(diary: WholeDiary, means: Partial<IndexMeans> = {}): Promise<Map<string, SearchFile>> {
  const files = new Map<string, SearchFile>()
  const source = new ListSource(diary.entries)
  const site = placeCommittees(diary, diary.entries.flatMap((entry) => (entry.form === 'secret' ? [] : [entry.committee])))
  const [calendar, everything] = [await calendarOf(source, diary.today), new PagesToDraw(true)]
  const add = (file: SearchFile): void => {
    if (files.has(file.path)) throw new Error(`drawn twice: ${file.path}`)
    files.set(file.path, file)
  }
  add(drawSearchMonths(calendar))
  for await (const month of monthsToDraw(site, source, calendar, everything)) {
    for (const file of drawSearchMonth(site, calendar, everything, month, {withoutNames: (text) => text, digest: (text) => `edition${text.length}`, ...means})) add(file)
  }
  return files
}

/** The feeds and the open data of a diary, by path. */
export async function formatsOf(diary: WholeDiary, {base = 'https://diariet.ekbacken.example/', departures = [], withoutNames = (text: string) => text}: Partial<FeedFacts & OpenDataFacts> = {}): Promise<Map<string, SearchFile>> {
  const files = new Map<string, SearchFile>()
  const source = new ListSource(diary.entries)
  const site = placeCommittees(diary, diary.entries.flatMap((entry) => (entry.form === 'secret' ? [] : [entry.committee])))
  const [calendar, everything, facts] = [await calendarOf(source, diary.today), new PagesToDraw(true), {base, withoutNames}]
  const add = (file: SearchFile): void => {
    if (files.has(file.path)) throw new Error(`drawn twice: ${file.path}`)
    files.set(file.path, file)
  }
  for await (const file of drawFeeds(site, source, everything, {base, departures})) add(file)
  for await (const file of drawCalendars(site, source, everything, base)) add(file)
  for await (const month of monthsToDraw(site, source, calendar, everything)) for (const file of drawOpenMonth(site, calendar, everything, month, facts)) add(file)
  for (const file of drawOpenLists(site, calendar, facts)) add(file)
  return files
}

/** One page, or a failed test. */
export function pageAt(pages: ReadonlyMap<string, DrawnPage>, path: string): DrawnPage {
  const page = pages.get(path)
  if (page === undefined) throw new Error(`no page ${path}`)
  return page
}

/** What a reader reads: the page without tags, on one line. */
export function textOf(page: DrawnPage): string {
  return page.html.replace(/<title>.*?<\/title>/s, '').replace(/<[^>]*>/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, '\'').replace(/&amp;/g, '&')
    .replace(/[\s\u00a0]+/g, ' ').trim()
}
