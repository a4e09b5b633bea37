import {MONTH_PATTERN, monthDigits} from './months.js'

/** A date with its month in words, for patterns: `12 mars 1985`, `1:e jan. 85`. */
export const MONTH_IN_WORDS = String.raw`\d{1,2}(?::?e)?\s(?:${MONTH_PATTERN})[a-z]{0,6}\.?\s(?:(?:18|19|20)\d{2}|\d{2})(?!\d)`
/** A date with its month in words and its year first, for patterns: `1985 mars 12`, `85-mar-12`. */
export const YEAR_FIRST_IN_WORDS = String.raw`(?:(?:18|19|20)\d{2}|\d{2})[\s-](?:${MONTH_PATTERN})[a-z]{0,6}\.?[\s-]\d{1,2}(?!\d)`
/** A date with its day first, for patterns: `1/1-85`, `01.01.1985`, `01011985`. */
export const DAY_FIRST = String.raw`\d{1,2}[./-]\d{1,2}[./ -]{1,2}(?:18|19|20)?\d{2}(?!\d)|(?:0[1-9]|[12]\d|3[01]|[6-8]\d|9[01])(?:0\d|1[0-2])(?:18|19|20)\d{2}(?!\d)`

/** The digits of a date in the order of an identity number, whichever way it is written. */
export function dateDigits(date: string): string {
  const words = /^(\d{1,2})(?::?e)?\s(\p{L}{3})\p{L}*\.?\s(\d{2}|\d{4})$/u.exec(date)
  if (words !== null) return `${words[3] ?? ''}${monthDigits((words[2] ?? '').toLowerCase())}${(words[1] ?? '').padStart(2, '0')}`
  const yearFirst = /^(\d{2}|\d{4})[\s-](\p{L}{3})\p{L}*\.?[\s-](\d{1,2})$/u.exec(date)
  if (yearFirst !== null) return `${yearFirst[1] ?? ''}${monthDigits((yearFirst[2] ?? '').toLowerCase())}${(yearFirst[3] ?? '').padStart(2, '0')}`
  const dayFirst = /^(\d{2})(\d{2})((?:18|19|20)\d{2})$/.exec(date)
  // Eight digits that are no date by themselves, or only with the day first.
  if (dayFirst !== null && !/^(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(date)) return `${dayFirst[3] ?? ''}${dayFirst[2] ?? ''}${dayFirst[1] ?? ''}`
  const parts = date.split(/\D+/)
  if (parts.length !== 3) return date.replace(/\D/g, '')
  const [first = '', second = '', third = ''] = parts
  const two = (part: string): string => part.padStart(2, '0')
  // Day first, where the year stands last or the first cannot be a year before a month.
  return first.length === 4 || (third.length === 2 && first.length === 2 && Number(second) <= 12 && !date.includes('/')) ? `${first}${two(second)}${two(third)}` : `${third}${two(second)}${two(first)}`
}
