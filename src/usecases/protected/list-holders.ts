import {keyKind, type KeyKind} from '../../core/protected/break-glass.js'
import type {HolderLine} from '../../core/protected/holder.js'
import {deed} from '../deed.js'
import {heldRoster} from './held-roster.js'
import {breakGlassStanding, openingsOf, spentSets, unreviewedOf, type UnreviewedOpening} from './openings.js'
import {withKeyStore} from './unlock.js'

/** A key on the list: a person's own, one that is split in shares, or one that shares let in. */
export interface ListedKey extends HolderLine {
  readonly kind: KeyKind
}

/** Everybody who holds a key, has asked for one or had one; how many there may be; and where break-glass stands. */
export interface HolderList {
  readonly holders: readonly ListedKey[]
  readonly holdersMax: number
  /** Openings with shares that nobody else has looked at yet; not why they were made, which is for whoever reviews them. */
  readonly unreviewed: readonly UnreviewedOpening[]
  /** True where shares were used, or a key that they let in is left: change the key, and make shares anew. */
  readonly isSpent: boolean
}

/** Lists the holders (K3), by the rosters: those who were removed last. */
export const listHolders = deed('holder.read', async (session): Promise<HolderList> =>
  withKeyStore(session, async (store) => {
    const held = await heldRoster(session, store, null)
    const rosters = held?.all ?? []
    const openings = await openingsOf(session, rosters)
    const spent = spentSets(rosters, openings)
    const over = new Set(openings.flatMap(({name, until}) => (until <= session.now ? [name] : [])))
    const holders = new Map<string, ListedKey>()
    for (const {roster} of rosters) {
      for (const {name, account} of roster.members) if (!holders.has(name)) holders.set(name, {name, account, kind: keyKind(name), state: 'active', since: roster.at, vouchers: []})
      for (const [name, line] of holders) if (line.state === 'active' && !roster.members.some((member) => member.name === name)) holders.set(name, {...line, state: 'removed', since: roster.at})
    }
    for (const [name, line] of holders) if (line.state === 'active' && (spent.has(name) || over.has(name))) holders.set(name, {...line, state: spent.has(name) ? 'spent' : 'over'})
    for (const {id, name, account, at} of await store.requests()) {
      if (!holders.has(name)) holders.set(name, {name, account, kind: keyKind(name), state: 'asked', since: at, vouchers: (await store.vouchers(id)).map(({by, as}) => ({by, as}))})
    }
    const standing = await breakGlassStanding(session, rosters)
    return {
      holders: [...holders.values()].sort((one, other) => (one.since === other.since ? (one.name < other.name ? -1 : 1) : one.since < other.since ? -1 : 1)),
      holdersMax: session.settings.holdersMax,
      unreviewed: unreviewedOf(standing),
      isSpent: standing.isSpent,
    }
  }),
)
