import {clear} from '../../core/publication/clear.js'
import {plainRuns} from '../../core/publication/plain-runs.js'
import type {Direction, PublicCase, PublicDocument, PublicEntry, PublicMeeting} from '../../core/publication/public-entry.js'
import {toPublicEntry} from '../../core/publication/to-public-entry.js'
import type {Version} from '../../core/publication/version.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {casesIn, contentsAt, daysIn, meetingsIn, monthsIn, newestIn, readRows, type RowsWanted, type VersionInRelease} from '../../io/db/site-table.js'
import type {Session} from '../../io/session.js'
import type {CaseFile, DiarySource, MeetingPapers, MonthCount, Post} from '../../papers/diary/diary-source.js'
import {compareText, type PostRow} from '../../papers/diary/row-order.js'

/** One entry of a release: its version, and what the public reads of it. */
export interface ShownEntry {
  readonly version: Version
  readonly shown: PublicEntry
  /** Null for a case. */
  readonly caseEntry: EntryId | null
}

const CASES_AT_A_TIME = 500
const MEETINGS_AT_A_TIME = 20
/** More texts than these are looked for faster by reading everything. */
const LOOKED_FOR_MAX = 20

/**
 * The entries of one release, as its number was drafted, through the one way out. A row whose stored text is not what was judged is not handed out:
 * it stands in `stale`, and the release is drawn again without it.
 */
export class RegisterSource implements DiarySource {
  readonly stale = new Set<EntryId>()
  readonly #session: Session
  readonly #number: number
  readonly #onRead: (one: ShownEntry) => void

  constructor(session: Session, number: number, onRead: (one: ShownEntry) => void = () => undefined) {
    this.#session = session
    this.#number = number
    this.#onRead = onRead
  }

