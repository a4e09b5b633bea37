import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {HolderKey} from '../../core/audit/event.js'
import {isHolderName, NOTICE_VERSION, PASSPHRASE_SIGNS_MIN, wordsWanted, type HolderName, type VoucherKind} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {setVaultGeneration, vaultGeneration} from '../../io/db/meta-table.js'
import {countPersons} from '../../io/db/protected-person-table.js'
import type {Session} from '../../io/session.js'
import {HolderIdentity, isSignedBy} from '../../io/vault/identity-file.js'
import type {KeyStore, StoredHolder, StoredVoucher} from '../../io/vault/key-store.js'
import {Vault} from '../../io/vault/vault.js'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {holdersByLog} from './holders-by-log.js'
import {holderNamed, withKeyStore, withVault, type Unlocking} from './unlock.js'

/** What somebody who wants to hold a key gives. */
export interface EnrolOrder extends Unlocking {
  /** That they know that every reading is written down and looked through (K5). */
  readonly takesNotice: boolean
}

/** What came of it: let in at once, as the first; or waiting for others' words. */
export interface Enrolled {
  readonly holder: HolderName
  readonly isHolder: boolean
  readonly wanted: readonly VoucherKind[]
}

/** Makes a key for the one who acts, and lets them in as the first holder or asks the others. */
export const enrolHolder = deed('vault.hold', async (session, {holder: named, passphrase, takesNotice}: EnrolOrder): Promise<Enrolled> => {
  const holder = holderNamed(session, named)
  if (!isHolderName(holder)) throw new Refusal('holder-name-unusable')
  if ([...passphrase].length < PASSPHRASE_SIGNS_MIN) throw new Refusal('passphrase-short', {signs: PASSPHRASE_SIGNS_MIN})
  if (!takesNotice) throw new Refusal('notice-not-taken', {holder})
  return withKeyStore(session, async (store) => {
    const holders = await store.holders()
    const known = holders.find(({name}) => name === holder)
    if (known !== undefined) return takeNotice(session, known, passphrase, store)
    refuseTooMany(session, holders)
    // A key that was made when the rest was cut short is the one to go on with.
    const identity = await HolderIdentity.openOrMake(session.registerId, holder, passphrase)
    const {current} = await store.state()
    if (current === 0) await refuseLost(session, holder, identity)
    const asked = {name: holder, account: session.actor.id, state: current === 0 ? 'active' : 'asked', since: session.now, ...identity.public} as const
    if (current === 0) {
      await session.change(async ({tx, record}) => {
        await setVaultGeneration(tx, 1)
        await record({kind: 'holder.enrolled', holder, key: identity.public, vouchers: 0}, READINGS_CHAIN)
        await record({kind: 'holder.took-notice', holder, notice: NOTICE_VERSION}, READINGS_CHAIN)
      })
      const vault = await Vault.begin(identity, store, asked)
      vault.lock()
      await copyKeys(session, store)
      return {holder, isHolder: true, wanted: []}
    }
    await session.change(async ({record}) => {
      await record({kind: 'holder.asked', holder, key: identity.public}, READINGS_CHAIN)
      await record({kind: 'holder.took-notice', holder, notice: NOTICE_VERSION}, READINGS_CHAIN)
    })
    await store.ask({...asked, seal: null})
    return {holder, isHolder: false, wanted: wantedFor({...asked, seal: null}, holders, await store.vouchers(), session)}
  })
})

/** Somebody who has a key already, and takes notice of new words or once more. Whoever is no longer a holder needs another name, since the log knows this one as theirs. */
async function takeNotice(session: Session, known: StoredHolder, passphrase: string, store: KeyStore): Promise<Enrolled> {
  const {name: holder} = known
  if (known.state === 'removed' || known.account !== session.actor.id) throw new Refusal('holder-name-taken', {holder})
  const {recipient, signing} = (await HolderIdentity.open(session.registerId, holder, passphrase)).public
  if (recipient !== known.recipient || signing !== known.signing) throw new Refusal('holder-name-taken', {holder})
  await session.change(({record}) => record({kind: 'holder.took-notice', holder, notice: NOTICE_VERSION}, READINGS_CHAIN))
  return {holder, isHolder: known.state === 'active', wanted: known.state === 'active' ? [] : wantedFor(known, await store.holders(), await store.vouchers(), session)}
}

