import type {ScanField} from './finding.js'
import {givenLevel, surnameLevel, type WordLists} from './lexica.js'
import {lookUp, type Reading, readingOf, type Word} from './reading.js'

/** The reading that names are looked for in: in a file's name hyphens and underscores stand for blanks, and words that are put together are read one by one. */
export function readingForNames(text: string, field: ScanField, lexica: WordLists): Reading {
  if (field !== 'fileName') return readingOf(text, lexica)
  const joined = readingOf(text.replace(JOINTS, ' '), lexica)
  const known = parted.get(joined)
  if (known !== undefined) return known
  const reading = HUMP.test(text) ? {...joined, words: joined.words.flatMap((word) => apart(joined.text, word, lexica))} : joined
  parted.set(joined, reading)
  return reading
}

/** Each takes one place, as the blank does that it is read as. */
const JOINTS = /(?<=[\p{L}\p{N}.])[-_](?=\p{L})|(?<=\p{L})[-_](?=\p{N})/gu
/** Where a word begins inside another: `AnsokanKarin`, `CVKarin`, `Ek2024`, `4Karin`. */
const HUMP = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})|(?<=\p{Lu}\p{Ll}{1,40})(?=\p{N})|(?<=\p{N})(?=\p{Lu}\p{Ll})/u

const parted = new WeakMap<Reading, Reading>()

/** A word by its humps; itself where it has none, or where somebody is called so, as `McDonald`. */
function apart(text: string, word: Word, {words}: WordLists): readonly Word[] {
  const written = text.slice(word.start, word.end)
  const pieces = givenLevel(word.bits) > 2 || surnameLevel(word.bits) > 2 ? [written] : written.split(HUMP)
  if (pieces.length < 2) return [word]
  let end = word.start
  return pieces.map((piece, at): Word => {
    const start = end
    end += piece.length
    const lower = piece.toLowerCase()
    return {start, end, lower, ...lookUp(lower, words), form: formOf(piece), gap: at === pieces.length - 1 ? word.gap : 'space', opening: at === 0 && word.opening}
  })
}

function formOf(piece: string): Word['form'] {
  if (/\p{N}/u.test(piece)) return 'mixed'
  if (!/^\p{Lu}/u.test(piece)) return 'lower'
  if (piece.length === 1) return 'initial'
  return piece === piece.toUpperCase() ? 'upper' : 'capital'
}
