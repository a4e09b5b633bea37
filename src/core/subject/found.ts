import type {Stage} from '../journey.js'
import type {CommitteeCode, EntryId, Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {AskedKind} from './asked.js'
import type {SubjectField} from './entry-places.js'
import type {Grade} from './seek.js'
import type {Holding} from './holdings.js'

/** One text of one version in which the person stands. */
export interface FoundPlace {
  readonly version: number
  readonly field: SubjectField
  readonly index: number
  readonly grade: Grade
  /** Lines of what was asked, from 1. */
  readonly lines: readonly number[]
}

/** An entry in which the person stands, in whatever version. */
export interface FoundEntry {
  readonly id: EntryId
  readonly committee: CommitteeCode
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly kind: 'case' | 'document'
  readonly date: LocalDate
  /** The current version's, as everything here but the places. */
  readonly heading: string
  readonly version: number
  readonly stage: Stage
  readonly isPublic: boolean
  readonly isTakenDown: boolean
  /** Shown only to those who may read protected data, and always with the marking in words (K4). */
  readonly isProtected: boolean
  readonly grade: Grade
  readonly places: readonly FoundPlace[]
  /** Kept files of the entry whose text the person stands in. */
  readonly files: readonly {readonly name: string; readonly sha256: string; readonly grade: Grade; readonly times: number; readonly lines: readonly number[]}[]
}

/** Something else that the program keeps in which the person stands. */
export interface FoundThing {
  readonly store: Holding
  /** What `subject erase` takes; null where nothing here can be erased by itself. */
  readonly id: string | null
  /** Where it lies: a path in the workspace, a key of the settings, an account, a role. */
  readonly where: string
  /** Null for what concerns the whole municipality. */
  readonly committee: string | null
  /** The entry it belongs to, where it belongs to one. */
  readonly entry: EntryId | null
  readonly grade: Grade
  /** How many there are of it: places in a file, decisions by an account. */
  readonly times: number
  readonly lines: readonly number[]
}

/** How one store was asked, and what came of it. */
export interface AskedStore {
  readonly store: Holding
  /** How many things in it were looked through: versions, files, notes. */
  readonly held: number
  readonly exact: number
  readonly likely: number
  /** What lies there and could not be read, by why. */
  readonly unread: readonly {readonly why: 'no-text' | 'link' | 'not-readable'; readonly where: string}[]
}

/** The answer to "what do you hold on this person". It holds no word of what was asked. */
export interface Found {
  /** The search's own name, under which the audit log knows it. */
  readonly search: string
  readonly asked: readonly {readonly line: number; readonly kind: AskedKind; readonly check: 'right' | 'wrong' | 'none' | null}[]
  /** The committees whose holdings were asked; the answer covers these and no others (J1). */
  readonly committees: readonly string[]
  /** True where what belongs to no committee was asked too. */
  readonly isWhole: boolean
  readonly stores: readonly AskedStore[]
  /** Copies of the register outside it, as far as it knows of them; empty unless the whole municipality's were asked. */
  readonly backups: readonly {readonly path: string; readonly madeAt: Instant}[]
  readonly entries: readonly FoundEntry[]
  readonly things: readonly FoundThing[]
  /**
   * Entries and rows of these committees that only an authorised officer may read. They were not asked: their number is the same
   * whoever the search is for, so that it tells nobody that a person is among them (K4).
   */
  readonly awaitsAuthorised: {readonly entries: number; readonly rows: number}
}
