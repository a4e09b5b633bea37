/** A text as detectors read it, and the way back to the text as it was written. */
export interface FoldedText {
  readonly text: string
  /** Where a folded place begins in the original. */
  start(at: number): number
  /** The first unit after the original of what ends at a folded place. */
  end(at: number): number
}

// What most texts consist of. Anything else, or a word divided at the end of a line, is worth the slow way.
const PLAIN = /^[\n\r\t\x20-\x7e\xa1-\xa9\xab-\xac\xae-\xb1\xb4-\xb8\xbb-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u2018-\u201f\u2020-\u2022\u2026\u20ac]*$/
// Everything but those, and a hyphen that may divide a word.
const ODD = /[^\n\r\t\x20-\x7e\xa1-\xa9\xab-\xac\xae-\xb1\xb4-\xb8\xbb-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e\u2018-\u201f\u2020-\u2022\u2026\u20ac]|-(?=[ \t]{0,3}\r?\n)/g
// Signs with a plain one of the same length: they need no way back.
const SPACES = /[\xa0\u2000-\u200a\u202f\u205f\u3000]/g
const DASHES = /[\u2010-\u2015\u2043\u2212]/g
const DIVIDED = /-[ \t]{0,3}\r?\n/
const SOFT_HYPHEN = 0xad
// Soft hyphen, zero-width, bidi, variation selectors, Hangul fillers, tags: nothing a reader sees, all a copy may hold.
const INVISIBLE = /[\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]/u
const SPACE = /[\p{Zs}\u2028\u2029\v\f\x85]/u
const DASH = /[\p{Pd}\u2043\u2212\u02d7\u207b\u208b\u2796\u2500\u2501\u30fc]/u
const MARK = /\p{M}/u
const DIGIT = /\p{Nd}/u

/**
 * Makes a text comparable: no invisible characters, one kind of space and dash, composed letters, European digits, and words
 * divided over two lines put together. Places found in it are told in the original's units.
 */
export function foldText(original: string): FoldedText {
  if (!DIVIDED.test(original)) {
    if (PLAIN.test(original)) return {text: original, start: inPlace, end: inPlace}
    const same = original.replace(SPACES, ' ').replace(DASHES, '-')
    // A break after another sort of dash may divide a word too.
    if (PLAIN.test(same) && !DIVIDED.test(same)) return {text: same, start: inPlace, end: inPlace}
  }
  const pieces = new Pieces(original)
  for (let at = 0; at < original.length; ) {
    ODD.lastIndex = at
    const odd = ODD.exec(original)?.index ?? original.length
    if (odd > at) pieces.keep(at, odd)
    at = odd
    if (at < original.length) at = foldOne(original, at, pieces)
  }
  return pieces.folded()
}

/** Folds the character at `at`, which is not a plain one; tells where the next begins. */
function foldOne(original: string, at: number, pieces: Pieces): number {
  const code = original.codePointAt(at) ?? 0
  const end = at + (code > 0xffff ? 2 : 1)
  if (code < 0x80) {
    const divided = code === 0x2d ? dividedAt(original, at, end, pieces.lastUnit()) : null
    if (divided === null || divided.keepsHyphen) pieces.put(original.charAt(at), at, end)
    return divided?.resumes ?? end
  }
  const character = original.slice(at, end)
  const divided = code === SOFT_HYPHEN || DASH.test(character) ? dividedAt(original, at, end, pieces.lastUnit()) : null
  if (divided !== null) {
    if (divided.keepsHyphen && code !== SOFT_HYPHEN) pieces.put('-', at, end)
    return divided.resumes
  }
  if (SPACE.test(character)) pieces.put(' ', at, end)
  else if (DASH.test(character)) pieces.put('-', at, end)
  else if (MARK.test(character)) pieces.compose(character, end)
  else if (!INVISIBLE.test(character)) pieces.put(DIGIT.test(character) ? europeanDigit(code) : character.normalize('NFKC'), at, end)
  return end
}

function inPlace(at: number): number {
  return at
}

/** A folded text as it grows: runs taken over as they stand, and single units that came of something else. */
class Pieces {
  readonly #original: string
  readonly #texts: string[] = []
  /** Where each piece begins in the folded text, and in the original. */
  readonly #at: number[] = []
  readonly #starts: number[] = []
  /** Where a piece ends in the original that is no run; -1 for a run, whose units follow one by one. */
  readonly #ends: number[] = []
  #length = 0

