import {addDays, addYears, parseLocalDate, type LocalDate} from '../terms/local-date.js'

/** The first day an entry is no longer shown (H1, H3). Worked out each time, never stored: a changed policy holds for what is already public. */
export function firstDayGone(publishedOn: LocalDate, years: number): LocalDate {
  return addYears(publishedOn, years)
}

/** The last day an entry is shown. */
export function lastDayShown(publishedOn: LocalDate, years: number): LocalDate {
  return addDays(firstDayGone(publishedOn, years), -1)
}

/** The latest publication day that is past its time on `today`: what was published on it or before is no longer shown. The answer to `firstDayGone(day) <= today`, for a database to compare with. */
export function latestExpired(today: LocalDate, years: number): LocalDate {
  const sameDate = parseLocalDate(`${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}${today.slice(4)}`)
  if (sameDate !== null) return sameDate
  // 29 February in a year without one: the day before is the last that has run out.
  return `${String(Number(today.slice(0, 4)) - years).padStart(4, '0')}-02-28` as LocalDate
}
