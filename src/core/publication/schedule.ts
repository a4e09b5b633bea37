import type {Instant} from '../terms/identifiers.js'
import {addDays, weekdayOf, type LocalDate} from '../terms/local-date.js'
import {isSwedishHoliday} from '../terms/office-days.js'

/** When the diary is updated: times of day, on which weekdays, and which days off (G1). */
export interface Schedule {
  /** `HH:MM` where the municipality is, so that a change of clocks moves no slot. */
  readonly slots: readonly string[]
  readonly days: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[]
  /** `sv`: Swedish public holidays, with the eves that offices keep. */
  readonly holidays: 'sv' | 'none' | readonly string[]
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** The next slot after a moment, or null where a year has none. */
export function nextSlot(schedule: Schedule, day: LocalDate, time: string): {readonly day: LocalDate; readonly time: string} | null {
  const slots = [...schedule.slots].sort()
  for (let ahead = 0; ahead <= 366; ahead += 1) {
    const candidate = addDays(day, ahead)
    if (!isWorkingDay(schedule, candidate)) continue
    const slot = slots.find((one) => ahead > 0 || one > time)
    if (slot !== undefined) return {day: candidate, time: slot}
  }
  return null
}

/** One of a day's slots, and the instant at which it begins. */
export interface Slot {
  readonly day: LocalDate
  /** `HH:MM` where the municipality is. */
  readonly time: string
  readonly at: Instant
}

/**
 * The slots that begin after one instant and no later than another, the newest first, as far back as a year. What decides is the instant at which a slot begins, and each slot begins once: so the
 * days on which clocks change have as many as any other (G1). `beginning` tells when a time of a day is.
 */
export function* slotsBetween(schedule: Schedule, after: Instant | null, until: Instant, today: LocalDate, beginning: (day: LocalDate, time: string) => Instant): Generator<Slot> {
  const times = [...new Set(schedule.slots)]
  for (let back = 0; back <= 366; back += 1) {
    const day = addDays(today, -back)
    if (!isWorkingDay(schedule, day)) continue
    // In the hour that is left out when clocks are put forward, times are not in the order of their instants.
    for (const slot of times.map((time) => ({day, time, at: beginning(day, time)})).sort((one, other) => (one.at === other.at ? 0 : one.at < other.at ? 1 : -1))) {
      if (after !== null && slot.at <= after) return
      if (slot.at <= until) yield slot
    }
  }
}

/** True on days when the diary is updated. */
export function isWorkingDay({days, holidays}: Schedule, day: LocalDate): boolean {
  const weekday = WEEKDAYS[weekdayOf(day) - 1]
  if (weekday === undefined || !days.includes(weekday)) return false
  if (holidays === 'none') return true
  return holidays === 'sv' ? !isSwedishHoliday(day) : !holidays.includes(day)
}
