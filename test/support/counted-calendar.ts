// A calendar worked out in another way than the program's: by a table of month lengths and by counting days, without Date, Intl or any package.

const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** A day as three numbers: month 1–12, day of the month from 1. */
export interface CountedDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Whether a year has a 29 February (the Gregorian rule). */
export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function lengthOf(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTHS[month - 1] ?? 0)
}

/** `2026-02-03`. */
export function written({year, month, day}: CountedDay): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}

/** Every day from 1 January of one year to 31 December of another, in order. */
export function daysOfYears(first: number, last: number): readonly CountedDay[] {
  const days: CountedDay[] = []
  for (let year = first; year <= last; year += 1) {
    for (let month = 1; month <= 12; month += 1) for (let day = 1; day <= lengthOf(year, month); day += 1) days.push({year, month, day})
  }
  return days
}

/** How many days there are from a day to the same date so many years on; from 29 February to 1 March where that year has none. */
export function daysInYearsFrom({year, month}: CountedDay, years: number): number {
  let count = 0
  for (let passed = 0; passed < years; passed += 1) {
    // Of the twelve months from here, the one 29 February that may lie in them: this year's if it is still to come, else next year's.
    count += isLeapYear(month <= 2 ? year + passed : year + passed + 1) ? 366 : 365
  }
  return count
}

/** How many days a date lies after 1 January 1970. */
function daysSince1970({year, month, day}: CountedDay): number {
  let count = day - 1
  for (let past = 1970; past < year; past += 1) count += isLeapYear(past) ? 366 : 365
  for (let past = 1; past < month; past += 1) count += lengthOf(year, past)
  return count
}

/** The last Sunday of a month, as a day since 1970. 1 January 1970 was a Thursday. */
function lastSunday(year: number, month: number): number {
  const last = daysSince1970({year, month, day: lengthOf(year, month)})
  return last - ((last + 4) % 7)
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The instant at which a day begins in Sweden, in milliseconds since 1970 UTC: an hour after UTC in winter and two in summer, which the Union turns at 01:00 UTC on the last Sundays of March and October. */
export function swedishMidnight(day: CountedDay): number {
  const [spring, autumn] = [lastSunday(day.year, 3), lastSunday(day.year, 10)]
  const number = daysSince1970(day)
  // Midnight itself lies before the hour is turned, so the day of the turn begins as the day before it did.
  const hours = number > spring && number <= autumn ? 2 : 1
  return number * DAY - hours * HOUR
}
