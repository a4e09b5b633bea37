import type {EntryId} from '../../terms/identifiers.js'
import {looseNumber, type FilterTerm} from './filter.js'
import type {Marks} from './marks.js'
import type {QueueRow} from './queue-row.js'
import {foldForSearch, sortKey} from './search-text.js'
import {groupOfReason, WHY_GROUPS, whyOf, type WhyGroup} from './why.js'

/** By what the queue is ordered, within its groups. */
export const SORT_ORDERS = ['waited', 'date', 'number', 'committee', 'heading'] as const
export type SortOrder = (typeof SORT_ORDERS)[number]

/** A row of the queue with what is worked out once when it is read: filters are asked for at every key. */
export interface SearchableRow {
  readonly row: QueueRow
  readonly why: WhyGroup
  /** Everything that free text looks in. */
  readonly text: string
  readonly number: string
  /** What an order compares: worked out when that order is first asked for, since few are and a queue may hold 100,000 rows. */
  key(sort: SortOrder): string
}

/** What is asked of a row beside its own content. */
export interface Surroundings {
  readonly marks: Marks
  /** Entries that another registrar has open. */
  readonly taken: ReadonlySet<EntryId>
  /** This moment, milliseconds since 1970, by which waiting days are counted. */
  readonly now: number
}

/** How a registrar wants to see the queue. */
export interface ViewOrder {
  readonly terms: readonly FilterTerm[]
  readonly sort: SortOrder
  readonly isReversed: boolean
  readonly isGrouped: boolean
}

const DAY_MS = 86_400_000

export function searchable(row: QueueRow): SearchableRow {
  return new Searchable(row)
}

class Searchable implements SearchableRow {
  readonly row: QueueRow
  readonly why: WhyGroup
  readonly text: string
  readonly number: string
  #made: {readonly sort: SortOrder; readonly key: string} | null = null

  constructor(row: QueueRow) {
    this.row = row
    this.why = whyOf(row.reasons)
    this.text = foldForSearch(`${wholeNumber(row)} ${row.heading ?? ''} ${row.caseType}`)
    this.number = looseNumber(row.documentNumber === null ? row.diaryNumber : `${row.diaryNumber} ${row.documentNumber}`)
  }

  key(sort: SortOrder): string {
    const {row} = this
    switch (sort) {
      case 'waited':
        return row.waitingSince
      case 'date':
        return row.date
      case 'number':
      case 'committee':
      case 'heading':
        if (this.#made?.sort !== sort) this.#made = {sort, key: sortKey(sort === 'heading' ? (row.heading ?? '') : sort === 'committee' ? row.committee : `${row.committee} ${wholeNumber(row)}`)}
        return this.#made.key
    }
  }
}

function wholeNumber({diaryNumber, documentNumber}: QueueRow): string {
  return documentNumber === null ? diaryNumber : `${diaryNumber}:${documentNumber}`
}

/** The rows that a filter keeps, in the order that is asked for. Rows of one place in the order stand by since when they wait, and then by their id, so that nothing jumps about. */
export function view(rows: readonly SearchableRow[], order: ViewOrder, surroundings: Surroundings): readonly SearchableRow[] {
  const kept = [...filtered(rows, order.terms, surroundings)]
  const rank = new Map(WHY_GROUPS.map((group, at) => [group, at]))
  const turn = order.isReversed ? -1 : 1
  return kept.sort((one, other) => {
    if (order.isGrouped && one.why !== other.why) return (rank.get(one.why) ?? 0) - (rank.get(other.why) ?? 0)
    return turn * compare(one.key(order.sort), other.key(order.sort)) || compare(one.row.waitingSince, other.row.waitingSince) || compare(one.row.id, other.row.id)
  })
}

/** The rows that a filter keeps, in the order in which they stand: what is in order need not be put in order once more at every key. */
export function filtered(rows: readonly SearchableRow[], terms: readonly FilterTerm[], surroundings: Surroundings): readonly SearchableRow[] {
  const tests = terms.map((term) => testOf(term, surroundings))
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)))
}

/** How many whole days something has waited. */
export function daysWaited(row: QueueRow, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(row.waitingSince)) / DAY_MS))
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function testOf(term: FilterTerm, {marks, taken, now}: Surroundings): (row: SearchableRow) => boolean {
  const asked = positiveTestOf(term, marks, taken, now)
  // Of a row that nobody here may read a filter is told only that it waits for another, and what the registrar has marked: whatever else was asked, all of them answer alike (K4).
  const answered = (row: SearchableRow): boolean => (row.row.heading !== null || term.kind === 'why' ? asked(row) : term.kind === 'state' && term.states.includes('marked') && marks.has(row.row.id))
  return term.not ? (row) => !answered(row) : answered
}

function positiveTestOf(term: FilterTerm, marks: Marks, taken: ReadonlySet<EntryId>, now: number): (row: SearchableRow) => boolean {
  switch (term.kind) {
    case 'text': {
      const number = looseNumber(term.text)
      const isNumber = /\d/.test(number) && /^[\p{L}\d\s/:.–-]+$/u.test(term.text)
      return ({text, number: own}) => text.includes(term.text) || (isNumber && holdsNumber(own, number))
    }
    case 'committee': {
      const isAsked = rememberingTest((committee) => term.codes.includes(foldForSearch(committee)))
      return ({row}) => isAsked(row.committee)
    }
    case 'why': {
      const reasons = new Set(term.reasons)
      return ({why, row}) => term.groups.includes(why) || row.reasons.some((reason) => reasons.has(reason) || (term.groups.length > 0 && term.groups.includes(groupOfReason(reason))))
    }
    case 'date':
      return ({row}) => row.date >= term.from && row.date <= term.to
    case 'waited':
      return ({row}) => {
        const days = daysWaited(row, now)
        return days >= term.from && days <= term.to
      }
    case 'case-type': {
      const isAsked = rememberingTest((caseType) => term.texts.some((text) => foldForSearch(caseType).includes(text)))
      return ({row}) => isAsked(row.caseType)
    }
    case 'number':
      return ({number}) => term.texts.some((text) => holdsNumber(number, text))
    case 'stage':
      return ({row}) => term.stages.includes(row.stage)
    case 'entry-kind':
      return ({row}) => term.kinds.includes(row.kind)
    case 'direction':
      return ({row}) => row.direction !== null && term.directions.includes(row.direction)
    case 'state':
      return ({row}) => term.states.some((state) => (state === 'marked' ? marks.has(row.id) : taken.has(row.id)))
  }
}

/** The same few committees and case types stand in every row: each is looked at once. */
function rememberingTest(test: (text: string) => boolean): (text: string) => boolean {
  const answers = new Map<string, boolean>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = test(text)
    answers.set(text, answer)
    return answer
  }
}

/** Whole parts of a diary number: `2026 1` is in `ks 2026 1`, and not in `ks 2026 12`. */
function holdsNumber(own: string, asked: string): boolean {
  return asked !== '' && ` ${own} `.includes(` ${asked} `)
}
