import type {Breach} from '../incident/incident.js'
import type {RequestFigures} from '../request/request.js'
import type {ReviewFigures} from '../review/review-figures.js'
import type {RoutineKind, RoutineState} from '../routine/routine.js'
import {daysBetween, type LocalDate} from '../terms/local-date.js'
import type {FollowUpAction} from './action.js'
import type {Figure, Series} from './figure.js'
import type {ReadingFigures} from './readings.js'

/** The parts of a follow-up in their order: the eight points of the policy on protected personal data (S8), then the web diary (H§7, N2). */
export const SECTIONS = ['instructions', 'necessary-data', 'master-source', 'readers', 'marking', 'channels', 'control', 'follow-up', 'diary', 'review', 'incidents', 'requests'] as const
export type SectionCode = (typeof SECTIONS)[number]

/** What a follow-up can find to be amiss. Each belongs to one part; an action may answer for it. */
export const GAPS = {
  'no-instruction': 'instructions',
  'no-risk-assessment': 'instructions',
  'routine-overdue': 'instructions',
  'no-data-review': 'necessary-data',
  'data-review-overdue': 'necessary-data',
  'master-old': 'master-source',
  'master-never': 'master-source',
  'markings-stale': 'master-source',
  'holders-over-limit': 'readers',
  'holder-without-need': 'readers',
  'unswept': 'marking',
  'sweep-old': 'marking',
  'letters-overdue': 'channels',
  'labels-unaccounted': 'channels',
  'readings-unreviewed': 'control',
  'readings-to-follow-up': 'control',
  'odd-hours': 'control',
  'many-persons': 'control',
  'not-tallied': 'control',
  'not-signed-before': 'follow-up',
  'action-overdue': 'follow-up',
  'expired-live': 'diary',
  'never-assessed': 'diary',
  'removals-pending': 'diary',
  'escalated-long': 'review',
  'queue-long': 'review',
  'incident-open-long': 'incidents',
  'incident-told-late': 'incidents',
  'request-overdue': 'requests',
} as const satisfies Record<string, SectionCode>
export type GapCode = keyof typeof GAPS
export const GAP_CODES = Object.keys(GAPS) as readonly GapCode[]

/** What of protected data is known without a key. */
export interface ProtectedFacts {
  readonly holders: number
  readonly holdersMax: number
  /** Holders who read nothing in the period; by name, which stays inside. */
  readonly idleHolders: readonly string[]
  readonly persons: number
  /** Of them those of whom the master source has said nothing for too long. */
  readonly stale: number
  readonly lastSync: LocalDate | null
  readonly lastSweep: LocalDate | null
  readonly unswept: number
  readonly readings: ReadingFigures
  readonly letters: {readonly sent: number; readonly returned: number; readonly underWay: number; readonly overdue: number; readonly labelFilesLeft: number}
  /** What a holder has counted behind the seals; null where nobody has. */
  readonly tally: TalliedFacts | null
}

/** What only a holder can count, since it stands sealed: a holder has, on that day, and signed it. */
export interface TalliedFacts {
  readonly on: LocalDate
  readonly by: string
  readonly contacts: number
  readonly toldOfRisks: number
  readonly offeredAnotherWay: number
  /** Readings of somebody with a name that the reader has too, and of somebody with no open case here. */
  readonly ownName: number
  readonly noOpenCase: number
}

/** One row of the web diary that was drawn by lot, to be looked at by a person. Only what readers see of it already. */
export interface SampledRow {
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly publishedOn: LocalDate
  /** Who let it out: the rules, or a person’s decision. */
  readonly by: 'rules' | 'person'
  /** Under the web diary’s own address. */
  readonly address: string
}

/** A routine, risk assessment or review as the follow-up lists it. */
export interface ListedRoutine {
  readonly kind: RoutineKind
  readonly name: string
  readonly version: string
  readonly decidedOn: LocalDate
  readonly nextReviewOn: LocalDate
  readonly registeredBy: string
  readonly state: RoutineState
}

/** Everything that a follow-up of one committee and period is made of, as it was counted on one day. */
export interface FollowUpFacts {
  readonly committee: string
  readonly from: LocalDate
  readonly to: LocalDate
  readonly on: LocalDate
  readonly routines: readonly ListedRoutine[]
  /** Null where nobody holds a key and nobody is kept. */
  readonly protectedData: ProtectedFacts | null
  readonly diary: {
    readonly public: number
    readonly published: Series
    readonly takenDown: Series
    readonly expiredLive: number
    readonly neverAssessed: number
    readonly isRemovalPending: boolean
    readonly sample: readonly SampledRow[]
  }
  readonly review: ReviewFigures
  /** Rows that the lawyer has not answered in time, or cannot since no lawyer is there. */
  readonly raised: number
  readonly incidents: {readonly byBreach: Readonly<Partial<Record<Breach, number>>>; readonly open: number; readonly openLong: number; readonly toldAuthority: number; readonly toldLate: number}
  readonly requests: RequestFigures
  readonly actions: readonly FollowUpAction[]
  /** The last follow-up of the committee that was signed. */
  readonly last: {readonly id: string; readonly signedOn: LocalDate; readonly figures: readonly Figure[]} | null
  readonly limits: FollowUpLimits
}

