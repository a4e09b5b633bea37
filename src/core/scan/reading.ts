import {givenLevel, surnameLevel, WORD, type WordLists} from './lexica.js'
import type {WordBits} from './word-table.js'
import type {TermMatch} from './term-index.js'

/** How a word is written. `initial` is one capital letter, `mixed` holds digits or other signs. */
export type Form = 'lower' | 'capital' | 'upper' | 'initial' | 'mixed'

/** What stands between a word and the next. */
export type Gap = 'space' | 'dot' | 'comma' | 'and' | 'slash' | 'other' | 'end'

/** One word of a text, with what the word lists say about it. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly lower: string
  readonly form: Form
  readonly bits: number
  /** A name with -s, as in `Eriks`. */
  readonly genitive: boolean
  readonly gap: Gap
  /** First in the text or after a full stop, colon or dash: a capital there says nothing. */
  readonly opening: boolean
}

/** A word in its place. Its letters are cut out of the text when somebody asks: of most words nobody does. */
class WordRead implements Word {
  readonly #text: string
  readonly start: number
  readonly end: number
  readonly form: Form
  readonly bits: number
  readonly genitive: boolean
  readonly gap: Gap
  readonly opening: boolean

  constructor(text: string, start: number, end: number, known: number, form: Form, gap: Gap, opening: boolean) {
    this.#text = text
    this.start = start
    this.end = end
    this.form = form
    this.bits = known & ~GENITIVE
    this.genitive = (known & GENITIVE) !== 0
    this.gap = gap
    this.opening = opening
  }

  get lower(): string {
    return this.#text.slice(this.start, this.end)
  }
}

/** A text read into words once, for every detector that asks. */
export interface Reading {
  readonly text: string
  readonly lower: string
  readonly words: readonly Word[]
  /** The text is written in capitals throughout, so that capitals say nothing. */
  readonly capitals: boolean
  /** The text is written in small letters throughout. */
  readonly smalls: boolean
}

interface Kept {
  readonly text: string
  readonly lexica: WordLists
  readonly reading: Reading
  terms: readonly TermMatch[] | null
}

/** How many short readings are kept beside the last one, and how short they are in UTF-16 units: an entry's texts are asked for again once all are read. */
const KEPT_READINGS = 8
const KEPT_LENGTH = 2_000
const short: Kept[] = []
let last: Kept | null = null

/** The reading of a text. The last ones are kept, since every detector asks for the same. */
export function readingOf(text: string, lexica: WordLists): Reading {
  return keptOf(text, lexica).reading
}

function keptOf(text: string, lexica: WordLists): Kept {
  if (last !== null && last.text === text && last.lexica === lexica) return last
  last = short.find((one) => one.text === text && one.lexica === lexica) ?? read(text, lexica)
  return last
}

function read(text: string, lexica: WordLists): Kept {
  const kept: Kept = {text, lexica, reading: readWords(text, lexica), terms: null}
  if (text.length <= KEPT_LENGTH && short.unshift(kept) > KEPT_READINGS) short.pop()
  return kept
}

/** Lower case with every unit in its place, also where a capital's small form is longer. */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  let kept = ''
  for (let at = 0; at < text.length; at++) {
    const unit = text.charAt(at)
    const small = unit.toLowerCase()
    kept += small.length === 1 ? small : unit
  }
  return kept
}

const LETTER = 1
const CAPITAL = 2
const DIGIT = 4
const INNER = 8
const CLASSES = classes()

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (let code = 0; code < 0x2000; code++) {
    const character = String.fromCharCode(code)
    if (/\p{Lu}/u.test(character)) table[code] = LETTER | CAPITAL
    else if (/\p{L}/u.test(character)) table[code] = LETTER
    else if (code >= 48 && code <= 57) table[code] = DIGIT
  }
  for (const inner of "-'’´`") table[inner.charCodeAt(0)] = INNER
  return table
}

