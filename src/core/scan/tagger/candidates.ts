import {givenLevel, ordinaryLevel, surnameLevel, WORD, writtenClass} from '../lexica.js'
import type {Reading, Word} from '../reading.js'

const CUES = WORD.common | WORD.title | WORD.orgEnd | WORD.orgHead | WORD.placeHead | WORD.placeNoun | WORD.trade | WORD.from | WORD.sole | WORD.estate | WORD.kin | WORD.notName

/** Whether a word could be part of a name at all: the tagger weighs those only, which in running text is one word in eight. */
export function couldBeNamePart(reading: Reading, at: number): boolean {
  const {words} = reading
  const word = words[at]
  if (word === undefined || word.form === 'mixed' || isInAddress(reading, at) || isCode(reading, word)) return false
  const {bits} = word
  if (word.form === 'initial') return isBesideName(words, at)
  if (word.form === 'lower') {
    if (isFileEnding(reading, word)) return false
    if ((bits & WORD.particle) !== 0 && isLarge(words[at + 1]) && word.gap === 'space') return true
    if ((bits & CUES) !== 0 || ordinaryLevel(bits) > 1 || word.lower.length < 2) return false
    // Where somebody writes small letters only, any word that is no ordinary one could be a name.
    if (reading.smalls) return !isMarkUp(reading.text.charCodeAt(word.start - 1)) && word.lower.length > 2 && writtenClass(bits) < 5
    return givenLevel(bits) >= 4 || surnameLevel(bits) >= 4
  }
  // `Nej-röst` is no name, and `Ann-sofie` is.
  const hyphen = word.lower.lastIndexOf('-')
  if (hyphen > 0 && word.form === 'capital' && givenLevel(bits) === 0 && surnameLevel(bits) < 3 && isSmall(reading.text.charAt(word.start + hyphen + 1))) return false
  // An ordinary word at the beginning of a sentence, or in a text of capitals, that no list has as a name.
  const isOrdinary = (bits & (WORD.common | WORD.title)) !== 0 && givenLevel(bits) + surnameLevel(bits) === 0
  return !(isOrdinary && (word.opening || reading.capitals))
}

/** Part of an e-mail address: another detector's. */
function isInAddress({text, words}: Reading, at: number): boolean {
  const word = words[at]
  if (word === undefined || text.charCodeAt(word.end) === AT || text.charCodeAt(word.start - 1) === AT) return word !== undefined
  const next = word.gap === 'dot' ? words[at + 1] : undefined
  return next !== undefined && text.charCodeAt(next.end) === AT
}

const AT = 64

/** `$Linux_X86`, `\\Author`: what programs write to each other. */
function isCode({text}: Reading, {start, end}: Word): boolean {
  const before = text.charCodeAt(start - 1)
  return before === 36 || before === 92 || before === 95 || text.charCodeAt(end) === 95
}

/** After `<`, `>`, `=` and `&` stand names of other things. */
function isMarkUp(before: number): boolean {
  return before === 60 || before === 61 || before === 62 || before === 38
}

/** `.pdf`, `.docx`. */
function isFileEnding({text}: Reading, {start, end}: Word): boolean {
  return end - start < 5 && text.charCodeAt(start - 1) === 46 && start > 2 && text.charCodeAt(start - 2) !== 32 && text.charCodeAt(start - 3) !== 32
}

/** One letter is part of a name where a longer word with a capital stands within two words. */
function isBesideName(words: readonly Word[], at: number): boolean {
  for (let k = at - 2; k <= at + 3; k++) {
    const near = words[k]
    if (near !== undefined && k !== at && near.form !== 'initial' && near.form !== 'mixed' && (near.form !== 'lower' || givenLevel(near.bits) >= 4 || surnameLevel(near.bits) >= 4)) return true
  }
  return false
}

function isSmall(letter: string): boolean {
  return letter !== letter.toUpperCase()
}

function isLarge(word: Word | undefined): boolean {
  return word !== undefined && (word.form === 'capital' || word.form === 'upper' || (word.bits & WORD.particle) !== 0)
}
