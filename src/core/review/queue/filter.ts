import type {WaitingStage} from '../../journey.js'
import {addDays, parseLocalDate, type LocalDate} from '../../terms/local-date.js'
import {foldForSearch} from './search-text.js'
import type {WhyGroup} from './why.js'

/** What a filter can ask of a row. */
export const FILTER_FIELDS = ['committee', 'why', 'date', 'waited', 'case-type', 'number', 'stage', 'kind', 'direction', 'is'] as const
export type FilterField = (typeof FILTER_FIELDS)[number]

/** What `is:` can ask: whether the registrar has marked the row, whether another has it open. */
export const FILTER_STATES = ['marked', 'taken'] as const
export type FilterState = (typeof FILTER_STATES)[number]

/** The words in which filters are written, in every language at once: what stands before the colon, and what may stand after it. All folded. */
export interface FilterWords {
  readonly fields: ReadonlyMap<string, FilterField>
  readonly why: ReadonlyMap<string, WhyGroup | {readonly reason: string}>
  readonly stages: ReadonlyMap<string, WaitingStage>
  readonly kinds: ReadonlyMap<string, 'case' | 'document'>
  readonly directions: ReadonlyMap<string, string>
  readonly states: ReadonlyMap<string, FilterState>
  /** Whether there is a committee with that code, folded; absent where it is not known which there are. */
  readonly hasCommittee?: (code: string) => boolean
}

/** One condition; a row is kept when all are met. `not` turns it round. */
export type FilterTerm =
  | {readonly kind: 'text'; readonly not: boolean; readonly text: string}
  | {readonly kind: 'committee'; readonly not: boolean; readonly codes: readonly string[]}
  | {readonly kind: 'why'; readonly not: boolean; readonly groups: readonly WhyGroup[]; readonly reasons: readonly string[]}
  | {readonly kind: 'date'; readonly not: boolean; readonly from: LocalDate; readonly to: LocalDate}
  /** How many whole days it has waited, from and to, both included. */
  | {readonly kind: 'waited'; readonly not: boolean; readonly from: number; readonly to: number}
  | {readonly kind: 'case-type'; readonly not: boolean; readonly texts: readonly string[]}
  | {readonly kind: 'number'; readonly not: boolean; readonly texts: readonly string[]}
  | {readonly kind: 'stage'; readonly not: boolean; readonly stages: readonly WaitingStage[]}
  | {readonly kind: 'entry-kind'; readonly not: boolean; readonly kinds: readonly ('case' | 'document')[]}
  | {readonly kind: 'direction'; readonly not: boolean; readonly directions: readonly string[]}
  | {readonly kind: 'state'; readonly not: boolean; readonly states: readonly FilterState[]}

/** Why a part of a filter cannot be understood. */
export type FilterProblem = 'unknown-field' | 'unknown-value' | 'not-a-date' | 'not-a-number' | 'value-missing' | 'quote-open'

/** The part of a filter that was not understood: where it begins, its field as it was written, or the text, and for a value that there is none of what it was and of which field. */
export interface FilterFault {
  readonly problem: FilterProblem
  readonly at: number
  readonly word: string
  readonly unknown: {readonly value: string; readonly field: FilterField} | null
}

/** A filter as it was understood, or the place in it that was not: the list is left as it is until it is. */
export type ParsedFilter = {readonly kind: 'filter'; readonly terms: readonly FilterTerm[]} | {readonly kind: 'problem'; readonly fault: FilterFault}

/** Conditions whose values are codes, days or numbers: nobody's words stand in them. */
const FIXED: ReadonlySet<FilterTerm['kind']> = new Set<FilterTerm['kind']>(['committee', 'why', 'date', 'waited', 'stage', 'entry-kind', 'direction', 'state'])

/** Whether a filter holds nothing but values out of the program's own lists, days and numbers. */
export function isFixed(text: string, words: FilterWords & Required<Pick<FilterWords, 'hasCommittee'>>): boolean {
  const parsed = parseFilter(text, words)
  return parsed.kind === 'filter' && parsed.terms.every(({kind}) => FIXED.has(kind))
}

