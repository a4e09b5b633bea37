import type {LocalDate} from '../terms/local-date.js'

/**
 * One figure of a follow-up, true as it was counted.
 * `matters`: of rows or incidents, which may be about somebody: few of them are not told outside the committee (N2). `veiled`: of persons with protected identity, of whom none and few
 * must read alike (K4). `plain`: of the committee's own work. `hours`: rounded, of time in a queue.
 */
export type Figure =
  | {readonly kind: 'matters' | 'veiled' | 'plain'; readonly code: string; readonly count: number}
  | {readonly kind: 'share'; readonly code: string; readonly part: number; readonly whole: number; readonly isVeiled: boolean}
  | {readonly kind: 'hours'; readonly code: string; readonly hours: number | null}
  | {readonly kind: 'day'; readonly code: string; readonly day: LocalDate | null}

/** Counts of one thing over months or kinds, drawn as bars. */
export interface Series {
  readonly code: string
  readonly by: 'month' | 'kind'
  /** `name`: `2026-02`, or the code of a kind. */
  readonly bars: readonly {readonly name: string; readonly count: number}[]
}

/** A count as it is told: itself, or `<5`. */
export interface Told {
  readonly text: string
  /** Null where it is not told exactly. */
  readonly exact: number | null
}

/** Counts from 1 up to this are not told of anything that leaves the committee (N2). */
export const SMALL_UNDER = 5

/** A count of what may be about somebody. That there is none is told: it is what must be shown. */
export function toldCount(count: number, isInside: boolean): Told {
  return isInside || count === 0 || count >= SMALL_UNDER ? {text: String(count), exact: count} : {text: `<${SMALL_UNDER}`, exact: null}
}

/** A count of protected persons, or of what is done with their data: none and few read alike. */
export function toldVeiled(count: number, isInside: boolean): Told {
  return isInside || count >= SMALL_UNDER ? {text: String(count), exact: count} : {text: `<${SMALL_UNDER}`, exact: null}
}

/** A share in whole percent; null where there is nothing to share, or where it would tell of few: those that are, or those that are not. */
export function toldShare({part, whole, isVeiled}: {readonly part: number; readonly whole: number; readonly isVeiled: boolean}, isInside: boolean): number | null {
  if (whole === 0) return null
  const tells = (count: number): boolean => isInside || count >= SMALL_UNDER || (count === 0 && !isVeiled)
  if (!tells(part) || !tells(whole - part) || !tells(whole)) return null
  const percent = Math.round((100 * part) / whole)
  // Neither all nor none, where it is not.
  return part > 0 && percent === 0 ? 1 : part < whole && percent === 100 ? 99 : percent
}

/**
 * The bars of a series as they are told. Where one alone would not be told, the least of the others is not either, so that a sum which is known elsewhere gives nothing away.
 */
export function toldBars({bars}: Series, isInside: boolean): readonly (Told & {readonly name: string})[] {
  const told = bars.map(({name, count}) => ({name, ...toldCount(count, isInside)}))
  const hidden = told.filter(({exact}) => exact === null)
  const least = Math.min(...bars.map(({count}) => count).filter((count) => count >= SMALL_UNDER))
  if (hidden.length !== 1 || !Number.isFinite(least)) return told
  const at = bars.findIndex(({count}) => count === least)
  return told.map((one, index) => (index === at ? {name: one.name, text: '–', exact: null} : one))
}
