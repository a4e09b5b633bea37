import type {Gone, Particulars} from '../protected/particulars.js'
import {PROTECTIONS, type Protection} from '../protected/protection.js'
import type {RefusalCode} from '../refusal.js'
import {addDays, daysBetween, type LocalDate} from '../terms/local-date.js'
import type {ForwardingReason} from './letter.js'

/** What a committee knows of whom a letter is for: one row for each set of committees that the same person is kept for. */
export interface KnownRecipient {
  readonly number: string
  readonly level: Protection
  readonly address: string
  readonly particulars: Pick<Particulars, 'gone'>
}

/** Who has left the registry of the population so that nothing can be forwarded to them under that number. Whoever emigrated may have an address abroad, which Skatteverket knows. */
const UNREACHED: ReadonlySet<Gone> = new Set<Gone>(['dead', 'renumbered', 'other'])

/** Why Skatteverket is not to be asked to forward anything to somebody (L1 L3 L4); null where it may be. */
export function whyNotForwarded(known: readonly KnownRecipient[], reason: ForwardingReason | null): RefusalCode | null {
  if (known.some(({particulars: {gone}}) => gone !== null && UNREACHED.has(gone))) return 'letter-person-gone'
  if (known.every(({number}) => number === '')) return 'letter-no-number'
  if (strictestOf(known) === 'upphävt skydd') return 'letter-not-protected'
  return reason === null && hasUsableAddress(known) ? 'letter-own-address' : null
}

/**
 * True where the committee has an address that it may write to itself (S6). An old one of somebody with skyddad folkbokföring is not usable (L1), nor one of somebody of whom nobody knows whether it is that:
 * a mark alone does not tell the level (K1).
 */
export function hasUsableAddress(known: readonly KnownRecipient[]): boolean {
  return strictestOf(known) === 'sekretessmarkering' && known.some(({address}) => address.trim() !== '')
}

/** The strictest of what is kept: one row's silence lifts nothing that another says. */
function strictestOf(known: readonly KnownRecipient[]): Protection {
  const strictness = (level: Protection): number => (level === 'upphävt skydd' ? -1 : PROTECTIONS.indexOf(level))
  return known.map(({level}) => level).reduce<Protection>((strictest, level) => (strictness(level) > strictness(strictest) ? level : strictest), 'upphävt skydd')
}

/** How many days are left until a letter must have come; null where it has no last day. Negative once that is past. */
export function daysLeft(due: LocalDate | null, today: LocalDate): number | null {
  return due === null ? null : daysBetween(today, due)
}

/** True where a letter that is posted today may come too late. `daysToAllow`: for the post twice, and for Skatteverket between. */
export function isNear(due: LocalDate | null, today: LocalDate, daysToAllow: number): boolean {
  return due !== null && due < addDays(today, daysToAllow)
}
