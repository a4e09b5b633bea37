import {identityNumber} from '../terms/identity-number.js'
import type {LocalDate} from '../terms/local-date.js'

/**
 * The twelve digits of a personnummer or samordningsnummer as a person wrote it; null for anything else, a wrong check digit among it. Without a century it is the latest that does not lie ahead, and
 * the one before where a `+` says so.
 */
export function twelveDigits(written: string, today: LocalDate): string | null {
  const match = /^\s*(\d{2})?(\d{6})\s*([-+\u2010-\u2015\u2212]?)\s*(\d{4})\s*$/u.exec(written)
  if (match === null) return null
  const [, century, date = '', sign, ending = ''] = match
  const full = `${century ?? centuryOf(date, sign === '+', today)}${date}${ending}`
  const found = identityNumber(full)
  const isPersons = found !== null && (found.kind === 'personnummer' || found.kind === 'samordningsnummer')
  return isPersons && found.check === 'right' ? full : null
}

function centuryOf(date: string, isOverHundred: boolean, today: LocalDate): string {
  const century = Number(today.slice(0, 2))
  // A samordningsnummer's day is 60 more.
  const day = String(Number(date.slice(4)) % 60).padStart(2, '0')
  const isAhead = `${century}${date.slice(0, 4)}${day}` > today.replaceAll('-', '')
  return String(century - (isAhead ? 1 : 0) - (isOverHundred ? 1 : 0))
}
