import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {leftPersonText, type LeftPerson} from '../../core/protected/asked-person.js'
import {recipientsAt} from '../../core/protected/break-glass.js'
import {NO_PARTICULARS, type KeepingGround} from '../../core/protected/particulars.js'
import {isFieldText, type PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import {leaveItem} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {sha256} from '../../io/system/digest.js'
import {sealItem} from '../../io/vault/left-item.js'
import {deed} from '../deed.js'
import {copyKeys} from './copy-keys.js'
import {heldRoster} from './held-roster.js'
import {keepPersons} from './keep-persons.js'
import {groundFor} from './refuse-keeping.js'
import type {Sweep} from './take-off-found.js'
import {withKeyStore, withVault, withVaultLock, type Unlocking} from './unlock.js'

/** A person as somebody tells of one, who says how far they are protected. */
export interface ToldPerson extends Omit<LeftPerson, 'particulars'> {
  readonly ground: KeepingGround | null
  readonly properties: readonly string[]
}

/** A person who is kept now, and where they were found. */
export interface AddedPerson {
  readonly id: PersonId
  readonly sweep: Sweep
}

/** Keeps a protected person, sealed, and looks for them in everything that is public. */
export const addPerson = deed('vault.hold', async (session, {unlocking, person}: {readonly unlocking: Unlocking; readonly person: ToldPerson}): Promise<AddedPerson> => {
  const left = leftOf(session, person)
  for (const code of person.committees) session.demand('vault.hold', code)
  return withVault(session, unlocking, async (open) => {
    const {ids, sweep} = await keepPersons(session, open, [{...left, item: null}])
    const [id] = ids
    if (id === undefined) throw new Error('A person was not kept')
    return {id, sweep}
  })
})

/** Leaves a person for the holders, sealed for all of them: whoever leaves it cannot open it again. */
export const leavePerson = deed('person.leave', async (session, person: ToldPerson): Promise<{readonly item: string; readonly holders: readonly string[]}> => {
  const left = leftOf(session, person)
  return withKeyStore(session, async (store) =>
    withVaultLock(session, async () => {
      const held = await heldRoster(session, store, null)
      if (held === null) throw new Refusal('vault-not-begun')
      // Nobody here has a checkpoint to go by: the key store and the log must say the same.
      if (!held.isWitnessed) throw new Refusal('holders-untold')
      const {members} = held.signed.roster
      const item: string = session.newId()
      const {sealed, key} = await sealItem(item, Buffer.from(leftPersonText(left)), recipientsAt(held.all, session.now))
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

function leftOf(session: Session, {number, name, address, level, committees, ground: named, properties}: ToldPerson): LeftPerson {
  for (const code of committees) if (code !== '*') session.committee(code)
  if (!properties.every(isFieldText)) throw new Refusal('person-field-unclear', {field: 'property'})
  const ground = groundFor(session, committees, named)
  return {number, name, address, level, committees, particulars: {...NO_PARTICULARS, properties, ground, markings: [{level, source: 'holder', since: null, saidAt: session.now, liftedAt: null, delivery: null}]}}
}
