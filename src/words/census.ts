import type {ColumnCensus} from '../core/intake/census.js'
import {bilingual} from './languages.js'

/** What the meanings of closed lists are called when a dry run counts them. A committee's code is its own word. */
export const CENSUS_WORDS = bilingual(
  {
    filled: (rows: number) => `${rows} ifyllda`,
    misunderstood: (times: number) => `inte förstådda ${times}`,
    meanings: {yes: 'ja', no: 'nej', open: 'öppet', closed: 'avslutat', cancelled: 'makulerad', current: 'gällande', unprotected: 'utan skydd', protected: 'skyddade', day: 'dagar'},
  },
  {
    filled: (rows: number) => `${rows} filled in`,
    misunderstood: (times: number) => `not understood ${times}`,
    meanings: {yes: 'yes', no: 'no', open: 'open', closed: 'closed', cancelled: 'cancelled', current: 'in force', unprotected: 'unprotected', protected: 'protected', day: 'days'},
  },
)

/** One column of a file in a line: its heading, what it becomes, and counts. */
export function censusLine({column, heading, filled, meanings, misunderstood, words}: ColumnCensus, say: (typeof CENSUS_WORDS)['sv']): string {
  const called: Readonly<Record<string, string>> = say.meanings
  const counted = meanings === null ? [say.filled(filled)] : Object.entries(meanings).map(([meaning, times]) => `${called[meaning] ?? meaning} ${times}`)
  const strange = misunderstood === 0 ? [] : [`${say.misunderstood(misunderstood)}${words.length === 0 ? '' : ` (${words.map(({word, times}) => `${word} ${times}`).join(', ')})`}`]
  return `  ${heading} → ${column}: ${[...counted, ...strange].join(', ') || say.filled(filled)}`
}