  days(): Promise<ReadonlyMap<LocalDate, boolean>> {
    return daysIn(this.#session.db, this.#number)
  }

  months(): Promise<readonly MonthCount[]> {
    return monthsIn(this.#session.db, this.#number)
  }

  async post(first: LocalDate, last: LocalDate): Promise<Post> {
    const shown = (await this.#read({of: 'days', first, last})).map((one) => one.shown)
    const secrets = new Map<LocalDate, EntryId[]>()
    for (const {form, id, date} of shown) if (form === 'secret') secrets.set(date, [...(secrets.get(date) ?? []), id].sort())
    return {rows: shown.flatMap((one) => postRow(one) ?? []), cases: shown.flatMap((one) => publicCase(one) ?? []), secrets}
  }

  async *caseFiles(cases: ReadonlySet<EntryId> | 'all'): AsyncGenerator<readonly CaseFile[]> {
    const wanted = cases === 'all' ? await casesIn(this.#session.db, this.#number) : [...cases].sort(compareText)
    for (let at = 0; at < wanted.length; at += CASES_AT_A_TIME) {
      const some = wanted.slice(at, at + CASES_AT_A_TIME)
      const own = (await this.#read({of: 'entries', entries: some})).flatMap(({shown}) => publicCase(shown) ?? [])
      const documents = Map.groupBy(
        (await this.#read({of: 'cases', cases: some})).flatMap(({shown}) => publicDocument(shown) ?? []),
        ({caseAddress: address}) => address,
      )
      yield own.map((entry) => ({entry, documents: documents.get(entry.address) ?? []}))
    }
  }

  async *meetingPapers(meetings: ReadonlySet<EntryId> | 'all'): AsyncGenerator<readonly MeetingPapers[]> {
    const wanted = meetings === 'all' ? await meetingsIn(this.#session.db, this.#number) : [...meetings].sort(compareText)
    for (let at = 0; at < wanted.length; at += MEETINGS_AT_A_TIME) {
      const some = wanted.slice(at, at + MEETINGS_AT_A_TIME)
      const own = (await this.#read({of: 'entries', entries: some})).flatMap(({shown}) => (shown.kind === 'meeting' ? [shown] : []))
      const papers = Map.groupBy((await this.#read({of: 'cases', cases: some})).flatMap(({shown}) => (shown.kind === 'paper' ? [shown] : [])), ({meetingAddress}) => meetingAddress)
      yield own.map((entry) => ({entry, papers: papers.get(entry.address) ?? []}))
    }
  }

  async meetings({committee, from}: Parameters<DiarySource['meetings']>[0]): Promise<readonly PublicMeeting[]> {
    return (await this.#read({of: 'meetings', committee, from, withPapers: false})).flatMap(({shown}) => (shown.kind === 'meeting' ? [shown] : []))
  }

  async latestPost({committee, direction}: {readonly committee?: string; readonly direction?: Direction}, rows: number): Promise<readonly PostRow[]> {
    return (await this.#read({of: 'latest', kind: 'document', committee: committee ?? null, direction: direction ?? null, rows})).flatMap(({shown}) => postRow(shown) ?? [])
  }

  async latestCases(committee: string, rows: number): Promise<readonly PublicCase[]> {
    return (await this.#read({of: 'latest', kind: 'case', committee, direction: null, rows})).flatMap(({shown}) => publicCase(shown) ?? [])
  }

  async newest(of: Parameters<DiarySource['newest']>[0], rows: number): Promise<readonly (PublicDocument | PublicCase)[]> {
    const order = await newestIn(this.#session.db, this.#number, of, rows)
    const byId = new Map((await this.#read({of: 'entries', entries: order})).map(({shown}) => [shown.id, shown]))
    return order.flatMap((entry) => {
      const shown = byId.get(entry)
      return shown === undefined ? [] : (publicCase(shown) ?? publicDocument(shown) ?? [])
    })
  }

  /** Some entries of the release. */
  entries(entries: readonly EntryId[]): Promise<readonly ShownEntry[]> {
    return this.#read({of: 'entries', entries})
  }

  /**
   * The entries of the release that may say one of some texts, a month at a time: every one that says it, and few others. A text without a plain run, or too many of them, and every entry is read.
   */
  async *thatMaySay(texts: readonly string[]): AsyncGenerator<readonly ShownEntry[]> {
    const runs = texts.map(plainRuns)
    const holding = runs.length > LOOKED_FOR_MAX || runs.some(({length}) => length === 0) ? {} : {holding: runs}
    for (const month of [...new Set((await this.months()).map((count) => count.month))].sort()) {
      yield await this.#read({of: 'days', first: `${month}-01` as LocalDate, last: `${month}-31` as LocalDate, ...holding})
    }
    yield await this.#meetingsAndPapers()
  }

  async #meetingsAndPapers(): Promise<readonly ShownEntry[]> {
    return this.#read({of: 'meetings', committee: null, from: null, withPapers: true})
  }

  async #read(wanted: RowsWanted): Promise<readonly ShownEntry[]> {
    const {db, dialect, fingerprints} = this.#session
    const rows = (await readRows(db, dialect, this.#number, wanted)).filter(({version, contentText}) => {
      const isWhole = fingerprints.of(contentText) === version.fingerprint
      if (!isWhole) this.stale.add(version.entry)
      return isWhole
    })
    const headings = await this.#caseHeadings(rows)
    return rows.map((row) => {
      const one = {version: row.version, shown: toPublic(this.#session, row, headings), caseEntry: row.caseEntry}
      this.#onRead(one)
      return one
    })
  }

  /** The headings of the cases that are shown in the open, by the version that is shown. */
  async #caseHeadings(rows: readonly VersionInRelease[]): Promise<ReadonlyMap<string, string>> {
    const {db, dialect} = this.#session
    const places = new Map<string, {entry: EntryId; version: number}>()
    for (const {caseEntry, caseVersion} of rows) if (caseEntry !== null && caseVersion !== null) places.set(`${caseEntry}.${caseVersion}`, {entry: caseEntry, version: caseVersion})
    const contents = await contentsAt(db, dialect, [...places.values()])
    return new Map([...contents].map(([place, content]) => [place, (JSON.parse(content) as RegisteredContent).heading]))
  }
}

/** One entry through the one way out. */
function toPublic(session: Session, {version, publishedOn, firstDay, caseEntry, caseVersion, isArchived}: VersionInRelease, headings: ReadonlyMap<string, string>): PublicEntry {
  const clearance = clear(version, version.fingerprint)
  if (clearance === null) throw new Error('A version without clearance was about to be shown')
  const heading = caseEntry === null || caseVersion === null ? null : (headings.get(`${caseEntry}.${caseVersion}`) ?? null)
  return toPublicEntry(version, version.fingerprint, clearance, {
    caseHeading: heading,
    shownCase: heading === null ? null : caseEntry,
    publishedOn: publishedOn ?? firstDay,
    withheldRow: session.settings.withheldRow,
    custodian: isArchived ? 'archive' : 'registrar',
  })
}

function postRow(entry: PublicEntry): PostRow | null {
  return entry.kind === 'document' && entry.form !== 'secret' ? entry : null
}

function publicCase(entry: PublicEntry): PublicCase | null {
  return entry.kind === 'case' && entry.form === 'plain' ? entry : null
}

function publicDocument(entry: PublicEntry): PublicDocument | null {
  return entry.kind === 'document' && (entry.form === 'plain' || entry.form === 'withheldFile') ? entry : null
}
