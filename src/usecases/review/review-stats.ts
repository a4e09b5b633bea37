import {ReviewTally, type ReviewFigures} from '../../core/review/review-figures.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {waitingVerdicts} from '../../io/db/entry-table.js'
import {decisionsWithVerdicts} from '../../io/db/review-figures-table.js'
import {localTime} from '../../core/terms/local-time.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {expiredDays, reasonsOf} from './list-waiting.js'

/** For which days figures are asked, both included; null for the last thirty, today among them. */
export interface StatsOrder {
  readonly committee: string | null
  readonly from: LocalDate | null
  readonly to: LocalDate | null
}

export interface ReviewStats {
  readonly from: LocalDate
  readonly to: LocalDate
  /** Each committee by itself: no sum is taken across controllers (J1). */
  readonly committees: readonly ReviewFigures[]
}

const DAYS = 30

/** What review has come to, committee by committee, in a period (N2). A person's own share is told to that person and to nobody else. */
export const reviewStats = deed('review.stats', async (session, {committee, ...period}: StatsOrder): Promise<ReviewStats> => {
  if (committee !== null) {
    session.committee(committee)
    session.demand('review.stats', committee)
  }
  const to = period.to ?? session.today
  const from = period.from ?? addDays(to, 1 - DAYS)
  if (from > to) throw new Refusal('period-backwards', {from, to})
  const codes = committee === null ? Object.keys(session.settings.committees).filter((code) => session.may('review.stats', code)) : [committee]
  const committees: ReviewFigures[] = []
  for (const code of codes.sort((one, other) => one.localeCompare(other, 'sv'))) committees.push(await reviewFiguresOf(session, code as CommitteeCode, from, to))
  return {from, to, committees}
})

/** What review has come to in one committee in a period, both days included. */
export async function reviewFiguresOf(session: Session, committee: CommitteeCode, from: LocalDate, to: LocalDate): Promise<ReviewFigures> {
  const tally = new ReviewTally(session.actor.id)
  // A day where the municipality is begins within a day of the same date's beginning in UTC: the calendar decides what lies between.
  for await (const decision of decisionsWithVerdicts(session.db, committee, addDays(from, -1), addDays(to, 2))) {
    const {day} = localTime(new Date(decision.at), session.settings.timeZone)
    if (day >= from && day <= to) tally.addDecision({...decision, reasons: decision.judged === null ? [] : reasonsOf(decision.judged.verdict)})
  }
  // What only an authorised person may handle is counted in no committee: its number there would tell where it is (K4).
  for await (const {stage, waitingSince, verdict} of waitingVerdicts(session.db, {committees: [committee], expired: expiredDays(session), leavesOutAuthorised: true})) tally.addWaiting({stage, waitingSince, reasons: reasonsOf(verdict)})
  return tally.figures(committee)
}
