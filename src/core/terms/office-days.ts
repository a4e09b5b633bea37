import {addDays, weekdayOf, type LocalDate} from './local-date.js'

/** Public holidays by lag (1989:253), and Midsummer, Christmas and New Year's Eve, which offices keep. */
export function isSwedishHoliday(day: LocalDate): boolean {
  const year = Number(day.slice(0, 4))
  const monthDay = day.slice(5)
  if (['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].includes(monthDay)) return true
  const easter = easterSunday(year)
  // Good Friday, Easter Sunday and Monday, Ascension Day, Whit Sunday.
  if ([-2, 0, 1, 39, 49].some((days) => addDays(easter, days) === day)) return true
  const weekday = weekdayOf(day)
  const isMidsummerEve = weekday === 5 && monthDay >= '06-19' && monthDay <= '06-25'
  const isMidsummer = weekday === 6 && monthDay >= '06-20' && monthDay <= '06-26'
  const isAllSaints = weekday === 6 && monthDay >= '10-31' && monthDay <= '11-06'
  return isMidsummerEve || isMidsummer || isAllSaints
}

/** True on days when offices in Sweden work: Monday to Friday, but for holidays. */
export function isOfficeDay(day: LocalDate): boolean {
  return weekdayOf(day) <= 5 && !isSwedishHoliday(day)
}

/** The last of so many office days after a day, which is not counted itself: with one, the next office day. */
export function officeDaysAfter(day: LocalDate, count: number): LocalDate {
  let last = day
  for (let left = count; left > 0; ) {
    last = addDays(last, 1)
    if (isOfficeDay(last)) left -= 1
  }
  return last
}

/** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
function easterSunday(year: number): LocalDate {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const sum = h + l - 7 * m + 114
  return `${year}-${String(Math.floor(sum / 31)).padStart(2, '0')}-${String((sum % 31) + 1).padStart(2, '0')}` as LocalDate
}
