import type {DrawnPaper} from '../minutes/drawn-paper.js'
import type {PaperKind} from '../minutes/paper-kind.js'
import type {LocalDate} from '../terms/local-date.js'
import type {CommitteeCode, EntryId} from '../terms/identifiers.js'

declare const readable: unique symbol

interface Readable {
  readonly [readable]: true
  /** For staff and page addresses; on a secret row it is drawn nowhere. */
  readonly id: EntryId
  /** The day it was first shown here, from which two years run (H1). */
  readonly publishedOn: LocalDate
}

/** A cleared file as the public may fetch it. */
export interface PublicFile {
  readonly name: string
  /** Media type, such as `text/plain`. */
  readonly type: string
  readonly bytes: number
  /** SHA-256 of the cleared bytes, hexadecimal: which stored file to copy. */
  readonly sha256: string
  /** Path under the site's root, without leading slash. */
  readonly address: string
}

/** Every direction a document can have, in the order they are shown. */
export const DIRECTIONS = ['In', 'Ut', 'Upprättad'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Who releases what is not shown: the committee's registrar, or the archive once it has the case (E3). */
export type Custodian = 'registrar' | 'archive'

export interface PublicCase extends Readable {
  readonly kind: 'case'
  readonly form: 'plain'
  readonly heading: string
  readonly committee: CommitteeCode
  readonly diaryNumber: string
  readonly officer: string | null
  readonly date: LocalDate
  readonly custodian: Custodian
  /** Path of its page under the site's root, without leading slash. */
  readonly address: string
}

export interface PublicDocument extends Readable {
  readonly kind: 'document'
  /** `withheldFile`: there is a file or a document that is not shown; the row says so in one fixed sentence (E1). */
  readonly form: 'plain' | 'withheldFile'
  readonly heading: string
  /** Null where the case's heading is secret, held or withheld (D2). */
  readonly caseHeading: string | null
  readonly committee: CommitteeCode
  /** Its case's number. */
  readonly diaryNumber: string
  /** The page of its case, where the case is shown. */
  readonly caseAddress: string | null
  readonly direction: Direction
  readonly date: LocalDate
  readonly party: string | null
  readonly officer: string | null
  /** Empty on a withheld row; more than one where the registry has several. */
  readonly files: readonly PublicFile[]
  /** True where at least one of several files is not shown. */
  readonly partlyWithheld: boolean
  readonly custodian: Custodian
  readonly address: string
}

/** A withheld document under `withheldRow: receipt`: direction and date, the literal reading of H§5. */
export interface PublicReceipt extends Readable {
  readonly kind: 'document'
  readonly form: 'receipt'
  readonly committee: CommitteeCode
  readonly direction: Direction
  readonly date: LocalDate
  readonly custodian: Custodian
  readonly address: string
}

/** The word `sekretess` and the day. It has nothing else to leak (D1). */
export interface PublicSecret extends Readable {
  readonly kind: 'case' | 'document'
  readonly form: 'secret'
  readonly date: LocalDate
}

/** A meeting of a committee, whose papers stand under it. */
export interface PublicMeeting extends Readable {
  readonly kind: 'meeting'
  readonly form: 'plain'
  readonly heading: string
  readonly committee: CommitteeCode
  readonly date: LocalDate
  /** `HH:MM`, local time. */
  readonly time: string | null
  readonly place: string | null
  readonly address: string
}

/** A summons, an agenda or minutes, as the web has it (F1). */
export interface PublicPaper extends Readable {
  readonly kind: 'paper'
  readonly form: 'plain'
  readonly paper: PaperKind
  readonly heading: string
  readonly committee: CommitteeCode
  /** The day of the meeting. */
  readonly date: LocalDate
  /** The page of its meeting, where that is shown. */
  readonly meetingAddress: string | null
  /** What it says, where it was drawn here: its own page is the twin of its file (F7). */
  readonly drawn: DrawnPaper | null
  readonly files: readonly PublicFile[]
  readonly address: string
}

/** What the public may read. Pages are drawn from this type and no other, and only `toPublicEntry` makes it. */
export type PublicEntry = PublicCase | PublicDocument | PublicReceipt | PublicSecret | PublicMeeting | PublicPaper

/** What a row of the web can be. */
export type PublicKind = PublicEntry['kind']
