import {join} from 'node:path'
import {NOTICE_VERSION, type HolderName} from '../../core/protected/holder.js'
import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {SettledWhy} from '../../core/audit/event.js'
import {keyKind, latestEnd, openingNumber} from '../../core/protected/break-glass.js'
import type {Roster, SignedRoster} from '../../core/protected/roster.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {openKeyFile} from '../../io/db/key-file.js'
import {setVaultGeneration, vaultGeneration} from '../../io/db/meta-table.js'
import {countPersons, isAnybodyKept, keptPersons, setIndexes} from '../../io/db/protected-person-table.js'
import {countUnswept} from '../../io/db/swept-table.js'
import {removeCopies} from '../../io/files/vault-copies.js'
import {openVaultFolder, VAULT_COPIES, VAULT_FILE} from '../../io/files/vault-folder.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {HolderIdentity, removeIdentity} from '../../io/vault/identity-file.js'
import type {KeyStore} from '../../io/vault/key-store.js'
import {Vault, type KeyTime} from '../../io/vault/vault.js'
import {copyKeys, replaceCopies} from './copy-keys.js'
import {drainInbox, type Drained} from './drain-inbox.js'
import {heldRoster, isWitnessed, type HeldRoster} from './held-roster.js'
import {sweepUnswept} from './keep-persons.js'
import {breakGlassStanding, signedEnd, type BreakGlassStanding} from './openings.js'
import {ReadingSeries} from './reading-series.js'
import type {FoundPerson} from './take-off-found.js'

/** So many versions, for so many persons, are looked through in a second. */
const SWEPT_AT_ONCE = 2_000

/** Fifty thousand persons' keys are wrapped anew in seconds. */
const WAIT_MS = 60_000

/** Who unlocks, and with which words. The passphrase comes from a prompt or a private file, never as an argument. */
export interface Unlocking {
  /** Null for the one who is named as the account. */
  readonly holder: string | null
  readonly passphrase: string
  /** Told as soon as the vault is open, whatever comes of the rest. */
  readonly onUnlocked?: (told: Unlocked) => void
}

/** What is told at every unlocking (K3). */
export interface Unlocked extends Omit<Drained, 'sweep'>, BreakGlassStanding {
  readonly holder: string
  /** Everybody who can open it, the one who does included. */
  readonly holders: readonly string[]
  /** What came of looking through what had not been: of a little at once, and of what was left sealed. */
  readonly found: readonly FoundPerson[]
  /** Versions that nobody has looked through yet. */
  readonly unswept: number
}

/** The vault as one holder has it open. */
export interface OpenVault {
  readonly vault: Vault
  readonly store: KeyStore
  readonly series: ReadingSeries
  /** Every roster there has been, the first first. */
  readonly rosters: HeldRoster['all']
}

/** The holder that is meant: by name, or the account's own. */
export function holderNamed(session: Session, named: string | null): HolderName {
  return (named ?? session.actor.id) as HolderName
}

/** The key that somebody unlocks with: where they name none, and neither have one of their own nor have asked for one, the last that shares let the account in with. */
async function keyMeant(session: Session, store: KeyStore, rosters: readonly SignedRoster[], named: string | null): Promise<HolderName> {
  const own = holderNamed(session, named)
  const isKnown = [...rosters.flatMap(({roster}) => roster.members), ...(await store.requests())].some(({name}) => name === own)
  if (named !== null || isKnown) return own
  const openings = rosters.flatMap(({roster}) => roster.members.filter(({name, account}) => keyKind(name) === 'break-glass' && account === session.actor.id))
  return (openings.sort((one, other) => openingNumber(one.name) - openingNumber(other.name)).at(-1)?.name ?? own) as HolderName
}

