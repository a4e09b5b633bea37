import {join} from 'node:path'
import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {SettledHolder} from '../../core/audit/event.js'
import {keyKind, ownKeys, stayingOn} from '../../core/protected/break-glass.js'
import {Refusal} from '../../core/refusal.js'
import {setVaultGeneration} from '../../io/db/meta-table.js'
import {keptPersons, setIndexes} from '../../io/db/protected-person-table.js'
import {removeCopies} from '../../io/files/vault-copies.js'
import {VAULT_COPIES} from '../../io/files/vault-folder.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {openingsOf, spentSets} from './openings.js'
import {settled, withVault, type OpenVault, type Unlocking} from './unlock.js'

/** What a change of the vault key came to. */
export interface Rotated {
  /** False where nothing but a request was taken back. */
  readonly isChanged: boolean
  readonly generation: number
  readonly persons: number
  /** Rows that do not open, and stay as they are: the key is gone, or somebody has been at them. */
  readonly unopened: number
  readonly holders: readonly string[]
  /** Keys of openings, and sets of shares, that open no more. */
  readonly retired: readonly string[]
}

/** Makes a new vault key and wraps everything under it anew. */
export const rotateKeys = deed('vault.hold', async (session, unlocking: Unlocking): Promise<Rotated> =>
  withVault(session, unlocking, async (open) => {
    refuseOpening(open)
    return rotate(session, open, null)
  }),
)

/** Removes a holder: the vault key is changed, so that the one they had opens nothing that is left. What somebody has only asked for is taken back. */
export const removeHolder = deed('vault.hold', async (session, {named, unlocking}: {readonly named: string; readonly unlocking: Unlocking}): Promise<Rotated> =>
  withVault(session, unlocking, async (open) => {
    refuseOpening(open)
    const {store, vault} = open
    const leaving = vault.members.find(({name}) => name === named)
    if (leaving !== undefined) {
      if (ownKeys(vault.members).every(({name}) => name === named)) throw new Refusal('last-holder', {holder: named})
      return rotate(session, open, leaving)
    }
    const asked = (await store.requests()).find(({name}) => name === named)
    if (asked === undefined) throw new Refusal('holder-not-found', {holder: named})
    await session.change(({record}) => record({kind: 'holder.withdrew', request: asked.id, holder: named}, READINGS_CHAIN))
    await store.withdraw(asked.id)
    await copyKeys(session, store)
    return {isChanged: false, generation: vault.roster.generation, persons: 0, unopened: 0, holders: vault.members.map(({name}) => name), retired: []}
  }),
)

/** Whoever shares let in reads, and changes nothing in who holds keys. */
export function refuseOpening({vault}: OpenVault): void {
  if (keyKind(vault.holder) === 'break-glass') throw new Refusal('break-glass-keeps-keys')
}

/** Keys beside persons' own that a change of the vault key leaves out: of openings, and of shares that were used, replaced, or made by whoever leaves. */
export async function retiredBy(session: Session, {vault, rosters: before}: OpenVault, leaving: SettledHolder | null): Promise<readonly string[]> {
  const rosters = [...before.filter(({roster}) => roster.version < vault.roster.version), vault.signedRoster]
  const staying = new Set(stayingOn(rosters, spentSets(rosters, await openingsOf(session, rosters)), leaving).map(({name}) => name))
  return vault.members.filter(({name}) => name !== leaving?.name && !staying.has(name)).map(({name}) => name)
}

/**
 * The new generation is laid beside the old one, then the register gets its indexes and the log its roster, then the new one counts. Cut short before the register has them, all is as it was; after, the next
 * unlocking goes on. What had been left was taken in at the unlocking, so that nothing in the register opens with the old key.
 */
export async function rotate(session: Session, open: OpenVault, leaving: SettledHolder | null): Promise<Rotated> {
  const {vault, store, series} = open
  const retired = await retiredBy(session, open, leaving)
  const staying = vault.members.filter(({name}) => name !== leaving?.name && !retired.includes(name))
  const outcome = await series.change(async ({tx, at}, sign) => {
    // Under the write lock, so that nothing is put back between.
    const persons = await keptPersons(tx)
    const {roster, digest, indexes} = await vault.prepareRotation(persons, staying, at)
    await setIndexes(tx, session.dialect, indexes)
    await setVaultGeneration(tx, roster.generation)
    await sign(settled(roster, digest, {why: leaving === null ? 'rotated' : 'removed', holder: vault.holder, named: leaving?.name ?? null, persons: indexes.size}))
    return {generation: roster.generation, persons: indexes.size, unopened: persons.length - indexes.size, seen: {version: roster.version, roster: digest}}
  })
  // Copies hold what the old key opens. Cut short before the turn, the next unlocking takes them away.
  await removeCopies(join(session.folder, VAULT_COPIES))
  await store.turnOver()
  await series.sawRoster(outcome.seen)
  await copyKeys(session, store)
  const {generation, persons, unopened} = outcome
  return {isChanged: true, generation, persons, unopened, holders: staying.map(({name}) => name), retired}
}
