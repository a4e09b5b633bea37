import type {LocalDate} from '../terms/local-date.js'
import {markingOf, said, speaksOfFictitious} from './master-marking.js'
import type {MasterEntry, MasterProblem, MasterProblemCode} from './master-record.js'
import {goneBy, masterEntries, type Told, type ToldAddress} from './told-record.js'

/** Term codes of Navet that are read. */
const CODES = {
  number: '01001',
  /** Stands in place of the first for who has been given a number and is not registered in the population. */
  givenNumber: '01002',
  secrecy: '01003',
  otherNumber: '01005',
  gone: '01006',
  given: '01012',
  middle: '01013',
  surname: '01014',
  registration: '01020',
  property: '01025',
  registeredCareOf: '01033',
  registeredLine1: '01034',
  registeredLine2: '01035',
  registeredPostcode: '01036',
  registeredTown: '01037',
  insteadCareOf: '01051',
  insteadLine1: '01052',
  insteadLine2: '01053',
  insteadPostcode: '01054',
  insteadTown: '01055',
} as const

/** Texts in which any word may be somebody's name or street. */
const FREE: ReadonlySet<string> = new Set(Object.entries(CODES).flatMap(([name, code]) => (/^(?:given|middle|surname|registered|instead)/.test(name) && name !== 'givenNumber' ? [code] : [])))
/** May be said several times: a person has had several numbers, and what is said twice of protection is weighed together. */
const REPEATED: ReadonlySet<string> = new Set([CODES.otherNumber, CODES.secrecy, CODES.registration, CODES.property])
const KNOWN: ReadonlySet<string> = new Set(Object.values(CODES))
/** No record has so many lines. */
const LINES_MAX = 5_000

interface OpenRecord {
  readonly line: number
  readonly values: Map<string, string[]>
  readonly problems: MasterProblem[]
  /** Said twice, each time another thing: nobody can tell which. */
  readonly doubted: Set<string>
  fictitious: string | null
  lines: number
}

/** What is known of a file when its last line has been read. `nothing`: nothing in it was of this form. */
export type NavetEnd = 'whole' | 'cut' | 'nothing'

/** Reads a file of term codes and values, as Navet delivers, line by line. */
export class NavetReading {
  readonly #today: LocalDate
  readonly #blocks: string[] = []
  #open: OpenRecord | null = null
  #records = 0
  #declared: {readonly line: number; readonly count: number} | null = null
  #isOfThisForm = false

  constructor(today: LocalDate) {
    this.#today = today
  }

  /** What a line completes: a record, a problem, or most often nothing. `line` counts from 1. */
  take(text: string, line: number): readonly MasterEntry[] {
    const trimmed = text.trim()
    if (trimmed === '') return []
    const [, word = '', value = ''] = /^#([A-ZÅÄÖ_]{1,40})(?:\s+(.*))?$/u.exec(trimmed) ?? []
    switch (word) {
      case 'POST_START': {
        const before = this.#close('record-open')
        this.#isOfThisForm = true
        this.#records += 1
        this.#open = {line, values: new Map(), problems: [], doubted: new Set(), fictitious: null, lines: 0}
        return before
      }
      case 'POST_SLUT':
        return this.#open === null ? [problem(line, 'outside-record', word)] : this.#close(null)
      case 'UP':
        return this.#value(line, value)
      case '':
        return this.#unclear(line)
    }
    return this.#open === null ? this.#heading(line, word, value) : this.#unclear(line)
  }

