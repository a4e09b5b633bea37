import type {Meaning, RowReader} from './parse-row.js'
import {CLOSED_COLUMNS, type SourceColumn} from './source-map.js'

/** What a map makes of one column of a file: counts, and the words of a closed list that it does not understand. */
export interface ColumnCensus {
  readonly column: SourceColumn
  /** The file's own heading. */
  readonly heading: string
  /** Rows with anything in the column. */
  readonly filled: number
  /** How often each meaning was met; null where any text will do. */
  readonly meanings: Readonly<Record<string, number>> | null
  /** How many words, days or times were not understood. */
  readonly misunderstood: number
  /** The commonest of them that may be shown: a closed list has few, and a day is shown by its shape. */
  readonly words: readonly {readonly word: string; readonly times: number}[]
}

/** More different words than this are no closed list: the column is another, and may hold anything. */
const WORDS_MAX = 20
const WORDS_SHOWN = 5
const WORD_LENGTH_MAX = 24
const DAYS: ReadonlySet<SourceColumn> = new Set(['datum', 'avslutat', 'publicerad', 'andrad'])

interface Counted {
  filled: number
  misunderstood: number
  readonly meanings: Map<Meaning, number> | null
  readonly words: Map<string, number>
}

/** Counts what a map makes of the rows of a file, column by column. It keeps no text but words of closed lists. */
export class Census {
  readonly #reader: RowReader
  readonly #columns: ReadonlyMap<SourceColumn, Counted>

  constructor(reader: RowReader) {
    this.#reader = reader
    this.#columns = new Map(reader.usedColumns.map(([column]) => [column, {filled: 0, misunderstood: 0, meanings: CLOSED_COLUMNS.has(column) ? new Map<Meaning, number>() : null, words: new Map<string, number>()}]))
  }

  add(cells: readonly string[]): void {
    for (const [column, counted] of this.#columns) {
      const isFilled = this.#reader.isFilled(column, cells)
      if (isFilled) counted.filled += 1
      // An empty cell of a closed list tells nothing, except that nobody is protected.
      if (counted.meanings === null || !(isFilled || column === 'skydd')) continue
      for (const [text, meaning] of this.#reader.meanings(column, cells)) {
        if (meaning !== null) {
          counted.meanings.set(meaning, (counted.meanings.get(meaning) ?? 0) + 1)
          continue
        }
        counted.misunderstood += 1
        const word = DAYS.has(column) ? shapeOf(text) : text
        if (counted.words.has(word) || counted.words.size <= WORDS_MAX) counted.words.set(word, (counted.words.get(word) ?? 0) + 1)
      }
    }
  }

  /** The counts. `mayBeShown` has the last say about a word from the file. */
  columns(mayBeShown: (word: string) => boolean): readonly ColumnCensus[] {
    return this.#reader.usedColumns.flatMap(([column, heading]) => {
      const counted = this.#columns.get(column)
      if (counted === undefined) return []
      const {filled, misunderstood, meanings, words} = counted
      const isList = words.size <= WORDS_MAX
      const shown = [...words]
        .filter(([word]) => isList && (DAYS.has(column) ? word.length <= WORD_LENGTH_MAX : isWordOfList(word) && mayBeShown(word)))
        .sort(([one, times], [other, more]) => more - times || (one < other ? -1 : 1))
        .slice(0, WORDS_SHOWN)
      return [{column, heading, filled, meanings: meanings === null ? null : Object.fromEntries(meanings), misunderstood, words: shown.map(([word, times]) => ({word, times}))}]
    })
  }
}

/** How a day is written, without the day: `3/2 2026` is `9/9 9999`. */
function shapeOf(text: string): string {
  return text.replace(/\p{L}/gu, 'a').replace(/\d/g, '9').slice(0, WORD_LENGTH_MAX + 1)
}

/** A word or two without a digit: nothing that could be a number, an address or a heading. */
function isWordOfList(word: string): boolean {
  return word.length <= WORD_LENGTH_MAX && !/\d/.test(word) && word.split(/\s+/).length <= 2
}