/** An empty key store beside a register that has holders is a lost one, and no beginning: unless it is this very holder's beginning that was cut short. */
async function refuseLost(session: Session, holder: HolderName, {public: {recipient}}: HolderIdentity): Promise<void> {
  const logged = await holdersByLog(session)
  const isBegun = logged.size === 1 && logged.get(holder) === recipient && (await countPersons(session.db)) === 0
  if ((logged.size > 0 || (await vaultGeneration(session.db)) > 0) && !isBegun) throw new Refusal('key-store-missing')
}

function refuseTooMany({settings: {holdersMax}}: Session, holders: readonly StoredHolder[]): void {
  const there = holders.filter(({state}) => state !== 'removed').length
  if (there >= holdersMax) throw new Refusal('holders-full', {holders: there, most: holdersMax})
}

function wantedFor({name, account}: StoredHolder, holders: readonly StoredHolder[], vouchers: Awaited<ReturnType<KeyStore['vouchers']>>, {dialect}: Session): readonly VoucherKind[] {
  const active = holders.filter(({state}) => state === 'active').length
  return wordsWanted(active, {name, account, hasOneAccount: !dialect.isShared}, vouchers.filter(({holder}) => holder === name))
}

async function askedFor(store: KeyStore, named: string): Promise<StoredHolder> {
  const asked = (await store.holders()).find(({name, state}) => name === named && state === 'asked')
  if (asked === undefined) throw new Refusal('holder-not-asked', {holder: named})
  return asked
}

/** What a voucher's signature is over. */
function voucherText(register: string, {name, recipient, signing}: StoredHolder): string {
  return `diarievakt.voucher/1\n${register}\n${name}\n${recipient}\n${signing}`
}

/** An administrator's word for somebody who has asked. Who is let in opens nothing before a holder has let them. */
export const vouchAsAdministrator = deed('holder.vouch', async (session, named: string): Promise<Enrolled> =>
  withKeyStore(session, async (store) => {
    const asked = await askedFor(store, named)
    if (session.dialect.isShared && asked.account === session.actor.id) throw new Refusal('vouch-own', {holder: named})
    const at = await session.change(async ({record, at: then}) => {
      await record({kind: 'holder.vouched', holder: named, by: session.actor.id, as: 'administrator'}, READINGS_CHAIN)
      return then
    })
    await store.vouch({holder: asked.name, by: session.actor.id, as: 'administrator', at, signature: null})
    return {holder: asked.name, isHolder: false, wanted: wantedFor(asked, await store.holders(), await store.vouchers(), session)}
  }),
)

/** A holder's word for somebody who has asked; with it, where no other is wanted any more, the vault key is sealed for them too. */
export const vouchAsHolder = deed('vault.hold', async (session, {named, unlocking}: {readonly named: string; readonly unlocking: Unlocking}): Promise<Enrolled> =>
  withVault(session, unlocking, async ({vault, store}) => {
    const asked = await askedFor(store, named)
    const at = await session.change(async ({record, at: then}) => {
      await record({kind: 'holder.vouched', holder: named, by: vault.holder, as: 'holder'}, READINGS_CHAIN)
      return then
    })
    await store.vouch({holder: asked.name, by: vault.holder, as: 'holder', at, signature: vault.sign(voucherText(session.registerId, asked))})
    const holders = await vault.holders()
    const vouchers = await believed(session, asked, holders, await store.vouchers())
    const wanted = wantedFor(asked, await store.holders(), vouchers, session)
    if (wanted.length > 0) return {holder: asked.name, isHolder: false, wanted}
    const key: HolderKey = {recipient: asked.recipient, signing: asked.signing}
    const since = await session.change(async ({record, at: then}) => {
      await record({kind: 'holder.enrolled', holder: named, key, vouchers: vouchers.length}, READINGS_CHAIN)
      return then
    })
    await vault.admit(asked, since)
    await copyKeys(session, store)
    return {holder: asked.name, isHolder: true, wanted: []}
  }),
)

/** Words that can be checked: a holder's by what they signed, an administrator's by the log, which their account wrote in. */
async function believed({db, registerId}: Session, asked: StoredHolder, holders: readonly StoredHolder[], vouchers: readonly StoredVoucher[]): Promise<readonly StoredVoucher[]> {
  const logged = (await linesOfKind(db, READINGS_CHAIN, 'holder.vouched')).filter(({event}) => event.kind === 'holder.vouched' && event.as === 'administrator' && event.holder === asked.name)
  return vouchers.filter(({holder, by, as, signature}) => {
    if (holder !== asked.name) return false
    if (as === 'administrator') return logged.some(({actor}) => actor === by)
    const one = holders.find(({name}) => name === by)
    return one !== undefined && signature !== null && isSignedBy(one.signing, voucherText(registerId, asked), signature)
  })
}
