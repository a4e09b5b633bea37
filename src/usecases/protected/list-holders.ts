import type {HolderLine} from '../../core/protected/holder.js'
import {deed} from '../deed.js'
import {heldRoster} from './held-roster.js'
import {withKeyStore} from './unlock.js'

/** Everybody who holds a key, has asked for one or had one; and how many there may be. */
export interface HolderList {
  readonly holders: readonly HolderLine[]
  readonly holdersMax: number
}

/** Lists the holders (K3), by the rosters: those who were removed last. */
export const listHolders = deed('holder.read', async (session): Promise<HolderList> =>
  withKeyStore(session, async (store) => {
    const held = await heldRoster(session, store, null)
    const holders = new Map<string, HolderLine>()
    for (const {roster} of held?.all ?? []) {
      for (const {name, account} of roster.members) if (!holders.has(name)) holders.set(name, {name, account, state: 'active', since: roster.at, vouchers: []})
      for (const [name, line] of holders) if (line.state === 'active' && !roster.members.some((member) => member.name === name)) holders.set(name, {...line, state: 'removed', since: roster.at})
    }
    for (const {id, name, account, at} of await store.requests()) {
      if (!holders.has(name)) holders.set(name, {name, account, state: 'asked', since: at, vouchers: (await store.vouchers(id)).map(({by, as}) => ({by, as}))})
    }
    return {holders: [...holders.values()].sort((one, other) => (one.since === other.since ? (one.name < other.name ? -1 : 1) : one.since < other.since ? -1 : 1)), holdersMax: session.settings.holdersMax}
  }),
)
