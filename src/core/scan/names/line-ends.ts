import {givenLevel, surnameLevel} from '../lexica.js'
import type {Reading, Word} from '../reading.js'
import {isUnknownName} from './weights.js'
import {isCapital} from './writing.js'

// In a file's text a line, or a cell of a table, ends what stands in it: `Närvarande⏎Karin Lindqvist⏎Per Ek` are two persons.

/** So many blanks stand between the columns of a page, and never inside a name. */
const COLUMN = 3

/** Whether a line, a cell or a column ends after a word: nothing but blanks stands before the next, and a break is one of them, or they are many. */
export function isLineEnd({text, words}: Reading, at: number): boolean {
  const [word, next] = [words[at], words[at + 1]]
  if (word === undefined || next === undefined || word.gap !== 'space') return false
  if (next.start - word.end >= COLUMN) return true
  for (let k = word.end; k < next.start; k++) if (text.charCodeAt(k) === 10 || text.charCodeAt(k) === 9) return true
  return false
}

/** Whether a name that holds a word must end with it, because the line does: unless the halves of one name stand on the two lines. */
export function partsName(reading: Reading, at: number): boolean {
  return isLineEnd(reading, at) && !areHalves(reading, at)
}

/** From this level a word may be half a name at the end of a line. */
const HALF = 3

/** `… från Karin⏎Lindqvist om …`, `Karin⏎Lindqvist`, `Lindqvist⏎Karin`: each is half a name, and neither has its other half on its own side. */
function areHalves({words}: Reading, at: number): boolean {
  const [before, word, next, after] = [beside(words, at - 1), words[at], words[at + 1], words[at + 1]?.gap === 'space' ? words[at + 2] : undefined]
  if (word === undefined || next === undefined || !isCapital(next)) return false
  if (isCapital(word) && isGiven(word) && !(before !== undefined && isSurname(before) && !isGiven(before)) && !(after !== undefined && isCapital(after) && isGiven(after) && !isSurname(after))) {
    if (isSurname(next) || (isUnknownName(next) && next.bits === 0)) return true
  }
  return isCapital(word) && isSurname(word) && !isGiven(word) && isGiven(next) && !isSurname(next) && (before === undefined || !isCapital(before)) && (after === undefined || !isCapital(after))
}

/** The word before, where it stands together with the one after it. */
function beside(words: readonly Word[], at: number): Word | undefined {
  return words[at]?.gap === 'space' ? words[at] : undefined
}

function isGiven({bits}: Word): boolean {
  return givenLevel(bits) >= HALF && givenLevel(bits) >= surnameLevel(bits)
}

function isSurname({bits}: Word): boolean {
  return surnameLevel(bits) >= HALF && surnameLevel(bits) >= givenLevel(bits)
}
