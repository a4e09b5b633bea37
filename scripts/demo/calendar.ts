const DAY = 86_400_000

/** When the demo municipality's first export is imported: the clock that `diarievakt init --demo` is given. */
export const DAY_ONE = '2026-02-03'

/** The day of the second export. */
export const DAY_TWO = '2026-02-04'

/** Two years before day one (A15): what is older has never been on this web diary. */
export const PUBLISH_FROM = '2024-02-03'

/** The first day in the demo's registry. */
export const FIRST_DAY = '2023-02-01'

/** Days since 1970 of a day `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY
}

/** The day `YYYY-MM-DD` of a day number. */
export function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10)
}

// Those that fall on the same date every year are enough for a demo to look right.
const HOLIDAYS: ReadonlySet<string> = new Set(['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'])

/** The same day, or the next that is neither weekend nor holiday: a registry office is closed then. */
export function workday(number: number): number {
  const weekday = new Date(number * DAY).getUTCDay()
  const isClosed = weekday === 0 || weekday === 6 || HOLIDAYS.has(dayOf(number).slice(5))
  return isClosed ? workday(number + 1) : number
}
