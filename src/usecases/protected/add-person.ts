import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {leftPersonText, type LeftPerson} from '../../core/protected/asked-person.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import {leaveItem} from '../../io/db/sealed-item-table.js'
import {sha256} from '../../io/system/digest.js'
import {sealItem} from '../../io/vault/left-item.js'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {heldRoster} from './held-roster.js'
import {keepPersons} from './keep-persons.js'
import {withKeyStore, withVault, withVaultLock, type Unlocking} from './unlock.js'

/** Keeps a protected person, sealed. */
export const addPerson = deed('vault.hold', async (session, {unlocking, person}: {readonly unlocking: Unlocking; readonly person: LeftPerson}): Promise<PersonId> => {
  for (const code of person.committees) {
    if (code !== '*') session.committee(code)
    session.demand('vault.hold', code)
  }
  return withVault(session, unlocking, async (open) => {
    const [id] = await keepPersons(session, open, [{...person, item: null}])
    if (id === undefined) throw new Error('A person was not kept')
    return id
  })
})

/** Leaves a person for the holders, sealed for all of them: whoever leaves it cannot open it again. */
export const leavePerson = deed('person.leave', async (session, person: LeftPerson): Promise<{readonly item: string; readonly holders: readonly string[]}> => {
  for (const code of person.committees) if (code !== '*') session.committee(code)
  return withKeyStore(session, async (store) =>
    withVaultLock(session, async () => {
      const held = await heldRoster(session, store, null)
      if (held === null) throw new Refusal('vault-not-begun')
      // Nobody here has a checkpoint to go by: the key store and the log must say the same.
      if (!held.isWitnessed) throw new Refusal('holders-untold')
      const {members} = held.signed.roster
      const item: string = session.newId()
      const {sealed, key} = await sealItem(item, Buffer.from(leftPersonText(person)), members.map(({recipient}) => recipient))
      await store.putItemKey({item, sealed: key, person: null})
      await session.change(async ({tx, at, record}) => {
        await leaveItem(tx, {id: item, leftAt: at, actor: session.actor.id, sealed})
        await record({kind: 'inbox.sealed', item, sha256: sha256(sealed.toString('base64'))}, READINGS_CHAIN)
      })
      await copyKeys(session, store)
      return {item, holders: members.map(({name}) => name)}
    }),
  )
})

