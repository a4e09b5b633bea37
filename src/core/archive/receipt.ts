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

/** A field of a receipt as it stands there, and what it says. */
export type ReceiptField = readonly [name: string, value: string]

/** Names that archives give to the fields of a receipt, in Swedish and English. */
const FIELDS = {
  package: ['paket', 'paketid', 'package', 'packageid', 'objid', 'objectid'],
  sha256: ['sha256', 'checksum', 'kontrollsumma', 'metssha256', 'messagedigest'],
  received: ['mottaget', 'mottagen', 'mottagetdatum', 'received', 'receivedon', 'receivedat'],
  // Says when it was received only beside a status that says that it was.
  date: ['date', 'datum'],
  reference: ['referens', 'arkivid', 'accession', 'reference', 'archiveid', 'identitet'],
  status: ['status', 'utfall', 'outcome', 'result', 'resultat'],
} as const satisfies Record<string, readonly string[]>
type Field = keyof typeof FIELDS

/** What an archive says that has received something. Any other word is a no. */
const RECEIVED = new Set(['mottaget', 'mottagen', 'godkänt', 'godkänd', 'ok', 'received', 'accepted', 'approved', 'success'])
const REFERENCE_MAX = 200

/** Why a receipt is none: a field is missing, or the archive says in it that it has not received the package. */
export type ReceiptProblem = {readonly kind: 'missing'; readonly field: 'package' | 'sha256' | 'received'} | {readonly kind: 'refuses'}

/** Reads a receipt from its fields, whatever they are called and in whatever order. A field that stands there twice and says two things counts as missing. */
export function readReceipt(fields: readonly ReceiptField[]): PackageReceipt | ReceiptProblem {
  const said = (field: Field): string | null => {
    const values = new Set(fields.flatMap(([name, value]) => ((FIELDS[field] as readonly string[]).includes(plain(name)) ? [value.trim()] : [])))
    return values.size === 1 ? ([...values][0] ?? null) : null
  }
  const isSaid = (field: Field): boolean => fields.some(([name]) => (FIELDS[field] as readonly string[]).includes(plain(name)))
  const hasStatus = isSaid('status')
  if (hasStatus && !RECEIVED.has((said('status') ?? '').toLocaleLowerCase('sv'))) return {kind: 'refuses'}
  const id = said('package') ?? ''
  if (id === '') return {kind: 'missing', field: 'package'}
  const sha256 = (said('sha256') ?? '').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(sha256)) return {kind: 'missing', field: 'sha256'}
  const receivedOn = parseLocalDate((said('received') ?? (hasStatus && !isSaid('received') ? said('date') : null) ?? '').slice(0, 10))
  if (receivedOn === null) return {kind: 'missing', field: 'received'}
  const reference = said('reference')
  return {package: id, sha256, receivedOn, reference: reference === null || reference === '' ? null : reference.slice(0, REFERENCE_MAX)}
}

/** A name without what people write differently. */
function plain(name: string): string {
  return name.toLocaleLowerCase('sv').replaceAll(/[\s_.-]/g, '')
}
