import {placeIn, placeText} from '../../core/review/raised.js'
import {latestExpired} from '../../core/retention/expiry.js'
import {WAITING_STAGES, type Stage} from '../../core/journey.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {waitingEntries, waitingForAuthorised, type StandingEntry} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {raisedRule} from './raised-rule.js'

/** One row of the queue. */
export interface WaitingRow {
  readonly id: EntryId
  readonly kind: 'case' | 'document'
  readonly committee: string
  readonly diaryNumber: string
  readonly documentNumber: string | null
  readonly heading: string
  readonly stage: Stage
  /** Grounds and finding kinds, each once. */
  readonly reasons: readonly string[]
  readonly waitingSince: Instant
  /** True of what is with a lawyer who has not answered in time, or where there is none. */
  readonly isRaised: boolean
}

export interface WaitingOrder {
  readonly committee: string | null
  readonly why: readonly string[]
  readonly limit: number
  readonly after: string | null
}

/** A page of the queue. What only an authorised person may handle is counted, and nothing else is told of it; where one committee is asked for, or whoever asks may not read all, it is not counted either (K4). */
export interface Waiting {
  readonly entries: readonly WaitingRow[]
  readonly awaitingAuthorised: number
  readonly next: string | null
}

/** What waits for a person, oldest first, in the committees that the one who asks may review; before all that, what is raised. */
export const listWaiting = deed('review.read', async (session, order: WaitingOrder): Promise<Waiting> => {
  if (order.committee !== null) {
    session.committee(order.committee)
    session.demand('review.read', order.committee)
  }
  const asked = {...committeesAsked(session, order.committee), expired: expiredDays(session), stages: WAITING_STAGES, why: order.why}
  const rule = await raisedRule(session)
  const place = placeIn(order.after)
  const raised = place.isRaised ? await waitingEntries(session.db, {...asked, raised: {...rule, isWanted: true}, limit: order.limit, after: place.after}) : {entries: [], next: null}
  const left = order.limit - raised.entries.length
  // Where the page is full of what is raised, one row of the rest tells whether there is a next.
  const rest = raised.next === null ? await waitingEntries(session.db, {...asked, raised: {...rule, isWanted: false}, limit: Math.max(left, 1), after: place.isRaised ? null : place.after}) : {entries: [], next: null}
  return {
    entries: [...raised.entries.map((one) => toWaitingRow(one, true)), ...(left === 0 ? [] : rest.entries.map((one) => toWaitingRow(one, false)))],
    awaitingAuthorised: await waitingForAuthorised(session.db, asked),
    next: raised.next !== null ? placeText({isRaised: true, after: raised.next}) : left === 0 ? (rest.entries.length === 0 ? null : placeText({isRaised: false, after: null})) : rest.next,
  }
})

/** For each committee the latest earlier publication day that is past its time. */
export function expiredDays(session: Session): ReadonlyMap<string, ReturnType<typeof latestExpired>> {
  return new Map(Object.keys(session.settings.committees).map((code) => [code, latestExpired(session.today, session.retentionYears(code))]))
}

/** A queue row out of an entry. */
function toWaitingRow({entry, key, content, stage, verdict, waitingSince}: StandingEntry, isRaised: boolean): WaitingRow {
  return {
    id: entry,
    kind: content.kind,
    committee: key.committee,
    diaryNumber: key.caseNumber,
    documentNumber: key.documentNumber,
    heading: content.heading,
    stage,
    reasons: reasonsOf(verdict),
    waitingSince,
    isRaised,
  }
}

/** Why a version waits: its grounds, then the kinds of what was found and asked about. */
export function reasonsOf(verdict: StandingEntry['verdict']): readonly string[] {
  if (verdict.kind === 'secret') return []
  if (verdict.grounds.includes('awaits-authorised')) return ['awaits-authorised']
  return [...new Set([...verdict.grounds, ...verdict.findings.filter(({answer}) => answer !== 'clear').map(({finding}) => finding.kind)])]
}

/** Whose queue is asked for. In one committee's, or for one who may not read all, a count of what only an authorised person may read would tell where it is, so it is left out there (K4). */
export function committeesAsked(session: Session, committee: string | null): {readonly committees: readonly string[] | null; readonly leavesOutAuthorised: boolean} {
  const committees = committee === null ? committeesReadBy(session) : [committee]
  return {committees, leavesOutAuthorised: committees !== null}
}

/** The committees whose queue somebody may read; null for all. */
function committeesReadBy(session: Session): readonly string[] | null {
  if (session.may('review.read', '*')) return null
  return Object.keys(session.settings.committees).filter((code) => session.may('review.read', code))
}
