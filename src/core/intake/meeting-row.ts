import {parseAttendance} from '../minutes/attendance.js'
import type {Block} from '../minutes/block.js'
import {diaryNumberAlone} from '../minutes/diary-numbers.js'
import {itemNumber, meetingNumber} from '../minutes/meeting.js'
import {paperKindOf} from '../minutes/paper-kind.js'
import {parseSection} from '../minutes/section.js'
import type {Secrecy} from '../register/entry.js'
import type {RegisterRow, RowDocument} from '../register/register-row.js'
import type {CommitteeCode} from '../terms/identifiers.js'
import {parseLocalDate} from '../terms/local-date.js'
import {cellFault, type CellFaults, type DiaryOfCommittee, type HeaderProblem, type RowReader} from './parse-row.js'
import type {RowProblem, RowProblemCode} from './row-problem.js'
import {foldWord} from './source-map.js'

/** The columns of a list of meetings (`sammantraden.csv`), in order: one row for each item, and one for the meeting itself. */
export const MEETING_COLUMNS = ['diarie', 'datum', 'typ', 'paragraf', 'arendenummer', 'rubrik', 'sekretess', 'lagrum', 'narvarande', 'jav', 'text', 'beslut', 'expedieras', 'bilagor'] as const
/** Columns that a list may have besides. */
export const MORE_MEETING_COLUMNS = ['tid', 'plats', 'status', 'skydd', 'registrator', 'andrad'] as const
export type MeetingColumn = (typeof MEETING_COLUMNS)[number] | (typeof MORE_MEETING_COLUMNS)[number]

/** Without these no item can be told from another. */
const REQUIRED: readonly MeetingColumn[] = ['diarie', 'datum', 'typ', 'paragraf', 'rubrik', 'sekretess']
/** Columns in which lines matter. */
const LONG: ReadonlySet<MeetingColumn> = new Set<MeetingColumn>(['text', 'beslut', 'narvarande'])
/** Longest text of an item, in UTF-16 units: some eighty pages. */
const TEXT_LENGTH_MAX = 200_000

const TIME = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/
const YES_NO: ReadonlyMap<string, Secrecy> = new Map([['ja', 'yes'], ['nej', 'no']])
const CANCELLED: ReadonlySet<string> = new Set(['inställt', 'inställd', 'makulerad', 'makulerat'])
const STANDING: ReadonlySet<string> = new Set(['', 'gällande', 'öppet', 'planerat', 'hållet'])

/** True for the header of a list of meetings: no export of a registry has paragraphs. */
export function isMeetingList(header: readonly string[]): boolean {
  const folded = new Set(header.map(foldWord))
  return folded.has('paragraf') && folded.has('typ')
}

/** Reads rows of a list of meetings. `blocksOf` reads the Markdown of an item’s text and decision. */
export function meetingReader(header: readonly string[], diaries: ReadonlyMap<string, DiaryOfCommittee>, blocksOf: (markdown: string) => readonly Block[]): RowReader | HeaderProblem {
  const folded = header.map(foldWord)
  const duplicate = header.filter((_, index) => folded[index] !== '' && folded.indexOf(folded[index] ?? '') !== index)
  if (duplicate.length > 0) return {kind: 'duplicate', headings: duplicate}
  const position = new Map<MeetingColumn, number>([...MEETING_COLUMNS, ...MORE_MEETING_COLUMNS].flatMap((column) => (folded.includes(column) ? [[column, folded.indexOf(column)] as const] : [])))
  const missing = REQUIRED.filter((column) => !position.has(column))
  if (missing.length > 0) return {kind: 'missing', headings: missing}
  const used = new Set(position.values())
  return {
    read: (cells, line, faults) => readRow(cells, line, faults ?? [], {position, width: header.length, diaries, blocksOf}),
    meanings: () => [],
    isFilled: () => false,
    usedColumns: [],
    ignoredColumns: header.filter((_, index) => !used.has(index)),
    absentColumns: [],
  }
}

interface Header {
  readonly position: ReadonlyMap<MeetingColumn, number>
  readonly width: number
  readonly diaries: ReadonlyMap<string, DiaryOfCommittee>
  readonly blocksOf: (markdown: string) => readonly Block[]
}

