import type {CommitteeCode} from '../terms/identifiers.js'
import type {Attendant} from '../minutes/attendance.js'
import type {ItemFacts, MeetingFacts} from '../minutes/meeting.js'
import type {LocalDate} from '../terms/local-date.js'
import type {ProtectionMark} from '../terms/protection-mark.js'
import type {ChangedAt, ChoiceWithoutFile, FileChoice, RegisteredDirection, Secrecy} from './entry.js'

/** What one row of an export says of its case. Every document of the case repeats it. */
export interface RowCase {
  readonly heading: string
  readonly headingSecrecy: Secrecy
  readonly caseType: string
  readonly isClosed: boolean
  readonly isCancelled: boolean
  readonly closedOn: LocalDate | null
  /** Of a meeting: what the row tells of it. Who was there is told by the meeting's own row, or at each item. */
  readonly meeting?: MeetingFacts
  /** Of a meeting's own row: what it says nothing of, so that what was told before stands. */
  readonly untold?: readonly ('heading' | 'headingSecrecy')[]
}

/** What one row says of its document. */
export interface RowDocument {
  readonly number: string
  readonly heading: string
  readonly headingSecrecy: Secrecy
  readonly documentSecrecy: Secrecy
  readonly direction: RegisteredDirection
  readonly internalParty: string
  readonly parties: readonly string[]
  readonly files: readonly {readonly path: string; readonly choice: FileChoice}[]
  readonly choiceWithoutFile: ChoiceWithoutFile
  readonly isCancelled: boolean
  /** Of an item of a meeting; who may be named in it is known when all rows of the meeting are. */
  readonly item?: Omit<ItemFacts, 'present'>
  /** Who was there for that item, where the row tells. */
  readonly attendance?: readonly Attendant[]
}

/** One row of a registry's export, read and understood: a document with its case, or a case alone. */
export interface RegisterRow {
  readonly kind: 'row'
  /** Line in the file at which the row begins, from 1. */
  readonly line: number
  readonly committee: CommitteeCode
  readonly caseNumber: string
  readonly case: RowCase
  readonly document: RowDocument | null
  readonly date: LocalDate
  readonly officer: string
  readonly statute: string
  readonly protection: ProtectionMark
  /** What the mark says, where there is one: for the holders of protected data alone. */
  readonly protectionWord?: string
  readonly registrar: string
  /** An earlier first day on the web, where the registry knows one (A15). */
  readonly publishedOn: LocalDate | null
  readonly changedAt: ChangedAt
}
