const MONTHS = ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'] as const

/** The beginnings that tell the months apart, for patterns. */
export const MONTH_PATTERN = 'jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec'

/** The two digits of a month by the beginning of its name, in small letters. */
export function monthDigits(beginning: string): string {
  return String(MONTHS.findIndex((name) => name.startsWith(beginning)) + 1).padStart(2, '0')
}
