import type {ScanContext} from '../detector.js'
import {givenLevel, type Lexica, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {isLineEnd} from './line-ends.js'

// `Ladok, Ines och Primula`, `Kone, Otis`: systems, makes and suppliers are told one after the other by one word each, and what one of them is the others are too.

/** From this level a word is somebody's name before it is anything else: about a thousand bear it. */
const BORNE_BY_MANY = 5
/** Up to this level few bear a word: where every word of a row is such a one, with nothing before that points to a person, it is a row of things or places. */
const BORNE_BY_FEW = 3
/** What is sent or done to somebody; `för` and `av` are said of things as often. */
const TOWARDS = /^(?:till|mot|åt|hos|med)$/u
/** What says where, before a place. */
const WHERE = /^(?:i|på|vid|kring|runt|mellan|inom)$/u
const PART = /^(?:del|delar|delen|delarna)$/u
/** No longer row is read. */
const ROW_MAX = 12

/** Whether a name of one word, or two words that a comma parts, stands in a row of systems, makes, suppliers or places. In a case about private persons nothing is. */
export function isInRowOfThings(reading: Reading, first: number, end: number, {field, caseNature, lexica}: ScanContext): boolean {
  const {words} = reading
  if ((field !== 'heading' && field !== 'file') || caseNature === 'private') return false
  // `Visma Lisa`: the maker's name is taken along.
  const [own, second] = [words[first], words[end]]
  if (end === first + 1 && own?.gap === 'space' && second !== undefined && isMake(own, lexica) && levelOf(own) < BORNE_BY_FEW && givenLevel(second.bits) >= surnameLevel(second.bits)) return true
  for (let at = first; at < end; at++) if (words[at]?.gap !== 'comma') return false
  // `Visma Ines`
  const maker = words[first - 1]
  if (first === end && maker?.gap === 'space' && maker.form === 'capital' && isMake(maker, lexica)) return true
  const row = rowAround(reading, first)
  if (row === null) return false
  const [head] = row
  const before = head === undefined ? undefined : words[head - 1]
  const members = row.flatMap((at) => words[at] ?? [])
  const makes = members.filter((word) => isMake(word, lexica)).length
  const others = words.slice(first, end + 1).filter((word) => !isMake(word, lexica))
  const isFew = others.every((word) => levelOf(word) < BORNE_BY_MANY)
  if (before?.gap === 'space' && (before.bits & (WORD.kin | WORD.title)) !== 0 && before.form === 'lower') return false
  if (makes > 0) return isFew || (makes < members.length && members.length > 2 && !isFrom(before))
  // `Abudi, Naimo` is one person, surname first.
  const isRow = members.length > 2 || row.some((at) => words[at + 1]?.lower === 'och' && row.includes(at + 2))
  if (isRow && isWhere(words, head ?? first) && members.filter(({bits}) => (bits & WORD.place) === 0).length < members.length / 2) return true
  return isRow && !isFrom(before) && members.every((word) => levelOf(word) <= BORNE_BY_FEW)
}

/** `i Vik och Strand`, `del av Ekeby, Hult och Torp` */
function isWhere(words: readonly Word[], head: number): boolean {
  const [before, part] = [words[head - 1], words[head - 2]]
  return before?.gap === 'space' && (WHERE.test(before.lower) || (before.lower === 'av' && part?.gap === 'space' && PART.test(part.lower)))
}

function isFrom(before: Word | undefined): boolean {
  return before?.gap === 'space' && ((before.bits & WORD.strongFrom) !== 0 || TOWARDS.test(before.lower))
}

function levelOf({bits}: Word): number {
  return Math.max(givenLevel(bits), surnameLevel(bits))
}

/** A listed system, make or supplier. */
function isMake(word: Word, {organisations}: Lexica): boolean {
  return (word.bits & WORD.make) !== 0 || organisations.has(word.lower)
}

/** The words of the row that a word stands in, by their places: each alone between commas, `och`, `&` and slashes. Null: it stands beside a word with a capital, so that it is part of something longer. */
function rowAround(reading: Reading, at: number): readonly number[] | null {
  if (!isMember(reading, at)) return null
  const row = [at]
  for (let left = stepped(reading, at, -1); left !== null && row.length < ROW_MAX; left = stepped(reading, left, -1)) row.unshift(left)
  for (let right = stepped(reading, at, 1); right !== null && row.length < ROW_MAX; right = stepped(reading, right, 1)) row.push(right)
  return row
}

/** The place of the next word of the row on one side. */
function stepped(reading: Reading, at: number, way: -1 | 1): number | null {
  const {words} = reading
  const beside = words[at + way]
  if (beside === undefined) return null
  const isAnd = beside.lower === 'och' || beside.lower === 'samt'
  const to = isAnd ? at + 2 * way : at + way
  const gap = words[isAnd || way === 1 ? at : to]?.gap
  if (!isAnd && gap !== 'comma' && gap !== 'and' && gap !== 'slash') return null
  return isMember(reading, to) ? to : null
}

/** One word with a capital, with none beside it but the one that begins the text. */
function isMember(reading: Reading, at: number): boolean {
  const {words} = reading
  const [before, word, next] = [words[at - 1], words[at], words[at + 1]]
  if (word === undefined || (word.form !== 'capital' && word.form !== 'upper')) return false
  if (word.gap === 'space' && next !== undefined && next.form !== 'lower' && !isLineEnd(reading, at)) return false
  return before === undefined || before.gap !== 'space' || before.form === 'lower' || isLineEnd(reading, at - 1) || (before.opening && levelOf(before) <= BORNE_BY_FEW)
}
