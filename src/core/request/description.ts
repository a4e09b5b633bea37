import type {Finding, FindingKind} from '../scan/finding.js'

/** What a description of a document never needs: a number or an address by which somebody is reached is whoever asks telling who they are. */
const REFUSED: ReadonlySet<FindingKind> = new Set<FindingKind>(['personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number', 'birth-date', 'phone', 'email', 'bank-account'])
/** What it may need, where the document cannot be found without: whom or which place it is about. */
const DOUBTFUL: ReadonlySet<FindingKind> = new Set<FindingKind>(['person', 'contact-person', 'address', 'coordinates'])

/** What a description holds that should not be kept: `contact`, for no reason at all; `person`, unless the document cannot be found without; null where nothing. */
export function descriptionProblem(findings: readonly Pick<Finding, 'kind'>[], isNameNeeded: boolean): 'contact' | 'person' | null {
  if (findings.some(({kind}) => REFUSED.has(kind))) return 'contact'
  return !isNameNeeded && findings.some(({kind}) => DOUBTFUL.has(kind)) ? 'person' : null
}