function readWords(text: string, lexica: WordLists): Reading {
  const lower = lowerCase(text)
  const words: Word[] = []
  let capitals = 0
  let smalls = 0
  let large = 0
  let opening = true
  for (let at = 0; at < text.length; ) {
    let kind = CLASSES[text.charCodeAt(at)] ?? 0
    if ((kind & (LETTER | DIGIT)) === 0) {
      at++
      continue
    }
    const start = at
    let largeLetters = 0
    let letters = 0
    let digits = 0
    let hyphened = false
    const firstCapital = (kind & CAPITAL) !== 0
    while (true) {
      if ((kind & LETTER) !== 0) {
        letters++
        if ((kind & CAPITAL) !== 0) largeLetters++
      } else if ((kind & DIGIT) !== 0) digits++
      else if ((kind & INNER) === 0 && text.charCodeAt(at) !== 58) break
      else if (!isInner(text, lower, at, start)) break
      else hyphened = true
      at++
      if (at >= text.length) break
      kind = CLASSES[text.charCodeAt(at)] ?? 0
    }
    const misread = digits > 0 && digits < 3 && letters > 2 ? misreadName(lower, start, at, lexica.words) : 0
    const form: Form =
      digits > 0 && misread === 0 ? 'mixed'
      : misread !== 0 && isDigit(text.charCodeAt(start)) ? 'capital'
      : !firstCapital ? 'lower'
      : letters === 1 ? 'initial'
      : largeLetters === letters ? 'upper'
      : 'capital'
    if (largeLetters > 0) large++
    const isPlain = form === 'lower' && !hyphened
    const known = digits > 0 || at - start > LONGEST ? misread : isPlain ? lexica.words.within(lower, start, at) : look(lower, start, at, lexica.words)
    const gap = gapAfter(text, at)
    words.push(new WordRead(lower, start, at, known, form, gap, opening))
    opening = opensNext(text, at, gap)
    if (form === 'upper' && letters > 3) capitals += letters
    else if (letters > 3) smalls += letters
  }
  return {text, lower, words, capitals: capitals > 8 && capitals > smalls * 4, smalls: large === 0 && smalls > 8}
}

function isDigit(code: number): boolean {
  return ((CLASSES[code] ?? 0) & DIGIT) !== 0
}

// A digit where a letter looks like it, as on a worn-out copy or where a name is kept from being searched for. Behind all letters it is a number: `Berg5`, `Plan3`.
const MISREAD = /[013458](?=\p{L})/gu
const LOOKS_LIKE: Readonly<Record<string, readonly string[]>> = {0: ['o', 'ö'], 1: ['l', 'i'], 3: ['e'], 4: ['a'], 5: ['s'], 8: ['b']}
/** From this level, some two hundred bearers, a word with such a digit is taken for the name. */
const MISREAD_NAME = 4

/** `L1ndqvist`, `0lsson`: the bits of the name that a word with a digit or two stands for; 0 for none. */
function misreadName(lower: string, from: number, to: number, words: WordBits): number {
  const word = lower.slice(from, to)
  if (word.length < 5 || word.length > LONGEST) return 0
  let readings = ['']
  let at = 0
  for (const {0: digit, index} of word.matchAll(MISREAD)) {
    const before = word.slice(at, index)
    readings = readings.flatMap((reading) => (LOOKS_LIKE[digit] ?? []).map((letter) => reading + before + letter))
    at = index + 1
  }
  for (const reading of readings) {
    const whole = reading + word.slice(at)
    const bits = /\d/.test(whole) ? 0 : look(whole, 0, whole.length, words)
    if (nameLevel(bits) >= MISREAD_NAME && (bits & WORD.common) === 0) return bits
  }
  return 0
}

/** A hyphen or apostrophe between letters keeps a word together, as does the colon in `S:t`. */
function isInner(text: string, lower: string, at: number, start: number): boolean {
  const before = (CLASSES[text.charCodeAt(at - 1)] ?? 0) & LETTER
  const after = (CLASSES[text.charCodeAt(at + 1)] ?? 0) & LETTER
  if (before === 0 || after === 0) return false
  if (((CLASSES[text.charCodeAt(at)] ?? 0) & INNER) !== 0) return true
  return text.charCodeAt(at) === 58 && at === start + 1 && lower.startsWith('s:t', start)
}

/** No name and no Swedish word in use is longer, hyphens included. */
const LONGEST = 60
/** Beside the bits of a word that is a name with -s. */
const GENITIVE = 1 << 30
/** What a word is besides a name counts also where its -s could be a genitive's: `hans` is none. */
const BESIDES = WORD.common | WORD.title | WORD.placeNoun | WORD.place | WORD.make

/** What the lists say of a word in small letters that might have stood with a capital. */
export function lookUp(lower: string, words: WordBits): Pick<Word, 'bits' | 'genitive'> {
  const known = look(lower, 0, lower.length, words)
  return {bits: known & ~GENITIVE, genitive: (known & GENITIVE) !== 0}
}

/** The bits of a capitalised word, or of one with a hyphen: as it stands, without its -s, or by its parts. */
function look(lower: string, from: number, to: number, words: WordBits): number {
  const own = words.within(lower, from, to)
  if (own === 0) {
    const plain = inPlainLetters(lower, from, to)
    if (plain !== null) return look(plain, 0, plain.length, words)
  }
  const ownLevel = nameLevel(own)
  if (to - from > 3 && lower.charCodeAt(to - 1) === 115 && ownLevel < 5) {
    const bare = words.within(lower, from, lower.charCodeAt(to - 2) === 39 ? to - 2 : to - 1)
    if (nameLevel(bare) > ownLevel) return bare | (own & BESIDES) | GENITIVE
  }
  const hyphen = hyphenIn(lower, from, to)
  // A double name that few bear says less by itself than its parts do.
  if (hyphen <= from || ownLevel > 2 || (own & ~(WORD.given | WORD.surname | WORD.written)) !== 0) return own
  const doubled = lookDoubled(lower, from, hyphen, to, words)
  // One that running text has: only two names that many bear make it a name, as `Anna-Karin` is and `IOGT-NTO` not.
  if ((own & WORD.written) !== 0 && nameLevel(doubled) < 5) return own
  return nameLevel(doubled) >= ownLevel ? doubled : own
}

