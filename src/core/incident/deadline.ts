import type {Instant} from '../terms/identifiers.js'
import {stateOf, URGENCIES, type Incident, type Urgency} from './incident.js'

const HOUR_MS = 3_600_000
/** Hours from when the controller became aware (GDPR 33.1). They are counted as they pass: nights, weekends, holidays and the hour that clocks are put forward or back included. */
export const DEADLINE_HOURS = 72
/** Hours before the end at which the clock warns, and warns louder. */
const [SOON_HOURS, NEAR_HOURS] = [24, 6]

/** When the 72 hours are out. */
export function deadlineOf(awareAt: Instant): Instant {
  return new Date(Date.parse(awareAt) + DEADLINE_HOURS * HOUR_MS).toISOString() as Instant
}

/** Whole hours that are left; less than nothing where they are out. */
export function hoursLeft(awareAt: Instant, now: Instant): number {
  return Math.floor((Date.parse(deadlineOf(awareAt)) - Date.parse(now)) / HOUR_MS)
}

/** How urgent it is to tell the authority. Until somebody has assessed that it need not be told, it counts as to be. */
export function urgencyOf(incident: Incident, now: Instant): Urgency {
  const {authorityToldAt, assessment, awareAt} = incident
  if (stateOf(incident) === 'closed' || authorityToldAt !== null || assessment?.tellsAuthority === false) return 'none'
  const left = Date.parse(deadlineOf(awareAt)) - Date.parse(now)
  if (left < 0) return 'over'
  return left <= NEAR_HOURS * HOUR_MS ? 'near' : left <= SOON_HOURS * HOUR_MS ? 'soon' : 'ahead'
}

/** True where the authority was told, or is still to be told, when the 72 hours were out: it asks why then. Not of one that it need not be told of. */
export function isLate({authorityToldAt, awareAt, assessment}: Pick<Incident, 'authorityToldAt' | 'awareAt' | 'assessment'>, now: Instant): boolean {
  if (authorityToldAt === null && assessment?.tellsAuthority === false) return false
  return Date.parse(authorityToldAt ?? now) > Date.parse(deadlineOf(awareAt))
}

/** True where the coordinator is to be reminded: it is more urgent than when they last were, and a day or less is left. */
export function wantsReminder(incident: Incident, now: Instant): boolean {
  const urgency = urgencyOf(incident, now)
  return URGENCIES.indexOf(urgency) >= URGENCIES.indexOf('soon') && URGENCIES.indexOf(urgency) > URGENCIES.indexOf(incident.reminded ?? 'none')
}
