import type {CommitteeCode} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {ItemFacts, MeetingFacts, PaperFacts} from '../minutes/meeting.js'
import type {ProtectionMark} from '../terms/protection-mark.js'
import type {UnreadReason} from './unread.js'

/** The registry's word on secrecy. A value that is missing or not understood is `unknown`, and waits for a person. */
export type Secrecy = 'yes' | 'no' | 'unknown'

/** In/Ut/Upprättad as the public reads it (A4); `unknown` waits for a person. */
export type RegisteredDirection = 'In' | 'Ut' | 'Upprättad' | 'unknown'

/** The registrar's mandatory choice for one file. `missing` is never defaulted (A6). */
export type FileChoice = 'yes' | 'no' | 'missing'

/** What the registrar's choice says where choices and files do not pair up. */
export type ChoiceWithoutFile = 'none' | 'no' | 'unclear'

/** Where an entry stands in the registry: a case number, and a document number unless it is the case itself (A8). */
export interface EntryKey {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  /** Null for the case itself. */
  readonly documentNumber: string | null
}

/** An entry's place as one text: what the keyed hash is taken of that stands for it when the entry is gone. */
export function keyText({committee, caseNumber, documentNumber}: EntryKey): string {
  return `tombstone ${JSON.stringify([committee, caseNumber, documentNumber])}`
}

/** One file of a document as the registry names it, and what was read of it. */
export interface RegisteredFile {
  /** Path as the export writes it, resolved inside the attachments folder. */
  readonly path: string
  readonly choice: FileChoice
  /** SHA-256 of the bytes that were read, hexadecimal. Null while no bytes have been seen. */
  readonly sha256: string | null
  readonly bytes: number | null
  /** `text`: its whole text was read. `unread`: no reader for it, damaged or too large. `absent`: not delivered. */
  readonly reading: 'text' | 'unread' | 'absent'
  /** Why a file that could be shown was not read. */
  readonly why?: UnreadReason
}

/** A case (ärende) as the registry keeps it: internal, never shown as it is. */
export interface RegisteredCase {
  readonly kind: 'case'
  readonly heading: string
  readonly headingSecrecy: Secrecy
  readonly caseType: string
  readonly statute: string
  readonly protection: ProtectionMark
  /** True where the mark is the holders' own, who found somebody protected in it: the registry tells of none, and its next word does not take it away (K2). */
  readonly foundHere?: true
  readonly closedOn: LocalDate | null
  readonly isClosed: boolean
  /** The earliest date of its rows. */
  readonly date: LocalDate
  readonly officer: string
  readonly registrar: string
  /** True when the rows of one export told different things about the case; the stricter is what stands here. */
  readonly rowsDisagree: boolean
  /** Of a meeting, which is kept as a case is: what belongs to it leaves and returns with it, and it shows as long as a paper of it does (H2). */
  readonly meeting?: MeetingFacts
}

/** A document (handling) as the registry keeps it: internal, never shown as it is. */
export interface RegisteredDocument {
  readonly kind: 'document'
  readonly heading: string
  readonly headingSecrecy: Secrecy
  readonly documentSecrecy: Secrecy
  readonly caseType: string
  readonly statute: string
  readonly protection: ProtectionMark
  /** True where the mark is the holders' own, who found somebody protected in it: the registry tells of none, and its next word does not take it away (K2). */
  readonly foundHere?: true
  readonly direction: RegisteredDirection
  readonly date: LocalDate
  /** The sender or recipient for internal use. It may be a person, and is never shown (A5). */
  readonly internalParty: string
  /** The publication names: what the public may read of the parties. */
  readonly parties: readonly string[]
  readonly officer: string
  readonly files: readonly RegisteredFile[]
  /** A choice that speaks of no file: `no` withholds a document that was never scanned in; `unclear` waits for a person (A6). */
  readonly choiceWithoutFile: ChoiceWithoutFile
  readonly registrar: string
  readonly rowsDisagree: boolean
  /** Of an item of a meeting: what was written of it. It is never public by itself, but in a paper of its meeting. */
  readonly item?: ItemFacts
  /** Of a paper of a meeting. */
  readonly paper?: PaperFacts
}

export type RegisteredContent = RegisteredCase | RegisteredDocument

/** What an entry is a part of: a `row` of the diary, or a `meeting`, an `item` of one, a `paper` of one. */
export const ENTRY_PARTS = ['row', 'meeting', 'item', 'paper'] as const
export type EntryPart = (typeof ENTRY_PARTS)[number]

export function partOf(content: RegisteredContent): EntryPart {
  if (content.kind === 'case') return content.meeting === undefined ? 'row' : 'meeting'
  if (content.item !== undefined) return 'item'
  return content.paper === undefined ? 'row' : 'paper'
}

/** What the registry says of the row itself. `missing` is left out of a full export, `cancelled` is makulerad. */
export type RegistryState = 'present' | 'cancelled' | 'missing'

/** When the registry last changed the row: its own local time, `YYYY-MM-DDTHH:MM:SS`, so that texts sort as times. Null where the export does not tell. */
export type ChangedAt = string | null
