import type {FileChoice, RegisteredDirection, Secrecy} from '../register/entry.js'
import type {RegisterRow, RowDocument} from '../register/register-row.js'
import type {CommitteeCode} from '../terms/identifiers.js'
import {parseLocalDate, type LocalDate} from '../terms/local-date.js'
import type {RowProblem, RowProblemCode} from './row-problem.js'
import {SOURCE_COLUMNS, type SourceColumn, type SourceMap} from './source-map.js'
import type {CellFault} from './workbook-cell.js'

/** Longest text a field may hold, in UTF-16 units; a registry's heading is a tenth of it. */
export const FIELD_LENGTH_MAX = 10_000

// C0 but tab and line breaks, DEL, C1, and the bidi controls that let one text pass for another.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/
// å, ä, ö, Å, Ä, Ö and é as they look when UTF-8 is taken for Windows-1252: a name so written is one that no detector knows.
const GARBLED = /Ã[¥¤¶…„–©]/
const BREAKS = /[\t\r\n]/
const TIME = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?$/

/** A committee as far as reading a row needs it. */
export interface DiaryOfCommittee {
  /** The shape of its diary numbers, from `diaryNumber` in the settings, anchored at both ends. */
  readonly caseNumber: RegExp
}

/** Cells of a workbook without a text that can be believed, by column. */
export type CellFaults = readonly (readonly [column: number, fault: CellFault])[]

/** Reads rows of one file: made once for its header, so that a million rows look nothing up twice. */
export interface RowReader {
  /** `faults` are cells of a workbook whose text could not be believed, by their place in `cells`. */
  read(cells: readonly string[], line: number, faults?: CellFaults): RegisterRow | RowProblem
  /** Headings that no rule needs: named, and not stored (A13). */
  readonly ignoredColumns: readonly string[]
  /** Columns of the map that the file does not have. */
  readonly absentColumns: readonly SourceColumn[]
}

/** What is wrong with a header, if anything. */
export type HeaderProblem = {readonly kind: 'missing' | 'duplicate'; readonly headings: readonly string[]}

/** Fits a source map to a file's header. `required` are the columns without which the file is refused whole. */
export function rowReader(
  header: readonly string[],
  map: SourceMap,
  required: readonly SourceColumn[],
  diaries: ReadonlyMap<string, DiaryOfCommittee>,
  today: LocalDate,
): RowReader | HeaderProblem {
  const folded = header.map(fold)
  const duplicate = header.filter((_, index) => folded[index] !== '' && folded.indexOf(folded[index] ?? '') !== index)
  if (duplicate.length > 0) return {kind: 'duplicate', headings: duplicate}
  const position = new Map<SourceColumn, number>()
  for (const column of SOURCE_COLUMNS) {
    const heading = map.columns[column]
    const index = heading === undefined ? -1 : folded.indexOf(fold(heading))
    if (index >= 0) position.set(column, index)
  }
  const missing = required.filter((column) => !position.has(column))
  if (missing.length > 0) return {kind: 'missing', headings: missing.map((column) => map.columns[column] ?? column)}

  const used = new Set(position.values())
  const reading = new Reading(position, map, diaries, today, header.length)
  return {
    read: (cells, line, faults) => reading.read(cells, line, faults),
    ignoredColumns: header.filter((_, index) => !used.has(index)),
    absentColumns: SOURCE_COLUMNS.filter((column) => !position.has(column)),
  }
}

class Reading {
  readonly #position: ReadonlyMap<SourceColumn, number>
  readonly #map: SourceMap
  readonly #diaries: ReadonlyMap<string, DiaryOfCommittee>
  readonly #today: LocalDate
  readonly #width: number
  readonly #words: Readonly<Record<keyof SourceMap['values'], ReadonlySet<string>>>

