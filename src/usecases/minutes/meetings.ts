import type {OriginalItem, OriginalPaper} from '../../core/minutes/original.js'
import {isMeetingNumber, itemText, meetingNumber} from '../../core/minutes/meeting.js'
import {PAPER_KINDS, PAPER_NAMES, type PaperKind} from '../../core/minutes/paper-kind.js'
import {compareSections} from '../../core/minutes/section.js'
import {isLetOut, isWaiting} from '../../core/journey.js'
import type {HiddenItem} from '../../core/publication/traces.js'
import type {Secrecy} from '../../core/register/entry.js'
import {Refusal} from '../../core/refusal.js'
import type {Right} from '../../core/rights.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {parseLocalDate} from '../../core/terms/local-date.js'
import {meetingsKept, partiesOfCases, partsOfMeetings, type KeptMeeting, type KeptPart, type MeetingsWanted} from '../../io/db/meeting-table.js'
import {secrecyOfNumbers} from '../../io/db/secret-case-table.js'
import type {Session} from '../../io/session.js'

/** A meeting with everything that belongs to it. */
export interface MeetingFile {
  readonly meeting: KeptMeeting
  /** By paper; in the order of their numbers. */
  readonly items: ReadonlyMap<PaperKind, readonly KeptPart[]>
  readonly papers: ReadonlyMap<PaperKind, KeptPart>
  /** The secrecy of the diary's cases that its items name, by number. */
  readonly secrecyOf: ReadonlyMap<string, Secrecy>
}

/** The committees whose meetings somebody may ask for; null for all. */
export function committeesAllowed(session: Session, right: Right): readonly string[] | null {
  return session.may(right, '*') ? null : Object.keys(session.settings.committees).filter((code) => session.may(right, code))
}

/** Meetings with what belongs to them, the latest first. */
export async function readMeetings(session: Session, wanted: MeetingsWanted, only: EntryId | null = null): Promise<readonly MeetingFile[]> {
  const {db, dialect} = session
  const meetings = (await meetingsKept(db, wanted)).filter(({entry}) => only === null || entry === only)
  const parts = Map.groupBy(await partsOfMeetings(db, dialect, meetings.map(({entry}) => entry)), ({meeting}) => meeting)
  const numbers = [...parts.values()].flat().flatMap(({content}) => content.item?.diaryNumber ?? []).filter((number) => number !== '')
  const secrecyOf = await secrecyOfNumbers(db, dialect, numbers)
  return meetings.map((meeting) => {
    const own = parts.get(meeting.entry) ?? []
    const items = new Map<PaperKind, KeptPart[]>()
    for (const kind of PAPER_KINDS) {
      const ofKind = own.filter(({content}) => content.item?.paper === kind).sort((one, other) => compareSections(one.content.item?.number ?? '', other.content.item?.number ?? ''))
      if (ofKind.length > 0) items.set(kind, ofKind)
    }
    return {meeting, items, papers: new Map(own.flatMap((part) => (part.content.paper === undefined ? [] : [[part.content.paper.paper, part] as const]))), secrecyOf}
  })
}

/** The one meeting that somebody means: by its id, or by its committee and day (`KS 2026-02-03`). What lies in a committee where they do not have the right is not told from what nobody has. */
export async function findMeeting(session: Session, asked: string, right: Right): Promise<MeetingFile> {
  const committees = committeesAllowed(session, right)
  const words = asked.trim().replace(/\s+/g, ' ')
  const day = parseLocalDate(words.slice(-10))
  const code = words.slice(0, -10).trim()
  if (day === null) {
    const [byId] = /^[a-z]{20}$/.test(words) ? await readMeetings(session, {committees, from: null, until: null}, words as EntryId) : []
    if (byId === undefined) throw new Refusal('meeting-not-found')
    return byId
  }
  const found = await readMeetings(session, {committees, from: day, until: day})
  const named = found.filter(({meeting}) => code === '' || meeting.committee.toLowerCase() === code.replace(/ ?sammanträde$/i, '').toLowerCase())
  const [only, ...others] = named.filter(({meeting}) => meeting.number === meetingNumber(day) && isMeetingNumber(meeting.number))
  if (only === undefined) throw new Refusal('meeting-not-found')
  if (others.length > 0) throw new Refusal('entry-ambiguous', {committees: named.map(({meeting}) => meeting.committee)})
  return only
}

