import type {Detector, Hit} from '../detector.js'

const PLATE = /(?<![\p{L}\d-])([A-HJ-PR-UW-Z]{3} ?\d{2}[A-HJ-PR-UW-Z\d])(?![\p{L}\d])/gu
const CUE = /reg\.? ?nr|registreringsn|registreringsskylt|regnummer|fordon|personbil|lastbil|\bbil(?:en)?\b|parker|\bp-böter|kontrollavgift|skrotbil|släpvagn|husvagn|husbil|motorcykel|moped|flyttning av/iu

/** Registration plates, which lead to an owner, where the text speaks of vehicles (B10). */
export const vehicle = {
  id: 'vehicle',
  version: 1,
  kinds: ['vehicle'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['plate'],

  find(text: string): readonly Hit[] {
    const hits: Hit[] = []
    if (!/[A-Z]{3} ?\d{2}/.test(text) || !CUE.test(text)) return hits
    for (const match of text.matchAll(PLATE)) hits.push({kind: 'vehicle', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'plate'})
    return hits
  },
} as const satisfies Detector
