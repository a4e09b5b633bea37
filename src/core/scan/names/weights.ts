import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {COMPOUND, STREET} from './endings.js'

/** Base weight of a name by its level; see `NAME_LEVELS`. */
const GIVEN_WEIGHT = [0, 1, 2, 4, 5, 6, 6, 6] as const
const SURNAME_WEIGHT = [0, 1, 2, 3, 5, 6, 6, 6] as const
/** What is taken off when a word is also ordinary: in a place where capitals tell nothing, and in one where they do. */
const BLURRED = [0, 1, 3, 4] as const
const SHARP = [0, 0, 1, 2] as const

/** How much a word weighs as a given name here: 0 for none. */
export function givenWeight(reading: Reading, word: Word): number {
  const level = givenLevel(word.bits)
  if (level === 0) return 0
  if ((word.bits & WORD.notName) !== 0 && level < 6) return 0
  let weight: number = GIVEN_WEIGHT[level] ?? 0
  const ordinary = ordinaryLevel(word.bits)
  const blurred = word.opening || word.form === 'upper' || reading.capitals
  // Where a name is rare a capital is no help: `Andra` and `Kvarn` are names too.
  weight -= (blurred || level < 4 ? BLURRED[ordinary] : SHARP[ordinary]) ?? 0
  if ((word.bits & WORD.place) !== 0) weight -= 1
  if ((word.bits & (WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade)) !== 0 && level < 6) weight -= 3
  if ((word.bits & WORD.common) !== 0 && level < 4) return 0
  return weight > 0 ? weight : level >= 5 ? 1 : 0
}

/** How much a word weighs as a surname here: 0 for none. */
export function surnameWeight(reading: Reading, word: Pick<Word, 'form' | 'bits' | 'opening'>): number {
  const level = surnameLevel(word.bits)
  if (level === 0) return 0
  if ((word.bits & WORD.notName) !== 0 && level < 6) return 0
  let weight: number = SURNAME_WEIGHT[level] ?? 0
  const ordinary = ordinaryLevel(word.bits)
  const blurred = word.opening || word.form === 'upper' || reading.capitals
  weight -= (blurred || level < 4 ? BLURRED[ordinary] : SHARP[ordinary]) ?? 0
  if ((word.bits & WORD.place) !== 0) weight -= 1
  if ((word.bits & (WORD.title | WORD.orgEnd | WORD.orgHead | WORD.trade)) !== 0 && level < 6) weight -= 3
  else if ((word.bits & WORD.placeNoun) !== 0 && level < 6) weight -= 2
  if ((word.bits & WORD.common) !== 0 && level < 4) return 0
  return weight > 0 ? weight : level >= 4 ? 1 : 0
}

/** A capitalised word that no list knows and that is not built of ordinary words: after a given name most likely a surname. */
export function isUnknownName(word: Word): boolean {
  if (word.form !== 'capital' || word.lower.length < 3) return false
  if ((word.bits & ~(WORD.given | WORD.surname)) !== 0 || word.genitive) return false
  return !STREET.test(word.lower) && !COMPOUND.test(word.lower)
}
