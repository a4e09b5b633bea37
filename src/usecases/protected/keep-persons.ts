import type {LeftPerson} from '../../core/protected/asked-person.js'
import type {PersonId} from '../../core/protected/person.js'
import {deletePersons, insertPersons, personsByIndexes} from '../../io/db/protected-person-table.js'
import {takeItems} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {copyKeys} from './copy-keys.js'
import type {OpenVault} from './unlock.js'

/** A person to be kept, and as which thing that was left they came. */
export interface PersonToKeep extends LeftPerson {
  readonly item: string | null
}

/**
 * Keeps persons, each under a key of their own. For each set of committees somebody has a row of its own: what one committee says of a person neither shows another, nor changes what that one says (K4 K10). Who is
 * kept for the same committees already gets what is said now.
 */
export async function keepPersons(session: Session, {vault, store, series}: OpenVault, persons: readonly PersonToKeep[]): Promise<readonly PersonId[]> {
  const kept = new Map((await personsByIndexes(session.db, [...new Set(persons.map(({number}) => vault.indexOf(number)))])).map((row) => [placeOf(row.index, row.committees), row.id]))
  const said = new Map<string, PersonToKeep & {readonly id: PersonId}>()
  for (const person of persons) {
    const committees = [...new Set(person.committees)].sort()
    const place = placeOf(vault.indexOf(person.number), committees)
    // Whoever was left twice is kept once, by the last word.
    said.set(place, {...person, committees, id: said.get(place)?.id ?? kept.get(place) ?? (session.newId() as string as PersonId)})
  }
  const named = [...said.values()]
  // Keys first: one without a person opens nothing, a person without a key would be lost.
  const sealed = await vault.sealPersons(named.map((person) => ({...person, addedAt: session.now})))
  const items = persons.flatMap(({item}) => (item === null ? [] : [item]))
  await series.change(async ({tx}, sign) => {
    await deletePersons(tx, sealed.map(({id}) => id))
    await insertPersons(tx, sealed)
    for (const {id, item} of named) await sign({kind: 'person.added', person: vault.pseudonymOf(id), holder: vault.holder, item})
    if (items.length === 0) return
    await takeItems(tx, items)
    await sign({kind: 'inbox.drained', holder: vault.holder, items})
  })
  // What a backup still holds of them opens for nobody from here on.
  await store.dropItemKeys(items)
  await copyKeys(session, store)
  return sealed.map(({id}) => id)
}

/** Somebody's row for a set of committees. */
function placeOf(index: string, committees: readonly string[]): string {
  return JSON.stringify([index, committees])
}
