import type {OpeningNotice, OpeningOutcome, SettledHolder} from '../audit/event.js'
import type {Instant} from '../terms/identifiers.js'
import type {HolderName} from './holder.js'
import type {SignedRoster} from './roster.js'

// Break-glass: a key that nobody has is split in shares, which lie with different persons in sealed envelopes. Any two give it back, and it lets somebody in for an hour at most.

/** So many shares give the key back. */
export const SHARES_NEEDED = 2
/** So many may be made: one may be lost and two are left, and nobody has to count past nine. */
export const [SHARES_MIN, SHARES_MAX, SHARES_USUAL] = [3, 9, 5]
/** Nobody is let in for longer. A setting may make it shorter. */
export const BREAK_GLASS_MINUTES = 60
/** So soon somebody else is to have looked at it. */
export const REVIEW_DAYS = 7

const [MINUTE_MS, DAY_MS] = [60_000, 86_400_000]
const PREFIXES = {shares: 'shares:', 'break-glass': 'break-glass:'} as const

/** What a key on the roster is: a person's own, one that is split in shares, or one that shares let in for a while. */
export type KeyKind = 'holder' | keyof typeof PREFIXES

/** A key's kind stands in its name, which the roster's signature is over. No person can be called so. */
export function keyKind(name: string): KeyKind {
  return name.startsWith(PREFIXES.shares) ? 'shares' : name.startsWith(PREFIXES['break-glass']) ? 'break-glass' : 'holder'
}

/** The key of a set of shares, by what stands first on each of them. */
export function sharesName(set: string): HolderName {
  return `${PREFIXES.shares}${set}` as HolderName
}

/** What stands first on each share of a set. */
export function setOf(name: string): string {
  return name.slice(PREFIXES.shares.length)
}

/** The key of an opening: the first, the second … */
export function openingName(number: number): HolderName {
  return `${PREFIXES['break-glass']}${number}` as HolderName
}

/** The number of an opening; 0 for any other key. */
export function openingNumber(name: string): number {
  return keyKind(name) === 'break-glass' ? Number(name.slice(PREFIXES['break-glass'].length)) : 0
}

/** Of some keys those that are persons' own. */
export function ownKeys<Key extends {readonly name: string}>(keys: readonly Key[]): readonly Key[] {
  return keys.filter(({name}) => keyKind(name) === 'holder')
}

/** When somebody who is let in now is out again. */
export function endOfOpening(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + Math.min(minutes, BREAK_GLASS_MINUTES) * MINUTE_MS).toISOString() as Instant
}

/** The latest that a key of an opening can be used, whatever else is said of it: an hour from the roster that let it in. Null for a key that was never on one. */
export function latestEnd(rosters: readonly SignedRoster[], name: string): Instant | null {
  const first = rosters.find(({roster}) => roster.members.some((member) => member.name === name))
  return first === undefined ? null : endOfOpening(first.roster.at, BREAK_GLASS_MINUTES)
}

/** True for a key of an opening whose time is out. */
export function isOver(rosters: readonly SignedRoster[], name: string, now: Instant): boolean {
  const end = keyKind(name) === 'break-glass' ? latestEnd(rosters, name) : null
  return end !== null && end <= now
}

/** Who can open what is left sealed now: everybody on the roster but those whose hour is out. */
export function recipientsAt(rosters: readonly SignedRoster[], now: Instant): readonly string[] {
  return (rosters.at(-1)?.roster.members ?? []).filter(({name}) => !isOver(rosters, name, now)).map(({recipient}) => recipient)
}

/** Sets of shares that have been used. Their key has signed who was let in, and those who used it have seen it. */
export function spentShares(rosters: readonly SignedRoster[]): ReadonlySet<string> {
  return new Set(rosters.map(({by}) => by).filter((by) => keyKind(by) === 'shares'))
}

/**
 * Who stays when the vault key is changed. Keys of openings go, and so do sets of shares that were used, older ones than the last, and those that whoever leaves now has made: they have seen every share.
 */
export function stayingOn(rosters: readonly SignedRoster[], spent: ReadonlySet<string>, leaving: SettledHolder | null): readonly SettledHolder[] {
  const members = rosters.at(-1)?.roster.members ?? []
  const newest = lastLetIn(rosters)
  return members.filter(({name, account}) => {
    if (name === leaving?.name) return false
    const kind = keyKind(name)
    return kind === 'holder' || (kind === 'shares' && name === newest && !spent.has(name) && account !== leaving?.account)
  })
}

/** The set of shares that was let in last. */
function lastLetIn(rosters: readonly SignedRoster[]): string | null {
  const seen: string[] = []
  for (const {roster} of rosters) for (const {name} of roster.members) if (keyKind(name) === 'shares' && !seen.includes(name)) seen.push(name)
  return seen.at(-1) ?? null
}

/** Somebody's review of an opening. */
export interface OpeningReview {
  readonly at: Instant
  readonly account: string
  readonly by: string
  readonly outcome: OpeningOutcome
  /** Null where nothing was written, or its time is out. */
  readonly note: string | null
}

/** One time that the vault was opened with shares. */
export interface Opening {
  readonly name: string
  /** The set that was used; null where the log does not know of it, since it was put back from before. */
  readonly shares: string | null
  readonly account: string
  /** Who it was, where one account acts for everybody. */
  readonly by: string
  readonly at: Instant
  readonly until: Instant
  /** Why, in their own words; null where they are kept no more. */
  readonly reason: string | null
  readonly notice: OpeningNotice | null
  readonly review: OpeningReview | null
}

/** Where an opening stands: its hour still runs, it waits to be looked at, it has waited too long, or it was looked at. */
export const OPENING_STATES = ['open', 'unreviewed', 'overdue', 'reviewed'] as const
export type OpeningState = (typeof OPENING_STATES)[number]

export function openingState({at, until, review}: Pick<Opening, 'at' | 'until' | 'review'>, now: Instant): OpeningState {
  if (review !== null) return 'reviewed'
  if (now < until) return 'open'
  return Date.parse(now) - Date.parse(at) > REVIEW_DAYS * DAY_MS ? 'overdue' : 'unreviewed'
}
