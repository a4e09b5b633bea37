import type {Grant, Role} from '../rights.js'
import {addDays, type LocalDate} from '../terms/local-date.js'
import {isOfficeDay} from '../terms/office-days.js'

/** Days on which somebody is away, both included. Why is nobody’s business here. */
export interface Absence {
  readonly user: string
  readonly from: LocalDate
  readonly until: LocalDate
}

/** A role as somebody holds it: `until` is its last day, null where it has none. */
export interface HeldGrant extends Grant {
  readonly user: string
  readonly until: LocalDate | null
}

/** Roles without which a committee’s rows stand still: whoever answers the queue, and whoever answers in doubt. */
export const NEEDED_ROLES = ['registrar', 'lawyer'] as const satisfies readonly Role[]
export type NeededRole = (typeof NEEDED_ROLES)[number]

/** Days on which nobody who holds a role in a committee is there. */
export interface Gap {
  readonly committee: string
  readonly role: NeededRole
  readonly from: LocalDate
  readonly until: LocalDate
}

/** True where somebody who holds a role in a committee is there on a day. */
export function isAnyPresent(role: Role, committee: string, day: LocalDate, grants: readonly HeldGrant[], absences: readonly Absence[]): boolean {
  return holdersOf(role, committee, grants).some((grant) => isHeld(grant, day) && !isAway(grant.user, day, absences))
}

/** Where the absences of somebody, or of all, leave a committee without its registrars or lawyers: only what they leave so, and not what nobody held before them either. A weekend alone is no gap. */
export function gapsIn(committees: readonly string[], causes: readonly Absence[], grants: readonly HeldGrant[], absences: readonly Absence[], today: LocalDate): readonly Gap[] {
  return committees.flatMap((committee) =>
    NEEDED_ROLES.flatMap((role) => {
      const holders = holdersOf(role, committee, grants)
      const own = causes.filter(({user}) => holders.some((holder) => holder.user === user))
      return spansOf(own, holders, absences, today)
        .filter(({from, until}) => holdsOfficeDay(from, until))
        .map((span) => ({committee, role, ...span}))
    }),
  )
}

interface Span {
  readonly from: LocalDate
  readonly until: LocalDate
}

/** The days, from today on, of some absences of holders on which one who is away holds the role and nobody is there. */
function spansOf(causes: readonly Absence[], holders: readonly HeldGrant[], absences: readonly Absence[], today: LocalDate): readonly Span[] {
  // Between two of these days nothing changes.
  const turns = new Set<LocalDate>([today])
  for (const {from, until} of absences) turns.add(from).add(addDays(until, 1))
  for (const {until} of holders) if (until !== null) turns.add(addDays(until, 1))
  const days = [...turns].filter((day) => day >= today).sort()
  const spans: Span[] = []
  for (const [at, from] of days.entries()) {
    const next = days[at + 1]
    const isCaused = causes.some((cause) => covers(cause, from) && holders.some((holder) => holder.user === cause.user && isHeld(holder, from)))
    if (next === undefined || !isCaused || holders.some((holder) => isHeld(holder, from) && !isAway(holder.user, from, absences))) continue
    const last = spans.at(-1)
    if (last !== undefined && addDays(last.until, 1) === from) spans[spans.length - 1] = {from: last.from, until: addDays(next, -1)}
    else spans.push({from, until: addDays(next, -1)})
  }
  return spans
}

function holdersOf(role: Role, committee: string, grants: readonly HeldGrant[]): readonly HeldGrant[] {
  return grants.filter((grant) => grant.role === role && (grant.committee === '*' || grant.committee === committee))
}

function isHeld({until}: HeldGrant, day: LocalDate): boolean {
  return until === null || until >= day
}

function isAway(user: string, day: LocalDate, absences: readonly Absence[]): boolean {
  return absences.some((absence) => absence.user === user && covers(absence, day))
}

function covers({from, until}: Absence, day: LocalDate): boolean {
  return from <= day && until >= day
}

/** Of more days than offices are ever closed, one is an office day. */
const CLOSED_DAYS_MAX = 14

function holdsOfficeDay(from: LocalDate, until: LocalDate): boolean {
  for (let day = from, looked = 0; day <= until; day = addDays(day, 1), looked += 1) if (isOfficeDay(day) || looked > CLOSED_DAYS_MAX) return true
  return false
}
