declare const localDate: unique symbol

/** A calendar day in Sweden, written `YYYY-MM-DD`. It has no hour and no time zone. */
export type LocalDate = string & {readonly [localDate]: true}

/** Null when the text is not a day that exists, so `2026-02-30` is refused. Years 1700–2999, the span a registry can hold. */
export function parseLocalDate(text: string): LocalDate | null {
  const match = /^([12]\d{3})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return null
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (year < 1700 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return text as LocalDate
}

/** The same date `years` on. 29 February becomes 1 March where the year has none (H3). */
export function addYears(day: LocalDate, years: number): LocalDate {
  const year = Number(day.slice(0, 4)) + years
  const monthDay = day.slice(5)
  if (monthDay === '02-29' && daysIn(year, 2) === 28) return `${pad(year, 4)}-03-01` as LocalDate
  return `${pad(year, 4)}-${monthDay}` as LocalDate
}

/** The day `days` later, or earlier when negative. */
export function addDays(day: LocalDate, days: number): LocalDate {
  const instant = new Date(`${day}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10) as LocalDate
}

/** How many days lie between two days; less than nothing where the second is the earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** Monday is 1 and Sunday 7, as in ISO 8601. */
export function weekdayOf(day: LocalDate): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** The ISO 8601 week a day lies in: a Swedish calendar's week number. */
export function weekOf(day: LocalDate): {readonly year: number; readonly week: number} {
  const thursday = addDays(day, 4 - weekdayOf(day))
  const year = Number(thursday.slice(0, 4))
  const dayOfYear = (Date.parse(`${thursday}T00:00:00Z`) - Date.UTC(year, 0, 1)) / 86_400_000
  return {year, week: Math.floor(dayOfYear / 7) + 1}
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

/** The Monday of a week written `2026-W06`: week 1 is the one with 4 January in it (ISO 8601). */
export function mondayOfWeek(week: string): LocalDate {
  const fourth = `${week.slice(0, 4)}-01-04` as LocalDate
  return addDays(fourth, 1 - weekdayOf(fourth) + 7 * (Number(week.slice(6)) - 1))
}
