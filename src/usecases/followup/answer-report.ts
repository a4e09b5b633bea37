import type {FollowUpAction} from '../../core/followup/action.js'
import type {GapCode} from '../../core/followup/follow-up.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {localTime} from '../../core/terms/local-time.js'
import {endAction, followUpActions, followUps, insertAction, signFollowUp, type KeptAction, type KeptFollowUp} from '../../io/db/followup-table.js'
import {grantsOf} from '../../io/db/grant-table.js'
import {deed, type Session} from '../deed.js'

/** A follow-up as it is listed. */
export type ListedFollowUp = Omit<KeptFollowUp, 'figures' | 'signedAt'> & {readonly signedOn: LocalDate | null}

/** Follow-ups of the committees in which whoever asks may read them, the oldest first. */
export const listFollowUps = deed('followup.read', async (session, {committee}: {readonly committee: string | null}): Promise<readonly ListedFollowUp[]> => {
  if (committee !== null) {
    session.demand('followup.read', committee)
    session.committee(committee)
  }
  return (await followUps(session.db, committee)).filter((one) => session.may('followup.read', one.committee)).map((one) => listed(session, one))
})

/** Signs a follow-up: the manager has read it, and everything that it found is somebody’s to mend. Signed figures are what the next follow-up is compared with. */
export const signReport = deed('followup.sign', async (session, id: string): Promise<ListedFollowUp> => {
  const known = (await followUps(session.db, null)).find((one) => one.id === id.trim().toUpperCase())
  if (known === undefined || !session.may('followup.sign', known.committee)) throw new Refusal('followup-unknown', {report: id})
  if (known.signedAt !== null) throw new Refusal('followup-signed', {report: known.id})
  const open = (await followUpActions(session.db, known.committee)).filter(({doneAt}) => doneAt === null)
  const unanswered = known.gaps.filter((gap) => !open.some((action) => action.gap === gap))
  if (unanswered.length > 0) throw new Refusal('followup-unanswered', {report: known.id, gaps: unanswered.join(', ')})
  return session.change(async ({tx, at, record}) => {
    await signFollowUp(tx, known.id, {by: session.actor.id, at})
    await record({kind: 'followup.signed', report: known.id}, known.committee)
    return listed(session, {...known, signedAt: at, signedBy: session.actor.id})
  })
})

/** What somebody takes on. */
export interface ActionOrder {
  readonly committee: string
  readonly gap: GapCode
  readonly owner: string
  readonly until: LocalDate
}

/** Makes something that a follow-up found somebody’s to mend, until a day. */
export const addAction = deed('followup.act', async (session, {committee, gap, owner, until}: ActionOrder): Promise<FollowUpAction> => {
  session.demand('followup.act', committee)
  session.committee(committee)
  const code = committee as CommitteeCode
  if (until < session.today) throw new Refusal('day-past', {day: until})
  const roles = await grantsOf(session.db, owner, session.today)
  if (!roles.some((grant) => grant.committee === '*' || grant.committee === code)) throw new Refusal('action-owner', {owner, committee: code})
  return session.change(async ({tx, at, record}) => {
    const one = {committee: code, gap, owner, until, addedAt: at, addedBy: session.actor.id}
    const id = await insertAction(tx, one)
    await record({kind: 'action.added', action: id, gap, owner, until}, code)
    return {id, ...one, doneOn: null}
  })
})

/** Says that it is done. Whether it is the next follow-up sees. */
export const endOne = deed('followup.act', async (session, id: string): Promise<FollowUpAction> => {
  const known = (await followUpActions(session.db, null)).find((one) => one.id === id.trim().toUpperCase())
  if (known === undefined || !session.may('followup.act', known.committee)) throw new Refusal('action-unknown', {action: id})
  if (known.doneAt !== null) return toAction(session, known)
  return session.change(async ({tx, at, record}) => {
    await endAction(tx, known.id, at)
    await record({kind: 'action.done', action: known.id}, known.committee as CommitteeCode)
    return toAction(session, {...known, doneAt: at})
  })
})

/** What is to be done in the committees of whoever asks, or has been; what is over its day first. */
export const listActions = deed('followup.read', async (session, {committee, isAll}: {readonly committee: string | null; readonly isAll: boolean}): Promise<readonly (FollowUpAction & {readonly isOverdue: boolean})[]> => {
  if (committee !== null) {
    session.demand('followup.read', committee)
    session.committee(committee)
  }
  return (await followUpActions(session.db, committee))
    .filter((one) => session.may('followup.read', one.committee) && (isAll || one.doneAt === null))
    .map((one) => ({...toAction(session, one), isOverdue: one.doneAt === null && one.until < session.today}))
    .toSorted((one, other) => (one.until < other.until ? -1 : one.until > other.until ? 1 : one.id < other.id ? -1 : 1))
})

function listed({settings}: Session, {figures: _, signedAt, ...one}: KeptFollowUp): ListedFollowUp {
  return {...one, signedOn: signedAt === null ? null : dayOf(signedAt, settings.timeZone)}
}

function toAction({settings}: Session, {doneAt, ...one}: KeptAction): FollowUpAction {
  return {...one, doneOn: doneAt === null ? null : dayOf(doneAt, settings.timeZone)}
}

function dayOf(at: Instant, timeZone: string): LocalDate {
  return localTime(new Date(at), timeZone).day
}
