import type {Detector, Hit, ScanContext} from '../detector.js'
import {NAME_REASONS} from '../names/name.js'
import {namesIn} from '../names/names-in.js'

/** Persons by name: given name and surname, or a part of a name where the words around it tell (B2, B10, C3). */
export const person = {
  id: 'person',
  version: 2,
  kinds: ['person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: NAME_REASONS,

  find(text: string, context: ScanContext): readonly Hit[] {
    return namesIn(text, context).map(({start, end, certainty, why}) => ({kind: 'person', start, end, certainty, why}))
  },
} as const satisfies Detector
