import type {Attendant} from './attendance.js'
import {textOfBlocks} from './block.js'
import type {DrawnItem, DrawnPaper} from './drawn-paper.js'
import {isMinutes, PAPER_KINDS, PAPER_NAMES, type PaperKind} from './paper-kind.js'
import type {SectionNumber} from './section.js'
import type {LocalDate} from '../terms/local-date.js'

/** By what number the register knows a meeting, as it knows a case by its diary number. No diary number has this shape. */
export function meetingNumber(date: LocalDate): string {
  return `${MEETING} ${date}`
}

export function isMeetingNumber(number: string): boolean {
  return number.startsWith(`${MEETING} `)
}

const MEETING = 'Sammanträde'

/** What the register keeps of a meeting itself. */
export interface MeetingFacts {
  /** `HH:MM`, local time; null where it is not told. */
  readonly time: string | null
  readonly place: string
  readonly attendance: readonly Attendant[]
}

/** One item of a meeting's paper as it was written: a paragraph of minutes, or a point of a summons. Internal, whole, and never shown as it is. */
export interface ItemFacts extends Omit<DrawnItem, 'heading'> {
  readonly paper: PaperKind
  /** Names of those who were at the meeting, whom its papers may name (B1). */
  readonly present: readonly string[]
  /** Its heading as it was told, which the original has whatever readers are shown instead (F1). */
  readonly told?: string
}

/** The paper of a meeting that readers get: drawn here of its items, or made elsewhere. */
export interface PaperFacts {
  readonly paper: PaperKind
  /** What it was drawn of, as the web has it; null of a file made elsewhere. */
  readonly drawn: DrawnPaper | null
}

/** How the register knows an item: `protokoll § 14`, `kallelse 3`. */
export function itemNumber(paper: PaperKind, number: SectionNumber): string {
  return `${PAPER_NAMES[paper]} ${isMinutes(paper) ? '§ ' : ''}${number}`
}

/** The paper that something known by such a number is an item of; null of what is none. */
export function paperOfItem(documentNumber: string): PaperKind | null {
  return PAPER_KINDS.find((kind) => documentNumber.startsWith(`${PAPER_NAMES[kind]} `)) ?? null
}

/** Those of a meeting whom its papers may name: the elected and officials, and not whoever else was there (B1, F5). */
export function knownAt({attendance}: MeetingFacts): readonly string[] {
  return [...new Set(attendance.flatMap(({name, role, instead}) => [...(role === 'other' ? [] : [name]), ...(instead === null ? [] : [instead])]))]
}

/** What of a meeting itself is looked through: where it was held, and who was there without being elected or an official. */
export function meetingTexts({place, attendance}: MeetingFacts): readonly string[] {
  return [place, ...attendance.filter(({role}) => role === 'other').map(({name}) => name)].filter((text) => text !== '')
}

/** Everything that an item says beside its heading, in one text: what is looked through, and what findings count their places in. */
export function itemText({diaryNumber, text, decision, conflicts, recipients, attachments}: ItemFacts): string {
  return [diaryNumber, textOfBlocks(text), textOfBlocks(decision), ...conflicts, ...recipients, ...attachments].filter((part) => part !== '').join('\n')
}