/** What becomes of an item in the version for the web. A case that is secret hides its items whatever was said of them; one that waits holds back those that nobody has answered for since (D2, F3). */
export function fateOf({content, stage, isTakenDown, isUnheard, isDecided}: KeptPart, ofDiary: Secrecy): OriginalItem['fate'] {
  if (content.protection === 'marked') return 'waits'
  if (content.headingSecrecy === 'yes' || ofDiary === 'yes' || stage === 'secret' || stage === 'withheld' || isTakenDown) return 'omitted'
  if (stage !== 'cleared' || isUnheard || isWaiting(stage)) return 'waits'
  return ofDiary === 'unknown' && !isDecided ? 'waits' : 'shown'
}

/** One paper of a meeting as it was written. */
export function originalOf({meeting, items, secrecyOf}: MeetingFile, kind: PaperKind): OriginalPaper {
  const facts = meeting.content.meeting
  if (facts === undefined) throw new Error('A meeting without its facts')
  return {
    kind,
    committee: meeting.committee,
    date: meetingDay(meeting),
    heading: meeting.content.heading,
    meeting: facts,
    items: (items.get(kind) ?? []).flatMap((part): readonly OriginalItem[] => {
      const {entry, version, content} = part
      if (content.item === undefined) return []
      const ofDiary = secrecyOf.get(content.item.diaryNumber) ?? 'no'
      const fate = fateOf(part, ofDiary)
      // A heading that the diary does not show is blank here too (D2).
      return [{entry, version, heading: fate === 'shown' && ofDiary !== 'no' ? '' : content.heading, item: content.item, fate}]
    }),
  }
}

/** The day of a meeting, which stands in its number. */
export function meetingDay({number}: Pick<KeptMeeting, 'number'>): OriginalPaper['date'] {
  const day = parseLocalDate(number.slice(-10))
  if (day === null) throw new Error('A meeting without a day')
  return day
}

/** True where the meeting itself may be shown: its heading, where it is, and who was there. */
export function isMeetingLetOut({stage, isTakenDown, isUnheard}: KeptMeeting): boolean {
  return isLetOut(stage) && !isTakenDown && !isUnheard
}

/** By what the paper of a kind is known in its meeting. */
export function paperNumber(kind: PaperKind): string {
  return PAPER_NAMES[kind]
}

/** The items of some meetings that readers may know nothing of, with whom their cases are about; of one that only an authorised person may read, too. */
export async function hiddenItems(session: Session, files: readonly MeetingFile[]): Promise<readonly (HiddenItem & {readonly meeting: KeptMeeting; readonly number: string})[]> {
  const hidden = files.flatMap((file) =>
    [...file.items.values()].flat().flatMap((part) => {
      const {item} = part.content
      if (item === undefined) return []
      const ofDiary = file.secrecyOf.get(item.diaryNumber) ?? 'no'
      const isShown = fateOf(part, ofDiary) === 'shown'
      // Of an item whose heading is blank the heading alone is hidden (D2).
      return isShown && ofDiary === 'no' ? [] : [{part, item, meeting: file.meeting, isShown}]
    }))
  const parties = await partiesOfCases(session.db, session.dialect, hidden.map(({item}) => item.diaryNumber).filter((number) => number !== ''))
  return hidden.map(({part, item, meeting, isShown}) => ({
    entry: part.entry,
    heading: part.content.heading,
    diaryNumber: isShown ? '' : item.diaryNumber,
    text: isShown ? '' : itemText({...item, diaryNumber: ''}),
    names: isShown ? [] : (parties.get(item.diaryNumber) ?? []),
    meeting,
    number: part.documentNumber,
  }))
}

/** What readers may read of some meetings: their shown items, and who was there. */
export function shownTexts(files: readonly MeetingFile[]): readonly string[] {
  return files.flatMap((file) => [
    file.meeting.content.heading,
    file.meeting.content.meeting?.place ?? '',
    ...(file.meeting.content.meeting?.attendance ?? []).flatMap(({name, instead}) => [name, instead ?? '']),
    ...[...file.items.values()].flat().flatMap((part) => {
      const {item, heading} = part.content
      const ofDiary = file.secrecyOf.get(item?.diaryNumber ?? '') ?? 'no'
      return item === undefined || fateOf(part, ofDiary) !== 'shown' ? [] : [...(ofDiary === 'no' ? [heading] : []), itemText(item)]
    }),
  ])
}
