import type {OriginalItem, OriginalPaper} from '../../core/minutes/original.js'
import {isMeetingNumber, itemText, meetingNumber, type ItemFacts} from '../../core/minutes/meeting.js'
import {isMinutes, PAPER_KINDS, PAPER_NAMES, type PaperKind} from '../../core/minutes/paper-kind.js'
import {diaryNumbersIn} from '../../core/minutes/diary-numbers.js'
import {compareSections} from '../../core/minutes/section.js'
import {isLetOut} from '../../core/journey.js'
import {wordsOf} from '../../core/publication/last-look.js'
import type {HiddenItem} from '../../core/publication/traces.js'
import {Refusal} from '../../core/refusal.js'
import type {Right} from '../../core/rights.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {parseLocalDate} from '../../core/terms/local-date.js'
import {meetingsKept, partiesOfCases, partsOfMeetings, type KeptMeeting, type KeptPart, type MeetingsWanted} from '../../io/db/meeting-table.js'
import {casesByNumber, type NamedCase} from '../../io/db/secret-case-table.js'
import type {Session} from '../../io/session.js'

/** A meeting with everything that belongs to it. */
export interface MeetingFile {
  readonly meeting: KeptMeeting
  /** By paper; in the order of their numbers. */
  readonly items: ReadonlyMap<PaperKind, readonly KeptPart[]>
  readonly papers: ReadonlyMap<PaperKind, KeptPart>
  /** The cases that its items are of, or name, by number; one that no diary has is left out. */
  readonly cases: ReadonlyMap<string, NamedCase>
  /** The items that are secret by themselves. */
  readonly secrets: readonly {readonly entry: EntryId; readonly item: ItemFacts; readonly matter: string; readonly madeAt: KeptPart['madeAt']}[]
  /** The numbers that stand in what an item says. */
  readonly named: ReadonlyMap<EntryId, readonly string[]>
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
  const shapes = diaryShapes(session)
  const named = new Map([...parts.values()].flat().flatMap(({entry, content}) => (content.item === undefined ? [] : [[entry, diaryNumbersIn(`${content.heading}\n${itemText(content.item)}`, shapes)] as const])))
  const numbers = [...parts.values()].flat().flatMap(({entry, content}) => (content.item === undefined ? [] : [content.item.diaryNumber, ...(named.get(entry) ?? [])]))
  const cases = await casesByNumber(db, dialect, numbers.filter((number) => number !== ''))
  return meetings.map((meeting) => {
    const own = parts.get(meeting.entry) ?? []
    const items = new Map<PaperKind, KeptPart[]>()
    for (const kind of PAPER_KINDS) {
      const ofKind = own.filter(({content}) => content.item?.paper === kind).sort((one, other) => compareSections(one.content.item?.number ?? '', other.content.item?.number ?? ''))
      if (ofKind.length > 0) items.set(kind, ofKind)
    }
    return {meeting, items, papers: new Map(own.flatMap((part) => (part.content.paper === undefined ? [] : [[part.content.paper.paper, part] as const]))), cases, secrets: secretsIn(own), named}
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

/** The shapes of every diary's numbers. */
export function diaryShapes({settings}: Session): readonly string[] {
  return Object.values(settings.committees).map(({diaryNumber}) => diaryNumber)
}

/**
 * What becomes of an item in the version for the web. A case that is secret hides its items whatever was said of them. Where its case waits, where it names one that readers may not know of, or where another paper
 * has the same matter as secret, it waits for whoever answers for it since (D2, F3, A8).
 */
export function fateOf(file: MeetingFile, {entry, content, stage, isTakenDown, isUnheard, decidedAt}: KeptPart): OriginalItem['fate'] {
  const {item} = content
  const ofDiary = file.cases.get(item?.diaryNumber ?? '')
  if (content.headingSecrecy === 'yes' || ofDiary?.secrecy === 'yes' || stage === 'secret' || stage === 'withheld' || isTakenDown) return 'omitted'
  if (content.protection === 'marked' || ofDiary?.isMarked === true || stage !== 'cleared' || isUnheard) return 'waits'
  const named = (file.named.get(entry) ?? []).flatMap((number) => file.cases.get(number) ?? [])
  const doubts = [...[...(ofDiary === undefined ? [] : [ofDiary]), ...named].flatMap(({secrecy, isMarked, since}) => (secrecy === 'no' && !isMarked ? [] : [since])), ...secretElsewhere(file, entry, content)]
  return doubts.some((since) => decidedAt === null || decidedAt <= since) ? 'waits' : 'shown'
}

/** Items of a paper that the rules let out and that wait all the same, but for those whose case a person is to answer for: that answer settles them. */
export function doubtedItems(file: MeetingFile, kind: PaperKind): readonly EntryId[] {
  return (file.items.get(kind) ?? []).flatMap((part) => {
    const isOfWaitingCase = file.cases.get(part.content.item?.diaryNumber ?? '')?.isWaiting === true
    return part.stage === 'cleared' && fateOf(file, part) === 'waits' && !isOfWaitingCase ? [part.entry] : []
  })
}

/** Since when other items of the meeting, in this paper or another, have had the same matter as secret: by the number of its case, its heading, or its paragraph in minutes. */
function secretElsewhere({secrets}: MeetingFile, own: EntryId, {heading, item}: KeptPart['content']): readonly KeptPart['madeAt'][] {
  if (item === undefined || secrets.length === 0) return []
  const matter = foldHeading(heading)
  return secrets.flatMap(({entry, item: other, matter: hidden, madeAt}) => {
    const isSame = (other.diaryNumber !== '' && other.diaryNumber === item.diaryNumber) || hidden === matter || (isMinutes(other.paper) && isMinutes(item.paper) && other.number === item.number)
    return isSame && entry !== own ? [madeAt] : []
  })
}

/** The items of a meeting that are secret by themselves, each with its heading in words alone. */
function secretsIn(parts: readonly KeptPart[]): MeetingFile['secrets'] {
  return parts.flatMap(({entry, content: {heading, headingSecrecy, item}, stage, madeAt}) => (item === undefined || (headingSecrecy !== 'yes' && stage !== 'secret') ? [] : [{entry, item, matter: foldHeading(heading), madeAt}]))
}

function foldHeading(heading: string): string {
  return wordsOf(heading).join(' ')
}

/** One paper of a meeting as it was written. */
export function originalOf(file: MeetingFile, kind: PaperKind): OriginalPaper {
  const {meeting, items, cases} = file
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
      const fate = fateOf(file, part)
      // A heading that the diary does not show is blank here too (D2).
      const isBlank = fate === 'shown' && (cases.get(content.item.diaryNumber)?.secrecy ?? 'no') !== 'no'
      return [{entry, version, heading: isBlank ? '' : content.heading, item: content.item, fate, isMarked: isMarkedItem(file, part)}]
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

/** True where somebody whom an item is about has protected identity, by the list of meetings or by the case. */
export function isMarkedItem({cases}: MeetingFile, {content}: KeptPart): boolean {
  return content.protection === 'marked' || cases.get(content.item?.diaryNumber ?? '')?.isMarked === true
}

/** An item of a meeting that readers may know nothing of. */
export interface HiddenPart extends HiddenItem {
  readonly meeting: KeptMeeting
  readonly number: string
  /** True where only those may know of it who may know of persons with protected identity. */
  readonly isMarked: boolean
}

/** The items of some meetings that readers may know nothing of, with whom their cases are about; of one that only an authorised person may read, too. */
export async function hiddenItems(session: Session, files: readonly MeetingFile[]): Promise<readonly HiddenPart[]> {
  const hidden = files.flatMap((file) =>
    [...file.items.values()].flat().flatMap((part) => {
      const {item} = part.content
      if (item === undefined) return []
      const isShown = fateOf(file, part) === 'shown'
      // Of an item whose heading is blank the heading alone is hidden (D2).
      // And of one whose heading somebody wrote anew, the one it had.
      return isShown && (file.cases.get(item.diaryNumber)?.secrecy ?? 'no') === 'no' && (item.told ?? part.content.heading) === part.content.heading ? [] : [{part, item, meeting: file.meeting, isShown, isMarked: isMarkedItem(file, part)}]
    }))
  const parties = await partiesOfCases(session.db, session.dialect, hidden.map(({item}) => item.diaryNumber).filter((number) => number !== ''))
  return hidden.map(({part, item, meeting, isShown, isMarked}) => ({
    entry: part.entry,
    heading: item.told ?? part.content.heading,
    diaryNumber: isShown ? '' : item.diaryNumber,
    text: isShown ? '' : itemText({...item, diaryNumber: ''}),
    names: isShown ? [] : (parties.get(item.diaryNumber) ?? []),
    meeting,
    number: part.documentNumber,
    isMarked,
  }))
}

/** What readers may read of some meetings: what stands around their items, what a person has let out, and what has been by the rules alone. */
export interface ShownTexts {
  readonly around: readonly string[]
  readonly decided: readonly string[]
  readonly ruled: readonly {readonly entry: EntryId; readonly text: string}[]
}

export function shownTexts(files: readonly MeetingFile[]): ShownTexts {
  const items = files.flatMap((file) =>
    [...file.items.values()].flat().flatMap((part) => {
      const {item, heading} = part.content
      if (item === undefined || fateOf(file, part) !== 'shown') return []
      const isOpen = (file.cases.get(item.diaryNumber)?.secrecy ?? 'no') === 'no'
      return [{entry: part.entry, isDecided: part.decidedAt !== null, texts: [...(isOpen ? [heading] : []), itemText(item)]}]
    }))
  return {
    around: files.flatMap(({meeting: {content: {heading, meeting}}}) => [heading, meeting?.place ?? '', ...(meeting?.attendance ?? []).flatMap(({name, instead}) => [name, instead ?? ''])]),
    decided: items.flatMap(({isDecided, texts}) => (isDecided ? texts : [])),
    ruled: items.flatMap(({entry, isDecided, texts}) => (isDecided ? [] : texts.map((text) => ({entry, text})))),
  }
}
