import {identityNumber} from '../terms/identity-number.js'
import {parseLocalDate, type LocalDate} from '../terms/local-date.js'
import {terminalSafe} from '../terms/terminal-safe.js'
import {bareLetters} from './master-marking.js'
import type {MasterEntry, MasterGone, MasterMarking, MasterNames, MasterProblem, MasterProblemCode} from './master-record.js'
import {isFieldText} from './person.js'

/** One thing that a record tells, with the code, column or element that it stands in. */
export interface Told {
  readonly field: string
  readonly text: string
}

/** An address as its parts are told. `lines`: street and the like, or all of a foreign one. */
export interface ToldAddress {
  readonly careOf: Told | null
  readonly lines: readonly Told[]
  readonly postcode: Told | null
  readonly town: Told | null
}

/** A record of an extract as its format tells it, before its texts are looked at. */
export interface ToldRecord {
  readonly line: number
  readonly number: Told
  readonly otherNumbers: readonly Told[]
  readonly gone: MasterGone | null
  readonly given: Told | null
  readonly middle: Told | null
  readonly surname: Told | null
  /** Where the person is registered, and where letters are to go instead; empty where there is none. */
  readonly registered: ToldAddress | null
  readonly instead: ToldAddress | null
  readonly properties: readonly Told[]
  /** Where a word in it speaks of a fictitious identity, the field that does. */
  readonly fictitious: string | null
  readonly marking: MasterMarking
  /** What was wrong with it as a record. */
  readonly problems: readonly MasterProblem[]
}

/** Nobody has so many numbers, or so many properties, and nothing is so long. */
const PARTS_MAX = 50

/**
 * A record as what is known of a person, and what in it was not understood. With something not understood it is a record only if it protects: it never says that a person is unmarked. Of a record
 * without a readable number, and of one that speaks of a fictitious identity, nothing is handed on.
 */
export function masterEntries(told: ToldRecord, today: LocalDate): readonly MasterEntry[] {
  const problems: MasterProblem[] = [...told.problems]
  const problem = (problem: MasterProblemCode, field: string): MasterProblem => ({kind: 'problem', line: told.line, problem, field})
  if (told.fictitious !== null) return [problem('fictitious', told.fictitious)]
  const number = masterNumber(told.number.text, today)
  if (number === null) return [problem(told.number.text.trim() === '' ? 'number-missing' : 'number-wrong', told.number.field), ...problems]

  const otherNumbers = new Set<string>()
  for (const {field, text} of told.otherNumbers) {
    if (text.trim() === '') continue
    const other = masterNumber(text, today)
    if (other === null) problems.push(problem('number-wrong', field))
    else if (other !== number) otherNumbers.add(other)
  }
  const unfit = new Set<string>()
  const textOf = (one: Told | null): string => {
    const text = one?.text.trim() ?? ''
    if (one === null || text === '' || isFit(text)) return text
    unfit.add(one.field)
    return ''
  }
  const withPlace = (one: ToldAddress | null): readonly string[] => {
    if (one === null) return []
    const lines = one.lines.map(textOf)
    const town = [grouped(textOf(one.postcode)), textOf(one.town)].filter((part) => part !== '').join(' ')
    return [careOf(textOf(one.careOf)), ...lines, town].filter((line) => line !== '')
  }
  const names: MasterNames = {given: textOf(told.given), middle: textOf(told.middle), surname: textOf(told.surname)}
  const whole = [names.given, names.middle, names.surname].filter((part) => part !== '').join(' ')
  const [registered, instead] = [withPlace(told.registered), withPlace(told.instead)]
  const properties = [...new Set(told.properties.map(textOf).filter((text) => text !== ''))]
  const address = told.marking.kind === 'none' ? (registered.length > 0 ? registered : instead) : instead.length > 0 ? instead : registered
  if (whole.length > 0 && !isFieldText(whole)) unfit.add(told.surname?.field ?? told.given?.field ?? '')
  if (address.length > 0 && !isFieldText(address.join('\n'))) unfit.add((address === instead ? told.instead : told.registered)?.lines[0]?.field ?? '')
  if (otherNumbers.size > PARTS_MAX) unfit.add(told.otherNumbers[0]?.field ?? '')
  if (properties.length > PARTS_MAX) unfit.add(told.properties[0]?.field ?? '')
  for (const field of unfit) problems.push(problem('text-unfit', field))
  if (problems.length > 0 && told.marking.kind !== 'marked') return problems

  const isNamed = whole !== '' && isFieldText(whole) && ![told.given, told.middle, told.surname].some((one) => one !== null && unfit.has(one.field))
  return [
    {
      kind: 'record',
      line: told.line,
      number,
      otherNumbers: [...otherNumbers].slice(0, PARTS_MAX),
      gone: told.gone,
      names: isNamed ? names : null,
      address: isFieldText(address.join('\n')) ? address : [],
      properties: properties.slice(0, PARTS_MAX),
      marking: told.marking,
    },
    ...problems,
  ]
}

/** The twelve digits of a personnummer or samordningsnummer as a master writes it, with its century; null for anything else: a wrong check digit, a day that does not exist or lies ahead, another sort of number. */
export function masterNumber(text: string, today: LocalDate): string | null {
  const digits = text.trim().replace(/^(\d{8})[-+\u2010-\u2015\u2212](\d{4})$/u, '$1$2')
  const found = /^\d{12}$/.test(digits) ? identityNumber(digits) : null
  if (found === null || found.check !== 'right' || (found.kind !== 'personnummer' && found.kind !== 'samordningsnummer')) return null
  // A samordningsnummer's day is 60 more.
  const born = `${digits.slice(0, 6)}${String(Number(digits.slice(6, 8)) % 60).padStart(2, '0')}`
  return born > today.replaceAll('-', '') ? null : digits
}

/** Why a person has left the registry, by its code there or a word for it; null where none is given. A day may stand after it. */
export function goneBy(text: string): MasterGone | null {
  const code = bareLetters(text)
  switch (code) {
    case 'a':
    case 'av':
    case 'avliden':
    case 'dod':
      return 'dead'
    case 'uv':
    case 'utvandrad':
      return 'emigrated'
    case 'g':
    case 'gn':
    case 'gs':
    case 'gammaltnummer':
    case 'gammaltpersonnummer':
    case 'gammaltsamordningsnummer':
      return 'renumbered'
    case 'n':
    case 'nej':
      return null
  }
  return text.trim() === '' ? null : 'other'
}

/** A day as masters write it, with or without hyphens; null for anything else. */
export function masterDay(text: string): LocalDate | null {
  return parseLocalDate(text.trim().replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
}

/** Text that is drawn as it stands, on one line, and begins no formula. U+FFFD stands where a sign was lost. */
function isFit(text: string): boolean {
  return isFieldText(text) && terminalSafe(text) === text && !/^[=+@]|\ufffd/.test(text)
}

function careOf(text: string): string {
  return text === '' || /^c\s*\/\s*o\b/i.test(text) ? text : `c/o ${text}`
}

function grouped(postcode: string): string {
  return postcode.replace(/^(\d{3})(\d{2})$/, '$1 $2')
}
