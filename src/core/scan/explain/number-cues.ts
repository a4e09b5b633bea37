import {identityNumber} from '../../terms/identity-number.js'
import type {Hit} from '../detector.js'
import type {FindingKind} from '../finding.js'
import type {Cue} from './cue.js'

const NUMBERS: ReadonlySet<FindingKind> = new Set<FindingKind>(['personnummer', 'samordningsnummer', 'sole-trader-number', 'interim-number'])

/** What makes a run of digits an identity number: its date, and whether its last digit agrees with the others; `otherwise` is the text without that, where it can be tried. */
export function numberCues(text: string, {kind, start, end}: Hit): readonly (Pick<Cue, 'effect'> & {readonly code: 'date' | 'check-digit-right' | 'check-digit-wrong'; readonly start: number; readonly end: number; readonly otherwise: string | null})[] {
  if (!NUMBERS.has(kind)) return []
  const places: number[] = []
  for (let at = start; at < end; at++) if (/[\dA-Z]/i.test(text.charAt(at))) places.push(at)
  const number = identityNumber(places.map((at) => text.charAt(at).toUpperCase()).join(''))
  const [first, last] = [places[0], places.at(-1)]
  const dateEnd = places[places.length - 5]
  if (number === null || first === undefined || last === undefined || dateEnd === undefined) return []
  const date = {effect: 'raises', code: 'date', start: first, end: dateEnd + 1, otherwise: `${text.slice(0, first)}${text.slice(first, dateEnd + 1).replace(/\d/g, 'x')}${text.slice(dateEnd + 1)}`} as const
  if (number.check === 'none') return [date]
  const changed = `${text.slice(0, last)}${String((Number(text.charAt(last)) + 1) % 10)}${text.slice(last + 1)}`
  const check = number.check === 'right' ? ({effect: 'raises', code: 'check-digit-right', otherwise: changed} as const) : ({effect: 'lowers', code: 'check-digit-wrong', otherwise: null} as const)
  return [date, {...check, start: last, end: last + 1}]
}
