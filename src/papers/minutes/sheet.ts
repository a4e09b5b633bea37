import type {Attendant, AttendanceRole} from '../../core/minutes/attendance.js'
import type {Block} from '../../core/minutes/block.js'
import type {DrawnItem, DrawnPaper} from '../../core/minutes/drawn-paper.js'
import {isMinutes} from '../../core/minutes/paper-kind.js'
import type {SectionRange} from '../../core/minutes/section.js'
import {weekdayOf} from '../../core/terms/local-date.js'
import {diary} from '../../words/diary.js'
import {minutesPaper as say} from '../../words/minutes.js'

/** What a paper of a meeting is drawn with beside its own content: whose it is, and where to ask for the original. */
export interface PaperAround {
  readonly municipality: string
  readonly committeeName: string
  /** A line for the head of the paper; the municipality and the committee where none is chosen. */
  readonly head: string
  /** How a paragraph is numbered, such as `§ {nr}`; `{nr}`, `{år}` and `{diarie}` stand for what they say. */
  readonly numbering: string
  /** Whom to ask for the original: an address or a telephone number. */
  readonly contact: string
  readonly isRehearsal: boolean
}

/** A heading with what stands under it. */
export interface SheetPart {
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** One item as it is drawn. */
export interface SheetItem {
  /** Where the contents lead: `p14`. */
  readonly anchor: string
  readonly heading: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly blocks: readonly Block[]
  readonly parts: readonly SheetPart[]
}

/** Some of those present, as a table. */
export interface SheetTable {
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A paper in the order it is read, in words: what the file and its twin on the web are both drawn of, so that they say the same. */
export interface Sheet {
  readonly title: string
  readonly head: string
  /** Above everything, where the paper is not for the public. */
  readonly mark: string
  readonly facts: readonly (readonly [label: string, value: string])[]
  readonly notice: SheetPart | null
  readonly attendance: readonly SheetTable[]
  readonly attendanceHeading: string
  readonly contents: string
  readonly items: readonly SheetItem[]
}

/** Puts a paper into words. */
export function sheetOf(paper: DrawnPaper, around: PaperAround): Sheet {
  const {kind, date, time, place, attendance, items, ranges, form} = paper
  const isOfMinutes = isMinutes(kind)
  const fact = (label: string, value: string): readonly (readonly [string, string])[] => (value === '' ? [] : [[label, value]])
  return {
    title: `${say.titles[kind]} ${date}`,
    head: around.head === '' ? `${around.municipality} · ${around.committeeName}` : around.head,
    mark: [form === 'original' ? say.original : '', around.isRehearsal ? say.rehearsal : ''].filter((word) => word !== '').join(' · '),
    facts: [
      ...fact(say.facts.committee, around.committeeName),
      ...fact(say.facts.day, `${weekday(date)} ${Number(date.slice(8))} ${diary.sv.months[Number(date.slice(5, 7)) as keyof typeof diary.sv.months]} ${date.slice(0, 4)}`),
      ...fact(say.facts.time, time ?? ''),
      ...fact(say.facts.place, place),
      ...fact(isOfMinutes ? say.facts.sections : say.facts.points, rangesInWords(ranges, isOfMinutes)),
    ],
    notice: form === 'adapted' ? noticeOf(paper, around) : null,
    // Nobody has been at a meeting to which they are being called.
    attendance: isOfMinutes ? tablesOf(attendance) : [],
    attendanceHeading: say.attendance,
    contents: say.contents,
    items: items.map((item) => itemOf(item, paper, around)),
  }
}

function noticeOf({kind}: DrawnPaper, {contact}: PaperAround): SheetPart {
  const what = say.definite[kind]
  return {
    heading: say.about,
    blocks: [say.adapted(what), say.prevails('den här versionen'), say.ask(contact === '' ? say.registrar : contact)].map((text) => ({kind: 'paragraph', text})),
  }
}

const GROUPS: readonly (readonly [heading: string, roles: readonly AttendanceRole[]])[] = [
  [say.groups.deciding, ['chair', 'vice-chair', 'member', 'serving', 'adjuster']],
  [say.groups.substitutes, ['substitute']],
  [say.groups.others, ['secretary', 'official', 'other']],
]

function tablesOf(attendance: readonly Attendant[]): readonly SheetTable[] {
  return GROUPS.flatMap(([heading, roles]) => {
    const own = attendance.filter(({role}) => roles.includes(role))
    if (own.length === 0) return []
    const hasParty = own.some(({party}) => party !== null)
    const hasSections = own.some(({sections}) => sections !== null)
    return [{
      heading,
      columns: [say.columns.name, ...(hasParty ? [say.columns.party] : []), say.columns.role, ...(hasSections ? [say.columns.sections] : [])],
      rows: own.map(({name, party, role, title, instead, sections}) => [
        name,
        ...(hasParty ? [party ?? '–'] : []),
        instead === null ? (title ?? say.roles[role]) : say.instead(say.roles[role], instead),
        ...(hasSections ? [sections === null ? 'alla' : rangesInWords(sections, true)] : []),
      ]),
    }]
  })
}

function itemOf({number, heading, diaryNumber, text, decision, conflicts, recipients, attachments}: DrawnItem, {kind, date, committee}: DrawnPaper, {numbering}: PaperAround): SheetItem {
  const isOfMinutes = isMinutes(kind)
  const numbered = isOfMinutes ? numbering.replaceAll('{nr}', number).replaceAll('{år}', date.slice(0, 4)).replaceAll('{diarie}', committee) : say.point(number)
  const listed = (label: string, entries: readonly string[]): readonly SheetPart[] => (entries.length === 0 ? [] : [{heading: label, blocks: [{kind: 'list', first: null, items: entries}]}])
  return {
    anchor: `p${number}`,
    heading: `${numbered} ${heading === '' ? say.noHeading : heading}`,
    facts: diaryNumber === '' ? [] : [[say.diaryNumber, diaryNumber]],
    blocks: text,
    parts: [
      ...(conflicts.length === 0 ? [] : [{heading: say.conflict, blocks: [{kind: 'paragraph', text: say.conflicts(listing(conflicts), conflicts.length === 1)}]} as const]),
      ...(decision.length === 0 ? [] : [{heading: isOfMinutes ? say.decision : say.proposal, blocks: decision}]),
      ...listed(say.recipients, recipients),
      ...listed(say.attachments, attachments),
    ],
  }
}

function rangesInWords(ranges: readonly SectionRange[], isOfMinutes: boolean): string {
  const parts = ranges.map(({from, to}) => (from === to ? from : `${from}–${to}`))
  if (parts.length === 0) return ''
  const sign = isOfMinutes ? (parts.length > 1 || ranges[0]?.from !== ranges[0]?.to ? '§§ ' : '§ ') : ''
  return `${sign}${parts.join(', ')}`
}

/** `Bo Ek, Ulla Lind och Elsa Grahnén`. */
function listing(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${say.and} ${names.at(-1) ?? ''}`
}

function weekday(date: DrawnPaper['date']): string {
  return diary.sv.weekdays[weekdayOf(date) as keyof typeof diary.sv.weekdays]
}

/** The words that stand on every paper by the program's own hand: they betray nothing of any item. */
export function fixedWords(): readonly string[] {
  const words = (value: unknown): readonly string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [])
  return [...words(say), say.instead('', ''), say.conflicts('', true), say.conflicts('', false), ...Object.values(diary.sv.weekdays), ...Object.values(diary.sv.months), 'alla']
}
