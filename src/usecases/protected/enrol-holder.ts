import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {keyKind, ownKeys} from '../../core/protected/break-glass.js'
import {isHolderName, NOTICE_VERSION, PASSPHRASE_SIGNS_MIN, wordsWanted, type Asking, type HolderName, type VoucherKind, type Word} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import {grantsAllow} from '../../core/rights.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {grantsOf} from '../../io/db/grant-table.js'
import {setVaultGeneration} from '../../io/db/meta-table.js'
import type {Session} from '../../io/session.js'
import {fingerprintOf, HolderIdentity, isSignedBy} from '../../io/vault/identity-file.js'
import type {KeyRequest, KeyStore, StoredVoucher} from '../../io/vault/key-store.js'
import {Vault} from '../../io/vault/vault.js'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {heldRoster, type HeldRoster} from './held-roster.js'
import {ReadingSeries} from './reading-series.js'
import {refuseOpening, retiredBy, rotate} from './rotate-keys.js'
import {holderNamed, settled, withKeyStore, withVault, withVaultLock, type Unlocking} from './unlock.js'

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
  /** What the one who asks reads aloud to whoever says yes. */
  readonly fingerprint: string
}

/** Makes a key for the one who acts, and lets them in as the first holder or asks the others. */
export const enrolHolder = deed('vault.hold', async (session, {holder: named, passphrase, takesNotice}: EnrolOrder): Promise<Enrolled> => {
  const holder = holderNamed(session, named)
  if (!isHolderName(holder)) throw new Refusal('holder-name-unusable')
  if ([...passphrase].length < PASSPHRASE_SIGNS_MIN) throw new Refusal('passphrase-short', {signs: PASSPHRASE_SIGNS_MIN})
  if (!takesNotice) throw new Refusal('notice-not-taken', {holder})
  return withKeyStore(session, async (store) =>
    withVaultLock(session, async () => {
      const held = await heldRoster(session, store, null)
      const requests = await store.requests()
      const own = held?.signed.roster.members.find(({name}) => name === holder) ?? requests.find(({name}) => name === holder)
      if (own !== undefined) return takeNotice(session, {holder, passphrase, store, held, own})
      refuseTaken(session, holder, held, requests)
      refuseTooMany(session, ownKeys(held?.signed.roster.members ?? []).length + ownKeys(requests).length)
      // A key that was made when the rest was cut short is the one to go on with.
      const identity = await HolderIdentity.openOrMake(session.registerId, holder, passphrase)
      return held === null ? begin(session, store, identity) : ask(session, store, identity, held)
    }),
  )
})

/** The first holder. The vault is there before the log tells of it: cut short between, the next unlocking tells. */
async function begin(session: Session, store: KeyStore, identity: HolderIdentity): Promise<Enrolled> {
  const {holder} = identity
  const series = await ReadingSeries.open(session, identity)
  const vault = await Vault.begin(session.registerId, identity, store, {account: session.actor.id, at: session.now})
  try {
    await series.change(async ({tx, record}, sign) => {
      await setVaultGeneration(tx, vault.roster.generation)
      await sign(settled(vault.roster, vault.rosterDigest, {why: 'begun', holder, named: holder, persons: 0}))
      await record({kind: 'holder.took-notice', holder, notice: NOTICE_VERSION}, READINGS_CHAIN)
    })
    await series.sawRoster({version: vault.roster.version, roster: vault.rosterDigest})
    await copyKeys(session, store)
    return {holder, isHolder: true, wanted: [], fingerprint: fingerprintOf(identity.public)}
  } finally {
    vault.lock()
  }
}

async function ask(session: Session, store: KeyStore, identity: HolderIdentity, held: HeldRoster): Promise<Enrolled> {
  const {holder} = identity
  const request: KeyRequest = {id: session.newId(), name: holder, account: session.actor.id, at: session.now, ...identity.public}
  await session.change(async ({record}) => {
    await record({kind: 'holder.asked', request: request.id, holder, key: identity.public}, READINGS_CHAIN)
    await record({kind: 'holder.took-notice', holder, notice: NOTICE_VERSION}, READINGS_CHAIN)
  })
  await store.ask(request)
  await copyKeys(session, store)
  return {holder, isHolder: false, wanted: await wantedFor(session, request, held, []), fingerprint: fingerprintOf(identity.public)}
}

