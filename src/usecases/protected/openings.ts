import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {signedLinkIn} from '../../core/audit/signed-link.js'
import {keyKind, latestEnd, openingNumber, openingState, spentShares, type Opening, type OpeningReview, type OpeningState} from '../../core/protected/break-glass.js'
import type {SignedRoster} from '../../core/protected/roster.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {linksOfKind} from '../../io/db/audit-reading.js'
import {eventIn, linesOfKind} from '../../io/db/audit-table.js'
import {noteText} from '../../io/db/decision-table.js'
import type {Session} from '../../io/session.js'
import {isSignedBy} from '../../io/vault/identity-file.js'
import {shownAt} from '../audit/list-log.js'

/** An opening as it is listed: with where it stands now. */
export interface ListedOpening extends Opening {
  readonly state: OpeningState
  /** By the municipality's clock, to the minute. */
  readonly localAt: string
  readonly localUntil: string
}

/** An opening as everybody who may see who holds keys is told of it: not why, which is for whoever reviews it. */
export type UnreviewedOpening = Omit<ListedOpening, 'shares' | 'reason' | 'review'>

/** Where break-glass stands, as it is told to whoever unlocks or lists the holders (K3). */
export interface BreakGlassStanding {
  /** Those that nobody else has looked at yet, the oldest first. */
  readonly waiting: readonly ListedOpening[]
  /** True where shares that are to open were used, or a key that they let in is left: the vault key is to be changed and shares to be made anew. */
  readonly isSpent: boolean
}

/** Every time that the vault was opened with shares, the first first: by the log, and by the rosters where the log was put back from before. What has had its time in the log is not brought back by a roster, of which each is kept. */
export async function openingsOf({db, dialect}: Session, rosters: readonly SignedRoster[]): Promise<readonly Opening[]> {
  const openings = new Map<string, Opening>()
  for (const {actor, at, event} of await linesOfKind(db, READINGS_CHAIN, 'break-glass.opened')) {
    if (event.kind !== 'break-glass.opened' || openings.has(event.opening)) continue
    openings.set(event.opening, {name: event.opening, shares: event.holder, account: actor, by: event.by, at, until: event.until, reason: await noteText(db, event.words), notice: null, review: null})
  }
  const begins = await logBegins(db)
  for (const {roster} of rosters) {
    if (roster.at < begins) continue
    for (const {name, account} of roster.members) {
      const until = keyKind(name) === 'break-glass' ? latestEnd(rosters, name) : null
      if (until !== null && !openings.has(name)) openings.set(name, {name, shares: null, account, by: account, at: roster.at, until, reason: null, notice: null, review: null})
    }
  }
  for (const {event} of await linesOfKind(db, READINGS_CHAIN, 'break-glass.told')) {
    const one = event.kind === 'break-glass.told' ? openings.get(event.opening) : undefined
    if (one !== undefined && event.kind === 'break-glass.told') openings.set(one.name, {...one, notice: event.outcome})
  }
  for (const {actor, at, event} of await linesOfKind(db, READINGS_CHAIN, 'break-glass.reviewed')) {
    const one = event.kind === 'break-glass.reviewed' ? openings.get(event.opening) : undefined
    if (one === undefined || event.kind !== 'break-glass.reviewed' || one.review !== null) continue
    const review: OpeningReview = {at, account: actor, by: event.by, outcome: event.outcome, note: event.words === null ? null : await noteText(db, event.words)}
    // Whoever writes in the log past this program answers for nobody but themselves.
    if (!isSamePerson(one, review, dialect.isShared)) openings.set(one.name, {...one, review})
  }
  return [...openings.values()].sort((one, other) => openingNumber(one.name) - openingNumber(other.name))
}

/** The day before which the log of readings was trimmed; empty where it is whole. */
async function logBegins(db: Session['db']): Promise<string> {
  return (await linesOfKind(db, READINGS_CHAIN, 'log.trimmed')).reduce((latest, {event}) => (event.kind === 'log.trimmed' && event.before > latest ? event.before : latest), '')
}

/** Whether somebody is who opened: by account where people have accounts, else by the name that they go by. */
export function isSamePerson(one: Pick<Opening, 'account' | 'by'>, other: {readonly account: string; readonly by: string}, hasAccounts: boolean): boolean {
  return hasAccounts ? one.account === other.account : one.by.toLowerCase() === other.by.toLowerCase()
}

export function listed({now, settings: {timeZone}}: Session, opening: Opening): ListedOpening {
  return {...opening, state: openingState(opening, now), localAt: shownAt(opening.at, timeZone), localUntil: shownAt(opening.until, timeZone)}
}

/** Sets of shares that have been used, by the rosters and by the log. */
export function spentSets(rosters: readonly SignedRoster[], openings: readonly Opening[]): ReadonlySet<string> {
  return new Set([...spentShares(rosters), ...openings.flatMap(({shares}) => shares ?? [])])
}

/** Where break-glass stands now. */
export async function breakGlassStanding(session: Session, rosters: readonly SignedRoster[]): Promise<BreakGlassStanding> {
  const openings = await openingsOf(session, rosters)
  const spent = spentSets(rosters, openings)
  const members = rosters.at(-1)?.roster.members ?? []
  return {waiting: openings.filter(({review}) => review === null).map((one) => listed(session, one)), isSpent: members.some(({name}) => keyKind(name) === 'break-glass' || spent.has(name))}
}

/** Those that wait, as everybody may be told of them. */
export function unreviewedOf({waiting}: BreakGlassStanding): readonly UnreviewedOpening[] {
  return waiting.map(({name, account, by, at, until, notice, state, localAt, localUntil}) => ({name, account, by, at, until, notice, state, localAt, localUntil}))
}

/** Until when a key of an opening may be used: what the log says, signed by the shares that let it in, and never longer than an hour from the roster that did. Null where the log does not know of it. */
export async function signedEnd({db}: Session, rosters: readonly SignedRoster[], name: string): Promise<Instant | null> {
  const latest = latestEnd(rosters, name)
  const keys = new Map(rosters.flatMap(({roster}) => roster.members.map((member) => [member.name, member.signing] as const)))
  for (const link of await linksOfKind(db, READINGS_CHAIN, ['break-glass.opened'])) {
    const [signed, event] = [signedLinkIn(link), eventIn(link.kind, link.event)]
    if (signed === null || signed === 'unsigned' || event?.kind !== 'break-glass.opened' || event.opening !== name) continue
    if (keyKind(signed.holder) !== 'shares' || !isSignedBy(keys.get(signed.holder) ?? '', signed.text, signed.signature)) continue
    return latest === null || event.until < latest ? event.until : latest
  }
  return null
}
