import {join} from 'node:path'
import {NOTICE_VERSION, type HolderName} from '../../core/protected/holder.js'
import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {Refusal} from '../../core/refusal.js'
import {linesOfKind} from '../../io/db/audit-table.js'
import {openKeyFile} from '../../io/db/key-file.js'
import {setVaultGeneration, vaultGeneration} from '../../io/db/meta-table.js'
import {keptPersons, setIndexes} from '../../io/db/protected-person-table.js'
import {openVaultFolder, VAULT_FILE} from '../../io/files/vault-folder.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {HolderIdentity} from '../../io/vault/identity-file.js'
import type {KeyStore, StoredHolder} from '../../io/vault/key-store.js'
import {Vault} from '../../io/vault/vault.js'
import {holdersByLog} from './holders-by-log.js'
import {ReadingSeries} from './reading-series.js'

/** Fifty thousand persons' keys are wrapped anew in seconds. */
const ROTATION_WAIT_MS = 60_000

/** Who unlocks, and with which words. The passphrase comes from a prompt or a private file, never as an argument. */
export interface Unlocking {
  /** Null for the one who is named as the account. */
  readonly holder: string | null
  readonly passphrase: string
}

/** The vault as one holder has it open, with what is told at every unlocking (K3). */
export interface OpenVault {
  readonly vault: Vault
  readonly store: KeyStore
  readonly series: ReadingSeries
  /** Everybody who can open it, the one who does included. */
  readonly holders: readonly HolderName[]
}

/** The holder that is meant: by name, or the account's own. */
export function holderNamed(session: Session, named: string | null): HolderName {
  return (named ?? session.actor.id) as HolderName
}

/** Opens the key store, works, and closes it whatever happens. */
export async function withKeyStore<T>(session: Session, work: (store: KeyStore) => Promise<T>): Promise<T> {
  await openVaultFolder(session.folder)
  const store = await openKeyFile(join(session.folder, VAULT_FILE), session.registerId)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Opens the vault, works, and locks it whatever happens. Refuses whoever has not taken notice that readings are looked through. */
export async function withVault<T>(session: Session, {holder: named, passphrase}: Unlocking, work: (open: OpenVault) => Promise<T>): Promise<T> {
  const holder = holderNamed(session, named)
  return withKeyStore(session, async (store) => {
    if ((await store.state()).current === 0) throw new Refusal((await vaultGeneration(session.db)) === 0 ? 'vault-not-begun' : 'key-store-missing')
    const identity = await HolderIdentity.open(session.registerId, holder, passphrase)
    await finishRotation(session, store)
    const vault = await Vault.open(identity, store)
    try {
      const series = await ReadingSeries.open(session, vault)
      await refuseOldHolders(session, await vault.holders())
      await putInStep(session, vault)
      if (!(await hasTakenNotice(session, holder))) throw new Refusal('notice-not-taken', {holder})
      return await work({vault, store, series, holders: (await vault.holders()).map(({name}) => name)})
    } finally {
      vault.lock()
    }
  })
}

/** A change of the vault key that was cut short: gone on with where the register has the new indexes, else taken back. One that is being made is waited for. */
async function finishRotation(session: Session, store: KeyStore): Promise<void> {
  if ((await store.state()).coming === null) return
  const lock = await holdLock(session, 'vault', ROTATION_WAIT_MS)
  try {
    const {coming} = await store.state()
    if (coming === null) return
    if ((await vaultGeneration(session.db)) === coming) await store.turnOver()
    else await store.abandon()
  } finally {
    await lock.release()
  }
}

/** A key store that was put back from an old copy may let somebody in who has been removed since: the log knows. */
async function refuseOldHolders(session: Session, holders: readonly StoredHolder[]): Promise<void> {
  const logged = await holdersByLog(session)
  const stranger = holders.find(({name, recipient}) => logged.get(name) !== recipient)
  if (stranger !== undefined) throw new Refusal('holders-altered', {holder: stranger.name})
}

/** A register that was put back from before the key was changed has the indexes of another key: they are worked out anew. */
async function putInStep(session: Session, vault: Vault): Promise<void> {
  if ((await vaultGeneration(session.db)) === vault.generation) return
  await session.change(async ({tx, record}) => {
    const indexes = await vault.indexesOf(await keptPersons(tx))
    await setIndexes(tx, session.dialect, indexes)
    await setVaultGeneration(tx, vault.generation)
    await record({kind: 'vault.rotated', generation: vault.generation, persons: indexes.size}, READINGS_CHAIN)
  })
}

async function hasTakenNotice({db}: Session, holder: HolderName): Promise<boolean> {
  return (await linesOfKind(db, READINGS_CHAIN, 'holder.took-notice')).some(({event}) => event.kind === 'holder.took-notice' && event.holder === holder && event.notice === NOTICE_VERSION)
}
