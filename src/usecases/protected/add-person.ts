import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {leftPersonText, type LeftPerson} from '../../core/protected/asked-person.js'
import type {PersonId} from '../../core/protected/person.js'
import {Refusal} from '../../core/refusal.js'
import {leaveItem} from '../../io/db/sealed-item-table.js'
import {sealFor} from '../../io/vault/identity-file.js'
import {deed} from '../deed.js'
import {drainInbox} from './drain-inbox.js'
import {holdersByLog} from './holders-by-log.js'
import {keepPersons} from './keep-persons.js'
import type {Opened} from './read-person.js'
import {withVault, type Unlocking} from './unlock.js'

/** Keeps a protected person, sealed. */
export const addPerson = deed('vault.hold', async (session, {unlocking, person}: {readonly unlocking: Unlocking; readonly person: LeftPerson}): Promise<Opened<PersonId>> => {
  for (const code of person.committees) {
    if (code !== '*') session.committee(code)
    session.demand('vault.hold', code)
  }
  return withVault(session, unlocking, async (open) => {
    const drained = await drainInbox(session, open)
    const [id] = await keepPersons(session, open, [person])
    if (id === undefined) throw new Error('A person was not kept')
    return {found: id, holders: open.holders, drained}
  })
})

/** Leaves a person for the holders, sealed for all of them: whoever leaves it cannot open it again. */
export const leavePerson = deed('person.leave', async (session, person: LeftPerson): Promise<{readonly item: string; readonly holders: readonly string[]}> => {
  for (const code of person.committees) if (code !== '*') session.committee(code)
  const holders = await holdersByLog(session)
  if (holders.size === 0) throw new Refusal('vault-not-begun')
  const sealed = await sealFor([...holders.values()], Buffer.from(leftPersonText(person)))
  const item: string = session.newId()
  await session.change(async ({tx, at, record}) => {
    await leaveItem(tx, {id: item, leftAt: at, actor: session.actor.id, sealed})
    await record({kind: 'inbox.sealed', item}, READINGS_CHAIN)
  })
  return {item, holders: [...holders.keys()]}
})
