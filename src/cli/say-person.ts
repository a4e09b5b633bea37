import type {ShownPerson} from '../core/protected/person.js'
import type {Opened} from '../usecases/protected/read-person.js'
import type {Language} from '../words/languages.js'
import {personRows} from '../words/protected-person.js'
import {PROTECTED_MARKING, protectedWords} from '../words/protected.js'

/** A protected person in lines, under the marking (K4). */
export function personLines(person: ShownPerson, language: Language): readonly string[] {
  return [PROTECTED_MARKING, '', ...personRows(person, language).map(([name, value]) => `${name}: ${value}`), '', PROTECTED_MARKING]
}

/** What is told at every unlocking: who can read, and what was taken in. */
export function unlockedLines({holders, drained}: Opened<unknown>, holder: string, language: Language): readonly string[] {
  const say = protectedWords[language]
  return [say.opened(holder, holders), ...(holders.length === 1 ? [say.isAlone] : []), ...(drained > 0 ? [say.drained(drained)] : [])]
}
