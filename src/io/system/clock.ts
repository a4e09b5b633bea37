import type {Instant} from '../../core/terms/identifiers.js'
import {parseLocalDate, type LocalDate} from '../../core/terms/local-date.js'

export interface Clock {
  now(): Date
}

export const systemClock: Clock = {now: () => new Date()}

/** A clock that stands at one instant: a rehearsal's, set by `DIARIEVAKT_NOW`. */
export function clockAt(instant: Date): Clock {
  return {now: () => instant}
}

/** A day and a time of day where the municipality is. */
export interface LocalTime {
  readonly day: LocalDate
  /** `HH:MM` */
  readonly time: string
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the wall clock shows in a time zone: at 23:30 UTC in summer it is already tomorrow in Sweden. */
export function localTime(instant: Date, timeZone: string): LocalTime {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('sv-SE', {timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'})
    formats.set(timeZone, format)
  }
  const text = format.format(instant)
  const day = parseLocalDate(text.slice(0, 10))
  if (day === null) throw new Error('The calendar gave a day that does not exist')
  return {day, time: text.slice(11, 16)}
}

/** The instant at which a day begins where the municipality is. */
export function dayBegins(day: LocalDate, timeZone: string): Instant {
  const asUtc = Date.parse(`${day}T00:00:00Z`)
  let instant = asUtc
  // The clock's distance from UTC is asked for where it stands; once more, for it may change on that very day.
  for (let turn = 0; turn < 2; turn += 1) {
    const shown = localTime(new Date(instant), timeZone)
    instant = asUtc - (Date.parse(`${shown.day}T${shown.time}:00Z`) - instant)
  }
  return asInstant(new Date(instant))
}

export function asInstant(instant: Date): Instant {
  return instant.toISOString() as Instant
}