  /** What the end of the file completes. */
  end(): {readonly kind: NavetEnd; readonly line: number; readonly entries: readonly MasterEntry[]} {
    if (this.#open !== null) return {kind: 'cut', line: this.#open.line, entries: []}
    if (this.#blocks.length > 0) return {kind: 'cut', line: 0, entries: []}
    const declared = this.#declared
    const entries = declared !== null && declared.count !== this.#records ? [problem(declared.line, 'count-differs', 'ANTAL_POSTER')] : []
    return {kind: this.#isOfThisForm ? 'whole' : 'nothing', line: 0, entries}
  }

  #heading(line: number, word: string, value: string): readonly MasterEntry[] {
    if (word.endsWith('_START')) {
      this.#isOfThisForm = true
      this.#blocks.push(word.slice(0, -'_START'.length))
    } else if (word.endsWith('_SLUT')) {
      const at = this.#blocks.lastIndexOf(word.slice(0, -'_SLUT'.length))
      if (at >= 0) this.#blocks.splice(at, 1)
    } else if (word === 'ANTAL_POSTER') {
      this.#isOfThisForm = true
      const count = /^\d{1,12}$/.test(value.trim()) ? Number(value) : Number.NaN
      if (Number.isNaN(count) || (this.#declared !== null && this.#declared.count !== count)) return [problem(line, 'count-differs', word)]
      this.#declared = {line, count}
    }
    return []
  }

  #value(line: number, text: string): readonly MasterEntry[] {
    const match = /^(\d{5})(?:\s+(.*))?$/u.exec(text)
    const open = this.#open
    if (match === null) return this.#unclear(line)
    const [, code = '', value = ''] = match
    if (open === null) return [problem(line, 'outside-record', code)]
    open.lines += 1
    if (open.lines > LINES_MAX) return this.#unclear(line)
    if (!FREE.has(code) && speaksOfFictitious(value)) open.fictitious ??= code
    if (!KNOWN.has(code)) return []
    const before = open.values.get(code)
    if (before === undefined) open.values.set(code, [value])
    else if (!before.includes(value)) {
      if (REPEATED.has(code)) before.push(value)
      else {
        open.doubted.add(code)
        open.problems.push(problem(line, 'told-twice', code))
      }
      if (code === CODES.secrecy || code === CODES.registration) open.problems.push(problem(line, 'told-twice', code))
    }
    return []
  }

  #unclear(line: number): readonly MasterEntry[] {
    const found = problem(line, 'record-broken', '')
    if (this.#open === null) return [found]
    // One of them tells enough of a record.
    if (!this.#open.problems.some((one) => one.problem === 'record-broken')) this.#open.problems.push(found)
    return []
  }

  #close(as: 'record-open' | null): readonly MasterEntry[] {
    const open = this.#open
    if (open === null) return []
    this.#open = null
    const {values, doubted} = open
    const all = (code: string): readonly Told[] => (doubted.has(code) ? [] : (values.get(code) ?? []).map((text) => ({field: code, text})))
    const one = (code: string): Told | null => all(code)[0] ?? null
    const address = (careOf: string, line1: string, line2: string, postcode: string, town: string): ToldAddress => ({careOf: one(careOf), lines: [...all(line1), ...all(line2)], postcode: one(postcode), town: one(town)})
    const secrecy = all(CODES.secrecy).map(({text}) => said(text))
    const registration = all(CODES.registration).map(({text}) => said(text))
    const marking = markingOf({secrecy, registration, isSetBySpar: false, isSecrecyEnough: false, secrecySince: null, registrationSince: null})
    const given = one(CODES.givenNumber)
    const number = one(CODES.number) ?? (values.has(CODES.number) ? null : given)
    return masterEntries(
      {
        line: open.line,
        number: number ?? {field: CODES.number, text: ''},
        otherNumbers: [...all(CODES.otherNumber), ...(given === null || number === given ? [] : [given])],
        gone: goneBy((one(CODES.gone)?.text ?? '').replace(/\s.*$/u, '')),
        given: one(CODES.given),
        middle: one(CODES.middle),
        surname: one(CODES.surname),
        registered: address(CODES.registeredCareOf, CODES.registeredLine1, CODES.registeredLine2, CODES.registeredPostcode, CODES.registeredTown),
        instead: address(CODES.insteadCareOf, CODES.insteadLine1, CODES.insteadLine2, CODES.insteadPostcode, CODES.insteadTown),
        // A designation has a name and a number.
        properties: all(CODES.property).filter(({text}) => /\p{L}/u.test(text) && /\d/.test(text)),
        fictitious: open.fictitious ?? (secrecy.includes('fictitious') ? CODES.secrecy : registration.includes('fictitious') ? CODES.registration : null),
        marking: marking === 'fictitious' ? {kind: 'untold'} : marking,
        problems: as === null ? open.problems : [...open.problems, problem(open.line, as, '')],
      },
      this.#today,
    )
  }
}

function problem(line: number, code: MasterProblemCode, field: string): MasterProblem {
  return {kind: 'problem', line, problem: code, field}
}
