import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {HolderName} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import {setVaultGeneration} from '../../io/db/meta-table.js'
import {keptPersons, setIndexes} from '../../io/db/protected-person-table.js'
import {removeCopies} from '../../io/files/vault-copies.js'
import {VAULT_COPIES} from '../../io/files/vault-folder.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import type {StoredHolder} from '../../io/vault/key-store.js'
import {join} from 'node:path'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {withVault, type OpenVault, type Unlocking} from './unlock.js'

/** What a change of the vault key came to. */
export interface Rotated {
  readonly generation: number
  readonly persons: number
  readonly holders: readonly HolderName[]
}

/** Makes a new vault key and wraps everything under it anew. */
export const rotateKeys = deed('vault.hold', async (session, unlocking: Unlocking): Promise<Rotated> => withVault(session, unlocking, (open) => rotate(session, open, null)))

/** Removes a holder: the vault key is changed, so that the one they had opens nothing that is left. */
export const removeHolder = deed('vault.hold', async (session, {named, unlocking}: {readonly named: string; readonly unlocking: Unlocking}): Promise<Rotated> =>
  withVault(session, unlocking, async (open) => {
    const {store, vault} = open
    const found = (await store.holders()).find(({name}) => name === named)
    if (found === undefined || found.state === 'removed') throw new Refusal('holder-not-found', {holder: named})
    if (found.state === 'asked') {
      await session.change(({record}) => record({kind: 'holder.removed', holder: named}, READINGS_CHAIN))
      await store.forget(found.name)
      return {generation: vault.generation, persons: 0, holders: open.holders}
    }
    if (open.holders.length === 1) throw new Refusal('last-holder', {holder: named})
    return rotate(session, open, found)
  }),
)

/**
 * The new generation is laid beside the old one, then the register gets its indexes, then the new one counts. Cut short before the register has them, all is as it was; after, the next
 * unlocking goes on.
 */
async function rotate(session: Session, {vault, store}: OpenVault, leaving: StoredHolder | null): Promise<Rotated> {
  const lock = await holdLock(session, 'vault', 0)
  try {
    const holders = await vault.holders()
    const staying = holders.filter(({name}) => name !== leaving?.name)
    const persons = await session.change(async ({tx, at, record}) => {
      // Under the write lock, so that nobody is added between.
      const left = leaving === null ? [] : [{...leaving, state: 'removed' as const, since: at}]
      const {generation, indexes} = await vault.prepareRotation(await keptPersons(tx), staying, left)
      await setIndexes(tx, session.dialect, indexes)
      await setVaultGeneration(tx, generation)
      if (leaving !== null) await record({kind: 'holder.removed', holder: leaving.name}, READINGS_CHAIN)
      await record({kind: 'vault.rotated', generation, persons: indexes.size}, READINGS_CHAIN)
      return indexes.size
    })
    await store.turnOver()
    // Copies hold what the old key opens.
    await removeCopies(join(session.folder, VAULT_COPIES))
    await copyKeys(session, store)
    return {generation: vault.generation + 1, persons, holders: staying.map(({name}) => name)}
  } finally {
    await lock.release()
  }
}