/** Somebody who has a key, or has asked for one, takes notice of new words or once more. */
async function takeNotice(session: Session, {holder, passphrase, store, held, own}: {readonly holder: HolderName; readonly passphrase: string; readonly store: KeyStore; readonly held: HeldRoster | null; readonly own: {readonly account: string; readonly recipient: string; readonly signing: string}}): Promise<Enrolled> {
  if (own.account !== session.actor.id) throw new Refusal('holder-name-taken', {holder})
  const {public: mine} = await HolderIdentity.open(session.registerId, holder, passphrase)
  if (mine.recipient !== own.recipient || mine.signing !== own.signing) throw new Refusal('holder-name-taken', {holder})
  const request = (await store.requests()).find(({name}) => name === holder)
  const isAsked = request !== undefined && (await linesOfKind(session.db, READINGS_CHAIN, 'holder.asked')).some(({event}) => event.kind === 'holder.asked' && event.request === request.id)
  await session.change(async ({record}) => {
    // A log that was put back from before knows nothing of the request.
    if (request !== undefined && !isAsked) await record({kind: 'holder.asked', request: request.id, holder, key: mine}, READINGS_CHAIN)
    await record({kind: 'holder.took-notice', holder, notice: NOTICE_VERSION}, READINGS_CHAIN)
  })
  const wanted = request === undefined || held === null ? [] : await wantedFor(session, request, held, await store.vouchers(request.id))
  return {holder, isHolder: request === undefined, wanted, fingerprint: fingerprintOf(mine)}
}

/** Whoever was a holder needs another name, since the log knows that one as theirs; and where people have accounts, one account has one key. */
function refuseTaken({actor, dialect}: Session, holder: HolderName, held: HeldRoster | null, requests: readonly KeyRequest[]): void {
  if (held?.all.some(({roster}) => roster.members.some(({name}) => name === holder)) === true) throw new Refusal('holder-name-taken', {holder})
  const other = dialect.isShared ? ownKeys([...(held?.signed.roster.members ?? []), ...requests]).find(({account}) => account === actor.id) : undefined
  if (other !== undefined) throw new Refusal('holder-account-has-key', {holder: other.name})
}

function refuseTooMany({settings: {holdersMax}}: Session, there: number): void {
  if (there >= holdersMax) throw new Refusal('holders-full', {holders: there, most: holdersMax})
}

/** Somebody who has asked. The log must know the request with those very keys, in the account's own name: who can only write in the key store asks for nobody. */
async function askedFor({db}: Session, store: KeyStore, named: string, fingerprint: string): Promise<KeyRequest> {
  const request = (await store.requests()).find(({name}) => name === named)
  const asked = request === undefined ? undefined : (await linesOfKind(db, READINGS_CHAIN, 'holder.asked')).find(({event}) => event.kind === 'holder.asked' && event.request === request.id)
  if (request === undefined || asked?.event.kind !== 'holder.asked') throw new Refusal('holder-not-asked', {holder: named})
  const {key, holder} = asked.event
  if (asked.actor !== request.account || holder !== named || key.recipient !== request.recipient || key.signing !== request.signing) throw new Refusal('holders-altered', {holder: named})
  if (fingerprint.toLowerCase().replace(/[^0-9a-f]/g, '') !== fingerprintOf(request).replace(/-/g, '')) throw new Refusal('fingerprint-differs', {holder: named})
  return request
}

/** What a voucher's signature is over. */
export function voucherText(register: string, {id, name, account, recipient, signing}: KeyRequest): string {
  return `diarievakt.voucher/1\n${register}\n${JSON.stringify([id, name, account, recipient, signing])}`
}

/** For whom somebody says yes, with the fingerprint as they heard it from the one who asks. */
export interface VouchOrder {
  readonly named: string
  readonly fingerprint: string
}

