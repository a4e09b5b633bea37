import type {Attendant} from '../../core/minutes/attendance.js'
import {itemNumber, type ItemFacts} from '../../core/minutes/meeting.js'
import {PAPER_NAMES, type PaperKind} from '../../core/minutes/paper-kind.js'
import {splitSections, type WrittenNote} from '../../core/minutes/split-sections.js'
import {wordsOf} from '../../core/publication/last-look.js'
import {Refusal} from '../../core/refusal.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {meetingList, type ListedRow} from '../../io/files/meeting-list.js'
import {readPieces} from '../../io/files/reading/read-apart.js'
import {readWhole} from '../../io/files/whole-file.js'
import type {Session} from '../../io/session.js'
import {markdownOf} from '../../papers/minutes/markdown.js'
import {minutesPaper} from '../../words/minutes.js'
import {diaryShapes, readMeetings} from './meetings.js'

/** Original minutes as a Word document, and which paper they are. */
export interface WrittenOrder {
  readonly path: string
  readonly name: string
  readonly committee: string
  readonly date: LocalDate
  readonly kind: PaperKind
}

/** The same as a list of meetings, and what of it was not understood. */
export interface WrittenList {
  readonly text: string
  readonly sections: number
  readonly notes: readonly WrittenNote[]
}

/**
 * Reads original minutes as a list of meetings. A document says of no paragraph whether it is secret: each waits for a person, but where the register was told before of the same
 * paragraph with the same heading. Nothing that stands before the first paragraph is taken over but who was there.
 */
export async function listOfWritten(session: Session, {path, name, committee, date, kind}: WrittenOrder): Promise<WrittenList> {
  session.committee(committee)
  const read = await readPieces(await readWhole(path))
  if (read.kind === 'unread') throw new Refusal('paper-unread', {file: name, why: read.why})
  const {attendance, sections, notes} = splitSections(read.pieces, diaryShapes(session))
  if (sections.length === 0) throw new Refusal('minutes-no-sections', {file: name})
  const secrecyOf = await toldBefore(session, {committee, date, kind})
  // A paragraph that may be two is nobody’s word on either.
  const doubted = new Set(notes.flatMap(({where}) => where ?? []))
  const place = {diarie: committee, datum: date}
  const rows: ListedRow[] = [
    ...(attendance.length === 0 ? [] : [{...place, narvarande: attendance.map(written).join(' | ')}]),
    ...sections.map((section): ListedRow => ({
      ...place,
      typ: PAPER_NAMES[kind],
      paragraf: section.number,
      arendenummer: section.diaryNumber,
      rubrik: section.heading,
      sekretess: read.hidden > 0 || doubted.has(section.number) ? '' : secrecyOf(section.number, section.heading),
      jav: section.conflicts.map(apart).join(' | '),
      text: markdownOf(section.text),
      beslut: markdownOf(section.decision),
      expedieras: section.recipients.map(apart).join(' | '),
      bilagor: section.attachments.map(apart).join(' | '),
    })),
  ]
  return {text: meetingList(rows), sections: sections.length, notes: [...notes, ...told('element', read.unknown), ...told('picture', read.pictures), ...told('hidden-text', read.hidden)]}
}

function told(code: WrittenNote['code'], count: number): readonly WrittenNote[] {
  return count === 0 ? [] : [{code, where: null, count}]
}

/** What the register was told before of a paragraph's secrecy, where its heading is still the same; else nothing. */
async function toldBefore(session: Session, {committee, date, kind}: Pick<WrittenOrder, 'committee' | 'date' | 'kind'>): Promise<(number: ItemFacts['number'], heading: string) => string> {
  const files = await readMeetings(session, {committees: [committee], from: date, until: date})
  const items = new Map(files.flatMap((file) => (file.items.get(kind) ?? []).map((part) => [part.documentNumber, part.content] as const)))
  return (number, heading) => {
    const known = items.get(itemNumber(kind, number))
    if (known === undefined || wordsOf(known.heading).join(' ') !== wordsOf(heading).join(' ')) return ''
    return known.headingSecrecy === 'yes' ? 'ja' : known.headingSecrecy === 'no' ? 'nej' : ''
  }
}

function written({name, role, title, party, instead, sections}: Attendant): string {
  const inside = [instead === null ? (title ?? minutesPaper.roles[role]) : minutesPaper.instead(minutesPaper.roles[role], instead), ...(party === null ? [] : [party])].join(', ')
  return `${name} (${inside})${sections === null ? '' : ` § ${sections.map(({from, to}) => (from === to ? from : `${from}–${to}`)).join(', ')}`}`
}

/** A bar would part one entry of a list into two. */
function apart(text: string): string {
  return text.replaceAll('|', '/')
}
