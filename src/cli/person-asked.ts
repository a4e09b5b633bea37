import {twelveDigits} from '../core/protected/asked-number.js'
import type {LeftPerson} from '../core/protected/asked-person.js'
import {isFieldText, type PersonCommittee, type ProtectionLevel} from '../core/protected/person.js'
import {Refusal} from '../core/refusal.js'
import type {LocalDate} from '../core/terms/local-date.js'
import {protectedWords} from '../words/protected.js'
import {askKnown} from './ask-known.js'
import {ask} from './ask.js'
import {languageOf} from './language.js'
import {readStandardInput} from './read-standard-input.js'
import {UsageProblem} from './usage-words.js'

/** An identity number that was asked for, or given on standard input; never an argument (K7). */
export async function askNumber(today: LocalDate, isAllowedToAsk: boolean): Promise<string> {
  const {askNumber: question} = protectedWords[languageOf(process.argv)]
  const [line = ''] = process.stdin.isTTY ? [(isAllowedToAsk ? await ask(question) : null) ?? ''] : (await readStandardInput()).split('\n')
  return numberIn(line, today)
}

const PERSON_ID = /^[a-z]{20}$/

/** The id of a person, which alone may be typed. Whatever else is typed there may be a number or a name, and is not repeated (K7). */
export function personIdIn(typed: readonly string[]): string {
  const [id] = typed
  if (typed.length !== 1 || id === undefined || !PERSON_ID.test(id)) throw new UsageProblem(protectedWords[languageOf(process.argv)].onlyId)
  return id
}

/** A person as they were told: the number on the first line, the name on the second, and the address on the others. */
export async function askPerson(today: LocalDate, about: {readonly level: ProtectionLevel; readonly committees: readonly PersonCommittee[]}, isAllowedToAsk: boolean): Promise<LeftPerson> {
  const lines = (await askKnown(protectedWords[languageOf(process.argv)].askPerson, isAllowedToAsk)).split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const [number = '', name = '', ...address] = lines
  const person = {number: numberIn(number, today), name, address: address.join('\n'), ...about}
  if (!isFieldText(person.name)) throw new Refusal('person-field-unclear', {field: 'name'})
  if (!isFieldText(person.address)) throw new Refusal('person-field-unclear', {field: 'address'})
  return person
}

function numberIn(line: string, today: LocalDate): string {
  const number = twelveDigits(line, today)
  if (number === null) throw new Refusal('person-number-unclear')
  return number
}
