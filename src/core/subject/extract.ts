import type {Stage} from '../journey.js'
import type {DecisionKind} from '../review/decision.js'
import {scanText} from '../scan/scan-text.js'
import type {FindingKind} from '../scan/finding.js'
import type {Lexica} from '../scan/lexica.js'
import type {RegisteredContent} from '../register/entry.js'
import type {EntryId, Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {SubjectField} from './entry-places.js'
import type {Grade, Sighting} from './seek.js'
import type {Holding} from './holdings.js'

/**
 * Why a person must look before something is handed out. `secrecy`: the registry marks secrecy, or has not said that there is none. `specific-secrecy`: the
 * committee's field has secrecy of its own. `other-persons`: somebody else stands in the text. `protected`: protected personal data. `text-not-here`: only the
 * place is told, the text is to be looked up by hand. `not-by-name`: taken in by its id, without the person standing in it.
 */
export const LOOK_MARKS = ['secrecy', 'specific-secrecy', 'other-persons', 'protected', 'text-not-here', 'not-by-name'] as const
export type LookMark = (typeof LOOK_MARKS)[number]

/** One text in an extract, and where the person stands in it. */
export interface ExtractText {
  readonly field: SubjectField | 'fileText' | 'note'
  /** The versions that say so, oldest first; empty for what has no versions. */
  readonly versions: readonly number[]
  /** True where the current version says so. */
  readonly isCurrent: boolean
  readonly text: string
  readonly grade: Grade | null
  readonly marks: readonly LookMark[]
}

/** What an entry is kept for, and how long. */
export interface ExtractEntry {
  readonly id: EntryId
  readonly committee: string
  readonly committeeName: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly kind: 'case' | 'document'
  readonly date: LocalDate
  readonly stage: Stage
  /** Who can read it: everybody on the web from a day to a day, or those who work with it here. */
  readonly onTheWeb: {readonly isPublic: boolean; readonly from: LocalDate | null; readonly lastDay: LocalDate | null; readonly address: string | null}
  readonly texts: readonly ExtractText[]
  readonly decisions: readonly {readonly kind: DecisionKind; readonly at: Instant; readonly isUndone: boolean}[]
  readonly marks: readonly LookMark[]
}

/** Something else that is kept on the person. */
export interface ExtractThing {
  readonly store: Holding
  readonly where: string
  readonly committee: string | null
  readonly grade: Grade
  readonly times: number
  readonly from: string | null
  readonly to: string | null
  readonly text: string | null
  readonly marks: readonly LookMark[]
}

/** A document that can be handed out to the person when somebody has looked it through (GDPR 15). */
export interface Extract {
  readonly search: string
  readonly madeOn: LocalDate
  readonly municipality: string
  /** How to reach the municipality, where the settings say. */
  readonly contact: string | null
  readonly committees: readonly {readonly code: string; readonly name: string; readonly email: string | null; readonly phone: string | null}[]
  readonly isWhole: boolean
  readonly entries: readonly ExtractEntry[]
  readonly things: readonly ExtractThing[]
  /** How many entries and things a person must look at before anything is handed out. */
  readonly toLookAt: number
  readonly awaitsAuthorised: {readonly entries: number; readonly rows: number}
  readonly keeping: readonly Keeping[]
}

/** How long a store keeps what it holds: a count of days or years in a setting, or by a rule that is told in words. */
export interface Keeping {
  readonly store: Holding
  readonly rule: 'web-then-registry' | 'web' | 'entry' | 'need' | 'granted' | 'written' | 'time'
  readonly time: {readonly count: number; readonly unit: 'days' | 'years'} | null
}

/** Findings that are somebody: an officer's own name in the officer's field is the office, and asked about by nobody. */
const SOMEBODY: ReadonlySet<FindingKind> = new Set(['person', 'personnummer', 'samordningsnummer', 'interim-number', 'sole-trader-number', 'phone', 'email', 'address', 'contact-person', 'birth-date', 'indirect'])
const OF_THE_OFFICE: ReadonlySet<string> = new Set(['officer', 'registrar'])

/** True where somebody else than the one who is looked for stands in a text. */
export function holdsOthers(field: ExtractText['field'], text: string, own: readonly Pick<Sighting, 'start' | 'end'>[], lexica: Lexica): boolean {
  if (OF_THE_OFFICE.has(field)) return false
  const asked = field === 'fileText' ? 'file' : field === 'itemText' ? 'minutes' : field === 'fileName' ? 'fileName' : field === 'party' || field === 'internalParty' ? 'party' : 'heading'
  const {findings, failed} = scanText([{field: asked, index: 0, text}], {caseNature: 'private', lexica})
  return failed.length > 0 || findings.some(({kind, start, end}) => SOMEBODY.has(kind) && !own.some((sighting) => sighting.start < end && start < sighting.end))
}

/** What of an entry's own marks asks for a look: anything but a plain no to secrecy does. */
export function entryMarks(content: RegisteredContent, about: {readonly isProtected: boolean; readonly hasSpecificSecrecy: boolean; readonly isOfSecretCase: boolean}): readonly LookMark[] {
  const isPlain = !about.isOfSecretCase && content.headingSecrecy === 'no' && content.statute === '' && (content.kind === 'case' || content.documentSecrecy === 'no')
  return [...(isPlain ? [] : ['secrecy' as const]), ...(about.hasSpecificSecrecy ? ['specific-secrecy' as const] : []), ...(about.isProtected ? ['protected' as const] : [])]
}
