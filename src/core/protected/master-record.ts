import type {LocalDate} from '../terms/local-date.js'
import type {ProtectionLevel} from './protection.js'

/**
 * What the master says of how far somebody's data is protected. `none`: said in words to be unmarked, so that a marking which was there has lapsed. `untold`: the record says nothing of it, and
 * whatever is known of the person stands.
 */
export type MasterMarking = {readonly kind: 'none'} | {readonly kind: 'untold'} | {readonly kind: 'marked'; readonly level: ProtectionLevel; readonly since: LocalDate | null}

/** A person's names as the registry of the population divides them; an empty one is one they do not have. */
export interface MasterNames {
  readonly given: string
  readonly middle: string
  readonly surname: string
}

/** Why a number is not in use as it was. `renumbered`: the record is of a number that its person has no more. */
export type MasterGone = 'dead' | 'emigrated' | 'renumbered' | 'other'

/** One person in the extract that the municipality gets of its master source (K2). */
export interface MasterRecord {
  readonly kind: 'record'
  /** Where in the file it begins, from 1. */
  readonly line: number
  /** Twelve digits. */
  readonly number: string
  /** Other numbers of the same person: older ones, or in the record of an older number the one that is used now. */
  readonly otherNumbers: readonly string[]
  readonly gone: MasterGone | null
  /** Null where it tells none. */
  readonly names: MasterNames | null
  /** Lines as on a letter, empty where it tells none: where a person is reached, which for a marked one is the *särskild postadress* where there is one. */
  readonly address: readonly string[]
  /** Designations of properties that the person lives on or owns, where told. */
  readonly properties: readonly string[]
  readonly marking: MasterMarking
}

/** What may be wrong with an extract without stopping it. */
export const MASTER_PROBLEMS = ['number-missing', 'number-wrong', 'fictitious', 'text-unfit', 'told-twice', 'record-broken', 'record-open', 'outside-record', 'count-differs'] as const
export type MasterProblemCode = (typeof MASTER_PROBLEMS)[number]

/** Something in an extract that was not understood. It holds no text of the file. */
export interface MasterProblem {
  readonly kind: 'problem'
  readonly line: number
  readonly problem: MasterProblemCode
  /** The code, column or element that it stands in, never its value; empty where it stands in none. */
  readonly field: string
}

/** The forms that an extract of a master source may have. The name is the one that somebody asks for it by. */
export const MASTER_FORMATS = ['csv', 'navet', 'spar'] as const
export type MasterFormat = (typeof MASTER_FORMATS)[number]

/** What an extract gives, in its order. A record that comes with a problem protects, and was understood but for that. */
export type MasterEntry = MasterRecord | MasterProblem