/** Opens the key store, works, and closes it whatever happens. Where the register has had a vault the store must be there: an empty one in its place would look like a beginning. */
export async function withKeyStore<T>(session: Session, work: (store: KeyStore) => Promise<T>): Promise<T> {
  await openVaultFolder(session.folder)
  const store = await openKeyFile(join(session.folder, VAULT_FILE), session.registerId, {mustExist: (await vaultGeneration(session.db)) > 0})
  try {
    await dropEnded(session, store)
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Takes the vault key from those whom shares let in, and whose hour is out: from the store, and from its copies. It needs no key, so that whichever command comes next does it. */
async function dropEnded(session: Session, store: KeyStore): Promise<void> {
  const rosters = await store.rosters()
  const {current} = await store.state()
  const over: string[] = []
  for (const {name} of rosters.at(-1)?.roster.members ?? []) {
    const end = await endOf(session, rosters, name)
    if (end !== null && end <= session.now && (await store.slot(current, name)) !== null) over.push(name)
  }
  if (over.length === 0) return
  await withVaultLock(session, async () => {
    await removeCopies(join(session.folder, VAULT_COPIES))
    await store.dropSlots(over)
    await copyKeys(session, store)
  })
}

/** When a key that shares let in is out; null for a person's own. */
async function endOf(session: Session, rosters: readonly SignedRoster[], name: string): Promise<Instant | null> {
  return keyKind(name) === 'break-glass' ? ((await signedEnd(session, rosters, name)) ?? latestEnd(rosters, name)) : null
}

/** Does so in a run at night, when nobody else may have come. A store that cannot be opened hinders nothing else that the run does: it is told by whoever wants something of it. */
export async function endOpenings(session: Session): Promise<void> {
  if ((await vaultGeneration(session.db)) === 0) return
  await withKeyStore(session, async () => undefined).catch(() => undefined)
}

/** Works while nobody else has the vault open or changes who holds keys: persons, keys and rosters are never changed from two sides. */
export async function withVaultLock<T>(session: Session, work: () => Promise<T>): Promise<T> {
  const lock = await holdLock(session, 'vault', WAIT_MS)
  try {
    return await work()
  } finally {
    await lock.release()
  }
}

/** Opens the vault, takes in what was left, works, and locks it whatever happens. Refuses whoever has not taken notice that readings are looked through. */
export async function withVault<T>(session: Session, {holder: named, passphrase, onUnlocked}: Unlocking, work: (open: OpenVault) => Promise<T>, {sweepsFirst = true}: {readonly sweepsFirst?: boolean} = {}): Promise<T> {
  return withKeyStore(session, async (store) => {
    if ((await store.state()).current === 0 && (await heldRoster(session, store, null)) === null) throw new Refusal('vault-not-begun')
    const rosters = await store.rosters()
    const holder = await keyMeant(session, store, rosters, named)
    // Before others are held up: the passphrase takes a second.
    const identity = await identityOf(session, rosters, holder, passphrase)
    return withVaultLock(session, async () => opened(session, store, identity, {onUnlocked, sweepsFirst, hasTakenNotice: () => hasTakenNotice(session, holder)}, work))
  })
}

/** The key of a holder. One that shares let in is taken away once its time is out, or somebody has changed the vault key since. */
async function identityOf(session: Session, rosters: readonly SignedRoster[], holder: HolderName, passphrase: string): Promise<HolderIdentity> {
  const end = await endOf(session, rosters, holder)
  if (end !== null && (end <= session.now || rosters.at(-1)?.roster.members.every(({name}) => name !== holder) === true)) {
    await removeIdentity(session.registerId, holder)
    throw new Refusal('break-glass-over')
  }
  return HolderIdentity.open(session.registerId, holder, passphrase)
}

/** What is asked of whoever opens. */
interface Opening {
  readonly onUnlocked: Unlocking['onUnlocked']
  readonly sweepsFirst: boolean
  readonly hasTakenNotice: () => Promise<boolean>
}

/** Opens the vault with a key, while nobody else has it open, and locks it whatever happens. */
export async function opened<T>(session: Session, store: KeyStore, identity: HolderIdentity, {onUnlocked, sweepsFirst, hasTakenNotice: asked}: Opening, work: (open: OpenVault) => Promise<T>): Promise<T> {
  const {holder} = identity
  await finishRotation(session, store)
  const series = await ReadingSeries.open(session, identity)
  const held = await heldRoster(session, store, series.seenRoster)
  if (held === null) throw new Refusal('key-store-missing')
  const vault = await Vault.open(session.registerId, identity, store, held.signed, await timeOf(session, held.all, holder))
  try {
    const open = {vault, store, series, rosters: held.all}
    await putInStep(session, open, held.isWitnessed)
    await series.sawRoster({version: vault.roster.version, roster: vault.rosterDigest})
    if (!(await asked())) throw new Refusal('notice-not-taken', {holder})
    const {sweep, ...drained} = await drainInbox(session, open)
    const swept = sweep ?? (sweepsFirst && (await isQuick(session)) ? await sweepUnswept(session, open, {waitMs: 0}) : null)
    const unswept = (await isAnybodyKept(session.db)) ? await countUnswept(session.db) : 0
    onUnlocked?.({holder, holders: vault.members.map(({name}) => name), ...drained, found: swept?.found ?? [], unswept, ...(await breakGlassStanding(session, held.all))})
    return await work(open)
  } finally {
    vault.lock()
  }
}

/** Until when a key may be used: a person's own for as long as they hold it; one that shares let in until what the log says, which that key signed. */
async function timeOf(session: Session, rosters: readonly SignedRoster[], holder: HolderName): Promise<KeyTime | null> {
  if (keyKind(holder) !== 'break-glass') return null
  const until = await signedEnd(session, rosters, holder)
  if (until === null) throw new Refusal('break-glass-untold', {holder})
  return {until, now: () => session.now}
}

/** True where what has not been looked through is so little that whoever unlocks does not wait for it. */
async function isQuick({db}: Session): Promise<boolean> {
  const unswept = await countUnswept(db)
  return unswept > 0 && unswept <= SWEPT_AT_ONCE && (await isAnybodyKept(db)) && (await countPersons(db)) <= SWEPT_AT_ONCE
}

/** A change of the vault key that was cut short: gone on with where the log tells of it, since the register has the new indexes then; else taken back. */
async function finishRotation(session: Session, store: KeyStore): Promise<void> {
  const {coming} = await store.state()
  if (coming === null) return
  if (await isWitnessed(session, store, coming)) {
    await store.turnOver()
    await replaceCopies(session, store)
  } else await store.abandon()
}

/** A register that was put back from before knows nothing of the roster, or has the indexes of another key: it is told, and they are worked out anew. */
async function putInStep(session: Session, {vault, series}: OpenVault, isKnown: boolean): Promise<void> {
  if (isKnown && (await vaultGeneration(session.db)) === vault.roster.generation) return
  await series.change(async ({tx}, sign) => {
    const indexes = await vault.indexesOf(await keptPersons(tx))
    await setIndexes(tx, session.dialect, indexes)
    await setVaultGeneration(tx, vault.roster.generation)
    await sign(settled(vault.roster, vault.rosterDigest, {why: 'witnessed', holder: vault.holder, named: null, persons: indexes.size}))
  })
}

/** What the log is told of a roster. */
export function settled({version, generation, members}: Roster, digest: string, told: {readonly why: SettledWhy; readonly holder: string; readonly named: string | null; readonly persons: number}): Parameters<Parameters<Parameters<ReadingSeries['change']>[0]>[1]>[0] {
  return {kind: 'holders.settled', ...told, version, roster: digest, generation, members}
}

async function hasTakenNotice({db}: Session, holder: HolderName): Promise<boolean> {
  const taken = (await linesOfKind(db, READINGS_CHAIN, 'holder.took-notice')).some(({event}) => event.kind === 'holder.took-notice' && event.holder === holder && event.notice === NOTICE_VERSION)
  return taken || (await linesOfKind(db, READINGS_CHAIN, 'holders.carried')).some(({event}) => event.kind === 'holders.carried' && event.notices.some((one) => one.holder === holder && one.notice === NOTICE_VERSION))
}

