import type {PublicCase, PublicDocument} from '../../core/publication/public-entry.js'
import {wordsOf} from '../../core/publication/last-look.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {fit} from '../html.js'
import {jsonText} from '../json.js'
import type {DiarySite} from './diary-site.js'
import {headingOf, lineOf} from './field-text.js'
import {diaryNumberKey} from './search-number.js'
import {searchFolder} from './site-paths.js'

/** One file of the search index: JSON that `data/diary/sok.js` reads in the reader's browser. */
export interface SearchFile {
  /** Where it lies under the site's root, without leading slash. */
  readonly path: string
  readonly text: string
  /** The entries whose data stand in it: what a takedown or the last look must find. */
  readonly shows: readonly EntryId[]
}

/** What can be searched for: a document in the open, or a case. Receipts have no words, and a secret row is in no index (D1). */
export type SearchRow = PublicDocument | PublicCase

/** What the index is made with that pages are not. */
export interface IndexMeans {
  /** A public text without the names of persons in it: what is indexed of months in which names can no longer be searched for. */
  readonly withoutNames: (text: string, field: 'heading' | 'party') => string
  /** A digest of a text in small letters: digits could be read as a number. A month's files say which edition they belong to by it, so that a browser never joins two. */
  readonly digest: (text: string) => string
}

// A search reads the words of a month, the hits of the words it means, and the rows it shows: so each lies by itself, in pieces of some kilobytes.
const WORDS_IN_PIECE = 400
const ROWS_IN_PIECE = 100

/** The kinds of a row, one letter each: a case, and a document by its direction. */
export const KIND_LETTERS = {case: 'A', In: 'I', Ut: 'U', Upprättad: 'P'} as const

/**
 * The search index of one month, in six kinds of files: `ord.json` has the month's words and what every row is filtered by, `traff-N.json` the rows of some words,
 * `nummer.json` the diary numbers, `rader-N.json` what is shown of some rows. The newest row is row 0.
 */
export function* drawMonthIndex(site: DiarySite, month: string, rows: readonly SearchRow[], isNamed: boolean, {withoutNames, digest}: IndexMeans): Generator<SearchFile> {
  const folder = searchFolder(month)
  const byWord = new Map<string, number[]>()
  const byNumber = new Map<string, number[]>()
  const shown: (readonly string[])[] = []
  for (const [at, row] of rows.entries()) {
    for (const word of searchedWords(row, isNamed, withoutNames)) put(byWord, word, at)
    const number = diaryNumberKey(row.diaryNumber)
    if (number !== null) put(byNumber, number, at)
    const heading = headingOf(row.heading, site.words)
    const caseHeading = row.kind === 'case' || row.caseHeading === null ? '' : lineOf(row.caseHeading)
    shown.push([row.address, ...[heading, caseHeading === heading ? '' : caseHeading, lineOf(row.diaryNumber)].map(fit)])
  }
  const committees = [...new Set(rows.map(({committee}) => site.committee(committee).slug))].sort()
  const words = [...byWord.keys()].sort()
  const numbers = [...byNumber.keys()].sort()
  const columns = {
    namnder: committees,
    namnd: rows.map(({committee}) => committees.indexOf(site.committee(committee).slug)),
    typ: rows.map((row) => KIND_LETTERS[row.kind === 'case' ? 'case' : row.direction]).join(''),
    dag: rows.map(({date}) => Number(date.slice(8))),
  }
  const hits = words.map((word) => steps(byWord.get(word) ?? []))
  const edition = digest(JSON.stringify([columns, words, hits, numbers, shown]))
  const all = rows.map(({id}) => id)
  const file = (name: string, content: Readonly<Record<string, unknown>>, shows: readonly EntryId[]): SearchFile => ({path: `${folder}/${name}.json`, text: jsonText({utgava: edition, ...content}), shows})
  yield file('ord', {...columns, ord: words, perTraff: WORDS_IN_PIECE, perRad: ROWS_IN_PIECE}, all)
  for (const [piece, part] of pieces(hits, WORDS_IN_PIECE).entries()) yield file(`traff-${piece}`, {rader: part}, [])
  yield file('nummer', {nummer: numbers, rader: numbers.map((number) => steps(byNumber.get(number) ?? []))}, all)
  for (const [piece, part] of pieces(shown, ROWS_IN_PIECE).entries()) yield file(`rader-${piece}`, {rader: part}, all.slice(piece * ROWS_IN_PIECE, (piece + 1) * ROWS_IN_PIECE))
}

/** The words a row is found by, each once. */
function searchedWords(row: SearchRow, isNamed: boolean, withoutNames: IndexMeans['withoutNames']): ReadonlySet<string> {
  const headings = [row.heading, ...(row.kind === 'case' || row.caseHeading === null ? [] : [row.caseHeading])]
  const party = row.kind === 'case' ? '' : (row.party ?? '')
  const texts = isNamed ? [...headings, party, row.officer ?? ''] : [...headings.map((text) => withoutNames(text, 'heading')), withoutNames(party, 'party')]
  return new Set(texts.flatMap(wordsOf))
}

/** Ascending numbers as the steps between them: small numbers are short ones. */
function steps(rows: readonly number[]): readonly number[] {
  return rows.map((row, at) => row - (rows[at - 1] ?? 0))
}

function put(index: Map<string, number[]>, key: string, row: number): void {
  const known = index.get(key)
  if (known === undefined) index.set(key, [row])
  else known.push(row)
}

function pieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({length: Math.ceil(all.length / size)}, (_, at) => all.slice(at * size, (at + 1) * size))
}

/** True for a month in which persons' names can still be searched for: no older than so many months before today's. */
export function isNamed(month: string, today: LocalDate, namesMonths: number): boolean {
  return monthsOf(today.slice(0, 7)) - monthsOf(month) <= namesMonths
}

function monthsOf(month: string): number {
  return 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7))
}