/** When something is amiss, as the settings say. Days, hours and percent. */
export interface FollowUpLimits {
  readonly staleDays: number
  readonly sampleShare: number
  readonly queueHours: number
}

/** One part of a follow-up: what was counted, what it shows, and what is amiss. */
export interface Section {
  readonly code: SectionCode
  readonly figures: readonly Figure[]
  readonly series: readonly Series[]
  readonly gaps: readonly GapCode[]
}

/** So many days a signed follow-up counts as the last one: somewhat more than a year. */
const SIGNED_DAYS = 400
const SWEEP_DAYS = 7
/** How many days an incident may stand open before the follow-up asks about it. */
export const INCIDENT_OPEN_DAYS = 30

/** A follow-up in its parts. A part of protected data is left out where nobody holds a key and nobody is kept. */
export function sectionsOf(facts: FollowUpFacts): readonly Section[] {
  return [...instructionSections(facts), ...(facts.protectedData === null ? [] : protectedSections(facts, facts.protectedData)), followUpSection(facts), ...diarySections(facts)]
}

/** Every figure of a follow-up, by its part’s code and its own. */
export function figuresOf(sections: readonly Section[]): readonly Figure[] {
  return sections.flatMap(({code, figures}) => figures.map((figure) => ({...figure, code: `${code}.${figure.code}`})))
}

function instructionSections({routines}: FollowUpFacts): readonly Section[] {
  const stands = (kind: RoutineKind): readonly ListedRoutine[] => routines.filter((one) => one.kind === kind && (one.state === 'in-force' || one.state === 'overdue'))
  const overdue = (kinds: readonly RoutineKind[]): number => kinds.flatMap(stands).filter(({state}) => state === 'overdue').length
  return [
    {
      code: 'instructions',
      figures: [plain('instructions', stands('instruction').length), plain('risk-assessments', stands('risk-assessment').length), plain('overdue', overdue(['instruction', 'risk-assessment']))],
      series: [],
      gaps: when({'no-instruction': stands('instruction').length === 0, 'no-risk-assessment': stands('risk-assessment').length === 0, 'routine-overdue': overdue(['instruction', 'risk-assessment']) > 0}),
    },
    {
      code: 'necessary-data',
      figures: [plain('reviews', stands('data-review').length), plain('overdue', overdue(['data-review']))],
      series: [],
      gaps: when({'no-data-review': stands('data-review').length === 0, 'data-review-overdue': overdue(['data-review']) > 0}),
    },
  ]
}

function protectedSections({on, limits}: FollowUpFacts, kept: ProtectedFacts): readonly Section[] {
  const {readings, letters, tally} = kept
  const olderThan = (day: LocalDate | null, days: number): boolean => day !== null && daysBetween(day, on) > days
  return [
    {
      code: 'master-source',
      figures: [day('last-sync', kept.lastSync), veiled('persons', kept.persons), veiled('stale', kept.stale)],
      series: [],
      gaps: when({'master-never': kept.lastSync === null, 'master-old': olderThan(kept.lastSync, limits.staleDays), 'markings-stale': kept.stale > 0}),
    },
    {
      code: 'readers',
      figures: [plain('holders', kept.holders), plain('holders-max', kept.holdersMax), plain('idle', kept.idleHolders.length)],
      series: [],
      gaps: when({'holders-over-limit': kept.holders > kept.holdersMax, 'holder-without-need': kept.idleHolders.length > 0}),
    },
    {
      code: 'marking',
      figures: [day('last-sweep', kept.lastSweep), matters('unswept', kept.unswept), veiled('on-paper', readings.onPaper)],
      series: [],
      gaps: when({'unswept': kept.unswept > 0, 'sweep-old': kept.persons > 0 && (kept.lastSweep === null || olderThan(kept.lastSweep, SWEEP_DAYS))}),
    },
    {
      code: 'channels',
      figures: [
        ...(tally === null ? [] : [veiled('contacts', tally.contacts), share('told-of-risks', tally.toldOfRisks, tally.contacts), share('offered-another-way', tally.offeredAnotherWay, tally.contacts)]),
        veiled('letters-sent', letters.sent), veiled('letters-returned', letters.returned), veiled('letters-under-way', letters.underWay), plain('label-files', letters.labelFilesLeft),
      ],
      series: [],
      gaps: when({'letters-overdue': letters.overdue > 0, 'labels-unaccounted': letters.labelFilesLeft > 0}),
    },
    {
      code: 'control',
      figures: [
        veiled('readings', readings.readings), veiled('persons', readings.persons), share('reviewed', readings.reviewed, readings.readings), veiled('odd-hours', readings.oddHours), veiled('many-persons', readings.manyPersons),
        ...(tally === null ? [] : [day('tallied', tally.on), veiled('own-name', tally.ownName), veiled('no-open-case', tally.noOpenCase)]),
      ],
      series: [],
      gaps: when({
        'readings-unreviewed': readings.readings > 0 && 100 * readings.reviewed < limits.sampleShare * readings.readings,
        'readings-to-follow-up': readings.toFollowUp > 0,
        'odd-hours': readings.oddHours > 0,
        'many-persons': readings.manyPersons > 0,
        'not-tallied': tally === null && (readings.readings > 0 || kept.persons > 0),
      }),
    },
  ]
}

