import type {ScanContext} from '../detector.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import {lookUp, readingOf} from '../reading.js'
import {GatedPattern} from '../signs.js'
import {namesByRule} from './by-rule.js'
import {areTwoNamesInOne} from './in-file-name.js'

// `K a r i n  E k`, `E R I K O L S S O N` with a blank between each letter: how a form's boxes are read, a headline is set, or a name is kept from being searched for.

const SPACED = new GatedPattern(/(?<![\p{L}\d])\p{L}(?: {1,3}\p{L}(?![\p{L}\d])){3,59}/gu, / \S {1,3}\S /)
/** From this level a name alone is taken for one. */
const BORNE_BY_MANY = 5

/** The persons whose letters stand apart in a text. Their words are told by wider blanks, or by a capital behind a small letter. */
export function letterSpacedNames(text: string, {field, caseNature, lexica}: ScanContext): readonly {readonly start: number; readonly end: number}[] {
  const names: {readonly start: number; readonly end: number}[] = []
  for (const {0: found, index} of SPACED.allIn(text)) {
    const together = found.replace(/(?<=\p{Ll}) (?=\p{Lu})|\s{2,3}/gu, '\n').replaceAll(' ', '').replaceAll('\n', ' ')
    const words = together.split(' ').map((word) => ({lower: word.toLowerCase(), ...lookUp(word.toLowerCase(), lexica.words)}))
    const isAlone = words.length === 1 && words.some(({bits}) => Math.max(givenLevel(bits), surnameLevel(bits)) >= BORNE_BY_MANY && ordinaryLevel(bits) < 2 && (bits & (WORD.common | WORD.place)) === 0)
    if (isAlone || words.some((word) => areTwoNamesInOne(word, lexica)) || namesByRule(readingOf(together, lexica), {field, caseNature, lexica}).length > 0) names.push({start: index, end: index + found.length})
  }
  return names
}