  constructor(position: ReadonlyMap<SourceColumn, number>, map: SourceMap, diaries: ReadonlyMap<string, DiaryOfCommittee>, today: LocalDate, width: number) {
    this.#position = position
    this.#map = map
    this.#diaries = diaries
    this.#today = today
    this.#width = width
    const {values} = map
    const set = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(fold))
    this.#words = {
      yes: set(values.yes),
      no: set(values.no),
      in: set(values.in),
      out: set(values.out),
      drawnUp: set(values.drawnUp),
      open: set(values.open),
      closed: set(values.closed),
      cancelled: set(values.cancelled),
      current: set(values.current),
    }
  }

  read(cells: readonly string[], line: number, faults: CellFaults = []): RegisterRow | RowProblem {
    const problem = (code: RowProblemCode, column: SourceColumn | null = null): RowProblem => ({kind: 'problem', code, line, column})
    if (cells.length < this.#width) return problem('columns-missing')
    if (cells.length > this.#width) return problem('columns-extra')
    for (const [column, index] of this.#position) {
      const cell = cells[index] ?? ''
      if (cell.length > FIELD_LENGTH_MAX) return problem('field-too-long', column)
      if (FORBIDDEN.test(cell)) return problem('control-character', column)
      if (cell.includes('Ã') && GARBLED.test(cell)) return problem('letters-garbled', column)
      const fault = faults.length === 0 ? undefined : faults.find(([at]) => at === index)
      if (fault !== undefined) return problem(`cell-${fault[1]}`, column)
    }
    const text = (column: SourceColumn): string => this.#text(cells, column)

    const committee = text('diarie')
    if (committee === '') return problem('diary-missing', 'diarie')
    const diary = this.#diaries.get(committee)
    if (diary === undefined) return problem('diary-unknown', 'diarie')
    const caseNumber = text('arendenummer')
    if (caseNumber === '') return problem('case-number-missing', 'arendenummer')
    if (!diary.caseNumber.test(caseNumber)) return problem('case-number-shape', 'arendenummer')

    const dateText = text('datum')
    if (dateText === '') return problem('date-missing', 'datum')
    const date = this.#day(dateText)
    if (date === null) return problem('date-impossible', 'datum')
    const closedOn = this.#optionalDay(text('avslutat'))
    if (closedOn === undefined) return problem('date-impossible', 'avslutat')
    const publishedOn = this.#optionalDay(text('publicerad'))
    if (publishedOn === undefined) return problem('published-impossible', 'publicerad')
    if (publishedOn !== null && publishedOn > this.#today) return problem('published-in-future', 'publicerad')
    const changedAt = this.#time(text('andrad'))
    if (changedAt === undefined) return problem('changed-impossible', 'andrad')

    const caseStatus = this.#caseStatus(fold(text('arende_status')))
    if (caseStatus === null) return problem('status-unknown', 'arende_status')
    const document = this.#document(text)
    if (typeof document === 'string') return problem(document, document === 'file-path' ? 'fil' : document === 'status-unknown' ? 'handling_status' : 'handlingsnummer')

    return {
      kind: 'row',
      line,
      committee: committee as CommitteeCode,
      caseNumber,
      case: {
        heading: text('arenderubrik'),
        headingSecrecy: this.#secrecy(text('arenderubrik_sekretess')),
        caseType: text('arendetyp'),
        isClosed: caseStatus === 'closed' || closedOn !== null,
        isCancelled: caseStatus === 'cancelled',
        closedOn,
      },
      document,
      date,
      officer: text('handlaggare'),
      statute: text('lagrum'),
      protection: text('skydd') === '' ? 'none' : 'marked',
      registrar: text('registrator'),
      publishedOn,
      changedAt,
    }
  }

  #document(text: (column: SourceColumn) => string): RowDocument | null | RowProblemCode {
    const number = text('handlingsnummer')
    const heading = text('handlingsrubrik')
    if (number === '') return heading === '' && text('fil') === '' && text('webbnamn') === '' ? null : 'document-half'
    const paths = split(text('fil'), this.#map.separator)
    if (paths.some((path) => !isInsideFolder(path))) return 'file-path'
    const isCancelled = this.#isCancelled(fold(text('handling_status')))
    if (isCancelled === null) return 'status-unknown'
    const choices = split(text('fil_publiceras'), this.#map.separator).map((word) => this.#choice(word))
    // Choices that do not pair up with the files cannot be told apart, so no file has one (A6).
    const isPaired = choices.length === paths.length
    return {
      number,
      heading,
      headingSecrecy: this.#secrecy(text('handlingsrubrik_sekretess')),
      documentSecrecy: this.#secrecy(text('handling_sekretess')),
      direction: this.#direction(fold(text('riktning'))),
      internalParty: text('avsandare_mottagare'),
      parties: split(text('webbnamn'), this.#map.separator).filter((party) => party !== ''),
      files: paths.map((path, index) => ({path, choice: isPaired ? (choices[index] ?? 'missing') : 'missing'})),
      choiceWithoutFile: isPaired ? 'none' : paths.length === 0 && choices.every((choice) => choice === 'no') ? 'no' : 'unclear',
      isCancelled,
    }
  }

  #text(cells: readonly string[], column: SourceColumn): string {
    const index = this.#position.get(column)
    const cell = (index === undefined ? '' : (cells[index] ?? '')).trim()
    return BREAKS.test(cell) ? cell.replace(/[\t\r\n]+/g, ' ') : cell
  }

  #secrecy(word: string): Secrecy {
    const folded = fold(word)
    if (this.#words.yes.has(folded)) return 'yes'
    return this.#words.no.has(folded) ? 'no' : 'unknown'
  }

  #choice(word: string): FileChoice {
    const secrecy = this.#secrecy(word)
    return secrecy === 'unknown' ? 'missing' : secrecy
  }

  #direction(word: string): RegisteredDirection {
    if (this.#words.in.has(word)) return 'In'
    if (this.#words.out.has(word)) return 'Ut'
    return this.#words.drawnUp.has(word) ? 'Upprättad' : 'unknown'
  }

  #caseStatus(word: string): 'open' | 'closed' | 'cancelled' | null {
    if (word === '' || this.#words.open.has(word)) return 'open'
    if (this.#words.closed.has(word)) return 'closed'
    return this.#words.cancelled.has(word) ? 'cancelled' : null
  }

  #isCancelled(word: string): boolean | null {
    if (word === '' || this.#words.current.has(word)) return false
    return this.#words.cancelled.has(word) ? true : null
  }

  #optionalDay(text: string): LocalDate | null | undefined {
    if (text === '') return null
    return this.#day(text) ?? undefined
  }

  #day(text: string): LocalDate | null {
    for (const form of this.#map.dates) {
      const day = dayIn(form, text)
      if (day !== null) return day
    }
    return null
  }

  #time(text: string): string | null | undefined {
    if (text === '') return null
    const match = TIME.exec(text)
    const day = match?.[1] === undefined ? this.#day(text) : parseLocalDate(match[1])
    if (day === null) return undefined
    const [hour, minute, second] = [match?.[2] ?? '00', match?.[3] ?? '00', match?.[4] ?? '00']
    if (hour > '23' || minute > '59' || second > '59') return undefined
    return `${day}T${hour}:${minute}:${second}`
  }
}

function dayIn(form: SourceMap['dates'][number], text: string): LocalDate | null {
  switch (form) {
    case 'yyyy-MM-dd':
      return parseLocalDate(text)
    case 'yyyyMMdd':
      return /^\d{8}$/.test(text) ? parseLocalDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null
    case 'dd.MM.yyyy':
    case 'dd/MM/yyyy': {
      const [day, month, year, ...rest] = text.split(form === 'dd.MM.yyyy' ? '.' : '/')
      return rest.length > 0 ? null : parseLocalDate(`${year}-${month}-${day}`)
    }
  }
}

/** A path that stays inside the attachments folder whatever the system: no way up, no root, no drive, no home, no backslash. */
function isInsideFolder(path: string): boolean {
  if (path === '' || path.length > 240 || /[\\:*?"<>|]/.test(path) || /^[/~]/.test(path)) return false
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

function split(text: string, separator: string): readonly string[] {
  return text === '' ? [] : text.split(separator).map((part) => part.trim())
}

function fold(text: string): string {
  return text.trim().normalize('NFC').toLocaleLowerCase('sv')
}
