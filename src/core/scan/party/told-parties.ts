import {foldText} from '../fold.js'
import type {Lexica} from '../lexica.js'
import {leaves, type Party, type PartyField} from './party-kind.js'
import {readParty} from './read-party.js'

/** What a party field was read as: its kind, and each party with its place in the text as it was written. */
export interface ToldParties {
  readonly kind: PartyField['kind']
  readonly parties: readonly Pick<Party, 'kind' | 'start' | 'end'>[]
}

/** Reads a party field for somebody who asks what it was taken for. A field that the reader cannot get through is unknown (B9). */
export function toldParties(text: string, lexica: Lexica): ToldParties {
  const folded = foldText(text)
  try {
    const field = readParty(folded.text, lexica)
    return {kind: field.kind, parties: leaves(field).map(({kind, start, end}) => ({kind, start: folded.start(start), end: folded.end(end)}))}
  } catch {
    return {kind: 'unknown', parties: []}
  }
}
