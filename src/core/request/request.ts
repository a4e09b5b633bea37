import {parseSectionOfLaw} from '../review/section-of-law.js'
import type {CommitteeCode, EntryId, Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'

/** What came of a request: everything was handed out; a part was; nothing was, since secrecy holds; there is no such document; whoever asked took it back; another committee has the document. */
export const OUTCOMES = ['whole', 'part', 'refused', 'not-found', 'withdrawn', 'forwarded'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** How the answer was given. */
export const MEANS = ['letter', 'email', 'e-service', 'visit', 'phone'] as const
export type Means = (typeof MEANS)[number]

/** How a request was answered. */
export interface RequestAnswer {
  readonly outcome: Outcome
  /** The section of law that something is kept back by, `OSL 26:1`; null where nothing is. */
  readonly ground: string | null
  /** Null where nothing was handed out and nobody had to be told. */
  readonly means: Means | null
  /** The committee that has the document; null but for what was forwarded. */
  readonly forwardedTo: CommitteeCode | null
  readonly on: LocalDate
  readonly at: Instant
  readonly by: string
}

/** A request for a document (TF 2). Whoever asks need tell neither name nor purpose, so there is no place for either. */
export interface DocumentRequest {
  readonly id: string
  readonly committee: CommitteeCode
  /** What is asked for, where it is a case or a document of the register; else it is described. */
  readonly entry: EntryId | null
  /** The description, among the other notes (P4). */
  readonly note: string | null
  readonly receivedOn: LocalDate
  /** The last day to answer on. */
  readonly dueOn: LocalDate
  /** The account of whoever is to answer. */
  readonly handler: string
  readonly registeredAt: Instant
  readonly registeredBy: string
  readonly answer: RequestAnswer | null
}

export const REQUEST_STATES = ['open', 'overdue', 'answered'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** Where a request stands on a day. */
export function requestState({answer, dueOn}: Pick<DocumentRequest, 'answer' | 'dueOn'>, today: LocalDate): RequestState {
  return answer !== null ? 'answered' : dueOn < today ? 'overdue' : 'open'
}

/** True of one that was answered after its day. */
export function isAnsweredLate({answer, dueOn}: Pick<DocumentRequest, 'answer' | 'dueOn'>): boolean {
  return answer !== null && answer.on > dueOn
}

const SORTED: readonly RequestState[] = ['overdue', 'open', 'answered']

/** In the order in which they are to be looked at: overdue ones, then open ones, those with least time first; then answered ones, the latest first. */
export function inOrder<One extends DocumentRequest>(requests: readonly One[], today: LocalDate): readonly One[] {
  return requests.toSorted((one, other) => {
    const [state, otherState] = [requestState(one, today), requestState(other, today)]
    if (state !== otherState) return SORTED.indexOf(state) - SORTED.indexOf(otherState)
    const [day, otherDay] = one.answer === null || other.answer === null ? [one.dueOn, other.dueOn] : [other.answer.on, one.answer.on]
    return day < otherDay ? -1 : day > otherDay ? 1 : one.id < other.id ? -1 : 1
  })
}

/** What an answer says, before it is kept. */
export type ToldAnswer = Pick<RequestAnswer, 'outcome' | 'ground' | 'means' | 'forwardedTo'>

/** What keeps an answer from being kept: what its outcome asks for and it lacks, or it has and its outcome does not know. */
export const ANSWER_PROBLEMS = ['ground-missing', 'ground-unclear', 'ground-unneeded', 'means-missing', 'committee-missing', 'committee-unneeded'] as const
export type AnswerProblem = (typeof ANSWER_PROBLEMS)[number]

/** Outcomes by which something is kept back: they need a section of law. */
const KEPT_BACK: ReadonlySet<Outcome> = new Set<Outcome>(['part', 'refused'])
/** Outcomes that whoever asked has to be told. */
const TOLD: ReadonlySet<Outcome> = new Set<Outcome>(['whole', 'part', 'refused', 'not-found'])
/** Outcomes by which whoever asked did not get what was asked for, and may ask for a decision to appeal (OSL 6:3). */
const APPEALABLE: ReadonlySet<Outcome> = new Set<Outcome>(['part', 'refused', 'not-found'])

/** What is wrong with an answer; null where it can be kept. */
export function answerProblem({outcome, ground, means, forwardedTo}: ToldAnswer): AnswerProblem | null {
  if (KEPT_BACK.has(outcome) && ground === null) return 'ground-missing'
  if (!KEPT_BACK.has(outcome) && ground !== null) return 'ground-unneeded'
  if (ground !== null && parseSectionOfLaw(ground) === null) return 'ground-unclear'
  if (TOLD.has(outcome) && means === null) return 'means-missing'
  if (outcome === 'forwarded' && forwardedTo === null) return 'committee-missing'
  if (outcome !== 'forwarded' && forwardedTo !== null) return 'committee-unneeded'
  return null
}

/** True where whoever asked is to be told that a decision, which can be appealed, may be asked for. */
export function canBeAppealed(outcome: Outcome): boolean {
  return APPEALABLE.has(outcome)
}

/** What requests came to in one committee in a period. True numbers, which stay in the committee (N2). */
export interface RequestFigures {
  readonly committee: CommitteeCode
  /** Received in the period, and answered in it, whenever they came. */
  readonly received: number
  readonly answered: number
  readonly answeredLate: number
  /** On the last day of the period, or today where that is to come. */
  readonly openOverdue: number
}

/** Adds up the requests of one committee for the days from one to another, both included, as they stood on the last of them. */
export function tallyRequests(committee: CommitteeCode, requests: readonly DocumentRequest[], {from, to, today}: {readonly from: LocalDate; readonly to: LocalDate; readonly today: LocalDate}): RequestFigures {
  const last = to < today ? to : today
  const isIn = (day: LocalDate): boolean => day >= from && day <= to
  const answered = requests.filter(({answer}) => answer !== null && isIn(answer.on))
  return {
    committee,
    received: requests.filter(({receivedOn}) => isIn(receivedOn)).length,
    answered: answered.length,
    answeredLate: answered.filter(isAnsweredLate).length,
    openOverdue: requests.filter(({dueOn, answer}) => dueOn < last && (answer === null || answer.on > last)).length,
  }
}