interface Word {
  readonly at: number
  readonly not: boolean
  /** Null for free text. */
  readonly field: string | null
  readonly value: string
  readonly isQuoted: boolean
}

const LAST_DAY = '2999-12-31' as LocalDate
const FIRST_DAY = '1700-01-01' as LocalDate

// A text that is pasted, or written where quotation marks are made curly, has one of these.
const CURLY = /[\u201c\u201d\u201e\u201f\u00ab\u00bb]/g

/** Reads `nämnd:KS skäl:namn datum:>=2026-01-01 -typ:bygglov "fri text"`. Linear in the text. */
export function parseFilter(written: string, words: FilterWords): ParsedFilter {
  const text = written.replace(CURLY, '"')
  const terms: FilterTerm[] = []
  for (const word of wordsIn(text)) {
    if (word === 'quote-open') return {kind: 'problem', fault: {problem: 'quote-open', at: text.lastIndexOf('"'), word: '', unknown: null}}
    const read = termOf(word, words)
    if (typeof read === 'string' || 'value' in read) return {kind: 'problem', fault: {problem: typeof read === 'string' ? read : 'unknown-value', at: word.at, word: word.field ?? word.value, unknown: typeof read === 'string' ? null : read}}
    terms.push(read)
  }
  return {kind: 'filter', terms}
}

/** A filter that is being written, without a last word that may become a field when its colon comes: to look for it meanwhile would empty the list for a moment. */
export function withoutBegunField(text: string, {fields}: FilterWords): string {
  const [, last = ''] = /(?:^|\s)-?([\p{L}-]+)$/u.exec(text) ?? []
  const begun = foldForSearch(last)
  return begun !== '' && [...fields.keys()].some((name) => name.startsWith(begun)) ? text.slice(0, text.length - last.length).replace(/-$/, '') : text
}

function* wordsIn(text: string): Generator<Word | 'quote-open'> {
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] ?? '')) {
      at += 1
      continue
    }
    const begin = at
    const not = text[at] === '-' && at + 1 < text.length && !/\s/.test(text[at + 1] ?? '')
    if (not) at += 1
    let field: string | null = null
    const bare = at
    while (at < text.length && !/[\s":]/.test(text[at] ?? '')) at += 1
    // `KS 2026:4` is a diary number, and not the field `2026`.
    if (text[at] === ':' && /^\p{L}[\p{L}-]*$/u.test(text.slice(bare, at))) {
      field = text.slice(bare, at)
      at += 1
    } else at = bare
    let value = ''
    let isQuoted = false
    while (at < text.length && !/\s/.test(text[at] ?? '')) {
      if (text[at] === '"') {
        const close = text.indexOf('"', at + 1)
        if (close < 0) {
          yield 'quote-open'
          return
        }
        value += text.slice(at + 1, close)
        isQuoted = true
        at = close + 1
      } else {
        value += text[at] ?? ''
        at += 1
      }
    }
    if (field !== null || value !== '') yield {at: begin, not, field, value, isQuoted}
  }
}

function termOf({field: name, value, not}: Word, words: FilterWords): FilterTerm | Exclude<FilterProblem, 'unknown-value'> | NonNullable<FilterFault['unknown']> {
  if (name === null) return {kind: 'text', not, text: foldForSearch(value)}
  const field = words.fields.get(foldForSearch(name))
  if (field === undefined) return 'unknown-field'
  const values = value.split(',').map((one) => one.trim()).filter((one) => one !== '')
  if (values.length === 0) return 'value-missing'
  const known = <T, R>(table: ReadonlyMap<string, T>, make: (found: readonly T[]) => R): R | NonNullable<FilterFault['unknown']> => {
    const found: T[] = []
    for (const one of values) {
      const is = table.get(foldForSearch(one))
      if (is === undefined) return {value: one, field}
      found.push(is)
    }
    return make(found)
  }
  switch (field) {
    case 'committee': {
      const unknown = values.find((one) => words.hasCommittee?.(foldForSearch(one)) === false)
      return unknown === undefined ? {kind: 'committee', not, codes: values.map(foldForSearch)} : {value: unknown, field}
    }
    case 'why':
      return known(words.why, (asked): FilterTerm => ({kind: 'why', not, groups: asked.flatMap((one) => (typeof one === 'string' ? [one] : [])), reasons: asked.flatMap((one) => (typeof one === 'string' ? [] : [one.reason]))}))
    case 'date': {
      const span = spanOf(value, dayOf, (day) => day, FIRST_DAY, LAST_DAY)
      return span === null ? 'not-a-date' : {kind: 'date', not, ...span}
    }
    case 'waited': {
      const span = spanOf(value, countOf, (days) => days, 0, Number.MAX_SAFE_INTEGER)
      return span === null ? 'not-a-number' : {kind: 'waited', not, ...span}
    }
    case 'case-type':
      return {kind: 'case-type', not, texts: values.map(foldForSearch)}
    case 'number':
      return {kind: 'number', not, texts: values.map(looseNumber)}
    case 'stage':
      return known(words.stages, (stages): FilterTerm => ({kind: 'stage', not, stages}))
    case 'kind':
      return known(words.kinds, (kinds): FilterTerm => ({kind: 'entry-kind', not, kinds}))
    case 'direction':
      return known(words.directions, (directions): FilterTerm => ({kind: 'direction', not, directions}))
    case 'is':
      return known(words.states, (states): FilterTerm => ({kind: 'state', not, states}))
  }
}

