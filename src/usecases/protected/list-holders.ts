import type {HolderLine} from '../../core/protected/holder.js'
import {deed} from '../deed.js'
import {withKeyStore} from './unlock.js'

/** Everybody who holds a key, has asked for one or had one; and how many there may be. */
export interface HolderList {
  readonly holders: readonly HolderLine[]
  readonly holdersMax: number
}

/** Lists the holders (K3). */
export const listHolders = deed('holder.read', async (session): Promise<HolderList> =>
  withKeyStore(session, async (store) => {
    const vouchers = await store.vouchers()
    return {
      holders: (await store.holders()).map(({name, account, state, since}) => ({name, account, state, since, vouchers: vouchers.filter(({holder}) => holder === name).map(({by, as}) => ({by, as}))})),
      holdersMax: session.settings.holdersMax,
    }
  }),
)
