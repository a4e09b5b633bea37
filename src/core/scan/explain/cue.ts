import type {Certainty, ScanField} from '../finding.js'
import type {WordPlace} from './place.js'

/** What something in sight of a finding is, with a sentence in `words/explain.ts`. */
export const CUE_CODES = [
  'given-name',
  'surname',
  'also-ordinary-word',
  'also-place',
  'title',
  'person-word',
  'from-word',
  'sole-trader-word',
  'estate-word',
  'organisation-word',
  'place-word',
  'trade-word',
  'word',
  'party-letter',
  'date',
  'check-digit-right',
  'check-digit-wrong',
  'person-in-sight',
  'private-role',
  'said-of-a-person',
  'matter-of-one',
  'worker',
  'private-case-type',
] as const
export type CueCode = (typeof CUE_CODES)[number]

/**
 * What something in sight does to a finding. `raises`: without it there would be none, or a less certain one. `lowers`: without it there would be a more certain one.
 * `for` and `against`: it speaks for or against it, and without it the finding would be the same, as where other things are enough.
 */
export const CUE_EFFECTS = ['raises', 'lowers', 'for', 'against'] as const
export type CueEffect = (typeof CUE_EFFECTS)[number]

/** One thing in sight that made a difference to a finding, or speaks for or against it. Like the finding it carries no text. */
export interface Cue {
  readonly effect: CueEffect
  readonly code: CueCode
  /** Null for what stands in none of the entry's texts, such as its case type. */
  readonly place: CuePlace | null
  /** How certain the finding would be without it: `none` is no finding at all. Null where that cannot be tried. */
  readonly without: Certainty | 'none' | null
  /** For a name: at least so many in Sweden bear it. */
  readonly bearers: number | null
  /** Of a person's name: how likely the tagger holds it to be with this and without it, in per cent. Absent where it makes no difference to speak of. */
  readonly likelihood?: {readonly with: number; readonly without: number}
}

/** Where a cue stands: a field's text, by UTF-16 units and by words. */
export interface CuePlace {
  readonly field: ScanField
  readonly index: number
  readonly start: number
  readonly end: number
  readonly words: WordPlace
}
