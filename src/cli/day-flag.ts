import {parseLocalDate, type LocalDate} from '../core/terms/local-date.js'
import type {CliWords} from './register-command.js'
import {UsageProblem} from './usage-words.js'

/** A day that somebody gives with a flag; null where it was not given. */
export function dayOf(name: string, text: string | undefined, words: CliWords): LocalDate | null {
  if (text === undefined) return null
  const day = parseLocalDate(text)
  if (day === null) throw new UsageProblem(`--${name}: ${words.usage.badDay}`)
  return day
}
