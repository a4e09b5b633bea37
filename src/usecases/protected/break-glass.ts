import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {OpeningNotice} from '../../core/audit/event.js'
import {endOfOpening, openingName, openingNumber, sharesName, SHARES_NEEDED, stayingOn} from '../../core/protected/break-glass.js'
import {isHolderName, NOTICE_VERSION, PASSPHRASE_SIGNS_MIN, type HolderName} from '../../core/protected/holder.js'
import type {SignedRoster} from '../../core/protected/roster.js'
import {shareIn, type Share} from '../../core/protected/share.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {HolderIdentity, identityFile, removeIdentity} from '../../io/vault/identity-file.js'
import {isSameShare, joinShares} from '../../io/vault/shares.js'
import {deed} from '../deed.js'
import {keepNote} from '../review/keep-note.js'
import {copyKeys} from './copy-keys.js'
import {openingsOf} from './openings.js'
import {tellOfOpening} from './tell-of-opening.js'
import {holderNamed, opened, settled, withKeyStore, withVaultLock, type OpenVault, type Unlocking} from './unlock.js'

/** What somebody gives who opens with shares. Shares and reason come from a prompt or standard input, never as an argument. */
export interface BreakGlassOrder extends Pick<Unlocking, 'passphrase' | 'onUnlocked'> {
  /** As they were typed. */
  readonly shares: readonly string[]
  readonly reason: string
  /** Who it is, where one account acts for everybody; null for the account's own name. */
  readonly by: string | null
  /** That they know that every reading is written down and looked through (K5). */
  readonly takesNotice: boolean
}

/** Somebody who has been let in for a while. */
export interface LetIn {
  /** The name of their key: what they unlock with until then. */
  readonly opening: HolderName
  readonly until: Instant
  readonly notice: OpeningNotice
}

/**
 * Lets the one who acts in for an hour at most, by two shares of the set that is on the roster. In this order: the log has it, with why, signed by the key that the shares gave; those who are to know are told; and then a
 * key of the account's own is let in. Cut short between, the shares count as used and nobody is let in.
 */
export const breakGlass = deed('vault.hold', async (session, {shares: typed, reason, by: named, passphrase, takesNotice, onUnlocked}: BreakGlassOrder): Promise<LetIn> => {
  const shares = sharesIn(typed)
  const by = holderNamed(session, named)
  if (!isHolderName(by)) throw new Refusal('holder-name-unusable')
  if (reason.trim() === '') throw new Refusal('break-glass-reason-missing')
  if ([...passphrase].length < PASSPHRASE_SIGNS_MIN) throw new Refusal('passphrase-short', {signs: PASSPHRASE_SIGNS_MIN})
  // Where the account has no place for a key nobody is told of one.
  identityFile(session.registerId, by)
  if (!takesNotice) throw new Refusal('notice-not-taken', {holder: by})
  return withKeyStore(session, async (store) =>
    withVaultLock(session, async () => {
      // Whether it is a true one is asked as the vault is opened with it.
      const rosters = await store.rosters()
      if (rosters.length === 0) throw new Refusal('vault-not-begun')
      const identity = await keyOf(shares, rosters)
      return opened(session, store, identity, {onUnlocked, sweepsFirst: false, hasTakenNotice: async () => true}, async (open) => letIn(session, open, {by, reason, passphrase}))
    }),
  )
})

/** The shares that were typed: two, whole, of one set, and not one of them twice. */
function sharesIn(typed: readonly string[]): readonly Share[] {
  const shares = Array.from({length: SHARES_NEEDED}, (_, at) => {
    const share = shareIn(typed[at] ?? '', sha256)
    if (share === null) throw new Refusal('share-unclear', {share: at + 1})
    return share
  })
  const [first, ...others] = shares
  if (first === undefined || others.some(({set}) => set !== first.set)) throw new Refusal('shares-of-two-sets')
  if (others.some((share) => isSameShare(share, first))) throw new Refusal('share-twice')
  return shares
}

/** The key that the shares give: the very one that was let in last, used before or not. */
async function keyOf(shares: readonly Share[], rosters: readonly SignedRoster[]): Promise<HolderIdentity> {
  const set = shares[0]?.set ?? ''
  const member = stayingOn(rosters, new Set(), null).find(({name}) => name === sharesName(set))
  if (member === undefined) throw new Refusal('shares-retired', {set})
  const identity = await joinShares(set, shares)
  const {recipient, signing} = identity.public
  if (recipient !== member.recipient || signing !== member.signing) throw new Refusal('shares-unusable')
  return identity
}

async function letIn(session: Session, {vault, store, series, rosters}: OpenVault, {by, reason, passphrase}: {readonly by: HolderName; readonly reason: string; readonly passphrase: string}): Promise<LetIn> {
  const numbers = [...(await openingsOf(session, rosters)).map(({name}) => name), ...rosters.flatMap(({roster}) => roster.members.map(({name}) => name))].map(openingNumber)
  const opening = openingName(Math.max(0, ...numbers) + 1)
  // What is left of one that was cut short is another's.
  await removeIdentity(session.registerId, opening)
  const {at, until} = await series.change(async (change, sign) => {
    const end = endOfOpening(change.at, session.settings.breakGlassMinutes)
    const note = await keepNote(session, change, reason)
    if (note === null) throw new Refusal('break-glass-reason-missing')
    await sign({kind: 'break-glass.opened', opening, holder: vault.holder, by, until: end, note: note.fingerprint, words: note.id})
    await change.record({kind: 'holder.took-notice', holder: opening, notice: NOTICE_VERSION}, READINGS_CHAIN)
    return {at: change.at, until: end}
  })
  const notice = await tellOfOpening(session, opening, at, until)
  const own = await HolderIdentity.openOrMake(session.registerId, opening, passphrase)
  await vault.admit({id: session.newId(), name: opening, account: session.actor.id, at: session.now, ...own.public}, session.now)
  await series.change(async (_, sign) => sign(settled(vault.roster, vault.rosterDigest, {why: 'admitted', holder: vault.holder, named: opening, persons: 0})))
  await series.sawRoster({version: vault.roster.version, roster: vault.rosterDigest})
  await copyKeys(session, store)
  return {opening, until, notice}
}
