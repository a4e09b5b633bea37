import type {CommitteeCode, EntryId, Fingerprint, Instant, RunId, VersionId} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'

/** What happened to the data (GDPR 4.12): somebody got it who should not, could have got it, it was changed, lost or out of reach. */
export const BREACHES = ['disclosure', 'access', 'alteration', 'loss', 'unavailable'] as const
export type Breach = (typeof BREACHES)[number]

/** Why it happened. */
export const CAUSES = ['human', 'routine', 'technical', 'attack', 'unknown'] as const
export type Cause = (typeof CAUSES)[number]

/** Whom it is about, as the supervisory authority asks. */
export const GROUPS = ['residents', 'clients', 'pupils', 'children', 'employees', 'elected', 'protected', 'other'] as const
export type Group = (typeof GROUPS)[number]

/** Which sorts of personal data, as the supervisory authority asks; the sensitive ones of GDPR 9 by themselves. */
export const CATEGORIES = ['name', 'contact', 'identity-number', 'protected-identity', 'economy', 'social', 'secrecy', 'offence', 'health', 'ethnic', 'religion', 'political', 'union', 'sex-life', 'genetic', 'biometric', 'other'] as const
export type Category = (typeof CATEGORIES)[number]

/** How many persons, as far as anybody knows. */
export const SCALES = ['1', '2-10', '11-100', '101-1000', '1001-', 'unknown'] as const
export type Scale = (typeof SCALES)[number]

/** The risk for those whom it is about. `unlikely`: the authority need not be told (GDPR 33.1). `high`: they are told themselves (GDPR 34). */
export const RISKS = ['unlikely', 'risk', 'high'] as const
export type Risk = (typeof RISKS)[number]

/** Where it began: a row in the review, something public, or a suspicion that points at nothing here. */
export const ORIGINS = ['public', 'queue', 'suspicion'] as const
export type Origin = (typeof ORIGINS)[number]

/** What somebody writes down about it, each time anew: nothing that was written is changed. */
export const NOTE_KINDS = ['happened', 'consequences', 'measures', 'assessment', 'not-told', 'late', 'closing'] as const
export type NoteKind = (typeof NOTE_KINDS)[number]

export type IncidentState = 'open' | 'assessed' | 'closed'

/** Where an incident stands against its 72 hours. `none`: the authority is told, or need not be. */
export const URGENCIES = ['none', 'ahead', 'soon', 'near', 'over'] as const
export type Urgency = (typeof URGENCIES)[number]

/** What was public of one entry, from when to when and by whose word: never the text itself (I2). */
export interface Evidence {
  readonly entry: EntryId
  readonly version: VersionId
  readonly kind: 'case' | 'document'
  readonly diaryNumber: string
  readonly documentNumber: string | null
  /** Fields that readers saw. */
  readonly shown: readonly ShownField[]
  readonly publicFrom: LocalDate | null
  /** When it was taken down here; null where it was not public then. */
  readonly takenDownAt: Instant | null
  /** Who let it out: a person by decision, or the rules by the registrar's choice in the registry. Null where it never was let out. */
  readonly approved: {readonly by: 'rules'; readonly policy: string} | {readonly by: 'person'; readonly actor: string; readonly at: Instant; readonly policy: string} | null
  /** What was found in it, by kind. */
  readonly findings: readonly string[]
  /** Releases of the site since it was first public: how many, and the last of them. */
  readonly releases: {readonly count: number; readonly last: readonly RunId[]}
  /** How many addresses it had. */
  readonly addresses: number
  /** Keyed: whoever has the text can have it confirmed, and nobody else. */
  readonly fingerprint: Fingerprint
}

export const SHOWN_FIELDS = ['heading', 'party', 'officer', 'file'] as const
export type ShownField = (typeof SHOWN_FIELDS)[number]

/** What the committee makes of it, with what the supervisory authority asks. */
export interface Assessment {
  readonly risk: Risk
  readonly cause: Cause
  readonly groups: readonly Group[]
  readonly categories: readonly Category[]
  readonly persons: Scale
  /** Whether the authority is to be told, and those whom it is about. */
  readonly tellsAuthority: boolean
  readonly tellsPersons: boolean
  readonly at: Instant
  readonly by: string
}

/** What somebody wrote; null where it has been erased. */
export interface IncidentNote {
  readonly kind: NoteKind
  readonly at: Instant
  readonly by: string
  readonly text: string | null
}

/** A breach of personal data, or the suspicion of one (GDPR 4.12, H§7). */
export interface Incident {
  readonly id: string
  readonly committee: CommitteeCode
  readonly breach: Breach
  readonly origin: Origin
  /** When somebody began to suspect it, and when the committee, who is the controller, became aware: 72 hours count from then. */
  readonly suspectedAt: Instant
  readonly awareAt: Instant
  readonly reportedAt: Instant
  readonly reportedBy: string
  readonly evidence: Evidence | null
  readonly assessment: Assessment | null
  readonly authorityToldAt: Instant | null
  /** What the authority calls it. */
  readonly reference: string | null
  readonly personsToldAt: Instant | null
  readonly closedAt: Instant | null
  /** How urgent it was when the coordinator was last reminded; null where never. */
  readonly reminded: Urgency | null
}

export function stateOf({assessment, closedAt}: Pick<Incident, 'assessment' | 'closedAt'>): IncidentState {
  return closedAt !== null ? 'closed' : assessment === null ? 'open' : 'assessed'
}

/** Of a risk the authority is always told, and of a high one those whom it is about as well, whatever anybody would rather (GDPR 33.1, 34.1); told they may be of any. */
export function mustTell(risk: Risk): {readonly authority: boolean; readonly persons: boolean} {
  return {authority: risk !== 'unlikely', persons: risk === 'high'}
}

/** What stands in the way of closing an incident. */
export const OBSTACLES = ['not-assessed', 'authority-not-told', 'persons-not-told', 'no-measures'] as const
export type Obstacle = (typeof OBSTACLES)[number]

/** What is still to be done before an incident can be closed. */
export function obstaclesOf({assessment, authorityToldAt, personsToldAt}: Incident, notes: readonly Pick<IncidentNote, 'kind'>[]): readonly Obstacle[] {
  if (assessment === null) return ['not-assessed']
  return [
    ...(assessment.tellsAuthority && authorityToldAt === null ? ['authority-not-told' as const] : []),
    ...(assessment.tellsPersons && personsToldAt === null ? ['persons-not-told' as const] : []),
    ...(notes.some(({kind}) => kind === 'measures') ? [] : ['no-measures' as const]),
  ]
}
