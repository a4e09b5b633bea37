import type {Detector, Hit, ScanContext} from '../detector.js'
import {NAME_REASONS} from '../names/name.js'
import {namesIn} from '../names/names-in.js'

/** Persons by name: given name and surname, or a part of a name where the words around it tell (B2, B10, C3). */
export const person = {
  id: 'person',
  version: 3,
  kinds: ['person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: NAME_REASONS,

  find(text: string, context: ScanContext): readonly Hit[] {
    const names: readonly Hit[] = namesIn(text, context).map(({start, end, certainty, why}) => ({kind: 'person', start, end, certainty, why}))
    return context.field === 'party' ? [...names, ...inOtherLetters(text)] : names
  },
} as const satisfies Detector

// Letters that no list holds, side by side: organisations give themselves a name in Latin letters.
const OTHER_LETTERS = /(?:(?!\p{Script=Latin})\p{L})[\p{L}\p{M}'-]*(?:\s(?:(?!\p{Script=Latin})\p{L})[\p{L}\p{M}'-]*){0,4}/gu

/** What stands in the party field in other letters than Latin ones cannot be told from a name (B9, C3). */
function inOtherLetters(text: string): readonly Hit[] {
  return [...text.matchAll(OTHER_LETTERS)].filter(([found]) => found.length > 2).map((match) => ({kind: 'person', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'name-in-party'}))
}
