import type {Instant} from './identifiers.js'
import {parseLocalDate, type LocalDate} from './local-date.js'

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

/** How instants are told to people: by the clock of a time zone, `2026-02-03 14:30`. */
export function tellingTime(timeZone: string): (instant: Instant) => string {
  return (instant) => {
    const {day, time} = localTime(new Date(instant), timeZone)
    return `${day} ${time}`
  }
}
