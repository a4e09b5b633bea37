import type {LocalDate} from '../terms/local-date.js'
import type {RegisteredCase, Secrecy} from './entry.js'

/** Everything that the rows of one export say of one case, gathered: the lowest and highest of each, as a database's `min` and `max` give them. */
export interface GatheredCase {
  readonly headingOfLatest: string
  readonly headingsDiffer: boolean
  /** Strictest of all rows: yes over unknown over no (A8). */
  readonly headingSecrecy: Secrecy
  readonly secrecyDiffers: boolean
  readonly caseType: string
  readonly caseTypesDiffer: boolean
  readonly isClosed: boolean
  readonly closedOn: LocalDate | null
  readonly earliestDate: LocalDate
  /** The officer of the row that is the case alone, else the one officer that all rows agree on, else none. */
  readonly officer: string
  readonly registrar: string
  /** Secrecy section of the row that is the case alone, and whether any row marks a protected person. */
  readonly statute: string
  readonly protectionMarked: boolean
}

/** One case out of all its rows: the stricter wins, and a disagreement is kept as a fact (A8). */
export function mergeCase(gathered: GatheredCase): RegisteredCase {
  return {
    kind: 'case',
    heading: gathered.headingOfLatest,
    headingSecrecy: gathered.headingSecrecy,
    caseType: gathered.caseType,
    statute: gathered.statute,
    protection: gathered.protectionMarked ? 'marked' : 'none',
    closedOn: gathered.closedOn,
    isClosed: gathered.isClosed,
    date: gathered.earliestDate,
    officer: gathered.officer,
    registrar: gathered.registrar,
    rowsDisagree: gathered.headingsDiffer || gathered.secrecyDiffers || gathered.caseTypesDiffer,
  }
}

const STRICTNESS = {no: 0, unknown: 1, yes: 2} as const satisfies Record<Secrecy, number>

/** True when one word on secrecy asks for more caution than the other. */
export function isStricter(one: Secrecy, than: Secrecy): boolean {
  return STRICTNESS[one] > STRICTNESS[than]
}

/** The stricter of two words on secrecy. */
export function stricter(one: Secrecy, other: Secrecy): Secrecy {
  return STRICTNESS[one] >= STRICTNESS[other] ? one : other
}
