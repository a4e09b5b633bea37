import {leftPersonIn, type LeftPerson} from '../../core/protected/asked-person.js'
import {itemsLeft} from '../../io/db/sealed-item-table.js'
import type {Session} from '../../io/session.js'
import {keepPersons} from './keep-persons.js'
import type {OpenVault} from './unlock.js'

/** Takes in what was left while nobody had the vault open. What does not open, or is nothing the program left, stays where it is. */
export async function drainInbox(session: Session, open: OpenVault): Promise<number> {
  const persons: LeftPerson[] = []
  const taken: string[] = []
  for (const {id, sealed} of await itemsLeft(session.db)) {
    const plain = await open.vault.unseal(sealed)
    const person = plain === null ? null : leftPersonIn(Buffer.from(plain).toString())
    if (person === null) continue
    persons.push(person)
    taken.push(id)
  }
  if (persons.length > 0) await keepPersons(session, open, persons, taken)
  return persons.length
}
