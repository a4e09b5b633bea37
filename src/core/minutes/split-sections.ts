import {parseAttendant, type Attendant, type AttendanceRole} from './attendance.js'
import type {Block} from './block.js'
import {diaryNumberAlone, diaryNumberIn, wholeShape} from './diary-numbers.js'
import type {DrawnItem} from './drawn-paper.js'
import {compareSections, parseSection, type SectionNumber} from './section.js'

/** A piece of a written document. `isHeading`: styled as one, of a `level` from 1. `isContents`: a line of a table of contents, which says again what stands elsewhere. */
export interface WrittenPiece {
  readonly block: Block
  readonly isHeading: boolean
  readonly level?: number | undefined
  readonly isContents: boolean
}

export const NOTE_CODES = ['before-sections', 'person-unclear', 'section-inside', 'section-twice', 'section-out-of-order', 'without-heading', 'element', 'picture', 'hidden-text'] as const

/** What was not understood of a document. `where`: the paragraph it stands in; null before the first. It tells what sort of thing it is, and where; the thing itself stays in the document. */
export interface WrittenNote {
  readonly code: (typeof NOTE_CODES)[number]
  readonly where: SectionNumber | null
  /** How many. */
  readonly count: number
}

/** Written minutes as they were understood. */
export interface WrittenMinutes {
  readonly attendance: readonly Attendant[]
  readonly sections: readonly DrawnItem[]
  readonly notes: readonly WrittenNote[]
}

const START = /^§\s*(\d{1,4}\s?[a-z]?)(?:\s*[/:]\s*\d{2,4})?(?:\s*[.:–—-]\s*|\s+|$)(.*)$/u
/** What could be meant as the beginning of a paragraph, wherever a block of another one has it: `SN § 13`, `§§ 13–14`, `Paragraf 13`, `13 §`. */
const COULD_START = /^[^\p{L}\d§]*(?:(?:\p{Lu}{1,6}\s*)?§+|(?:[Pp]aragraf|PARAGRAF)(?:er|en|ER|EN)?(?![\p{L}]))[^\p{L}\d]{0,4}\d|^[^\p{L}\d]*\d{1,4}\s?[a-zA-Z]?\s*§/u
const START_AFTER = /^(\d{1,4}\s?[a-z]?)\s*§(?:\s*[.:–—-]\s*|\s+|$)(.*)$/u
/** A longer line is a sentence about a paragraph, and not the beginning of one. */
const HEADING_LENGTH_MAX = 240

const LABELS: readonly (readonly [RegExp, 'decision' | 'conflicts' | 'recipients' | 'attachments'])[] = [
  [/^(?:(?:\p{L}+s? )?beslut|beslutar|förslag till beslut)$/iu, 'decision'],
  [/^(?:jäv|anmälan (?:om|av) jäv)$/iu, 'conflicts'],
  [/^(?:beslutet (?:skickas|sänds|expedieras) till|expedieras(?: till)?|expediering|skickas till|kopia till|beslut skickas till)$/iu, 'recipients'],
  [/^(?:bilag(?:a|or)|beslutsunderlag|handlingar i ärendet|underlag för beslut)$/iu, 'attachments'],
]

/** The heads of a table of those present. */
const COLUMN_HEADS = /^(?:namn|parti|uppdrag|roll|ersättare för|närvarande vid)(?:, (?:namn|parti|uppdrag|roll|ersättare för|närvarande vid|paragrafer))*$/iu

const ROLE_HEADINGS: readonly (readonly [RegExp, AttendanceRole])[] = [
  [/^(?:beslutande|ledamöter|närvarande ledamöter)$/iu, 'member'],
  [/^tjänstgörande ersättare$/iu, 'serving'],
  [/^(?:(?:ej|icke) tjänstgörande ersättare|ersättare|närvarande ersättare)$/iu, 'substitute'],
  [/^(?:tjänstepersoner|tjänstemän)$/iu, 'official'],
  // Who is listed as nothing in particular may be anybody (F5).
  [/^(?:närvarande|övriga(?: närvarande| deltagare)?|föredragande|gäster|inbjudna)$/iu, 'other'],
  [/^(?:justerare|utses att justera|justerande)$/iu, 'adjuster'],
  [/^(?:sekreterare|nämndsekreterare)$/iu, 'secretary'],
]