// What no list of names in Sweden keeps: `Ánne` is listed as `Anne`.
const OTHER_LETTER = /[^a-zåäöéü'’-]/u
const APART: Readonly<Record<string, string>> = {ı: 'i', ł: 'l', đ: 'd', ð: 'd', ŋ: 'n', ŧ: 't', ħ: 'h', æ: 'ä', ø: 'ö'}

/** A word without the signs on its letters that Swedish does not write. Null: it has none. */
function inPlainLetters(lower: string, from: number, to: number): string | null {
  let at = from
  while (at < to && lower.charCodeAt(at) < 0xe0) at++
  if (at === to) return null
  const word = lower.slice(from, to)
  if (!OTHER_LETTER.test(word)) return null
  const plain = Array.from(word, (letter) => (/[åäöéü]/.test(letter) ? letter : APART[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''))).join('')
  return plain === word ? null : plain
}

/** `Anna-Karin`, `Lind-Ek`, `al-Hassan` are names; `Lindgren-priset` and `Plan-` are not. */
function lookDoubled(lower: string, from: number, hyphen: number, to: number, words: WordBits): number {
  const first = words.within(lower, from, hyphen)
  const rest = look(lower, hyphen + 1, to, words)
  if ((first & WORD.particle) !== 0) return rest & ~WORD.common
  const given = Math.min(givenLevel(first), givenLevel(rest))
  const surname = Math.min(Math.max(surnameLevel(first), 1), Math.max(surnameLevel(rest), 1))
  const named = Math.max(surnameLevel(first), surnameLevel(rest)) >= 3
  const cues = rest & (WORD.orgEnd | WORD.trade | WORD.placeNoun | WORD.common | GENITIVE)
  return given | ((named ? Math.max(surname, 3) : 0) << 3) | cues
}

/** Looked for in the word alone: the text may be long, and have none. */
function hyphenIn(lower: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (lower.charCodeAt(at) === 45) return at
  return -1
}

function nameLevel(bits: number): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

function gapAfter(text: string, at: number): Gap {
  if (at >= text.length) return 'end'
  // Nearly every word is followed by one space and a word.
  if (text.charCodeAt(at) === 32 && isWord(text.charCodeAt(at + 1))) return 'space'
  let next = at
  while (isSpace(text.charCodeAt(next))) next++
  const spaces = next - at
  if (next >= text.length) return 'end'
  // `andersson_karin`: an underscore is a blank to whoever cannot write one.
  if (spaces === 0 && text.charCodeAt(next) === 95 && isWord(text.charCodeAt(next + 1))) return 'space'
  const code = text.charCodeAt(next)
  if (isWord(code)) return spaces > 0 && !isParagraph(text, at, next) ? 'space' : 'other'
  const sign = text.charAt(next)
  let after = next + 1
  while (isSpace(text.charCodeAt(after))) after++
  if (!isWord(text.charCodeAt(after))) return after >= text.length ? 'end' : 'other'
  if (sign === '.' && spaces === 0) return 'dot'
  if (sign === ',' && spaces === 0) return 'comma'
  if ((sign === '&' || sign === '+') && spaces > 0) return 'and'
  if (sign === '/') return 'slash'
  return 'other'
}

function isParagraph(text: string, from: number, to: number): boolean {
  return to - from > 1 && /\n[ \t\r]*\n/.test(text.slice(from, to))
}

function opensNext(text: string, at: number, gap: Gap): boolean {
  if (gap === 'space' || gap === 'comma' || gap === 'and') return false
  for (let k = at; k < text.length && k < at + 8; k++) {
    const code = text.charCodeAt(k)
    // . : ; - ! ? ( and line break
    if (code === 46 || code === 58 || code === 59 || code === 45 || code === 33 || code === 63 || code === 10) return true
    if (isWord(code)) return false
  }
  return false
}

function isSpace(code: number): boolean {
  return code === 32 || code === 10 || code === 13 || code === 9
}

function isWord(code: number): boolean {
  return ((CLASSES[code] ?? 0) & (LETTER | DIGIT)) !== 0
}

/** The listed expressions in a text, kept with its reading. */
export function termsIn(text: string, lexica: WordLists): readonly TermMatch[] {
  const kept = keptOf(text, lexica)
  return (kept.terms ??= lexica.terms.find(kept.reading.lower))
}
