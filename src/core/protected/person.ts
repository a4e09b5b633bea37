import type {CommitteeCode} from '../terms/identifiers.js'

/**
 * How far a person's data is protected, by the registry of the population (K1), each stricter than the one before. `okänd nivå`: the master says that the person is protected, and not how far, so that
 * it may be either of the others. Fictitious identities are none of these, and are never stored.
 */
export const PROTECTION_LEVELS = ['sekretessmarkering', 'okänd nivå', 'skyddad folkbokföring'] as const
export type ProtectionLevel = (typeof PROTECTION_LEVELS)[number]

/** The opaque name of a protected person in the register: random letters, which tell nothing. */
export type PersonId = string & {readonly personId: unique symbol}

/** What is kept of a protected person, each sealed by itself. `number`: twelve digits. `address`: as it is written on a letter, lines apart. */
export interface ProtectedPerson {
  readonly number: string
  readonly name: string
  readonly address: string
  readonly level: ProtectionLevel
}

/** A person as somebody who may read them sees them: with the id that they have here, and the committees that they are kept for. */
export interface ShownPerson extends ProtectedPerson {
  readonly id: PersonId
  readonly committees: readonly string[]
  /** When this was said of them, where the municipality is, to the minute. */
  readonly saidAt: string
}

/** Fields of a person, as the log of readings names them. */
export const PERSON_FIELDS = ['number', 'name', 'address', 'level'] as const satisfies readonly (keyof ProtectedPerson)[]
export type PersonField = (typeof PERSON_FIELDS)[number]

/** Why a protected person's data is read (K5): one of a list, since words of people's own may tell what the log must not hold (P4). */
export const READING_REASONS = ['matter', 'letter', 'registration', 'correction', 'request', 'log-review', 'removal'] as const
export type ReadingReason = (typeof READING_REASONS)[number]

/** Where what is read comes to stand, since each is access (K7): on a screen or in what a command tells, or on a paper. */
export const READING_MEDIA = ['view', 'paper'] as const
export type ReadingMedium = (typeof READING_MEDIA)[number]

/** For which committee a person is kept; `*` for all of them. */
export type PersonCommittee = CommitteeCode | '*'

/** A name or an address is some lines long. */
const FIELD_SIGNS_MAX = 500

/** What a field may hold once it has been trimmed: something, on lines without control signs. */
export function isFieldText(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return text.trim() !== '' && text.length <= FIELD_SIGNS_MAX && !/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/.test(text)
}
