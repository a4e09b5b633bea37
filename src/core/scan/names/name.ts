import type {Certainty} from '../finding.js'
import type {Word} from '../reading.js'

/** How a name was recognised. */
export type NameReason =
  | 'given-and-surname'
  | 'given-and-unknown'
  | 'two-given-names'
  | 'surname-first'
  | 'initial-and-surname'
  | 'given-and-initial'
  | 'initials-with-cue'
  | 'surname-with-cue'
  | 'given-with-cue'
  | 'correspondent'
  | 'behind-role'
  | 'in-file-name'
  | 'small-letters'
  | 'name-in-party'
  | 'sole-trader'
  | 'estate'
  | 'elected'
  | 'tagged'
  | 'other-letters'

export const NAME_REASONS: readonly NameReason[] = [
  'given-and-surname', 'given-and-unknown', 'two-given-names', 'surname-first', 'initial-and-surname', 'given-and-initial',
  'initials-with-cue',
  'surname-with-cue', 'given-with-cue', 'correspondent', 'behind-role', 'in-file-name', 'small-letters', 'name-in-party', 'sole-trader', 'estate', 'elected', 'tagged', 'other-letters',
]

/** A person's name in a text, and which words it consists of. */
export interface Name {
  readonly start: number
  readonly end: number
  readonly first: number
  readonly last: number
  readonly certainty: Certainty
  readonly why: NameReason
}

/** The name that goes from one word to another. */
export function nameOf(words: readonly Word[], first: number, end: number, certainty: Certainty, why: NameReason): Name {
  return {start: words[first]?.start ?? 0, end: words[end]?.end ?? 0, first, last: end, certainty, why}
}
