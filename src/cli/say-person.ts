import {PERSON_FIELDS} from '../core/protected/person.js'
import type {Opened, ReadPerson} from '../usecases/protected/read-person.js'
import {PROTECTED_MARKING, protectedWords} from '../words/protected.js'
import type {Language} from '../words/languages.js'

/** A protected person in lines, under the marking (K4). */
export function personLines({id, committees, ...person}: ReadPerson, language: Language): readonly string[] {
  const say = protectedWords[language]
  const fields = PERSON_FIELDS.map((field) => `${say.fields[field]}: ${person[field].split('\n').join(', ')}`)
  return [PROTECTED_MARKING, '', ...fields, `${say.committees}: ${committees.map((code) => (code === '*' ? say.allCommittees : code)).join(', ')}`, `${say.id}: ${id}`, '', PROTECTED_MARKING]
}

/** What is told at every unlocking: who can read, and what was taken in. */
export function unlockedLines({holders, drained}: Opened<unknown>, holder: string, language: Language): readonly string[] {
  const say = protectedWords[language]
  return [say.opened(holder, holders), ...(holders.length === 1 ? [say.isAlone] : []), ...(drained > 0 ? [say.drained(drained)] : [])]
}