  constructor(original: string) {
    this.#original = original
  }

  /** A run of the original as it stands. */
  keep(from: number, to: number): void {
    this.#push(this.#original.slice(from, to), from, -1)
  }

  /** Units that all stand for the same place in the original. */
  put(folded: string, start: number, end: number): void {
    if (folded !== '') this.#push(folded, start, end)
  }

  /** A mark joins the letter before it; one that fits no letter is dropped, since it only hides the word. */
  compose(mark: string, end: number): void {
    const last = this.#texts.length - 1
    const text = this.#texts[last]
    if (text === undefined) return
    const letter = text.slice(-1)
    const composed = `${letter}${mark}`.normalize('NFC')
    const start = this.#ends[last] === -1 ? (this.#starts[last] ?? 0) + text.length - 1 : (this.#starts[last] ?? 0)
    if (text.length === 1) this.#pop()
    else {
      this.#texts[last] = text.slice(0, -1)
      this.#length--
    }
    this.#push(composed.length === 1 ? composed : letter, start, end)
  }

  lastUnit(): string {
    return this.#texts.at(-1)?.slice(-1) ?? ''
  }

  folded(): FoldedText {
    const [at, starts, ends] = [this.#at, this.#starts, this.#ends]
    const whole = this.#original.length
    const length = this.#length
    // The piece that a unit of the folded text lies in.
    const pieceOf = (unit: number): number => {
      let [low, high] = [0, at.length - 1]
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((at[middle] ?? 0) <= unit) low = middle
        else high = middle - 1
      }
      return low
    }
    return {
      text: this.#texts.join(''),
      start: (unit) => {
        if (unit >= length) return whole
        const piece = pieceOf(unit)
        return (starts[piece] ?? 0) + (ends[piece] === -1 ? unit - (at[piece] ?? 0) : 0)
      },
      end: (unit) => {
        if (unit === 0) return 0
        if (unit > length) return whole
        const piece = pieceOf(unit - 1)
        const end = ends[piece] ?? 0
        return end === -1 ? (starts[piece] ?? 0) + unit - (at[piece] ?? 0) : end
      },
    }
  }

  #push(text: string, start: number, end: number): void {
    this.#texts.push(text)
    this.#at.push(this.#length)
    this.#starts.push(start)
    this.#ends.push(end)
    this.#length += text.length
  }

  #pop(): void {
    this.#length -= this.#texts.pop()?.length ?? 0
    this.#at.pop()
    this.#starts.pop()
    this.#ends.pop()
  }
}

const BREAK = /[ \t]{0,3}\r?\n[ \t]{0,8}/y
const AND = /^(?:och|eller|samt)(?!\p{L})/u

/**
 * Where the text goes on after a hyphen and a line break inside one word, and whether the hyphen belongs to it (`Anna-\nKarin`).
 * Null where they stay (`plan-\noch`, `1212-\n1212`).
 */
function dividedAt(original: string, at: number, end: number, before: string): {readonly resumes: number; readonly keepsHyphen: boolean} | null {
  const code = original.charCodeAt(end)
  if ((code !== 10 && code !== 13 && code !== 32 && code !== 9) || at === 0 || !/\p{Ll}/u.test(before)) return null
  BREAK.lastIndex = end
  const gap = BREAK.exec(original)
  if (gap === null) return null
  const resumes = end + gap[0].length
  const next = original.slice(resumes, resumes + 7)
  if (/^\p{Ll}/u.test(next)) return AND.test(next) ? null : {resumes, keepsHyphen: false}
  return /^\p{Lu}\p{Ll}/u.test(next) ? {resumes, keepsHyphen: true} : null
}

function europeanDigit(code: number): string {
  if (code > 0xffff || (code >= 0xff10 && code <= 0xff19)) return String.fromCodePoint(code).normalize('NFKC')
  // Every script's ten digits begin at a code that ends in 0 or 6.
  const low = code & ~0xf
  const zero = DIGIT.test(String.fromCodePoint(low)) ? low : low + 6
  return String(code - zero)
}
