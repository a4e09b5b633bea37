import {parseLocalDate, type LocalDate} from '../terms/local-date.js'

/** The archive's word that it has a package. */
export interface PackageReceipt {
  readonly package: string
  /** Of the package's outermost METS, in lower-case hexadecimal. */
  readonly sha256: string
  readonly receivedOn: LocalDate
  /** What the archive calls it; null where it does not say. */
  readonly reference: string | null
}

/** A field of a receipt, and what it says: its name after those that it stands in (`status`, `code`). A line that is no field has no name. */
export interface ReceiptField {
  readonly path: readonly string[]
  readonly value: string
}

/** Names that archives give to the fields of a receipt, in Swedish and English. */
const FIELDS = {
  package: ['paket', 'paketid', 'package', 'packageid', 'objid', 'objectid'],
  sha256: ['sha256', 'checksum', 'kontrollsumma', 'metssha256', 'messagedigest'],
  received: ['mottaget', 'mottagen', 'mottagetdatum', 'received', 'receivedon', 'receivedat'],
  // Says when it was received only beside a status that says that it was.
  date: ['date', 'datum'],
  reference: ['referens', 'arkivid', 'accession', 'reference', 'archiveid', 'identitet'],
} as const satisfies Record<string, readonly string[]>
type Field = keyof typeof FIELDS

/** Parts of a name under which an archive says yes or no. */
const VERDICT_NAMES = ['status', 'utfall', 'outcome', 'result', 'beslut', 'decision', 'verdict', 'godkän', 'accept', 'approv', 'valid', 'success', 'lyckad']
/** What an archive says there that has received something. Any other word is a no, and so is none. */
const YES = new Set(['mottaget', 'mottagen', 'godkänt', 'godkänd', 'ok', 'ja', 'yes', 'true', '1', 'received', 'accepted', 'approved', 'success', 'valid', 'giltig', 'giltigt'])
/** Parts of a name under which an archive says what was wrong, and what stands there where nothing was. */
const FAULT_NAMES = ['fel', 'error', 'brist', 'avvik', 'problem', 'anmärkning', 'failure']
const NOTHING = new Set(['', '0', 'inga', 'inget', 'ingen', 'none', 'nej', 'no', 'false'])
/** How words begin that are a no wherever they stand. */
const NO_WORDS = ['ej', 'inte', 'icke', 'not', 'underkän', 'avvis', 'avslag', 'avslå', 'avslog', 'neka', 'ogilt', 'felakt', 'misslyck', 'återsän', 'returner', 'reject', 'refus', 'fail', 'invalid', 'denied', 'declin', 'unsuccess']
/** Of these the whole word, and not whatever begins so. */
const WHOLE_WORDS: ReadonlySet<string> = new Set(['ej', 'inte', 'icke', 'not'])
const REFERENCE_MAX = 200

/** Why a receipt is none: a field is missing, or it says anything but a plain yes. */
export type ReceiptProblem = {readonly kind: 'missing'; readonly field: 'package' | 'sha256' | 'received'} | {readonly kind: 'refuses'}

/**
 * Reads a receipt from its fields, whatever they are called and in whatever order. Only a plain yes is one: after it registry copies may be removed. So a field that says how it went and says anything but yes is a
 * no, and so is any word for one wherever it stands; a field that stands there twice and says two things counts as missing.
 */
export function readReceipt(fields: readonly ReceiptField[]): PackageReceipt | ReceiptProblem {
  const said = (field: Field): string | null => {
    const values = new Set(fields.flatMap((one) => (isCalled(one, field) ? [one.value.trim()] : [])))
    return values.size === 1 ? ([...values][0] ?? null) : null
  }
  if (fields.some(saysNo)) return {kind: 'refuses'}
  const id = said('package') ?? ''
  if (id === '') return {kind: 'missing', field: 'package'}
  const sha256 = (said('sha256') ?? '').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(sha256)) return {kind: 'missing', field: 'sha256'}
  const isReceivedSaid = fields.some((one) => isCalled(one, 'received'))
  const receivedOn = parseLocalDate((said('received') ?? (fields.some(isVerdict) && !isReceivedSaid ? said('date') : null) ?? '').slice(0, 10))
  if (receivedOn === null) return {kind: 'missing', field: 'received'}
  const reference = said('reference')
  return {package: id, sha256, receivedOn, reference: reference === null || reference === '' ? null : reference.slice(0, REFERENCE_MAX)}
}

function saysNo(field: ReceiptField): boolean {
  const value = field.value.trim().toLocaleLowerCase('sv')
  if (isFault(field)) return !NOTHING.has(value)
  if (isVerdict(field)) return !YES.has(value)
  // What names the package or is a digest is no sentence.
  if (isCalled(field, 'package') || isCalled(field, 'sha256')) return false
  return value.split(/[^\p{L}]+/u).some((word) => NO_WORDS.some((no) => (WHOLE_WORDS.has(no) ? word === no : word.startsWith(no))))
}

function isCalled({path}: ReceiptField, field: Field): boolean {
  return (FIELDS[field] as readonly string[]).includes(plain(path.at(-1) ?? ''))
}

/** True of a field that says how it went, by its own name or by one that it stands in. */
function isVerdict(field: ReceiptField): boolean {
  return !(Object.keys(FIELDS) as Field[]).some((known) => isCalled(field, known)) && isUnder(field, VERDICT_NAMES)
}

function isFault(field: ReceiptField): boolean {
  return isUnder(field, FAULT_NAMES)
}

function isUnder({path}: ReceiptField, names: readonly string[]): boolean {
  return path.some((name) => names.some((part) => plain(name).includes(part)))
}

/** A name without what people write differently. */
function plain(name: string): string {
  return name.toLocaleLowerCase('sv').replaceAll(/[\s_.-]/g, '')
}
