import {PERSON_FIELDS, type ShownPerson} from '../core/protected/person.js'
import type {Language} from './languages.js'
import {protectedWords} from './protected.js'

/** What is told of a protected person, name and value by turns, for whatever shows it under the marking. An address is on one line. */
export function personRows({id, committees, saidAt, ...person}: ShownPerson, language: Language): readonly (readonly [name: string, value: string])[] {
  const say = protectedWords[language]
  return [
    ...PERSON_FIELDS.map((field) => [say.fields[field], person[field].split('\n').join(', ')] as const),
    [say.committees, committees.map((code) => (code === '*' ? say.allCommittees : code)).join(', ')],
    [say.saidAt, saidAt],
    [say.id, id],
  ]
}
