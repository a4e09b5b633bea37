import type {Instant} from '../terms/identifiers.js'
import {addDays, type LocalDate} from '../terms/local-date.js'
import {officeDaysAfter} from '../terms/office-days.js'

/** Which of what is with the lawyer is raised: what was left before an instant and nobody has answered, and all of a committee that has no lawyer there. */
export interface RaisedRule {
  readonly before: Instant
  readonly committees: readonly string[]
}

/** The last day on which something was left to the lawyer so long ago that the office days in which it was to be answered have been. */
export function lastDayRaised(today: LocalDate, officeDays: number): LocalDate {
  let day = addDays(today, -1)
  while (officeDaysAfter(day, officeDays) >= today) day = addDays(day, -1)
  return day
}

/** How a list goes on: first through what is raised, then through the rest. */
export interface ListPlace {
  readonly isRaised: boolean
  /** The place in that part; null at its beginning. */
  readonly after: string | null
}

const RAISED = 'raised '
const RAISED_DONE = 'raised-done'

/** A place in the list as the text that a page ends with. */
export function placeText({isRaised, after}: ListPlace): string {
  return isRaised ? `${RAISED}${after ?? ''}` : after ?? RAISED_DONE
}

/** The place that such a text tells; the beginning where there is none. */
export function placeIn(text: string | null): ListPlace {
  if (text === null) return {isRaised: true, after: null}
  if (text === RAISED_DONE) return {isRaised: false, after: null}
  return text.startsWith(RAISED) ? {isRaised: true, after: text.slice(RAISED.length)} : {isRaised: false, after: text}
}
