import type {Detector, Hit, ScanContext} from '../detector.js'

const PLATE = /(?<![\p{L}\d-])(?:[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[A-HJ-PR-UW-Z\d]|[a-hj-pr-uw-z]{3}\d{2}[a-hj-pr-uw-z\d])(?![\p{L}\d-])/gu
// A plate of the owner's own choice says what it is only after a word that does.
const CHOSEN = /(?<![\p{L}\d])(?:[Rr]eg(?:istrerings)?\.?\s?-?(?:nr|nummer|nummret|numret|skylt)|[Pp]ersonlig(?:a|t)?\s(?:reg(?:istrerings)?\s?-?)?(?:skylt(?:en|ar)?|nummer)|[Rr]egnr)[.:]?\s{1,2}["'”]?([A-ZÅÄÖ\d](?: ?[A-ZÅÄÖ\d]){1,6})(?![\p{L}\d])/gu
// What a case about a person may hold beside plates: statutes, series of publications, authorities.
const ABBREVIATION = /^(?:LSS|LVU|LVM|SOL|OSL|PBL|HSL|SFS|SOU|AFS|BBR|ISO|JMF|IVO|MBL|LAS|NJA|HFD|RFS|ALF|CAD|DNR|SAP)/u
const CUE = /reg\.? ?nr|registreringsn|registreringsskylt|regnummer|fordon|personbil|lastbil|\bbil(?:en)?\b|parker|\bp-böter|kontrollavgift|skrotbil|släpvagn|husvagn|husbil|motorcykel|moped|flyttning av|skylt/iu

/** Registration plates, which lead to an owner, where the text speaks of vehicles (B10). */
export const vehicle = {
  id: 'vehicle',
  version: 2,
  kinds: ['vehicle'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['plate', 'plate-of-choice'],

  find(text: string, {caseNature}: Pick<ScanContext, 'caseNature'>): readonly Hit[] {
    const hits: Hit[] = []
    const cued = CUE.test(text)
    if (!cued && caseNature !== 'private') return hits
    for (const match of text.matchAll(PLATE)) if (cued || (/^\p{Lu}/u.test(match[0]) && !ABBREVIATION.test(match[0]))) hits.push({kind: 'vehicle', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'plate'})
    for (const match of text.matchAll(CHOSEN)) {
      const plate = match[1] ?? ''
      const end = match.index + match[0].length
      if (/\p{L}/u.test(plate)) hits.push({kind: 'vehicle', start: end - plate.length, end, certainty: 'likely', why: 'plate-of-choice'})
    }
    return hits
  },
} as const satisfies Detector
