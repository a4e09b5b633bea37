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
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const put = (folded: string, start: number, end: number): void => {
    for (let k = 0; k < folded.length; k++) {
      units.push(folded.charAt(k))
      starts.push(start)
      ends.push(end)
    }
  }
  for (let at = 0; at < original.length; ) {
    const code = original.codePointAt(at) ?? 0
    const size = code > 0xffff ? 2 : 1
    const end = at + size
    if (code < 0x80) {
      const divided = code === 0x2d ? dividedAt(original, at, end, units) : null
      if (divided === null || divided.keepsHyphen) put(original.charAt(at), at, end)
      at = divided?.resumes ?? end
      continue
    }
    const character = original.slice(at, end)
    const divided = code === SOFT_HYPHEN || DASH.test(character) ? dividedAt(original, at, end, units) : null
    if (divided !== null) {
      if (divided.keepsHyphen && code !== SOFT_HYPHEN) put('-', at, end)
      at = divided.resumes
      continue
    }
    if (SPACE.test(character)) put(' ', at, end)
    else if (DASH.test(character)) put('-', at, end)
    else if (MARK.test(character)) compose(character, end, units, ends)
    else if (!INVISIBLE.test(character)) put(DIGIT.test(character) ? europeanDigit(code) : character.normalize('NFKC'), at, end)
    at = end
  }
  const length = original.length
  return {
    text: units.join(''),
    start: (at) => starts[at] ?? length,
    end: (at) => (at === 0 ? 0 : (ends[at - 1] ?? length)),
  }
}

function inPlace(at: number): number {
  return at
}

/** A mark joins the letter before it; one that fits no letter is dropped, since it only hides the word. */
function compose(mark: string, end: number, units: string[], ends: number[]): void {
  const last = units.length - 1
  if (last < 0) return
  const composed = `${units[last] ?? ''}${mark}`.normalize('NFC')
  if (composed.length === 1) units[last] = composed
  ends[last] = end
}

const BREAK = /[ \t]{0,3}\r?\n[ \t]{0,8}/y
const AND = /^(?:och|eller|samt)(?!\p{L})/u

/**
 * Where the text goes on after a hyphen and a line break inside one word, and whether the hyphen belongs to it (`Anna-\nKarin`).
 * Null where they stay (`plan-\noch`, `1212-\n1212`).
 */
function dividedAt(original: string, at: number, end: number, before: readonly string[]): {readonly resumes: number; readonly keepsHyphen: boolean} | null {
  const code = original.charCodeAt(end)
  if ((code !== 10 && code !== 13 && code !== 32 && code !== 9) || at === 0 || !/\p{Ll}/u.test(before.at(-1) ?? '')) return null
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
