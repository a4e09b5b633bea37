import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {keyKind, SHARES_MAX, SHARES_MIN, sharesName} from '../../core/protected/break-glass.js'
import type {HolderName, VoucherKind} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import {fingerprintOf} from '../../io/vault/identity-file.js'
import type {KeyRequest} from '../../io/vault/key-store.js'
import {splitNewKey} from '../../io/vault/shares.js'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {voucherText, wantedFor} from './enrol-holder.js'
import {refuseOpening} from './rotate-keys.js'
import {noticesOf} from './tell-of-opening.js'
import {withVault, type Unlocking} from './unlock.js'

/** How many shares to make, and who makes them. */
export interface SharesOrder {
  readonly of: number
  readonly unlocking: Unlocking
}

/** A key that was split, and waits to be let in. */
export interface MadeShares {
  readonly name: HolderName
  /** What whoever says yes to it hears. */
  readonly fingerprint: string
  readonly wanted: readonly VoucherKind[]
  /** Each share as it is written out: three lines. They are kept nowhere. */
  readonly shares: readonly (readonly string[])[]
}

/**
 * Makes a key that nobody has, splits it, and asks that it be let in as any holder is: whoever makes it says yes, and another does (K3). Shares that were asked for before and never let in are taken back. Refused where nobody
 * would hear of it when the shares are used.
 */
export const makeShares = deed('vault.hold', async (session, {of, unlocking}: SharesOrder): Promise<MadeShares> => {
  if (!Number.isInteger(of) || of < SHARES_MIN || of > SHARES_MAX) throw new Error('So many shares are never made')
  if (noticesOf(session).length === 0) throw new Refusal('break-glass-no-notice')
  return withVault(session, unlocking, async (open) => {
    refuseOpening(open)
    const {vault, store} = open
    const before = (await store.requests()).filter(({name}) => keyKind(name) === 'shares')
    const {set, identity, shares} = await splitNewKey(of)
    const name = sharesName(set)
    const request: KeyRequest = {id: session.newId(), name, account: session.actor.id, at: session.now, ...identity.public}
    const at = await session.change(async ({record, at: then}) => {
      for (const one of before) await record({kind: 'holder.withdrew', request: one.id, holder: one.name}, READINGS_CHAIN)
      await record({kind: 'holder.asked', request: request.id, holder: name, key: identity.public}, READINGS_CHAIN)
      await record({kind: 'holder.vouched', request: request.id, holder: name, by: vault.holder, as: 'holder'}, READINGS_CHAIN)
      return then
    })
    for (const {id} of before) await store.withdraw(id)
    await store.ask(request)
    await store.vouch({request: request.id, by: vault.holder, as: 'holder', at, signature: vault.sign(voucherText(session.registerId, request))})
    await copyKeys(session, store)
    return {name, fingerprint: fingerprintOf(request), wanted: await wantedFor(session, request, {signed: {roster: vault.roster}}, await store.vouchers(request.id)), shares}
  })
})
