import type {Direction, PublicCase, PublicDocument, PublicMeeting, PublicPaper} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {PostRow} from './row-order.js'

/** How many rows of the post, or cases, stand in one month, by what leads to them. Secret rows are not counted: nothing but their day may show them (D1). */
export interface MonthCount {
  /** `YYYY-MM` */
  readonly month: string
  readonly committee: string
  /** Null for cases. */
  readonly direction: Direction | null
  readonly rows: number
}

/** The rows of some days, in no order. */
export interface Post {
  readonly rows: readonly PostRow[]
  /** By their own date. */
  readonly cases: readonly PublicCase[]
  /** Ids of the secret rows of each day, for `DrawnPage.shows`; no page draws them. */
  readonly secrets: ReadonlyMap<LocalDate, readonly EntryId[]>
}

/** A case with what is shown of it. */
export interface CaseFile {
  readonly entry: PublicCase
  readonly documents: readonly PublicDocument[]
}

/** A meeting with the papers that are shown of it. */
export interface MeetingPapers {
  readonly entry: PublicMeeting
  readonly papers: readonly PublicPaper[]
}

/** Where the pages take their entries from, some at a time, so that a diary of any size is drawn in the same memory. */
export interface DiarySource {
  /** Every day that has a row, oldest first; true where one of them is not secret. */
  days(): Promise<ReadonlyMap<LocalDate, boolean>>
  months(): Promise<readonly MonthCount[]>
  /** From one day to another, both included. */
  post(first: LocalDate, last: LocalDate): Promise<Post>
  /** Cases with their documents, whatever these are dated; those of the asked that are shown. Some hundreds at a time. */
  caseFiles(cases: ReadonlySet<EntryId> | 'all'): AsyncIterable<readonly CaseFile[]>
  /** The newest rows of a committee, or of a direction, or of all: whole days, at least `rows` of them where there are so many. */
  latestPost(of: {readonly committee?: string; readonly direction?: Direction}, rows: number): Promise<readonly PostRow[]>
  /** Meetings with their papers; those of the asked that are shown. Some at a time. */
  meetingPapers(meetings: ReadonlySet<EntryId> | 'all'): AsyncIterable<readonly MeetingPapers[]>
  /** Meetings without their papers, in no order: of a committee or of all, from a day on or whenever. */
  meetings(of: {readonly committee: string | null; readonly from: LocalDate | null}): Promise<readonly PublicMeeting[]>
  latestCases(committee: string, rows: number): Promise<readonly PublicCase[]>
  /** What came last on the web of cases or documents in the open, the newest first; of a committee, or of a direction, or of all. No more than `rows`. */
  newest(of: {readonly kind: 'case' | 'document'; readonly committee: string | null; readonly direction: Direction | null}, rows: number): Promise<readonly (PublicDocument | PublicCase)[]>
}