/** Splits written minutes at their paragraphs. What stands before the first is read for who was there and for nothing else. `diaryNumbers`: the shapes of the committees’ diary numbers. */
export function splitSections(pieces: readonly WrittenPiece[], diaryNumbers: readonly string[]): WrittenMinutes {
  const notes: WrittenNote[] = []
  const real = pieces.filter(({isContents}) => !isContents)
  // Where paragraphs begin with headings, a line that only looks like one is a sentence about another paragraph: it is told of, and the paragraph it stands in is for a person anyway.
  const styled = real.some((piece) => piece.isHeading && startOf(piece) !== null)
  const levels = new Set(real.flatMap((piece) => (piece.isHeading && piece.level !== undefined && startOf(piece) !== null ? [piece.level] : [])))
  const starts: {readonly at: number; readonly number: SectionNumber; readonly rest: string}[] = []
  for (const [at, piece] of real.entries()) {
    const start = startOf(piece)
    if (start === null) continue
    if (!styled || piece.isHeading) starts.push({at, ...start})
  }
  const sections: DrawnItem[] = []
  for (const [index, {at, number, rest}] of starts.entries()) {
    const end = starts[index + 1]?.at ?? real.length
    if (sections.some((section) => section.number === number)) notes.push({code: 'section-twice', where: number, count: 1})
    const before = sections.at(-1)
    if (before !== undefined && compareSections(before.number, number) > 0) notes.push({code: 'section-out-of-order', where: number, count: 1})
    const within = real.slice(at + 1, end).filter((piece) => couldStart(piece, levels)).length + (COULD_START.test(bare(rest)) ? 1 : 0)
    if (within > 0) notes.push({code: 'section-inside', where: number, count: within})
    const section = sectionOf(number, rest, real.slice(at + 1, end), diaryNumbers)
    if (section.heading === '') notes.push({code: 'without-heading', where: number, count: 1})
    sections.push(section)
  }
  const front = real.slice(0, starts[0]?.at ?? real.length)
  const {attendance, unclear, others} = attendanceIn(front)
  if (unclear > 0) notes.unshift({code: 'person-unclear', where: null, count: unclear})
  if (others > 0) notes.unshift({code: 'before-sections', where: null, count: others})
  return {attendance, sections, notes}
}

