import {isMeetingNumber} from '../minutes/meeting.js'
import type {FileChoice, RegisteredDirection, Secrecy} from '../register/entry.js'
import type {RegisterRow, RowDocument} from '../register/register-row.js'
import type {CommitteeCode} from '../terms/identifiers.js'
import {parseLocalDate, type LocalDate} from '../terms/local-date.js'
import type {RowProblem, RowProblemCode} from './row-problem.js'
import {foldWord, headingsOf, SOURCE_COLUMNS, YES_NO_COLUMNS, type DateForm, type SourceColumn, type SourceMap, type YesNoColumn} from './source-map.js'
import type {CellFault} from './workbook-cell.js'

/** Longest text a field may hold, in UTF-16 units; a registry's heading is a tenth of it. */
export const FIELD_LENGTH_MAX = 10_000

// C0 but tab and line breaks, DEL, C1, and the bidi controls that let one text pass for another.
// eslint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd]/
// å, ä, ö, Å, Ä, Ö and é as they look when UTF-8 is taken for Windows-1252: a name so written is one that no detector knows.
const GARBLED = /Ã[¥¤¶…„–©]/
const BREAKS = /[\t\r\n]/
const TIME = /^(.+?)[T ](\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?$/

/** What no cell may hold, whatever it is about. `lengthMax` in UTF-16 units. */
export function cellFault(cell: string, lengthMax = FIELD_LENGTH_MAX): 'field-too-long' | 'control-character' | 'letters-garbled' | undefined {
  if (cell.length > lengthMax) return 'field-too-long'
  if (FORBIDDEN.test(cell)) return 'control-character'
  return cell.includes('Ã') && GARBLED.test(cell) ? 'letters-garbled' : undefined
}

/** A committee as far as reading a row needs it. */
export interface DiaryOfCommittee {
  /** The shape of its diary numbers, from `diaryNumber` in the settings, anchored at both ends. */
  readonly caseNumber: RegExp
}

/** Cells of a workbook without a text that can be believed, by column. */
export type CellFaults = readonly (readonly [column: number, fault: CellFault])[]

/** What the words of a closed list mean, or the code of a diary; `day` stands for any day or time that was understood. */
export type Meaning = Secrecy | Exclude<RegisteredDirection, 'unknown'> | 'open' | 'closed' | 'cancelled' | 'current' | 'unprotected' | 'protected' | 'day' | CommitteeCode

/** Reads rows of one file: made once for its header, so that a million rows look nothing up twice. */
export interface RowReader {
  /** `faults` are cells of a workbook whose text could not be believed, by their place in `cells`. */
  read(cells: readonly string[], line: number, faults?: CellFaults): RegisterRow | RowProblem
  /** What a cell of a column means by the map, each of its parts where it holds several; null where it is not understood. Columns in which any text will do have none. */
  meanings(column: SourceColumn, cells: readonly string[]): readonly (readonly [text: string, meaning: Meaning | null])[]
  /** Whether anything stands in a column. */
  isFilled(column: SourceColumn, cells: readonly string[]): boolean
  /** The file's own headings of the columns it has, in the order of the file. */
  readonly usedColumns: readonly (readonly [column: SourceColumn, heading: string])[]
  /** Headings that no rule needs: named, and not stored (A13). */
  readonly ignoredColumns: readonly string[]
  /** Columns that neither the file nor the map tells anything of. */
  readonly absentColumns: readonly SourceColumn[]
}

/** What is wrong with a header, if anything. */
export type HeaderProblem = {readonly kind: 'missing' | 'duplicate'; readonly headings: readonly string[]}

/** Fits a source map to a file's header. `required` are the columns without which the file is refused whole, as far as the map names them. */
export function rowReader(
  header: readonly string[],
  map: SourceMap,
  required: readonly SourceColumn[],
  diaries: ReadonlyMap<string, DiaryOfCommittee>,
  today: LocalDate,
): RowReader | HeaderProblem {
  const folded = header.map(foldWord)
  const duplicate = header.filter((_, index) => folded[index] !== '' && folded.indexOf(folded[index] ?? '') !== index)
  if (duplicate.length > 0) return {kind: 'duplicate', headings: duplicate}
  const position = new Map<SourceColumn, number>()
  const missing = new Map<SourceColumn, string>()
  for (const [column, heading] of headingsOf(map)) {
    const index = folded.indexOf(foldWord(heading))
    const known = position.get(column)
    // Two of the headings that a map takes for the same thing: nobody knows which is meant.
    if (index >= 0 && known !== undefined) return {kind: 'duplicate', headings: [header[known] ?? '', header[index] ?? '']}
    if (index >= 0) position.set(column, index)
    else if (required.includes(column) && !missing.has(column)) missing.set(column, heading)
  }
  for (const column of position.keys()) missing.delete(column)
  if (missing.size > 0) return {kind: 'missing', headings: [...missing.values()]}

  const used = new Set(position.values())
  const number = map.numberInOne === undefined ? undefined : position.get('arendenummer')
  if (number !== undefined) position.set('handlingsnummer', number)
  const reading = new Reading(position, map, diaries, today, header.length)
  const settled: readonly SourceColumn[] = [...(map.diaryInNumber === true ? (['diarie'] as const) : []), ...(Object.keys(map.constants ?? {}) as SourceColumn[])]
  return {
    read: (cells, line, faults) => reading.read(cells, line, faults),
    meanings: (column, cells) => reading.meanings(column, cells),
    isFilled: (column, cells) => reading.isFilled(column, cells),
    usedColumns: [...position].map(([column, index]) => [column, header[index] ?? '', index] as const).sort(([, , one], [, , other]) => one - other).map(([column, heading]) => [column, heading] as const),
    ignoredColumns: header.filter((_, index) => !used.has(index)),
    absentColumns: SOURCE_COLUMNS.filter((column) => !position.has(column) && !settled.includes(column)),
  }
}

class Reading {
  readonly #position: ReadonlyMap<SourceColumn, number>
  readonly #map: SourceMap
  readonly #diaries: ReadonlyMap<string, DiaryOfCommittee>
  readonly #today: LocalDate
  readonly #width: number
  readonly #words: Readonly<Record<keyof SourceMap['values'], ReadonlySet<string>>>
  readonly #yesNo: ReadonlyMap<SourceColumn, {readonly yes: ReadonlySet<string>; readonly no: ReadonlySet<string>}>
  readonly #diaryNames: ReadonlyMap<string, string>
  readonly #hasTimes: boolean

  constructor(position: ReadonlyMap<SourceColumn, number>, map: SourceMap, diaries: ReadonlyMap<string, DiaryOfCommittee>, today: LocalDate, width: number) {
    this.#position = position
    this.#map = map
    this.#diaries = diaries
    this.#today = today
    this.#width = width
    const {values, valuesIn = {}} = map
    const set = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(foldWord))
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
      unprotected: set(values.unprotected ?? []),
    }
    this.#yesNo = new Map(YES_NO_COLUMNS.map((column) => [column, {yes: set((valuesIn[column] ?? values).yes), no: set((valuesIn[column] ?? values).no)}]))
    this.#diaryNames = new Map(Object.entries(map.diaries ?? {}).flatMap(([code, names]) => names.map((name) => [foldWord(name), code] as const)))
    this.#hasTimes = map.dates.some((form) => form.endsWith(TIME_OF_DAY))
  }

  isFilled(column: SourceColumn, cells: readonly string[]): boolean {
    return this.#text(cells, column) !== ''
  }

  meanings(column: SourceColumn, cells: readonly string[]): readonly (readonly [text: string, meaning: Meaning | null])[] {
    const text = this.#text(cells, column)
    const known = (meaning: Meaning | null | 'unknown'): Meaning | null => (meaning === 'unknown' ? null : meaning)
    if (text === '') return column === 'skydd' ? [['', 'unprotected']] : []
    switch (column) {
      case 'arenderubrik_sekretess':
      case 'handlingsrubrik_sekretess':
      case 'handling_sekretess':
        return [[text, known(this.#secrecy(column, text))]]
      case 'fil_publiceras':
        return split(text, this.#map.separator).map((word) => [word, known(this.#secrecy(column, word))])
      case 'riktning':
        return [[text, known(this.#direction(foldWord(text)))]]
      case 'arende_status':
        return [[text, this.#caseStatus(foldWord(text))]]
      case 'handling_status': {
        const isCancelled = this.#isCancelled(foldWord(text))
        return [[text, isCancelled === null ? null : isCancelled ? 'cancelled' : 'current']]
      }
      case 'skydd':
        return [[text, this.#isProtected(text) ? 'protected' : 'unprotected']]
      case 'diarie': {
        const code = this.#diaryOf(text)
        return [[text, this.#diaries.has(code) ? (code as CommitteeCode) : null]]
      }
      case 'datum':
      case 'avslutat':
      case 'publicerad':
        return [[text, this.#day(text) === null ? null : 'day']]
      case 'andrad':
        return [[text, this.#time(text) === undefined ? null : 'day']]
      case 'arendenummer':
      case 'arenderubrik':
      case 'arendetyp':
      case 'handlingsnummer':
      case 'handlingsrubrik':
      case 'lagrum':
      case 'avsandare_mottagare':
      case 'webbnamn':
      case 'handlaggare':
      case 'fil':
      case 'registrator':
        return []
    }
  }

  read(cells: readonly string[], line: number, faults: CellFaults = []): RegisterRow | RowProblem {
    const problem = (code: RowProblemCode, column: SourceColumn | null = null): RowProblem => ({kind: 'problem', code, line, column})
    if (cells.length < this.#width) return problem('columns-missing')
    if (cells.length > this.#width) return problem('columns-extra')
    for (const [column, index] of this.#position) {
      const wrong = cellFault(cells[index] ?? '')
      if (wrong !== undefined) return problem(wrong, column)
      const fault = faults.length === 0 ? undefined : faults.find(([at]) => at === index)
      if (fault !== undefined) return problem(`cell-${fault[1]}`, column)
    }
    const text = (column: SourceColumn): string => this.#text(cells, column)

    const committee = this.#diaryOf(text('diarie'))
    if (committee === '') return problem('diary-missing', 'diarie')
    const diary = this.#diaries.get(committee)
    if (diary === undefined) return problem('diary-unknown', 'diarie')
    const caseNumber = text('arendenummer')
    if (caseNumber === '') return problem('case-number-missing', 'arendenummer')
    if (!diary.caseNumber.test(caseNumber) || isMeetingNumber(caseNumber)) return problem('case-number-shape', 'arendenummer')

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

    const caseStatus = this.#caseStatus(foldWord(text('arende_status')))
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
        headingSecrecy: this.#secrecy('arenderubrik_sekretess', text('arenderubrik_sekretess')),
        caseType: text('arendetyp'),
        isClosed: caseStatus === 'closed' || closedOn !== null,
        isCancelled: caseStatus === 'cancelled',
        closedOn,
      },
      document,
      date,
      officer: text('handlaggare'),
      statute: text('lagrum'),
      ...(this.#isProtected(text('skydd')) ? {protection: 'marked', protectionWord: text('skydd')} : {protection: 'none'}),
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
    const isCancelled = this.#isCancelled(foldWord(text('handling_status')))
    if (isCancelled === null) return 'status-unknown'
    const choices = split(text('fil_publiceras'), this.#map.separator).map((word) => this.#choice(word))
    // Choices that do not pair up with the files cannot be told apart, so no file has one (A6).
    const isPaired = choices.length === paths.length
    return {
      number,
      heading,
      headingSecrecy: this.#secrecy('handlingsrubrik_sekretess', text('handlingsrubrik_sekretess')),
      documentSecrecy: this.#secrecy('handling_sekretess', text('handling_sekretess')),
      direction: this.#direction(foldWord(text('riktning'))),
      internalParty: text('avsandare_mottagare'),
      parties: split(text('webbnamn'), this.#map.separator).filter((party) => party !== ''),
      files: paths.map((path, index) => ({path, choice: isPaired ? (choices[index] ?? 'missing') : 'missing'})),
      choiceWithoutFile: isPaired ? 'none' : paths.length === 0 && choices.every((choice) => choice === 'no') ? 'no' : 'unclear',
      isCancelled,
    }
  }

  #text(cells: readonly string[], column: SourceColumn): string {
    const index = this.#position.get(column)
    if (index === undefined) return this.#settled(cells, column)
    const cell = (cells[index] ?? '').trim()
    const text = BREAKS.test(cell) ? cell.replace(/[\t\r\n]+/g, ' ') : cell
    return this.#map.numberInOne === undefined ? text : this.#partOf(column, text, this.#map.numberInOne.separator)
  }

  /** What the map says of a column that the file does not have. */
  #settled(cells: readonly string[], column: SourceColumn): string {
    const {constants, diaryInNumber} = this.#map
    if (column === 'diarie' && diaryInNumber === true) return /^\S+(?= )/.exec(this.#text(cells, 'arendenummer'))?.[0] ?? ''
    if (column === 'diarie' || column === 'arendetyp' || column === 'riktning') return constants?.[column] ?? ''
    return ''
  }

  /** The case's number before the last separator, the document's after it. */
  #partOf(column: SourceColumn, text: string, separator: string): string {
    if (column !== 'arendenummer' && column !== 'handlingsnummer') return text
    const at = text.lastIndexOf(separator)
    if (column === 'arendenummer') return at < 0 ? text : text.slice(0, at).trim()
    return at < 0 ? '' : text.slice(at + separator.length).trim()
  }

  /** The code of a diary by what the export calls it. */
  #diaryOf(name: string): string {
    return this.#diaryNames.get(foldWord(name)) ?? name
  }

  #isProtected(word: string): boolean {
    return word !== '' && !this.#words.unprotected.has(foldWord(word))
  }

  #secrecy(column: YesNoColumn, word: string): Secrecy {
    const folded = foldWord(word)
    const words = this.#yesNo.get(column)
    if (words?.yes.has(folded) === true) return 'yes'
    return words?.no.has(folded) === true ? 'no' : 'unknown'
  }

  #choice(word: string): FileChoice {
    const secrecy = this.#secrecy('fil_publiceras', word)
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

  /** A day, or the day of a time where the map has times. A day as YYYY-MM-DD is understood whatever the map says: it can be no other day. */
  #day(text: string): LocalDate | null {
    const {day, time} = apart(text)
    if (time !== null && (!this.#hasTimes || !isTimeOfDay(time))) return null
    return this.#dayAlone(day, time !== null)
  }

  #dayAlone(text: string, hasTime: boolean): LocalDate | null {
    for (const form of this.#map.dates) {
      const found = form.endsWith(TIME_OF_DAY) || !hasTime ? dayIn(form.replace(TIME_OF_DAY, '') as DayForm, text) : null
      if (found !== null) return found
    }
    return parseLocalDate(text)
  }

  #time(text: string): string | null | undefined {
    if (text === '') return null
    const {day, time} = apart(text)
    const found = this.#dayAlone(day, false)
    if (found === null || (time !== null && !isTimeOfDay(time))) return undefined
    const [hour, minute, second] = time ?? ['00', '00', '00']
    return `${found}T${hour}:${minute}:${second}`
  }
}

type TimeOfDay = readonly [hour: string, minute: string, second: string]
const TIME_OF_DAY = ' HH:mm'
type DayForm = Exclude<DateForm, `${string}${typeof TIME_OF_DAY}`>

/** A day and the time of day after it, if there is one: `2026-02-03 10:12`. */
function apart(text: string): {readonly day: string; readonly time: TimeOfDay | null} {
  const match = TIME.exec(text)
  if (match === null) return {day: text, time: null}
  const [, day = '', hour = '', minute = '', second = '00'] = match
  return {day, time: [hour.padStart(2, '0'), minute, second]}
}

function isTimeOfDay([hour, minute, second]: TimeOfDay): boolean {
  return hour <= '23' && minute <= '59' && second <= '59'
}

function dayIn(form: DayForm, text: string): LocalDate | null {
  switch (form) {
    case 'yyyy-MM-dd':
      return parseLocalDate(text)
    case 'yyyyMMdd':
      return /^\d{8}$/.test(text) ? parseLocalDate(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`) : null
    case 'yyyy/MM/dd':
      return /^\d{4}\/\d{2}\/\d{2}$/.test(text) ? parseLocalDate(text.replaceAll('/', '-')) : null
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
