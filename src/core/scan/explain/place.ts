/** Where something stands, as a person counts: lines and the words of a line, both from 1. */
export interface WordPlace {
  readonly line: number
  readonly firstWord: number
  readonly lastWord: number
}

/** The lines and words of a text, counted once for all the places that are asked for. */
export class Places {
  readonly #text: string
  /** Where each line and each word begins. Words are what stands between spaces. */
  readonly #lines: readonly number[]
  readonly #words: readonly number[]

  constructor(text: string) {
    this.#text = text
    this.#lines = [0, ...Array.from(text.matchAll(/\n/g), ({index}) => index + 1)]
    this.#words = Array.from(text.matchAll(/\S+/g), ({index}) => index)
  }

  /** The line and the words that a range of UTF-16 units covers. */
  at(start: number, end: number): WordPlace {
    const text = this.#text
    const from = Math.max(0, Math.min(start, text.length))
    const to = Math.max(from, Math.min(end, text.length))
    const line = before(this.#lines, from + 1)
    const lineStart = this.#lines[line - 1] ?? 0
    const wordsBefore = before(this.#words, from)
    const ofLine = wordsBefore - before(this.#words, lineStart)
    // The first of them may have begun before the range.
    const isInside = from > lineStart && /\S/.test(text.charAt(from - 1))
    const firstWord = Math.max(1, isInside ? ofLine : ofLine + 1)
    const inRange = before(this.#words, to) - wordsBefore + (isInside && to > from && /\S/.test(text.charAt(from)) ? 1 : 0)
    return {line, firstWord, lastWord: firstWord + Math.max(0, inRange - 1)}
  }
}

/** The line and the words that a range of UTF-16 units covers. */
export function placeOf(text: string, start: number, end: number): WordPlace {
  return new Places(text).at(start, end)
}

/** How many of some places, in order, stand before one. */
function before(places: readonly number[], at: number): number {
  let [low, high] = [0, places.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
