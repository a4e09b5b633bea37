import {twelveDigits} from '../protected/asked-number.js'
import type {RefusalCode, RefusalFacts} from '../refusal.js'
import {parseLocalDate, type LocalDate} from '../terms/local-date.js'
import {amountIn, FORWARDING_REASONS, GRAMS_UNTOLD, LETTER_KINDS, type ForwardingReason, type Letter, type LetterKind, type Measures} from './letter.js'

/** Columns of a list of letters, as CSV (`;`, UTF-8). Weight in grams, measures in centimetres. */
export const LIST_COLUMNS = ['personnummer', 'typ', 'arendenummer', 'referens', 'sista_dag', 'gram', 'langd_cm', 'bredd_cm', 'hojd_cm', 'skal', 'diarie'] as const
export type ListColumn = (typeof LIST_COLUMNS)[number]

/** Without these nobody can say to whom something goes, or what. */
export const NEEDED_LIST_COLUMNS = ['personnummer', 'typ', 'arendenummer'] as const satisfies readonly ListColumn[]

/** A row of a list that was understood. */
export interface ListedLetter {
  readonly line: number
  readonly number: string
  readonly committee: string | null
  readonly letter: Letter
}

/** A row that was not taken in, and why. It holds nothing of what stands in the row. */
export interface RefusedRow {
  readonly line: number
  readonly code: RefusalCode
  /** What its words need: lines and numbers, never the row's text. */
  readonly facts?: RefusalFacts
}

const KIND_WORDS: Readonly<Record<string, LetterKind>> = {brev: 'letter', letter: 'letter', rek: 'registered', rekommenderat: 'registered', registered: 'registered', 'personlig utlämning': 'in-person', 'in-person': 'in-person', paket: 'parcel', parcel: 'parcel'}
const REASON_WORDS: Readonly<Record<string, ForwardingReason>> = {
  ...Object.fromEntries(FORWARDING_REASONS.map((reason) => [reason, reason])),
  'osäker adress': 'address-uncertain',
  'farlig adress': 'address-unsafe',
  'personen ber om det': 'person-asks',
  'kom tillbaka': 'came-back',
}

/** The kind of a letter as people write it, in either language; null for what is none. */
export function letterKindIn(text: string): LetterKind | null {
  const word = said(text)
  return LETTER_KINDS.find((kind) => kind === word) ?? (Object.hasOwn(KIND_WORDS, word) ? (KIND_WORDS[word] ?? null) : null)
}

function reasonIn(text: string): ForwardingReason | null {
  const word = said(text)
  return Object.hasOwn(REASON_WORDS, word) ? (REASON_WORDS[word] ?? null) : null
}

/** A column's heading as columns are compared by. */
export function listColumnOf(heading: string): string {
  return said(heading)
}

/** Reads rows of a list under one header. */
export function listReading(header: readonly string[], today: LocalDate): (line: number, cells: readonly string[]) => ListedLetter | RefusedRow {
  const places = new Map(header.map((heading, at) => [listColumnOf(heading), at]))
  return (line, cells) => {
    // Which cell is whose cannot be told.
    if (cells.length !== header.length) return {line, code: 'letter-row-broken'}
    const cell = (column: ListColumn): string => (cells[places.get(column) ?? -1] ?? '').normalize('NFC').trim()
    const number = twelveDigits(cell('personnummer'), today)
    if (number === null) return {line, code: 'person-number-unclear'}
    const kind = letterKindIn(cell('typ'))
    if (kind === null) return {line, code: 'letter-kind-unclear'}
    const due = cell('sista_dag') === '' ? null : parseLocalDate(cell('sista_dag'))
    if (due === null && cell('sista_dag') !== '') return {line, code: 'letter-due-unclear'}
    const grams = cell('gram') === '' ? GRAMS_UNTOLD : amountIn(cell('gram'))
    if (grams === null || (kind === 'parcel' && cell('gram') === '')) return {line, code: 'letter-weight-unclear'}
    const measures = measuresIn(cell('langd_cm'), cell('bredd_cm'), cell('hojd_cm'))
    if (measures === 'unclear') return {line, code: 'parcel-measures-missing'}
    const reason = cell('skal') === '' ? null : (reasonIn(cell('skal')) ?? 'unclear')
    if (reason === 'unclear') return {line, code: 'letter-reason-unclear'}
    return {line, number, committee: cell('diarie') === '' ? null : cell('diarie'), letter: {kind, caseNumber: cell('arendenummer'), reference: cell('referens'), due, grams, measures, reason}}
  }
}

function measuresIn(...sides: readonly [string, string, string]): Measures | null | 'unclear' {
  if (sides.every((side) => side === '')) return null
  const [length = null, width = null, height = null] = sides.map(amountIn)
  return length === null || width === null || height === null ? 'unclear' : {length, width, height}
}

function said(text: string): string {
  return text.normalize('NFC').trim().toLocaleLowerCase('sv')
}
