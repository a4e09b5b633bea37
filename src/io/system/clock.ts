import type {Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {localTime} from '../../core/terms/local-time.js'

export interface Clock {
  now(): Date
}

export const systemClock: Clock = {now: () => new Date()}

/** A clock that stands at one instant: a rehearsal's, set by `DIARIEVAKT_NOW`. */
export function clockAt(instant: Date): Clock {
  return {now: () => instant}
}

/** The instant at which a day begins where the municipality is. */
export function dayBegins(day: LocalDate, timeZone: string): Instant {
  return timeBegins(day, '00:00', timeZone)
}

const DAY_MS = 86_400_000

/**
 * The instant at which the wall clock shows a time of a day. When clocks are put back it shows an hour twice, and the first time counts; when they are put forward it leaves one out, and a
 * time in that hour is the same time after it.
 */
export function timeBegins(day: LocalDate, time: string, timeZone: string): Instant {
  const asUtc = Date.parse(`${day}T${time}:00Z`)
  const shownAt = (instant: number): number => {
    const shown = localTime(new Date(instant), timeZone)
    return Date.parse(`${shown.day}T${shown.time}:00Z`)
  }
  // The clock's distance from UTC on the day before and on the day after: one of them holds at that time, or both.
  const held = (instant: number): number => asUtc - (shownAt(instant) - instant)
  const [before, after] = [held(asUtc - DAY_MS), held(asUtc + DAY_MS)]
  const shown = [before, after].sort((one, other) => one - other).find((instant) => shownAt(instant) === asUtc)
  return asInstant(new Date(shown ?? before))
}

export function asInstant(instant: Date): Instant {
  return instant.toISOString() as Instant
}
