import type {Certainty, FindingKind, ScanField} from './finding.js'
import type {Lexica} from './lexica.js'

/** What is known about the entry that a text stands in. */
export interface ScanContext {
  readonly field: ScanField
  /** Whether the case type is one about private persons (`data/policy/case-types.yaml`); `unknown` is neither. */
  readonly caseNature: 'private' | 'public' | 'unknown'
  readonly lexica: Lexica
  /** The entry's own diary number, which is shown beside its texts and is no identity number there, whatever it looks like. */
  readonly ownNumber?: string
}

/** What a detector says of one place in a text. `start` and `end` count UTF-16 units. */
export interface Hit {
  readonly kind: FindingKind
  readonly start: number
  readonly end: number
  readonly certainty: Certainty
  /** Why it was taken for that: a code with a sentence in `words/scan.ts`. */
  readonly why: string
}

/** One way of finding one sort of thing. It runs in time linear in the text, keeps no state, and may throw: a crash holds the entry (B9). */
export interface Detector {
  /** Stored with every finding, so it never changes meaning. */
  readonly id: string
  /** Raised when the detector finds other things than before: entries it has judged are then judged again (B13). */
  readonly version: number
  readonly kinds: readonly FindingKind[]
  /** The law that makes it matter, as a registrar would cite it. */
  readonly law: string
  /** Every code that `why` can be, so that a test can see that each has words. */
  readonly reasons: readonly string[]
  find(text: string, context: ScanContext): readonly Hit[]
}
