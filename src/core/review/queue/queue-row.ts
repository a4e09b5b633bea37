import type {WaitingStage} from '../../journey.js'
import type {RegisteredDirection} from '../../register/entry.js'
import type {EntryId, Instant} from '../../terms/identifiers.js'
import type {LocalDate} from '../../terms/local-date.js'

/** One row of the review queue: what is known of an entry that waits, without its files. Of a row that only an authorised person may handle nothing is known (K4). */
export interface QueueRow {
  readonly id: EntryId
  readonly kind: 'case' | 'document'
  readonly committee: string
  readonly diaryNumber: string
  /** Null for the case itself. */
  readonly documentNumber: string | null
  /** Null where only an authorised person may read it; empty where it is secret. */
  readonly heading: string | null
  /** True where the heading is under secrecy: a list is seen by more than the one who reads it. */
  readonly isSecret: boolean
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

/** A row that only an authorised person may handle: each is like every other, so that neither filter nor order tells whom it is about (K4). */
export function veiledRow(id: EntryId): QueueRow {
  return {
    id, kind: 'document', committee: '', diaryNumber: '', documentNumber: null, heading: null, isSecret: false, caseType: '', direction: null, date: '1700-01-01' as LocalDate, stage: 'held', reasons: ['awaits-authorised'],
    waitingSince: '1970-01-01T00:00:00.000Z' as Instant,
  }
}