/** An administrator's word for somebody who has asked. Who is let in opens nothing before a holder has let them. */
export const vouchAsAdministrator = deed('holder.vouch', async (session, {named, fingerprint}: VouchOrder): Promise<Enrolled> =>
  withKeyStore(session, async (store) =>
    withVaultLock(session, async () => {
      const held = await heldRoster(session, store, null)
      if (held === null) throw new Refusal('vault-not-begun')
      const request = await askedFor(session, store, named, fingerprint)
      if (session.dialect.isShared && request.account === session.actor.id) throw new Refusal('vouch-own', {holder: named})
      const at = await session.change(async ({record, at: then}) => {
        await record({kind: 'holder.vouched', request: request.id, holder: named, by: session.actor.id, as: 'administrator'}, READINGS_CHAIN)
        return then
      })
      await store.vouch({request: request.id, by: session.actor.id, as: 'administrator', at, signature: null})
      await copyKeys(session, store)
      return {holder: request.name, isHolder: false, wanted: await wantedFor(session, request, held, await store.vouchers(request.id)), fingerprint: fingerprintOf(request)}
    }),
  ),
)

/** A holder's word for somebody who has asked; with it, where no other is wanted any more, the vault key is sealed for them too. A new set of shares takes the place of the one before: the vault key is changed. */
export const vouchAsHolder = deed('vault.hold', async (session, {named, fingerprint, unlocking}: VouchOrder & {readonly unlocking: Unlocking}): Promise<Enrolled> =>
  withVault(session, unlocking, async (open) => {
    // Whoever shares let in lets in no others: that changes the key.
    if (keyKind(named) === 'shares') refuseOpening(open)
    const {vault, store, series} = open
    const request = await askedFor(session, store, named, fingerprint)
    const at = await session.change(async ({record, at: then}) => {
      await record({kind: 'holder.vouched', request: request.id, holder: named, by: vault.holder, as: 'holder'}, READINGS_CHAIN)
      return then
    })
    await store.vouch({request: request.id, by: vault.holder, as: 'holder', at, signature: vault.sign(voucherText(session.registerId, request))})
    const wanted = await wantedFor(session, request, {signed: {roster: vault.roster}}, await store.vouchers(request.id))
    const outcome = {holder: request.name, fingerprint: fingerprintOf(request)}
    if (wanted.length > 0) {
      await copyKeys(session, store)
      return {...outcome, isHolder: false, wanted}
    }
    const other = session.dialect.isShared && keyKind(named) === 'holder' ? ownKeys(vault.members).find(({account}) => account === request.account) : undefined
    if (other !== undefined) throw new Refusal('holder-account-has-key', {holder: other.name})
    await vault.admit(request, session.now)
    await series.change(async (_, sign) => sign(settled(vault.roster, vault.rosterDigest, {why: 'admitted', holder: vault.holder, named, persons: 0})))
    await series.sawRoster({version: vault.roster.version, roster: vault.rosterDigest})
    if (keyKind(named) === 'shares' && (await retiredBy(session, open, null)).length > 0) await rotate(session, open, null)
    else await copyKeys(session, store)
    return {...outcome, isHolder: true, wanted: []}
  }),
)

/** For whom words are weighed: shares are nobody's own, so that whoever made them may say yes to them, and another must. */
function askingOf({dialect}: Session, {name, account}: KeyRequest): Asking {
  return {name, account: keyKind(name) === 'shares' ? '' : account, hasOneAccount: !dialect.isShared}
}

/** Whose word is still wanted, by the words that can be checked: a holder's by what they signed, an administrator's by the log, in which their account wrote it, and by the right that the account has. */
export async function wantedFor(session: Session, request: KeyRequest, {signed: {roster: {members}}}: {readonly signed: Pick<HeldRoster['signed'], 'roster'>}, vouchers: readonly StoredVoucher[]): Promise<readonly VoucherKind[]> {
  const logged = (await linesOfKind(session.db, READINGS_CHAIN, 'holder.vouched')).filter(({event}) => event.kind === 'holder.vouched' && event.as === 'administrator' && event.request === request.id)
  const words: Word[] = []
  for (const {by, as, signature} of vouchers) {
    if (as === 'administrator') {
      if (logged.some(({actor}) => actor === by) && grantsAllow(await grantsOf(session.db, by, session.today), 'holder.vouch', null)) words.push({by, as, account: by})
      continue
    }
    const one = members.find(({name}) => name === by)
    if (one !== undefined && signature !== null && isSignedBy(one.signing, voucherText(session.registerId, request), signature)) words.push({by, as, account: one.account})
  }
  return wordsWanted(ownKeys(members).length, askingOf(session, request), words)
}
