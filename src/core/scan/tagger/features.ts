import type {ScanField} from '../finding.js'
import {givenLevel, ordinaryLevel, surnameLevel, WORD, writtenClass} from '../lexica.js'
import type {Form, Gap, Reading, Word} from '../reading.js'

/** What a feature is about, so that a person can be told what weighed. The order is part of the model: a change asks for `npm run train`. */
export const FEATURE_KINDS = [
  'always', 'writing', 'field', 'given', 'surname', 'given-and-surname', 'written', 'cue', 'ending-2', 'ending-3', 'ending-4', 'beginning', 'length',
  'word', 'class-before', 'class-two-before', 'class-after', 'class-two-after', 'word-before', 'word-after', 'word-two-before', 'word-two-after',
  'class-before-and-name', 'name-and-class-after', 'class-around', 'signs', 'sign-and-class-before', 'sign-and-class-after', 'ending-after', 'long-ending-after', 'ending-before',
  'field-and-name', 'word-before-and-name', 'word-after-and-name', 'place-in-text', 'party-letter', 'number-after', 'classes-before', 'unknown-ending', 'levels', 'length-of-text',
] as const
export type FeatureKind = (typeof FEATURE_KINDS)[number]

const FORMS: Readonly<Record<Form, number>> = {lower: 0, capital: 1, upper: 2, initial: 3, mixed: 4}
const GAPS: Readonly<Record<Gap, number>> = {space: 0, dot: 1, comma: 2, and: 3, slash: 4, other: 5, end: 6}
const FIELDS: Readonly<Record<ScanField, number>> = {heading: 0, party: 1, officer: 2, file: 3, fileName: 4, minutes: 3}
const NONE = 0x7f
const BIN = [0, 1, 1, 2, 2, 3, 4, 4] as const
const CUES = WORD.orgEnd | WORD.orgHead | WORD.orgJoin | WORD.placeHead | WORD.placeNoun | WORD.trade | WORD.from | WORD.strongFrom | WORD.sole | WORD.estate | WORD.particle | WORD.kin | WORD.notName | WORD.title

/** How many places there are for weights, a power of two: features share them by their hash. */
export const FEATURE_SLOTS = 1 << 17

/** The features of one word, as slots in the table of weights, with the kind of each. Made once and filled again and again. */
export class Features {
  readonly slots = new Int32Array(FEATURE_KINDS.length)
  readonly kinds = new Uint8Array(FEATURE_KINDS.length)
  count = 0

  put(kind: number, value: number): void {
    let mixed = Math.imul(value ^ Math.imul(kind + 1, 0x9e3779b1), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35)
    this.slots[this.count] = (mixed ^ (mixed >>> 14)) & (FEATURE_SLOTS - 1)
    this.kinds[this.count++] = kind
  }
}

