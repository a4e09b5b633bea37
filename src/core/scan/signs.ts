import {leastDigits, NO_LETTER, STEM_LETTERS, stemsOf} from './stems.js'

// Most texts hold nothing of what most patterns look for, and each pattern that is tried reads the whole text to say so. Therefore what they cannot do without
// is looked for once, in one walk over the text for all of them: how many digits it has, and which stems. The stems are read out of the patterns themselves, so that none can be
// forgotten. A stem that stands there says nothing by itself, and the pattern decides; where none stands the pattern cannot fit and is not tried.

/** Every pattern that is gated, once its module is loaded. */
const gated: GatedPattern[] = []
/** What the gates are shut by, made when a text is read for the first time, and anew when a pattern has come since. */
let states: States | null = null

/** A pattern that is tried in a text only where what it cannot do without stands there: one of its stems, and so many digits. */
export class GatedPattern {
  readonly pattern: RegExp
  /** A cheaper pattern that fits whatever text the pattern itself fits, for one that has no stems, or common ones. */
  readonly needs: RegExp | null
  readonly #gate: number

  constructor(pattern: RegExp, needs: RegExp | null = null) {
    this.pattern = pattern
    this.needs = needs
    this.#gate = gated.push(this) - 1
    states = null
  }

  /** Whether stems and digits let it be tried in a text. */
  isOpenTo(text: string): boolean {
    return isOpen(text, this.#gate)
  }

  /** Whether the pattern may fit a text, or its small letters (`within`). */
  mayFit(text: string, within = text): boolean {
    return isOpen(text, this.#gate) && (this.needs === null || this.needs.test(within))
  }

  /** Everything that fits; `within` is the text, or its small letters. */
  allIn(text: string, within = text): Iterable<RegExpExecArray> {
    return this.mayFit(text, within) ? within.matchAll(this.pattern) : NOTHING
  }

  /** The first that fits; `within` is the text, or its small letters. */
  firstIn(text: string, within = text): RegExpExecArray | null {
    return this.mayFit(text, within) ? this.pattern.exec(within) : null
  }

  /** Whether it fits; `within` is the text, or its small letters. */
  fits(text: string, within = text): boolean {
    return this.mayFit(text, within) && this.pattern.test(within)
  }
}

const NOTHING: readonly RegExpExecArray[] = []

/** Whether any of some patterns may fit a text: asked before each of them is. */
export function mayAnyFit(text: string, patterns: readonly GatedPattern[]): boolean {
  for (const pattern of patterns) if (pattern.isOpenTo(text)) return true
  return false
}

/** Every pattern that is gated, so that a test can try them all. */
export function gatedPatterns(): readonly GatedPattern[] {
  return gated
}

const COLUMNS = 32
const OTHER_LETTER = 0
const NO_LETTER_COLUMN = 1
/** Beside a unit's column. */
const DIGIT = 32
const LIKE_DIGIT = 64
/** From here on letters are not told from other signs. */
const TOLD = 0x250
/** Digits, and signs that are like one to a reading machine or on a worn-out copy. */
export const LIKE_DIGITS = '0123456789OoQDCcUlIi|!][JjZzEAhSsbBgqGTt'
/** A date has so many, which is how the shape of an identity number begins. */
export const LIKE_DIGITS_MIN = 6
const DIGITS_MAX = 15

/** What each unit is: its column among the states, large letters with the small ones, and what it is otherwise. */
const UNITS = Uint8Array.from({length: TOLD}, (_, code) => {
  const sign = String.fromCharCode(code)
  const letter = STEM_LETTERS.indexOf(sign.toLowerCase())
  const column = letter >= 0 ? letter + 2 : /\p{L}/u.test(sign) ? OTHER_LETTER : NO_LETTER_COLUMN
  return column | (code >= 48 && code <= 57 ? DIGIT : 0) | (LIKE_DIGITS.includes(sign) ? LIKE_DIGIT : 0)
})

interface States {
  readonly next: Uint16Array
  /** For each state the number of a list of gates, 0 where it opens none. */
  readonly told: Uint16Array
  readonly lists: readonly (readonly number[])[]
  /** For each gate how many digits it takes. */
  readonly digits: Uint8Array
  /** The gates that no stem opens: digits alone shut them. */
  readonly stemless: readonly number[]
  /** For each gate the text that it was opened for last, by its number. */
  readonly opened: Float64Array
}

/** The stems as states (Aho–Corasick): where each unit leads, and which gates a state opens. */
function statesOf(patterns: readonly RegExp[]): States {
  const all = patterns.map((pattern) => stemsOf(pattern) ?? [])
  const most = all.reduce((sum, stems) => sum + stems.join('').length, 1)
  const [children, failure] = [new Uint16Array(most * COLUMNS), new Uint16Array(most)]
  const opens: number[][] = [[]]
  for (const [gate, stems] of all.entries()) {
    for (const stem of stems) {
      let state = 0
      for (const sign of stem) {
        const slot = state * COLUMNS + (sign === NO_LETTER ? NO_LETTER_COLUMN : STEM_LETTERS.indexOf(sign) + 2)
        if (children[slot] === 0) children[slot] = opens.push([]) - 1
        state = children[slot] ?? 0
      }
      opens[state]?.push(gate)
    }
  }
  // From the shallow to the deep: what a state lacks leads where its longest ending does.
  const waiting = [0]
  for (const state of waiting) {
    for (let column = 0; column < COLUMNS; column++) {
      const slot = state * COLUMNS + column
      const back = state === 0 ? 0 : (children[(failure[state] ?? 0) * COLUMNS + column] ?? 0)
      const child = children[slot] ?? 0
      if (child === 0) children[slot] = back
      else {
        failure[child] = back
        opens[child] = Array.from(new Set([...(opens[child] ?? []), ...(opens[back] ?? [])]))
        waiting.push(child)
      }
    }
  }
  const lists: (readonly number[])[] = [[]]
  const told = Uint16Array.from(opens, (list) => (list.length === 0 ? 0 : lists.push(list) - 1))
  return {next: children.slice(0, opens.length * COLUMNS), told, lists, digits: Uint8Array.from(patterns, (pattern) => Math.min(leastDigits(pattern), DIGITS_MAX)), stemless: all.flatMap((stems, gate) => (stems.length === 0 ? [gate] : [])), opened: new Float64Array(all.length)}
}

/** The answer for the last text, since all detectors ask of the same. */
let last = ''
/** Which text it is, counted from the first: what a gate was opened for. */
let count = 0
let lastDigits = 0
let lastLikeDigits = false

/** How many digits stand in a text, as far as to fifteen. */
export function digitsIn(text: string): number {
  if (text !== last || states === null) read(text)
  return lastDigits
}

/** Whether six signs in a row stand in a text that a worn-out copy may have made of digits. */
export function holdsLikeDigits(text: string): boolean {
  if (text !== last || states === null) read(text)
  return lastLikeDigits
}

function isOpen(text: string, gate: number): boolean {
  if (text !== last || states === null) read(text)
  return states !== null && states.opened[gate] === count && lastDigits >= (states.digits[gate] ?? 0)
}

function read(text: string): void {
  const {next, told, lists, opened} = (states ??= statesOf(gated.map(({pattern}) => pattern)))
  count++
  let state = next[NO_LETTER_COLUMN] ?? 0
  let [digits, run, likeDigits] = [0, 0, false]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const unit = code < TOLD ? (UNITS[code] ?? NO_LETTER_COLUMN) : NO_LETTER_COLUMN
    state = next[state * COLUMNS + (unit & (COLUMNS - 1))] ?? 0
    if (told[state] !== 0) open(lists[told[state] ?? 0], opened)
    if ((unit & LIKE_DIGIT) === 0) run = 0
    else if (++run >= LIKE_DIGITS_MIN) likeDigits = true
    if ((unit & DIGIT) !== 0) digits++
  }
  open(states.stemless, opened)
  open(lists[told[next[state * COLUMNS + NO_LETTER_COLUMN] ?? 0] ?? 0], opened)
  ;[last, lastLikeDigits, lastDigits] = [text, likeDigits, Math.min(digits, DIGITS_MAX)]
}

function open(list: readonly number[] = [], opened: Float64Array): void {
  for (const gate of list) opened[gate] = count
}
