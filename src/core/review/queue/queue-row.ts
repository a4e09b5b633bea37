import type {WaitingStage} from '../../journey.js'
import type {RegisteredDirection} from '../../register/entry.js'
import type {EntryId, Instant} from '../../terms/identifiers.js'
import type {LocalDate} from '../../terms/local-date.js'

/** One row of the review queue: what is known of an entry that waits, without its files. A row that only an authorised person may handle shows no text at all (K4). */
export interface QueueRow {
  readonly id: EntryId
  readonly kind: 'case' | 'document'
  readonly committee: string
  readonly diaryNumber: string
  /** Null for the case itself. */
  readonly documentNumber: string | null
  /** Null where only an authorised person may read it. */
  readonly heading: string | null
  /** The case type as the registry writes it; empty where it has none, or nobody here may read it. */
  readonly caseType: string
  /** Null for a case. */
  readonly direction: RegisteredDirection | null
  /** The registry's date of the row. */
  readonly date: LocalDate
  readonly stage: WaitingStage
  /** Grounds and finding kinds, each once. */
  readonly reasons: readonly string[]
  readonly waitingSince: Instant
}
