import {PAPER_KINDS, type PaperKind} from '../../core/minutes/paper-kind.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {isWaiting} from '../../core/journey.js'
import type {KeptPart} from '../../io/db/meeting-table.js'
import {deed} from '../deed.js'
import {committeesAllowed, isMeetingLetOut, meetingDay, originalOf, readMeetings, type MeetingFile} from './meetings.js'

/** How far a paper of a meeting has come. */
export const PAPER_STATES = ['none', 'waits', 'ready', 'made', 'public', 'outdated', 'held', 'taken-down', 'withheld', 'expired'] as const
export type PaperState = (typeof PAPER_STATES)[number]

/** One paper of a meeting, as a list tells of it. */
export interface ListedPaper {
  readonly kind: PaperKind
  /** The paper's own entry, where there is one. */
  readonly entry: EntryId | null
  readonly items: number
  readonly waiting: number
  readonly omitted: number
  readonly state: PaperState
}

/** A meeting with its papers. */
export interface ListedMeeting {
  readonly entry: EntryId
  readonly committee: string
  readonly date: LocalDate
  readonly time: string | null
  readonly place: string
  /** True where the meeting itself waits for a person. */
  readonly waits: boolean
  readonly papers: readonly ListedPaper[]
}

export interface MeetingsOrder {
  readonly committee: string | null
  readonly from: LocalDate | null
  readonly until: LocalDate | null
}

/** Meetings and how far their papers have come, the latest first. */
export const listMeetings = deed('minutes.read', async (session, {committee, from, until}: MeetingsOrder): Promise<readonly ListedMeeting[]> => {
  const allowed = committeesAllowed(session, 'minutes.read')
  if (committee !== null) session.demand('minutes.read', committee)
  const files = await readMeetings(session, {committees: committee === null ? allowed : [committee], from, until})
  return files.map((file) => ({
    entry: file.meeting.entry,
    committee: file.meeting.committee,
    date: meetingDay(file.meeting),
    time: file.meeting.content.meeting?.time ?? null,
    place: file.meeting.content.meeting?.place ?? '',
    waits: !isMeetingLetOut(file.meeting),
    papers: PAPER_KINDS.flatMap((kind) => (file.items.has(kind) || file.papers.has(kind) ? [listed(file, kind)] : [])),
  }))
})

function listed(file: MeetingFile, kind: PaperKind): ListedPaper {
  const {items} = originalOf(file, kind)
  const paper = file.papers.get(kind) ?? null
  const count = (fate: (typeof items)[number]['fate']): number => items.filter((item) => item.fate === fate).length
  const waiting = count('waits')
  return {kind, entry: paper?.entry ?? null, items: items.length, waiting, omitted: count('omitted'), state: stateOf(paper, {items: items.length, waiting, waits: !isMeetingLetOut(file.meeting)})}
}

function stateOf(paper: KeptPart | null, {items, waiting, waits}: {readonly items: number; readonly waiting: number; readonly waits: boolean}): PaperState {
  if (paper?.isTakenDown === true) return 'taken-down'
  if (paper !== null && isWaiting(paper.stage)) return 'held'
  if (paper?.isPublic === true && !paper.isOutdated) return 'public'
  if (paper?.stage === 'withheld' || paper?.stage === 'secret') return 'withheld'
  if (paper?.stage === 'expired') return 'expired'
  if (paper?.stage === 'cleared' && !paper.isOutdated) return 'made'
  if (waiting > 0 || waits) return 'waits'
  if (paper !== null && paper.content.paper?.drawn !== null) return 'outdated'
  return items === 0 ? 'none' : 'ready'
}
