import type {LeftPerson} from '../../core/protected/asked-person.js'
import type {PersonId} from '../../core/protected/person.js'
import {deletePerson, insertPersons, personByIndex} from '../../io/db/protected-person-table.js'
import {takeItems} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {copyKeys} from './copy-keys.js'
import type {OpenVault} from './unlock.js'

/**
 * Keeps persons, each under a key of their own. Somebody who is kept already gets what is said now, and the committees of both: the answer is the same, so that nobody learns from it who was
 * kept for others (K4). `left`: the items of the inbox that they come from, which go with the same change.
 */
export async function keepPersons(session: Session, {vault, store, series}: OpenVault, persons: readonly LeftPerson[], left: readonly string[] = []): Promise<readonly PersonId[]> {
  const named: (LeftPerson & {readonly id: PersonId})[] = []
  for (const person of persons) {
    const kept = await personByIndex(session.db, vault.indexOf(person.number))
    named.push({...person, id: kept?.id ?? (session.newId() as string as PersonId)})
  }
  // Keys first: one without a person opens nothing, a person without a key would be lost.
  const sealed = await vault.sealPersons(named)
  await series.change(async ({tx, at}, sign) => {
    for (const [index, person] of sealed.entries()) {
      const before = await personByIndex(tx, person.index)
      if (before !== null) await deletePerson(tx, before.id)
      const committees = [...new Set([...(before?.committees ?? []), ...(persons[index]?.committees ?? [])])].sort()
      await insertPersons(tx, [{...person, committees, addedAt: before?.addedAt ?? at}])
      await sign({kind: 'person.added', person: vault.pseudonymOf(person.id), holder: vault.holder})
    }
    if (left.length > 0) {
      await takeItems(tx, left)
      await sign({kind: 'inbox.drained', holder: vault.holder, items: left.length})
    }
  })
  await copyKeys(session, store)
  return sealed.map(({id}) => id)
}
