import type {ShownPerson} from '../core/protected/person.js'
import type {Language} from '../words/languages.js'
import {personRows} from '../words/protected-person.js'
import {PROTECTED_MARKING} from '../words/protected.js'

/** A protected person in lines, under the marking (K4). */
export function personLines(person: ShownPerson, language: Language): readonly string[] {
  return [PROTECTED_MARKING, '', ...personRows(person, language).map(([name, value]) => `${name}: ${value}`), '', PROTECTED_MARKING]
}
