import type {FindingKind} from '../finding.js'
import {givenLevel, NAME_LEVELS, ordinaryLevel, surnameLevel, WORD} from '../lexica.js'
import type {CueCode} from './cue.js'

/** Kinds that consist of names, so that each of their words can be told for itself. */
export function isNameKind(kind: FindingKind): boolean {
  return kind === 'person' || kind === 'contact-person'
}

const CODES: readonly (readonly [number, CueCode])[] = [
  [WORD.sole, 'sole-trader-word'],
  [WORD.estate, 'estate-word'],
  [WORD.kin, 'person-word'],
  [WORD.title, 'title'],
  [WORD.from | WORD.strongFrom, 'from-word'],
  [WORD.orgEnd | WORD.orgHead | WORD.orgJoin, 'organisation-word'],
  [WORD.placeHead | WORD.placeNoun, 'place-word'],
  [WORD.trade, 'trade-word'],
]

/** What the lists call a word beside a finding; `word` where they say nothing of it. */
export function codeOf(bits: number): CueCode {
  return CODES.find(([listed]) => (bits & listed) !== 0)?.[1] ?? 'word'
}

/** A part of a person's name. */
export type NamePart = 'given-name' | 'surname'

/** Which sort of name a word is: by its place in the name where that is known and a list has it so, or else what it is more often; null where no list has it. */
export function nameCode(bits: number, part: NamePart | null = null): NamePart | null {
  const [given, surname] = [givenLevel(bits), surnameLevel(bits)]
  if (given === 0 && surname === 0) return null
  if (part !== null && (part === 'given-name' ? given : surname) > 0) return part
  return given >= surname ? 'given-name' : 'surname'
}

/** At least so many in Sweden bear the name; null where the lists do not say. */
export function bearersOf(bits: number, name: NamePart): number | null {
  return NAME_LEVELS[(name === 'given-name' ? givenLevel(bits) : surnameLevel(bits)) - 1] ?? null
}

/** What else a name's word means, which makes it less certain. */
export function doubledMeaning(bits: number): readonly ('also-ordinary-word' | 'also-place')[] {
  return [...(ordinaryLevel(bits) >= 2 || (bits & WORD.common) !== 0 ? (['also-ordinary-word'] as const) : []), ...((bits & WORD.place) === 0 ? [] : (['also-place'] as const))]
}
