import type {PaperKind} from '../../core/minutes/paper-kind.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {deed} from '../deed.js'
import {committeesAllowed, findMeeting, meetingDay, readMeetings, type MeetingFile} from './meetings.js'

/** A paper that could be made. */
export interface PaperToMake {
  /** The meeting’s id. */
  readonly meeting: string
  readonly committee: string
  readonly date: LocalDate
  readonly kind: PaperKind
}

/** Which papers: of one meeting, or of all there are of some days; of those kinds that have items. */
export interface PapersAsked {
  readonly meeting: string | null
  readonly committee: string | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
  readonly kinds: readonly PaperKind[]
}

/** The papers that can be made of some meetings, the earliest first. */
export const papersToMake = deed('minutes.make', async (session, {meeting, committee, from, until, kinds}: PapersAsked): Promise<readonly PaperToMake[]> => {
  if (committee !== null) session.demand('minutes.make', committee)
  const files: readonly MeetingFile[] = meeting === null
    ? await readMeetings(session, {committees: committee === null ? committeesAllowed(session, 'minutes.make') : [committee], from, until})
    : [await findMeeting(session, meeting, 'minutes.make')]
  return files.toReversed().flatMap((file) => kinds.flatMap((kind) => (file.items.has(kind) ? [{meeting: file.meeting.entry, committee: file.meeting.committee, date: meetingDay(file.meeting), kind}] : [])))
})
