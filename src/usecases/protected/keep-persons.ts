import type {LeftPerson} from '../../core/protected/asked-person.js'
import type {PersonCommittee, PersonId} from '../../core/protected/person.js'
import {deletePersons, insertPersons, personsByIndexes} from '../../io/db/protected-person-table.js'
import {takeItems} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {copyKeys} from './copy-keys.js'
import type {OpenVault} from './unlock.js'

/** A person to be kept, and as which thing that was left they came, with its key. */
export interface PersonToKeep extends LeftPerson {
  readonly item: {readonly id: string; readonly key: Uint8Array} | null
}

/**
 * Keeps persons, each under a key of their own. For each set of committees somebody has a row of its own: what one committee says of a person neither shows another, nor changes what that one says (K4 K10). Who is
 * kept for the same committees already gets what is said now.
 */
export async function keepPersons(session: Session, {vault, store, series}: OpenVault, persons: readonly PersonToKeep[]): Promise<readonly PersonId[]> {
  const kept = new Map<string, PersonId>()
  for (const row of await personsByIndexes(session.db, [...new Set(persons.map(({number}) => vault.indexOf(number)))])) {
    // A row that stands under another's index is not theirs to be replaced.
    if (await vault.isIndexTrue(row)) kept.set(placeOf(row.index, row.committees), row.id)
  }
  const said = new Map<string, PersonToKeep & {readonly id: PersonId}>()
  for (const person of persons) {
    const committees = sortedCodes(person)
    const place = placeOf(vault.indexOf(person.number), committees)
    // Whoever was left twice is kept once, by the last word.
    said.set(place, {...person, committees, id: said.get(place)?.id ?? kept.get(place) ?? (session.newId() as string as PersonId)})
  }
  const named = [...said.values()]
  // Keys first: one without a person opens nothing, a person without a key would be lost.
  const sealed = await vault.sealPersons(named.map((person) => ({...person, addedAt: session.now})))
  const items = persons.flatMap(({item}) => (item === null ? [] : [item.id]))
  // Before the register says that they were taken in: cut short between, they are taken in once more.
  await vault.bindItemKeys(persons.flatMap((person) => {
    const id = person.item === null ? undefined : said.get(placeOf(vault.indexOf(person.number), sortedCodes(person)))?.id
    return person.item === null || id === undefined ? [] : [{item: person.item.id, person: id, key: person.item.key}]
  }))
  await series.change(async ({tx}, sign) => {
    await deletePersons(tx, sealed.map(({id}) => id))
    await insertPersons(tx, sealed)
    for (const {id, item} of named) await sign({kind: 'person.added', person: vault.pseudonymOf(id), holder: vault.holder, item: item?.id ?? null})
    if (items.length === 0) return
    await takeItems(tx, items)
    await sign({kind: 'inbox.drained', holder: vault.holder, items})
  })
  await copyKeys(session, store)
  return sealed.map(({id}) => id)
}

function sortedCodes({committees}: LeftPerson): readonly PersonCommittee[] {
  return [...new Set(committees)].sort()
}

/** Somebody's row for a set of committees. */
function placeOf(index: string, committees: readonly string[]): string {
  return JSON.stringify([index, committees])
}
