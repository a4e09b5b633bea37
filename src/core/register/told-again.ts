import type {Fingerprint} from '../terms/identifiers.js'
import type {RegistryState} from './entry.js'

/** One row of a case in an export, as far as it takes to know it again. */
export interface RowTold {
  /** Empty for the case's own row. */
  readonly documentNumber: string
  /** Null where a row must be looked at each time, such as one with files. */
  readonly rowDigest: Fingerprint | null
  readonly caseDigest: Fingerprint
}

/** One entry of the case as the register holds it: by what its row, and any row about its case, was last told. */
export interface EntryTold {
  readonly registryState: RegistryState
  /** True where the registry's next word is waited for, even if it is the same. */
  readonly isUnheard: boolean
  readonly rowDigest: Fingerprint | null
  readonly caseDigest: Fingerprint | null
}

/**
 * True when an export tells a case word for word as the register was last told it: nothing needs to be read, merged or judged. `known` holds the entries of the case by
 * document number, the case's own under the empty one. Where the export holds the diary whole (`isFull`), what it leaves out is news.
 */
export function isToldAgain(rows: readonly RowTold[], known: ReadonlyMap<string, EntryTold>, isFull: boolean): boolean {
  const ofCase = known.get('')
  if (ofCase === undefined || ofCase.isUnheard || ofCase.registryState !== 'present' || new Set(rows.map(({documentNumber}) => documentNumber)).size !== rows.length) return false
  for (const {documentNumber, rowDigest, caseDigest} of rows) {
    const entry = known.get(documentNumber)
    // What one row says of the case may take back what another has said since: only the case's latest word counts.
    if (entry?.registryState !== 'present' || entry.isUnheard || rowDigest === null || entry.rowDigest !== rowDigest || ofCase.caseDigest !== caseDigest) return false
  }
  if (!isFull) return true
  const told = [...known].filter(([documentNumber, entry]) => entry.registryState === 'present' && (documentNumber !== '' || entry.rowDigest !== null))
  return told.length === rows.length
}
