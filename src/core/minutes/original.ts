import type {LocalDate} from '../terms/local-date.js'
import type {EntryId} from '../terms/identifiers.js'
import type {ItemFacts, MeetingFacts} from './meeting.js'
import type {PaperKind} from './paper-kind.js'

/** One item of an original paper, with what the register says of it. */
export interface OriginalItem {
  readonly entry: EntryId
  /** The version of it that is meant. */
  readonly version: number
  readonly heading: string
  readonly item: ItemFacts
  /** `shown`: let out by a rule or a person. `omitted`: secret, withheld or taken down, or of a secret case. `waits`: nobody has answered. */
  readonly fate: 'shown' | 'omitted' | 'waits'
  /** True where somebody whom it is about has protected identity. */
  readonly isMarked: boolean
}

/** A paper of a meeting as it was written, with every item: what only staff may read (F1). */
export interface OriginalPaper {
  readonly kind: PaperKind
  readonly committee: string
  readonly date: LocalDate
  readonly heading: string
  readonly meeting: MeetingFacts
  /** In the order of their numbers. */
  readonly items: readonly OriginalItem[]
}