/** Fills `into` with the features of the word at `at`: how it is written, what the lists say of it, and the same of two words on either side. */
export function featuresAt(reading: Reading, at: number, field: ScanField, into: Features): void {
  into.count = 0
  const {words} = reading
  const word = words[at]
  if (word === undefined) return
  const [before, twoBefore, after, twoAfter] = [words[at - 1], words[at - 2], words[at + 1], words[at + 2]]
  const where = FIELDS[field]
  const {bits, lower} = word
  const [given, surname, ordinary] = [givenLevel(bits), surnameLevel(bits), ordinaryLevel(bits)]
  const form = FORMS[word.form]
  const capitals = reading.capitals ? 1 : reading.smalls ? 2 : 0
  const writing = form | (word.opening ? 8 : 0) | (capitals << 4) | (word.genitive ? 64 : 0)
  const name = nameClass(word)
  const [classBefore, classAfter] = [classOf(before), classOf(after)]
  const [wordBefore, wordAfter] = [identity(before), identity(after)]
  const gapBefore = before === undefined ? GAPS.end : GAPS[before.gap]
  const gapAfter = GAPS[word.gap]
  let kind = 0
  into.put(kind++, 0)
  into.put(kind++, writing)
  into.put(kind++, where | (form << 3))
  into.put(kind++, given | (ordinary << 3) | (form << 5))
  into.put(kind++, surname | (ordinary << 3) | (form << 5))
  into.put(kind++, name | (form << 10))
  into.put(kind++, writtenClass(bits) | (form << 3) | (word.opening ? 64 : 0))
  into.put(kind++, (bits & (CUES | WORD.common)) | form)
  into.put(kind++, hashOf(lower, lower.length - 2, lower.length))
  into.put(kind++, hashOf(lower, lower.length - 3, lower.length))
  into.put(kind++, hashOf(lower, lower.length - 4, lower.length))
  into.put(kind++, hashOf(lower, 0, 3))
  into.put(kind++, Math.min(lower.length, 15) | (lower.includes('-') ? 16 : 0) | (form << 5))
  // A name's own letters would teach the names of the training texts; a word that is something else as well may be known by itself.
  if (given + surname === 0 || ordinary > 0 || (bits & (CUES | WORD.place | WORD.common)) !== 0) into.put(kind, hashOf(lower, 0, lower.length))
  kind++
  into.put(kind++, classBefore)
  into.put(kind++, classOf(twoBefore))
  into.put(kind++, classAfter)
  into.put(kind++, classOf(twoAfter))
  into.put(kind++, wordBefore)
  into.put(kind++, wordAfter)
  into.put(kind++, identity(twoBefore))
  into.put(kind++, identity(twoAfter))
  into.put(kind++, classBefore ^ (name << 20) ^ gapBefore)
  into.put(kind++, classAfter ^ (name << 20) ^ gapAfter)
  into.put(kind++, Math.imul(classBefore, 31) ^ classAfter ^ (BIN[given] ?? 0) ^ ((BIN[surname] ?? 0) << 3))
  into.put(kind++, gapBefore | (gapAfter << 3) | (form << 6))
  into.put(kind++, gapBefore ^ Math.imul(classBefore, 17))
  into.put(kind++, gapAfter ^ Math.imul(classAfter, 17))
  into.put(kind++, after === undefined ? NONE : hashOf(after.lower, after.lower.length - 3, after.lower.length) ^ gapAfter)
  into.put(kind++, after === undefined ? NONE : hashOf(after.lower, after.lower.length - 5, after.lower.length) ^ gapAfter)
  into.put(kind++, before === undefined ? NONE : hashOf(before.lower, before.lower.length - 4, before.lower.length) ^ gapBefore)
  into.put(kind++, name ^ (where << 10) ^ (form << 14))
  into.put(kind++, Math.imul(wordBefore, 13) ^ name ^ gapBefore)
  into.put(kind++, Math.imul(wordAfter, 13) ^ name ^ gapAfter)
  into.put(kind++, (at === 0 ? 1 : 0) | (at === words.length - 1 ? 2 : 0) | (form << 2) | (where << 6) | (capitals << 10))
  into.put(kind++, isPartyLetter(reading, word.end) ? 1 : 0)
  into.put(kind++, numberAfter(reading, after, gapAfter) ^ (name << 4))
  into.put(kind++, Math.imul(classOf(twoBefore), 31) ^ classBefore)
  if (given + surname === 0) into.put(kind, hashOf(lower, lower.length - 5, lower.length) ^ form)
  kind++
  into.put(kind++, given | (surname << 3) | (ordinary << 6) | ((bits & WORD.place) === 0 ? 0 : 256) | ((bits & WORD.common) === 0 ? 0 : 512))
  into.put(kind, Math.min(words.length, 4) | (where << 4) | (name << 8))
}

/** The lists' word for a name: levels in few steps, whether it is an ordinary word too, whether a place. Ten bits. */
function nameClass({bits}: Word): number {
  return (BIN[givenLevel(bits)] ?? 0) | ((BIN[surnameLevel(bits)] ?? 0) << 3) | (ordinaryLevel(bits) << 6) | ((bits & WORD.place) === 0 ? 0 : 256) | ((bits & WORD.common) === 0 ? 0 : 512)
}

/** What a word beside is: how it is written, what the cues say, and roughly whether it is a name. */
function classOf(word: Word | undefined): number {
  if (word === undefined) return NONE
  const {bits} = word
  const rough = (givenLevel(bits) >= 5 ? 2 : givenLevel(bits) > 0 ? 1 : 0) | ((surnameLevel(bits) >= 5 ? 2 : surnameLevel(bits) > 0 ? 1 : 0) << 2)
  const lists = (bits & (CUES | WORD.place | WORD.common)) ^ FORMS[word.form]
  return Math.imul(lists, 0x27d4eb2f) ^ (word.form === 'lower' ? 0 : (rough << 8) | (ordinaryLevel(bits) > 1 ? 1 << 14 : 0))
}

/** A word beside, by its own letters, unless it is a name: those would teach the training texts. */
function identity(word: Word | undefined): number {
  if (word === undefined) return NONE
  if (word.form === 'mixed' || word.form === 'initial') return 1 + FORMS[word.form]
  const isName = word.form !== 'lower' && givenLevel(word.bits) + surnameLevel(word.bits) > 0 && (word.bits & (CUES | WORD.common)) === 0
  return isName ? 2 : hashOf(word.lower, 0, word.lower.length)
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from < 0 ? 0 : from; at < to && at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

/** `(S)`, `(MP)`: a bracket, one to three letters, a bracket. */
function isPartyLetter({text}: Reading, end: number): boolean {
  const open = text.charCodeAt(end) === 32 ? end + 1 : end
  if (text.charCodeAt(open) !== 40) return false
  // Looked for no further than it can be: a text may have no bracket that closes.
  for (let at = open + 2; at < open + 5; at++) if (text.charCodeAt(at) === 41) return true
  return false
}

/** `3:12` and `4` after a name tell of a property or a street; more than four digits of a number of another sort. */
function numberAfter({text}: Reading, after: Word | undefined, gap: number): number {
  if (after?.form !== 'mixed' || gap !== GAPS.space) return 0
  if (text.charCodeAt(after.end) === 58) return 1
  return after.end - after.start < 4 ? 2 : 3
}
