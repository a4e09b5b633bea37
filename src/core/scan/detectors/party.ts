import type {Detector, Hit, ScanContext} from '../detector.js'
import {leaves} from '../party/party-kind.js'
import {readParty} from '../party/read-party.js'

/** Parties of which nothing tells what they are: neither a name that the lists know, nor an organisation, an authority or words that name nobody. Each is taken for a private person (B9, C3). */
export const party = {
  id: 'party',
  version: 1,
  kinds: ['person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['unknown-party'],

  find(text: string, {field, lexica}: ScanContext): readonly Hit[] {
    if (field !== 'party') return []
    return leaves(readParty(text, lexica)).filter(({kind}) => kind === 'unknown').map(({start, end}) => ({kind: 'person', start, end, certainty: 'likely', why: 'unknown-party'}))
  },
} as const satisfies Detector