/** A diary number however it is written: letters and digits, without the zeros that fill up its parts. `ks 2019-1` is `KS/2019/0001`. */
export function looseNumber(text: string): string {
  return (foldForSearch(text).match(/[0-9]+|\p{L}+/gu) ?? []).map((part) => part.replace(/^0+(?=\d)/, '')).join(' ')
}

interface Ends<T> {
  readonly low: T
  readonly high: T
}

/** `2026-01`, `>=2026-01-01`, `<2026`, `2026-01-01..2026-02-03`. */
function spanOf<T extends LocalDate | number>(text: string, read: (part: string) => Ends<T> | null, keep: (value: T) => T, first: T, last: T): {readonly from: T; readonly to: T} | null {
  const between = text.split('..')
  if (between.length === 2) {
    const low = between[0] === '' ? null : read(between[0] ?? '')
    const high = between[1] === '' ? null : read(between[1] ?? '')
    if ((low === null && between[0] !== '') || (high === null && between[1] !== '')) return null
    return {from: keep(low?.low ?? first), to: keep(high?.high ?? last)}
  }
  const [, sign = '', rest = ''] = /^(>=|<=|>|<|=)?(.*)$/.exec(text) ?? []
  const ends = read(rest)
  if (ends === null) return null
  switch (sign) {
    case '>=':
      return {from: ends.low, to: last}
    case '<=':
      return {from: first, to: ends.high}
    case '>':
      return {from: after(ends.high), to: last}
    case '<':
      return {from: first, to: before(ends.low)}
    default:
      return {from: ends.low, to: ends.high}
  }
}

function after<T extends LocalDate | number>(value: T): T {
  return (typeof value === 'number' ? value + 1 : addDays(value, 1)) as T
}

function before<T extends LocalDate | number>(value: T): T {
  return (typeof value === 'number' ? value - 1 : addDays(value, -1)) as T
}

/** A day, a month or a year, as the days it begins and ends with. */
function dayOf(text: string): Ends<LocalDate> | null {
  const day = parseLocalDate(text)
  if (day !== null) return {low: day, high: day}
  if (/^\d{4}$/.test(text)) return endsOf(`${text}-01-01`, `${text}-12-31`)
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined) return null
  const low = parseLocalDate(`${year}-${month}-01`)
  if (low === null) return null
  const next = month === '12' ? `${Number(year) + 1}-01-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}-01`
  const first = parseLocalDate(next)
  return first === null ? null : {low, high: addDays(first, -1)}
}

function endsOf(low: string, high: string): Ends<LocalDate> | null {
  const [from, to] = [parseLocalDate(low), parseLocalDate(high)]
  return from === null || to === null ? null : {low: from, high: to}
}

/** Days, with or without the letter: `3`, `3d`. */
function countOf(text: string): Ends<number> | null {
  const [, digits] = /^(\d{1,5})d?$/.exec(text) ?? []
  return digits === undefined ? null : {low: Number(digits), high: Number(digits)}
}

