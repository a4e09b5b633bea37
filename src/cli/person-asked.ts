import {twelveDigits} from '../core/protected/asked-number.js'
import type {KeepingGround} from '../core/protected/particulars.js'
import {isFieldText, type PersonCommittee} from '../core/protected/person.js'
import type {ProtectionLevel} from '../core/protected/protection.js'
import {Refusal} from '../core/refusal.js'
import type {LocalDate} from '../core/terms/local-date.js'
import type {ToldPerson} from '../usecases/protected/add-person.js'
import type {PersonChange} from '../usecases/protected/change-person.js'
import {protectedWork} from '../words/protected-work.js'
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
export async function askPerson(today: LocalDate, about: {readonly level: ProtectionLevel; readonly committees: readonly PersonCommittee[]; readonly ground: KeepingGround | null}, isAllowedToAsk: boolean): Promise<ToldPerson> {
  const lines = (await askKnown(protectedWords[languageOf(process.argv)].askPerson, isAllowedToAsk)).split('\n').map((line) => line.trim()).filter((line) => line !== '')
  const [number = '', name = '', ...address] = lines
  const person = {number: numberIn(number, today), name, address: address.join('\n'), properties: [], ...about}
  if (!isFieldText(person.name)) throw new Refusal('person-field-unclear', {field: 'name'})
  if (!isFieldText(person.address)) throw new Refusal('person-field-unclear', {field: 'address'})
  return person
}

/** What is to be changed of a person: a line each, with what it is before a colon; a line without goes on with the address above it. */
export async function askChange(today: LocalDate, isAllowedToAsk: boolean): Promise<PersonChange> {
  const language = languageOf(process.argv)
  const say = protectedWork[language]
  const change: {number?: string; name?: string; address?: string; properties?: string[]} = {}
  let before = ''
  for (const [at, line] of (await askKnown(say.askChange, isAllowedToAsk)).split('\n').map((text) => text.trim()).entries()) {
    if (line === '') continue
    const [, label = '', text = ''] = /^(\p{L}+):\s*(.*)$/u.exec(line) ?? []
    const named = LABELS.get(label.toLowerCase())
    if (named === undefined && before !== 'address') throw new UsageProblem(say.lineUnclear(at + 1))
    switch (named) {
      case undefined:
        change.address = `${change.address ?? ''}\n${line}`
        break
      case 'number':
        change.number = numberIn(text, today)
        break
      case 'property':
        change.properties = [...(change.properties ?? []), text]
        break
      case 'name':
      case 'address':
        change[named] = text
        break
    }
    before = named ?? before
  }
  return change
}

/** What may stand before a colon, in both languages. */
const LABELS = new Map(Object.values(protectedWork).flatMap(({labels}) => (Object.entries(labels) as [keyof typeof labels, string][]).map(([field, word]) => [word, field] as const)))

/** Twelve digits, as somebody wrote them. */
export function numberIn(line: string, today: LocalDate): string {
  const number = twelveDigits(line, today)
  if (number === null) throw new Refusal('person-number-unclear')
  return number
}
