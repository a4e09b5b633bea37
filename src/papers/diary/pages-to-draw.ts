import {pageAddress} from '../../core/publication/page-address.js'
import type {Direction, PublicKind} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {DiarySite} from './diary-site.js'
import {casesMonthFolder, dayPath, directionMonthFolder, documentsMonthFolder, monthPath, openDataFolder, searchFolder, weekName, weekPath} from './site-paths.js'

/** Where one entry stands in the diary: all that must be known of it to say which pages show it. */
export interface RowPlace {
  readonly entry: EntryId
  readonly kind: PublicKind
  /** Shown as the bare word and its day (D1). */
  readonly isWord: boolean
  readonly committee: string
  readonly day: LocalDate
  /** Null for a case. */
  readonly direction: Direction | null
  /** Its case, where that is registered. */
  readonly caseEntry: EntryId | null
}

/**
 * The pages that a release must draw, because an entry on them came, left or changed; the rest are those of the release before.
 * The start page, the calendar and the pages about the diary are always drawn: they are few.
 */
export class PagesToDraw {
  /** True where every page is drawn: the first release, and whenever what stands around the entries has changed. */
  readonly everything: boolean
  readonly #days = new Set<LocalDate>()
  readonly #weeks = new Set<string>()
  readonly #months = new Set<string>()
  readonly #lists = new Map<string, {readonly committee: string; readonly month: string}>()
  readonly #caseLists = new Map<string, {readonly committee: string; readonly month: string}>()
  readonly #directions = new Map<string, {readonly direction: Direction; readonly month: string}>()
  readonly #indexes = new Set<string>()
  readonly #entries = new Map<EntryId, PublicKind>()
  readonly #meetingLists = new Set<string>()

  constructor(everything: boolean) {
    this.everything = everything
  }

  /** Notes the pages on which a row stands, or stood. */
  add({entry, kind, isWord, committee, day, direction, caseEntry}: RowPlace): void {
    if (this.everything) return
    const month = day.slice(0, 7)
    if (isWord) {
      this.#days.add(day)
      return
    }
    this.#entries.set(entry, kind)
    if (kind === 'meeting' || kind === 'paper') {
      this.#meetingLists.add(committee)
      if (caseEntry !== null) this.#entries.set(caseEntry, 'meeting')
      return
    }
    this.#indexes.add(month)
    if (kind === 'case') {
      this.addCaseList(committee, month)
      return
    }
    this.addDay(day)
    this.addMonth(month)
    this.addList(committee, month)
    if (direction !== null) this.addDirection(direction, month)
    if (caseEntry !== null) this.#entries.set(caseEntry, 'case')
  }

  /** A day and its week, of which something besides a row has changed: what comes before or after. */
  addDay(day: LocalDate): void {
    this.#days.add(day)
    this.#weeks.add(weekName(day))
  }

  /** The search index of a month, of which something besides a row has changed. */
  addIndex(month: string): void {
    this.#indexes.add(month)
  }

  addWeek(week: string): void {
    this.#weeks.add(week)
  }

  /** A month's page, or its list in a committee or a direction, of which something besides a row has changed: what comes before or after. */
  addMonth(month: string): void {
    this.#months.add(month)
  }

  addList(committee: string, month: string): void {
    this.#lists.set(`${committee} ${month}`, {committee, month})
  }

  addCaseList(committee: string, month: string): void {
    this.#caseLists.set(`${committee} ${month}`, {committee, month})
  }

  addDirection(direction: Direction, month: string): void {
    this.#directions.set(`${direction} ${month}`, {direction, month})
  }

  hasDay(day: LocalDate): boolean {
    return this.everything || this.#days.has(day)
  }

  hasWeek(week: string): boolean {
    return this.everything || this.#weeks.has(week)
  }

  hasMonth(month: string): boolean {
    return this.everything || this.#months.has(month)
  }

  hasIndex(month: string): boolean {
    return this.everything || this.#indexes.has(month)
  }

  hasList(committee: string, month: string): boolean {
    return this.everything || this.#lists.has(`${committee} ${month}`)
  }

  hasCaseList(committee: string, month: string): boolean {
    return this.everything || this.#caseLists.has(`${committee} ${month}`)
  }

  hasDirection(direction: Direction, month: string): boolean {
    return this.everything || this.#directions.has(`${direction} ${month}`)
  }

  hasEntry(entry: EntryId): boolean {
    return this.everything || this.#entries.has(entry)
  }

  /** True where a committee's front page of documents may have changed, or of cases. */
  hasFront(committee: string, of: 'documents' | 'cases'): boolean {
    return this.everything || [...(of === 'documents' ? this.#lists : this.#caseLists).values()].some((list) => list.committee === committee)
  }

  /** True where a committee's list of meetings may have changed. */
  hasMeetings(committee: string): boolean {
    return this.everything || this.#meetingLists.has(committee)
  }

  hasDirectionFront(direction: Direction): boolean {
    return this.everything || [...this.#directions.values()].some((list) => list.direction === direction)
  }

  /** True where a list of documents of that month is drawn, of whatever committee or direction. */
  hasListIn(month: string): boolean {
    return this.everything || [...this.#lists.values(), ...this.#directions.values()].some((list) => list.month === month)
  }

  /** The cases whose own pages are drawn. */
  get cases(): ReadonlySet<EntryId> | 'all' {
    return this.everything ? 'all' : new Set([...this.#entries].filter(([, kind]) => kind === 'case').map(([entry]) => entry))
  }

  /** The meetings whose own pages are drawn, and those of whose papers may be. */
  get meetings(): ReadonlySet<EntryId> | 'all' {
    return this.everything ? 'all' : new Set([...this.#entries].filter(([, kind]) => kind === 'meeting').map(([entry]) => entry))
  }

  /** The pages and folders of the release before that this one does not take over: each is drawn again, or gone. */
  replaced(site: DiarySite): {readonly pages: readonly string[]; readonly folders: readonly string[]} {
    return {
      pages: [
        ...[...this.#days].map(dayPath),
        ...[...this.#weeks].map(weekPath),
        ...[...this.#months].map(monthPath),
        ...[...this.#entries].map(([entry, kind]) => pageAddress(kind, entry)),
      ],
      folders: [
        ...[...this.#lists.values()].map(({committee, month}) => documentsMonthFolder(site.committee(committee).slug, month)),
        ...[...this.#caseLists.values()].map(({committee, month}) => casesMonthFolder(site.committee(committee).slug, month)),
        ...[...this.#directions.values()].map(({direction, month}) => directionMonthFolder(direction, month)),
        ...[...this.#indexes].flatMap((month) => [searchFolder(month), openDataFolder(month)]),
      ],
    }
  }

  /** Documents whose page, and so whose files, are drawn again or gone. */
  get documents(): readonly EntryId[] {
    return [...this.#entries].filter(([, kind]) => kind === 'document' || kind === 'paper').map(([entry]) => entry)
  }
}