function startOf({block, isHeading}: WrittenPiece): {readonly number: SectionNumber; readonly rest: string} | null {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return null
  const line = block.text.replace(/\s+/g, ' ').trim()
  if (line.length > HEADING_LENGTH_MAX) return null
  const match = START.exec(line) ?? START_AFTER.exec(line)
  const number = match === null ? null : parseSection((match[1] ?? '').replace(/\s/g, ''))
  if (match === null || number === null) return null
  const rest = (match[2] ?? '').trim()
  // "§ 12 godkänns.": a sentence in running text begins with a small letter after the number.
  return isHeading || rest === '' || /^[\p{Lu}\d"”»]/u.test(rest) ? {number, rest} : null
}

/** True where a block inside a paragraph could be another one, that was not understood as such: nobody’s word on the first is a word on it. */
function couldStart({block, isHeading, level}: WrittenPiece, levels: ReadonlySet<number>): boolean {
  if (isHeading && level !== undefined && levels.has(level) && labelOf(block) === null) return true
  const lines = block.kind === 'table' ? block.rows.flat() : block.kind === 'list' ? block.items : [block.text]
  return lines.some((line) => COULD_START.test(bare(line)))
}

/** Without what nobody sees. */
function bare(line: string): string {
  return line.replace(/\p{Cf}/gu, '')
}

function sectionOf(number: SectionNumber, rest: string, pieces: readonly WrittenPiece[], diaryNumbers: readonly string[]): DrawnItem {
  const blocks = pieces.map(({block}) => block)
  let heading = rest
  let from = 0
  let diaryNumber = ''
  // The number of the case may stand in the heading, or on a line of its own below it.
  const inHeading = diaryNumberIn(heading, diaryNumbers)
  if (inHeading !== null) [diaryNumber, heading] = [inHeading, heading.replace(new RegExp(`[\\s(,–-]*(?:dnr:?\\s*)?${escaped(inHeading)}\\)?`, 'iu'), '').trim()]
  for (; from < Math.min(blocks.length, 3); from += 1) {
    const block = blocks[from]
    if (block === undefined || (block.kind !== 'paragraph' && block.kind !== 'heading')) break
    const alone = diaryNumber === '' ? diaryNumberAlone(block.text, diaryNumbers.map(wholeShape)) : null
    if (alone !== null && alone !== '') diaryNumber = alone
    else if (heading === '') heading = block.text.trim()
    else break
  }
  const parts: Record<'text' | 'decision' | 'conflicts' | 'recipients' | 'attachments', Block[]> = {text: [], decision: [], conflicts: [], recipients: [], attachments: []}
  let into: keyof typeof parts = 'text'
  for (const block of blocks.slice(from)) {
    const label = labelOf(block)
    if (label !== null) into = label
    // A heading that is no label of ours ends the part before it.
    else {
      if (block.kind === 'heading') into = 'text'
      parts[into].push(block)
    }
  }
  const conflicts = linesOf(parts.conflicts)
  // Whole sentences about a conflict of interest stay as they were written.
  const areNames = conflicts.every((line) => parseAttendant(line) !== null)
  const text: readonly Block[] = areNames ? parts.text : [...parts.text, {kind: 'heading', text: 'Jäv'}, ...parts.conflicts]
  return {number, heading, diaryNumber, text, decision: parts.decision, conflicts: areNames ? conflicts : [], recipients: linesOf(parts.recipients), attachments: linesOf(parts.attachments)}
}

function labelOf(block: Block): 'decision' | 'conflicts' | 'recipients' | 'attachments' | null {
  if (block.kind !== 'heading' && block.kind !== 'paragraph') return null
  const line = block.text.trim().replace(/:$/, '')
  return LABELS.find(([pattern]) => pattern.test(line))?.[1] ?? null
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function linesOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => (block.kind === 'list' ? block.items : block.kind === 'table' ? block.rows.map((cells) => cells.filter((cell) => cell !== '').join(', ')) : [block.text])).map((line) => line.trim()).filter((line) => line !== '')
}

/** Who was there, out of what stands before the first paragraph: below a heading that says as what. */
function attendanceIn(front: readonly WrittenPiece[]): {readonly attendance: readonly Attendant[]; readonly unclear: number; readonly others: number} {
  const attendance: Attendant[] = []
  let role: AttendanceRole | null = null
  let [unclear, others] = [0, 0]
  for (const {block} of front) {
    const headed = block.kind === 'heading' || block.kind === 'paragraph' ? ROLE_HEADINGS.find(([pattern]) => pattern.test(block.text.trim().replace(/:$/, '')))?.[1] : undefined
    if (headed !== undefined) {
      role = headed
      continue
    }
    if (role === null || block.kind === 'heading') {
      role = null
      others += 1
      continue
    }
    for (const line of linesOf([block])) {
      if (COLUMN_HEADS.test(line)) continue
      const attendant = parseAttendant(line)
      if (attendant === null) unclear += 1
      // What the line itself says comes before the heading that it stands under.
      else attendance.push(roleIsTold(attendant, line) || (role === 'other' && attendant.party !== null) ? attendant : {...attendant, role})
    }
  }
  return {attendance, unclear, others}
}

/** True where the line itself says what they were, and more than for which party. */
function roleIsTold({role}: Attendant, line: string): boolean {
  return role === 'member' ? /ledamot|led\./iu.test(line) : role !== 'other' || /övrig|gäst|inbjuden|föredragande|facklig företrädare/iu.test(line)
}