function followUpSection({last, actions, on, from}: FollowUpFacts): Section {
  const open = actions.filter(({doneOn}) => doneOn === null)
  const overdue = open.filter(({until}) => until < on)
  return {
    code: 'follow-up',
    figures: [day('last-signed', last?.signedOn ?? null), plain('actions-open', open.length), plain('actions-overdue', overdue.length), plain('actions-done', actions.filter(({doneOn}) => doneOn !== null && doneOn >= from).length)],
    series: [],
    gaps: when({'not-signed-before': last === null || daysBetween(last.signedOn, on) > SIGNED_DAYS, 'action-overdue': overdue.length > 0}),
  }
}

function diarySections({diary, review, incidents, requests, raised, limits}: FollowUpFacts): readonly Section[] {
  const {restrict, show} = review.proposals
  const proposed = restrict.agreed + restrict.otherwise + show.agreed + show.otherwise
  const sum = ({bars}: Series): number => bars.reduce((total, {count}) => total + count, 0)
  const incidentCount = Object.values(incidents.byBreach).reduce((total, count) => total + count, 0)
  return [
    {
      code: 'diary',
      figures: [matters('public', diary.public), matters('published', sum(diary.published)), matters('taken-down', sum(diary.takenDown)), matters('expired-live', diary.expiredLive), matters('never-assessed', diary.neverAssessed)],
      series: [diary.published, diary.takenDown],
      gaps: when({'expired-live': diary.expiredLive > 0, 'never-assessed': diary.neverAssessed > 0, 'removals-pending': diary.isRemovalPending}),
    },
    {
      code: 'review',
      figures: [
        matters('decided', review.decided), matters('undone', review.undone), share('otherwise', restrict.otherwise + show.otherwise, proposed, false), matters('let-out', restrict.otherwise), matters('kept-back', show.otherwise),
        hours('median', review.inQueue?.medianSeconds), hours('p90', review.inQueue?.p90Seconds), matters('waiting', review.waiting), matters('with-lawyer', review.withLawyer), matters('raised', raised),
      ],
      series: [
        {code: 'kinds', by: 'kind', bars: Object.entries(review.byKind).map(([name, count]) => ({name, count}))},
        {code: 'reasons', by: 'kind', bars: review.byReason.slice(0, REASONS_MAX).map(({reason, decided, waiting}) => ({name: reason, count: decided + waiting}))},
      ],
      gaps: when({
        'queue-long': review.inQueue !== null && review.inQueue.p90Seconds > limits.queueHours * 3600,
        'escalated-long': raised > 0,
      }),
    },
    {
      code: 'incidents',
      figures: [matters('reported', incidentCount), matters('open', incidents.open), matters('told-authority', incidents.toldAuthority), matters('told-late', incidents.toldLate)],
      series: [{code: 'breaches', by: 'kind', bars: Object.entries(incidents.byBreach).map(([name, count]) => ({name, count}))}],
      gaps: when({'incident-open-long': incidents.openLong > 0, 'incident-told-late': incidents.toldLate > 0}),
    },
    {
      code: 'requests',
      figures: [matters('received', requests.received), matters('answered', requests.answered), matters('answered-late', requests.answeredLate), matters('open-overdue', requests.openOverdue)],
      series: [],
      gaps: when({'request-overdue': requests.openOverdue > 0}),
    },
  ]
}

/** So many reasons are drawn; the rest are few. */
const REASONS_MAX = 10

const plain = (code: string, count: number): Figure => ({kind: 'plain', code, count})
const matters = (code: string, count: number): Figure => ({kind: 'matters', code, count})
const veiled = (code: string, count: number): Figure => ({kind: 'veiled', code, count})
const share = (code: string, part: number, whole: number, isVeiled = true): Figure => ({kind: 'share', code, part, whole, isVeiled})
const day = (code: string, on: LocalDate | null): Figure => ({kind: 'day', code, day: on})
const hours = (code: string, seconds: number | undefined): Figure => ({kind: 'hours', code, hours: seconds === undefined ? null : Math.round(seconds / 360) / 10})

function when(found: Partial<Record<GapCode, boolean>>): readonly GapCode[] {
  return (Object.keys(found) as GapCode[]).filter((code) => found[code] === true)
}
