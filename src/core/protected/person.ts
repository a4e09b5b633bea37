import type {CommitteeCode} from '../terms/identifiers.js'
import {particularsIn, particularsText, type Particulars} from './particulars.js'
import {PROTECTIONS, type Protection} from './protection.js'
import type {ShownRecord} from './record.js'

/** The opaque name of a protected person in the register: random letters, which tell nothing. */
export type PersonId = string & {readonly personId: unique symbol}

/** What is kept of a protected person, each sealed by itself. `number`: twelve digits; empty for somebody whom the registry marks, and whose number nobody has told. `address`: as it is written on a letter, lines apart; empty where nobody has told one. */
export interface ProtectedPerson {
  readonly number: string
  readonly name: string
  readonly address: string
  readonly level: Protection
  readonly particulars: Particulars
}

/** A person as somebody who may read them sees them: with the id that they have here, and the committees that they are kept for. */
export interface ShownPerson extends ProtectedPerson {
  readonly id: PersonId
  readonly committees: readonly string[]
  /** When this was said of them, where the municipality is, to the minute. */
  readonly saidAt: string
  /** What has been written down about them, the oldest first. */
  readonly records: readonly ShownRecord[]
}

/** Fields of a person as they are sealed, and as the log of readings names them. */
export const PERSON_FIELDS = ['number', 'name', 'address', 'level', 'particulars'] as const satisfies readonly (keyof ProtectedPerson)[]
export type PersonField = (typeof PERSON_FIELDS)[number]

/** What the log of readings may name: a field, what has been written down about the person, a letter that Skatteverket is to forward to them, or an entry of the register that waits for an authorised person. */
export const READ_FIELDS = [...PERSON_FIELDS, 'records', 'letter', 'entry'] as const
export type ReadField = (typeof READ_FIELDS)[number]

/** A person's fields as texts, which are what is sealed. */
export function personTexts({number, name, address, level, particulars}: ProtectedPerson): Readonly<Record<PersonField, string>> {
  return {number, name, address, level, particulars: particularsText(particulars)}
}

/** A person out of the texts that were sealed. Rows of before there were particulars have none. */
export function personOf({number, name, address, level, particulars}: Readonly<Record<PersonField, string>>): ProtectedPerson {
  return {number, name, address, level: PROTECTIONS.find((one) => one === level) ?? 'okänd nivå', particulars: particularsIn(particulars)}
}

/** What a person is found by in the blind index: the number or, for somebody whom the registry marks and whose number nobody has told, the place in its diary. */
export function indexText({number, particulars}: {readonly number: string; readonly particulars: Pick<Particulars, 'place'> | null}): string {
  return number === '' ? `place ${particulars?.place ?? ''}` : number
}

/** Why a protected person's data is read (K5): one of a list, since words of people's own may tell what the log must not hold (P4). */
export const READING_REASONS = ['matter', 'letter', 'registration', 'correction', 'request', 'log-review', 'removal', 'contact', 'sweep'] as const
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
