import type {CommitteeCode, Instant} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'

/** What a committee decides about its own work (S1, S2, H§8): how the web diary and protected data are handled, what could go wrong and how badly, and which data a kind of document needs. */
export const ROUTINE_KINDS = ['instruction', 'risk-assessment', 'data-review'] as const
export type RoutineKind = (typeof ROUTINE_KINDS)[number]

/** A version of a routine, risk assessment or review, as a committee has decided it. The paper itself lies in the registry, under its diary number. */
export interface Routine {
  readonly id: string
  readonly committee: CommitteeCode
  readonly kind: RoutineKind
  /** What it is called; of a review the kind of document. Versions of one thing have one name. */
  readonly name: string
  readonly version: string
  readonly decidedOn: LocalDate
  readonly nextReviewOn: LocalDate
  /** Diary number of the decision; null where none is told. */
  readonly reference: string | null
  readonly registeredAt: Instant
  readonly registeredBy: string
  readonly retiredAt: Instant | null
}

/** Where a version stands. `coming`: decided for a day to come. `in-force`; `overdue`: in force, and its next review should have been. `replaced`: a later version is in force. `retired`: it counts no more. */
export const ROUTINE_STATES = ['coming', 'in-force', 'overdue', 'replaced', 'retired'] as const
export type RoutineState = (typeof ROUTINE_STATES)[number]

/** Every version with where it stands on a day. Of versions of one thing that were decided on the same day the one that was registered last counts. */
export function standingsOf(routines: readonly Routine[], today: LocalDate): readonly (Routine & {readonly state: RoutineState})[] {
  const current = new Map<string, Routine>()
  for (const one of routines) {
    if (one.retiredAt !== null || one.decidedOn > today) continue
    const known = current.get(thingOf(one))
    if (known === undefined || compare(known, one) < 0) current.set(thingOf(one), one)
  }
  return routines.map((one) => ({...one, state: one.retiredAt !== null ? 'retired' : one.decidedOn > today ? 'coming' : current.get(thingOf(one)) !== one ? 'replaced' : one.nextReviewOn < today ? 'overdue' : 'in-force'}))
}

/** What a decision was made under: the instruction in force in the committee, the latest decided where there are several; null where there is none. */
export function instructionInForce(routines: readonly Routine[], committee: string, today: LocalDate): Routine | null {
  const own = standingsOf(routines.filter((one) => one.committee === committee && one.kind === 'instruction'), today).filter(({state}) => state === 'in-force' || state === 'overdue')
  return own.toSorted(compare).at(-1) ?? null
}

function thingOf({committee, kind, name}: Routine): string {
  return JSON.stringify([committee, kind, name.toLocaleLowerCase('sv')])
}

function compare(one: Routine, other: Routine): number {
  return one.decidedOn < other.decidedOn ? -1 : one.decidedOn > other.decidedOn ? 1 : one.id < other.id ? -1 : one.id > other.id ? 1 : 0
}
