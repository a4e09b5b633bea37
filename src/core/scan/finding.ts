import type {DetectorId} from './detectors/index.js'
import type {FilePlace} from './file-text.js'
import type {PartyKind} from './party/party-kind.js'

/** Everything a detector can say a place in a text is. The list is a contract: it stands in `--json` and in stored verdicts. */
export const FINDING_KINDS = [
  'person',
  'personnummer',
  'samordningsnummer',
  'interim-number',
  'sole-trader-number',
  'birth-date',
  'phone',
  'email',
  'address',
  'coordinates',
  'property',
  'vehicle',
  'bank-account',
  'sensitive-health',
  'sensitive-religion',
  'sensitive-ethnic',
  'sensitive-political',
  'sensitive-union',
  'sensitive-sex-life',
  'sensitive-genetic',
  'sensitive-biometric',
  'offence',
  'insult',
  'secrecy-cue',
  'contact-person',
  'indirect',
  'unreadable',
] as const

export type FindingKind = (typeof FINDING_KINDS)[number]

/** Kinds of B4: what no role lets out. */
const IDENTITY_NUMBERS: ReadonlySet<FindingKind> = new Set<FindingKind>(['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number'])

/** True of what is taken for somebody's number, of any sort (B4). */
export function isIdentityNumber({kind}: {readonly kind: FindingKind}): boolean {
  return IDENTITY_NUMBERS.has(kind)
}

/** Where in an entry a text stands. What is allowed in one field is not in another (H§3.1, H§2 note 1). */
export const SCAN_FIELDS = ['heading', 'party', 'officer', 'file', 'fileName', 'minutes'] as const
export type ScanField = (typeof SCAN_FIELDS)[number]

/** True of a field that holds running text, which is read as a file is: `minutes` is the text of an item of a meeting. */
export function isRunningText(field: ScanField): boolean {
  return field === 'file' || field === 'minutes'
}

/** Who somebody named is, as far as the text and the municipality's lists tell: what B1 lets be named, and what B2 does not. */
export const STANDINGS = ['official', 'elected', 'private', 'unknown'] as const
export type Standing = (typeof STANDINGS)[number]

export type Certainty = 'certain' | 'likely'

/** One place in one field that looks like something the public must not see. It never carries the text itself. */
export interface Finding {
  readonly kind: FindingKind
  readonly field: ScanField
  /** Which of the field's texts: the n-th party or file. 0 for a heading. */
  readonly index: number
  /** UTF-16 units from the start of that text; `end` is the first unit after. */
  readonly start: number
  readonly end: number
  readonly certainty: Certainty
  /** Who found it; `file` is the reader of files, which tells of pictures that it cannot read. */
  readonly detector: DetectorId | 'file'
  /** A code that `words/scan.ts` turns into a sentence for the registrar. */
  readonly why: string
  /** Of a person named: who it is. Absent where nothing tells. */
  readonly who?: Exclude<Standing, 'unknown'>
  /** Of a finding in the party field: what sort of party it stands in (C1–C5). */
  readonly party?: PartyKind
  /** Where in its file a finding of the field `file` stands, where the file has parts. */
  readonly place?: FilePlace
}
