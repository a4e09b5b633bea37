import {type IdentityNumber, isCalendarDay} from '../terms/identity-number.js'
import {type Group, looseness} from './digit-chain.js'
import type {Hit} from './detector.js'
import {AMOUNT_AFTER, CUE_AFTER, NUMBER_WORD, OTHER_NUMBER, WORD_SIGHT} from './words-beside-numbers.js'

/** Sizes of the groups of a date, six or eight digits in all. */
export const DATE_PARTS: ReadonlySet<string> = new Set(['6', '8', '2-2-2', '4-2-2', '2-6', '4-4', '2-2-2-2'])


/** How the digits of a number stand that is grouped as none is. */
interface Grouping {
  readonly sizes: readonly number[]
  /** What stands between the groups. */
  readonly between: readonly string[]
  /** Six or eight digits, perhaps in the parts of a date, and then four in whatever parts. */
  readonly datePart: boolean
  /** Only signs that people put between the digits of one number: no blank line, `&` or end of a sentence. */
  readonly light: boolean
}

function groupingOf(text: string, chain: readonly Group[], first: number, last: number): Grouping {
  const groups = chain.slice(first, last + 1)
  const sizes = groups.map(({start, end}) => end - start)
  const beforeFour = sizes.slice(0, partAt(sizes, sizes.reduce((sum, size) => sum + size, 0) - 4))
  return {
    sizes,
    between: groups.slice(0, -1).map(({end}, at) => text.slice(end, groups[at + 1]?.start)),
    datePart: DATE_PARTS.has(beforeFour.join('-')),
    light: groups.slice(0, -1).every(({gap}) => gap !== 'far'),
  }
}

/** How many groups hold exactly so many digits; 0 where no group ends there. */
function partAt(sizes: readonly number[], count: number): number {
  let [at, sum] = [0, 0]
  while (sum < count) sum += sizes[at++] ?? count
  return sum === count ? at : 0
}

/** What the words right before a number say: that it is a person's, surely another sort, or most often another. */
export interface Beside {
  readonly cued: boolean
  readonly other: boolean
  readonly doubtful: boolean
}

/**
 * Digits in groups that no number is written in, with whatever between them. After a word such as personnummer they block, and so they do where a date and a check digit
 * stand in them as a date is written. Anywhere else a check digit that agrees sends them to a person: one in a hundred and forty of all numbers has one by chance.
 */
export function judgeUnusual(text: string, chain: readonly Group[], first: number, last: number, digits: string, {kind: sort, check}: IdentityNumber, {cued, other, doubtful}: Beside): Hit | null {
  const [start, end] = [chain[first]?.start ?? 0, chain[last]?.end ?? 0]
  const kind = sort === 'reserve-number' ? 'interim-number' : sort
  if (kind === 'organisation-number') return null
  const found = {kind, start, end, certainty: 'likely'} as const
  const grouping = groupingOf(text, chain, first, last)
  const loosest = chain.slice(first, last).reduce((most, group, at) => Math.max(most, looseness(text, group, chain[first + at + 1])), 0)
  const outside = Math.min(looseness(text, chain[first - 1], chain[first]), looseness(text, chain[last], chain[last + 1]))
  const isApart = loosest < outside
  const lead = text.slice(Math.max(0, start - WORD_SIGHT), start).toLowerCase()
  const told = NUMBER_WORD.test(lead)
  if (check === 'wrong') return isApart && (told || !(isTelephoneShaped(digits, grouping) || isClock(digits, grouping))) ? {...found, why: 'after-cue'} : null
  if (cued || told || CUE_AFTER.test(text.slice(end, end + WORD_SIGHT).toLowerCase())) return {...found, why: 'odd-form'}
  // A date, a dash and a page's end divide one number; what stands so far apart otherwise is two.
  if (!grouping.light) {
    const between = grouping.datePart && grouping.sizes.length === 2 ? grouping.between[0] ?? '' : ''
    if (/^\s*-/.test(between)) return {...found, why: 'odd-form'}
    return isApart && !other && NO_SORT.test(between) ? {...found, kind: 'birth-date', why: 'odd-grouping'} : null
  }
  if (!isApart || other || isAnotherShape(text, start, end, digits, grouping)) return null
  if (grouping.datePart && !doubtful && !isMoment(digits) && loosest < 3) return {...found, why: 'odd-form'}
  return {...found, kind: 'birth-date', why: 'odd-grouping'}
}

// One or a few signs that neither measure nor count, as between `850312&1234`.
const NO_SORT = /^[^\s\d§€$£%°]{1,4}$/u

/** What numbers in groups more often are: amounts, telephones, a day and an hour, coordinates, addresses of machines, diary numbers. */
function isAnotherShape(text: string, start: number, end: number, digits: string, grouping: Grouping): boolean {
  const {sizes, between} = grouping
  const [head = 0, ...rest] = sizes
  if (head <= 3 && rest.every((size) => size === 3) && between.every((sign) => /^(?:\s+|[.,'’])$/.test(sign))) return true
  // `46127912,20`, and from one day of our time to another (six digits, a dash, six digits).
  if (rest.length === 1 && head === 8 && between[0] === ',') return true
  if (rest.length === 1 && head === 6 && rest[0] === 6 && isCalendarDay(digits.slice(0, 6)) && isCalendarDay(digits.slice(6)) && Number(digits.slice(6, 8)) < 50) return true
  if (AMOUNT_AFTER.test(text.slice(end, end + 8).toLowerCase()) || isTelephoneShaped(digits, grouping) || isClock(digits, grouping)) return true
  const written = text.slice(start, end)
  if (/^\d{2}\.\d+[,;\s]{1,3}\d{2}\.\d+$/.test(written) || (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(written) && written.split('.').every((part) => Number(part) < 256))) return true
  // `KS 2010-11-0012`, and numbers after a word that tells another sort, before the first of their row: `Konto 5410-1, 123 456 789-0`.
  const lead = text.slice(Math.max(0, start - 48), start)
  if (digits.length === 10 && head === 4 && /^20/.test(digits) && /(?<![\p{L}\d])\p{Lu}{1,6}[ ./:-]{0,2}$/u.test(lead)) return true
  return OTHER_NUMBER.test(lead.toLowerCase().replace(/[\d\s.,:;/()+_-]+$/, ' '))
}

/** An area code, a sign, and groups of two or three, or one run. */
function isTelephoneShaped(digits: string, {sizes: [head = 0, ...rest], between: [sign = '', ...spaces]}: Grouping): boolean {
  if (digits.length !== 10 || !digits.startsWith(head === 2 ? '08' : '0') || head < 2 || head > 4 || !/^(?:\s?[-/)]\s?|\s)$/.test(sign)) return false
  return rest.length === 1 ? (rest[0] ?? 0) >= 5 : rest.every((size) => size === 2 || size === 3) && spaces.every((space) => space === ' ')
}

/** A date and, after a space, an hour and a minute. */
function isClock(digits: string, {sizes, between}: Grouping): boolean {
  return sizes.at(-1) === 2 && sizes.at(-2) === 2 && /(?:[01]\d|2[0-3])[0-5]\d$/.test(digits) && (/\s/.test(between.at(-2) ?? '') || between.at(-1) === ':')
}

/** A day of our time and an hour and minute, as in the names of scanned files. */
export function isMoment(digits: string): boolean {
  const year = digits.length === 12 ? Number(digits.slice(0, 4)) : 2000 + Number(digits.slice(0, 2))
  return year >= 1995 && year <= 2035 && /(?:[01]\d|2[0-3])[0-5]\d$/.test(digits)
}
