import type {LocalDate} from '../../core/terms/local-date.js'

/** Whom to ask for a document, in a committee or its administration. */
export interface RegistrarContact {
  readonly email: string | null
  readonly phone: string | null
}

/** The municipality as its diary names itself. */
export interface DiaryMunicipality {
  readonly name: string
  /** The one address that secret rows point to: an e-mail address or a line of text. */
  readonly contact: string | null
  readonly organisationNumber: string | null
  readonly logo?: DiaryLogo | null
}

/** The municipality's logotype, which stands for its name at the top of every page. */
export interface DiaryLogo {
  /** Where it lies under the site's root. */
  readonly path: string
  readonly alt: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** What the municipality says of its diary's accessibility. */
export interface AccessibilityFacts {
  /** Whom to tell of shortcomings; null for the municipality's contact. */
  readonly contact: RegistrarContact | null
  readonly conformance: 'partial' | 'none'
  readonly assessedOn: string | null
  /** When a person last went through the diary with a screen reader. */
  readonly walkedThroughOn: string | null
  /** The municipality's own, beside those that every diary has. */
  readonly shortcomings: readonly string[]
}

/** A committee as the diary shows it. */
export interface DiaryCommittee {
  readonly code: string
  readonly name: string
  readonly registrar: RegistrarContact | null
  readonly administration: string | null
}

/** Who releases what has been archived. */
export interface CityArchive {
  readonly name: string
  /** An e-mail address or a line of text. */
  readonly contact: string | null
}

/** Everything the public diary is drawn from beside its entries. */
export interface DiaryInput {
  readonly municipality: DiaryMunicipality
  readonly committees: readonly DiaryCommittee[]
  /** Whose post is today's post. */
  readonly today: LocalDate
  /** `finishedAt` in Stockholm time, `YYYY-MM-DD HH:MM`; `lateFor` is the slot that it was late for (G4). */
  readonly lastRun: {readonly finishedAt: string; readonly ok: boolean; readonly lateFor?: string | null} | null
  readonly nextRun: string | null
  readonly isRehearsal: boolean
  /** How many months back persons' names can be searched for (`search.namesMonths`). */
  readonly namesMonths: number
  /** Whether the rows are also given away as files (`site.bulkFormats`). */
  readonly bulkFormats: boolean
  readonly cityArchive?: CityArchive | null
  readonly accessibility: AccessibilityFacts
  /** How the papers of meetings are headed and numbered (`minutes` in the settings). */
  readonly papers: {readonly head: string; readonly numbering: string}
}
