import {Refusal} from '../../core/refusal.js'
import {standingsOf, type Routine, type RoutineKind, type RoutineState} from '../../core/routine/routine.js'
import {namesIdentityNumber} from '../../core/scan/holds-identity-number.js'
import {terminalSafe} from '../../core/terms/terminal-safe.js'
import type {CommitteeCode} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {insertRoutine, retireRoutine, routines} from '../../io/db/routine-table.js'
import {deed} from '../deed.js'

/** A version of something that committees have decided. Committees with similar work may share it (J1): it is registered for each. */
export interface RoutineOrder {
  readonly committees: readonly string[]
  readonly kind: RoutineKind
  readonly name: string
  readonly version: string
  readonly decidedOn: LocalDate
  readonly nextReviewOn: LocalDate
  readonly reference: string | null
}

/** A version with where it stands today. */
export type StandingRoutine = Routine & {readonly state: RoutineState}

/** Registers what committees have decided about their own work (N3). */
export const registerRoutine = deed('routine.keep', async (session, order: RoutineOrder): Promise<readonly Routine[]> => {
  for (const committee of order.committees) {
    session.committee(committee)
    session.demand('routine.keep', committee)
  }
  for (const text of [order.name, order.version, order.reference ?? '']) if (terminalSafe(text) !== text || namesIdentityNumber(text)) throw new Refusal('routine-name')
  if (order.name.trim() === '' || order.version.trim() === '') throw new Refusal('routine-name')
  if (order.nextReviewOn <= order.decidedOn) throw new Refusal('routine-review', {day: order.nextReviewOn})
  return session.change(async ({tx, at, record}) => {
    const made: Routine[] = []
    for (const committee of order.committees) {
      const one = await insertRoutine(tx, {committee: committee as CommitteeCode, kind: order.kind, name: order.name.trim(), version: order.version.trim(), decidedOn: order.decidedOn, nextReviewOn: order.nextReviewOn, reference: order.reference, registeredAt: at, registeredBy: session.actor.id})
      await record({kind: 'routine.registered', routine: one.id, what: one.kind, decidedOn: one.decidedOn, nextReviewOn: one.nextReviewOn}, one.committee)
      made.push(one)
    }
    return made
  })
})

/** Says that a version counts no more, though none has taken its place. */
export const retire = deed('routine.keep', async (session, id: string): Promise<Routine> => {
  const known = (await routines(session.db)).find((one) => one.id === id.trim().toUpperCase())
  if (known === undefined || !session.may('routine.keep', known.committee)) throw new Refusal('routine-unknown', {routine: id})
  if (known.retiredAt !== null) return known
  return session.change(async ({tx, at, record}) => {
    await retireRoutine(tx, known.id, at)
    await record({kind: 'routine.retired', routine: known.id}, known.committee)
    return {...known, retiredAt: at}
  })
})

/** Every version in the committees of whoever asks, with where it stands; those alone whose review should have been, where they are asked for. */
export const listRoutines = deed('routine.read', async (session, {committee, isOverdue}: {readonly committee: string | null; readonly isOverdue: boolean}): Promise<readonly StandingRoutine[]> => {
  if (committee !== null) {
    session.demand('routine.read', committee)
    session.committee(committee)
  }
  return standingsOf(await routines(session.db, committee), session.today).filter((one) => session.may('routine.read', one.committee) && (!isOverdue || one.state === 'overdue'))
})
