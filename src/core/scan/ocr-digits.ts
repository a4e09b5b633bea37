import {LIKE_DIGITS, LIKE_DIGITS_MIN} from './signs.js'

/** Letters that a reading machine writes for digits, with the digit each stands for. */
const READ_AS: ReadonlyMap<number, string> = new Map('O0 o0 Q0 l1 I1 i1 Z2 z2 S5 s5 B8'.split(' ').map(([letter = '', digit = '']) => [letter.charCodeAt(0), digit]))

// A letter beside a digit, or a text without any such place needs no second look.
const MIXED = /\d[OoQlIiZzSsB]|[OoQlIiZzSsB]\d/
const RUN = /[\dOoQlIiZzSsB]+/g
const LETTER = /[\p{L}\d]/u

/**
 * The text with the letters that a reading machine writes for digits turned into those digits, unit for unit, and only in what is shaped as a number: a run
 * of four to twelve signs, at least half of them digits, beside no other letter. Null where nothing is turned.
 */
export function digitsAsRead(text: string): string | null {
  if (!MIXED.test(text)) return null
  let read = ''
  let from = 0
  for (const match of text.matchAll(RUN)) {
    const [run] = match
    const {index} = match
    const end = index + run.length
    if (run.length < 4 || run.length > 12 || LETTER.test(text.charAt(index - 1)) || LETTER.test(text.charAt(end))) continue
    let digits = 0
    let turned = ''
    for (let at = 0; at < run.length; at++) {
      const digit = READ_AS.get(run.charCodeAt(at))
      if (digit === undefined) digits++
      turned += digit ?? run.charAt(at)
    }
    if (digits === run.length || digits * 2 < run.length) continue
    read += text.slice(from, index) + turned
    from = end
  }
  return from === 0 ? null : read + text.slice(from)
}

/** A place shaped as an identity number, with every number it may stand for. */
export interface Misread {
  readonly start: number
  readonly end: number
  readonly readings: readonly string[]
  /** `strong`: most signs are digits, so that a wrong check digit points at somebody too. `weak`: nothing but the words before can tell. */
  readonly strength: 'strong' | 'fair' | 'weak'
}

// Signs that are like a digit only to a worn-out copy, and those like two.
const LIKE: ReadonlyMap<string, string> = new Map([...'O0 o0 Q0 D0 C0 c0 U0 l1 I1 i1 |1 !1 ]1 [1 J1 j1 Z2 z2 E3 A4 h4 S5 s5 b6 B8 g9 q9'.split(' ').map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]), ['G', '60'], ['T', '71'], ['t', '71']])
const PLAIN_LIKE = /^[\dOoQlIi|!ZzSsB]+$/
const SIGN = `[${LIKE_DIGITS.replaceAll(/[[\]]/g, String.raw`\$&`)}]`
const SHAPE = new RegExp(String.raw`(?<![\p{L}\d|!])(${SIGN}{${LIKE_DIGITS_MIN}}(?:${SIGN}{2})?)(\s{0,2}[-+_]\s{0,2}|\s)?(${SIGN}{4})(?![\p{L}\d|])`, 'yu')
const SIGNS = new Uint8Array(128)
for (let code = 0; code < SIGNS.length; code++) if (new RegExp(`^${SIGN}$`).test(String.fromCharCode(code))) SIGNS[code] = 1
const READINGS_MAX = 8

/** The places shaped as six or eight signs and four, where some are not digits but like them: counted over the whole, since one half alone may be all letters. */
export function* misreadNumbers(text: string): Generator<Misread> {
  for (const {0: whole, 1: date = '', 2: separator = '', 3: four = '', index} of shapesIn(text)) {
    const signs = `${date}${four}`
    const digits = signs.replace(/\D/g, '').length
    if (digits === signs.length) continue
    // Words are written small; no word has a capital or a digit inside.
    const isWord = digits === 0 && !/\S(?=\p{Lu}|\|)/u.test(date)
    const dashed = /[-+_]/.test(separator)
    const isPlain = PLAIN_LIKE.test(signs)
    const isOneInside = digits === signs.length - 1 && /^\d+$/.test(date) && /^\d\D\d\d$|^\d\d\D\d$/.test(four)
    const strength = !dashed || isWord ? 'weak' : (isPlain && digits * 2 >= signs.length) || isOneInside ? 'strong' : isPlain || digits * 3 >= signs.length * 2 ? 'fair' : 'weak'
    yield {start: index, end: index + whole.length, readings: readingsOf(signs), strength}
  }
}

/** What matches the shape, tried only where so many signs stand together: in running text that is seldom. */
function* shapesIn(text: string): Generator<RegExpExecArray> {
  let run = 0
  for (let at = 0; at < text.length; at++) {
    run = SIGNS[text.charCodeAt(at)] === 1 ? run + 1 : 0
    if (run < LIKE_DIGITS_MIN) continue
    SHAPE.lastIndex = at - LIKE_DIGITS_MIN + 1
    const match = SHAPE.exec(text)
    if (match === null) continue
    yield match
    at = match.index + match[0].length - 1
    run = 0
  }
}

function readingsOf(signs: string): readonly string[] {
  let readings = ['']
  for (const sign of signs) {
    const like = LIKE.get(sign) ?? sign
    // What is like two digits in too many places is like nothing.
    const choices = readings.length * like.length > READINGS_MAX ? like.charAt(0) : like
    readings = readings.flatMap((reading) => [...choices].map((digit) => `${reading}${digit}`))
  }
  return readings
}