function readRow(cells: readonly string[], line: number, faults: CellFaults, {position, width, diaries, blocksOf}: Header): RegisterRow | RowProblem {
  const problem = (code: RowProblemCode, column: MeetingColumn | null = null): RowProblem => ({kind: 'problem', code, line, column})
  if (cells.length < width) return problem('columns-missing')
  if (cells.length > width) return problem('columns-extra')
  for (const [column, index] of position) {
    const fault = cellFault(cells[index] ?? '', LONG.has(column) ? TEXT_LENGTH_MAX : undefined) ?? faults.find(([at]) => at === index)?.[1]
    if (fault !== undefined) return problem(fault === 'error' || fault === 'formula' || fault === 'unclear' ? `cell-${fault}` : fault, column)
  }
  const text = (column: MeetingColumn): string => {
    const cell = (cells[position.get(column) ?? -1] ?? '').trim()
    return LONG.has(column) ? cell.replace(/\r\n?/g, '\n') : cell.replace(/\s+/g, ' ')
  }
  const listed = (column: MeetingColumn): readonly string[] => text(column).split('|').map((one) => one.trim()).filter((one) => one !== '')

  const committee = text('diarie')
  if (committee === '') return problem('diary-missing', 'diarie')
  if (!diaries.has(committee)) return problem('diary-unknown', 'diarie')
  if (text('datum') === '') return problem('date-missing', 'datum')
  const date = parseLocalDate(text('datum'))
  if (date === null) return problem('date-impossible', 'datum')
  const status = foldWord(text('status'))
  if (!CANCELLED.has(status) && !STANDING.has(status)) return problem('status-unknown', 'status')
  const time = text('tid') === '' ? null : TIME.exec(text('tid'))
  if (text('tid') !== '' && time === null) return problem('time-impossible', 'tid')
  const changedAt = changedOf(text('andrad'))
  if (changedAt === undefined) return problem('changed-impossible', 'andrad')
  const attendance = parseAttendance(text('narvarande'))
  if ('unclearAt' in attendance) return problem('attendance-unclear', 'narvarande')

  const isItem = text('paragraf') !== ''
  const document = isItem ? readItem(text, listed, blocksOf, [...diaries.values()]) : null
  if (typeof document === 'object' && document !== null && 'code' in document) return problem(document.code, document.column)
  if (!isItem && ['text', 'beslut', 'jav', 'expedieras', 'bilagor', 'arendenummer'].some((column) => text(column as MeetingColumn) !== '')) return problem('section-missing', 'paragraf')
  return {
    kind: 'row',
    line,
    committee: committee as CommitteeCode,
    caseNumber: meetingNumber(date),
    case: {
      heading: isItem || text('rubrik') === '' ? 'Sammanträde' : text('rubrik'),
      // Told by the meeting's own row; an empty cell there is no word on it.
      headingSecrecy: isItem || text('sekretess') === '' ? 'no' : secrecyIn(text('sekretess')),
      caseType: 'sammanträde',
      isClosed: true,
      // Told by the meeting's own row: an item that is struck out cancels no meeting.
      isCancelled: !isItem && CANCELLED.has(status),
      closedOn: date,
      ...(isItem ? {} : {untold: [...(text('rubrik') === '' ? (['heading'] as const) : []), ...(text('sekretess') === '' && text('lagrum') === '' ? (['headingSecrecy'] as const) : [])]}),
      meeting: {time: time === null ? null : `${(time[1] ?? '').padStart(2, '0')}:${time[2] ?? ''}`, place: text('plats'), attendance: isItem ? [] : attendance},
    },
    document: document === null ? null : {...document, isCancelled: CANCELLED.has(status), attendance},
    date,
    officer: '',
    statute: text('lagrum'),
    ...(text('skydd') === '' ? {protection: 'none'} : {protection: 'marked', protectionWord: text('skydd')}),
    registrar: text('registrator') === '' ? 'sammanträden' : text('registrator'),
    publishedOn: null,
    changedAt,
  }
}

function readItem(text: (column: MeetingColumn) => string, listed: (column: MeetingColumn) => readonly string[], blocksOf: Header['blocksOf'], diaries: readonly DiaryOfCommittee[]): Omit<RowDocument, 'isCancelled' | 'attendance'> | {readonly code: RowProblemCode; readonly column: MeetingColumn} {
  const paper = paperKindOf(text('typ'))
  if (paper === null) return {code: 'paper-unknown', column: 'typ'}
  const number = parseSection(text('paragraf'))
  if (number === null) return {code: 'section-shape', column: 'paragraf'}
  if (text('rubrik') === '') return {code: 'item-without-heading', column: 'rubrik'}
  const diaryNumber = diaryNumberAlone(text('arendenummer'), diaries.map(({caseNumber}) => caseNumber))
  if (diaryNumber === null) return {code: 'case-number-shape', column: 'arendenummer'}
  return {
    number: itemNumber(paper, number),
    heading: text('rubrik'),
    headingSecrecy: secrecyIn(text('sekretess')),
    documentSecrecy: 'no',
    direction: 'Upprättad',
    internalParty: '',
    parties: [],
    files: [],
    choiceWithoutFile: 'none',
    item: {paper, number, diaryNumber, text: blocksOf(text('text')), decision: blocksOf(text('beslut')), conflicts: listed('jav'), recipients: listed('expedieras'), attachments: listed('bilagor')},
  }
}

function secrecyIn(cell: string): Secrecy {
  return YES_NO.get(foldWord(cell)) ?? 'unknown'
}

function changedOf(text: string): string | null | undefined {
  if (text === '') return null
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  return match === null || parseLocalDate(match[1] ?? '') === null ? undefined : `${match[1]}T${match[2] ?? '00'}:${match[3] ?? '00'}:${match[4] ?? '00'}`
}
