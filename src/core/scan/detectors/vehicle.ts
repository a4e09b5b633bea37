import type {Detector, Hit, ScanContext} from '../detector.js'
import {GatedPattern} from '../signs.js'

const PLATE = new GatedPattern(/(?<![\p{L}\d-])(?:[A-HJ-PR-UW-Z]{3}[ -]?\d{2}[A-HJ-PR-UW-Z\d]|[a-hj-pr-uw-z]{3}\d{2}[a-hj-pr-uw-z\d])(?![\p{L}\d-])/gu, /[A-Za-z]{3}[ -]?\d\d/)
// A plate of the owner's own choice says what it is only after a word that does.
const CHOSEN = new GatedPattern(/(?<![\p{L}\d])(?:[Rr]eg(?:istrerings)?\.?\s?-?(?:nr|nummer|nummret|numret|skylt)|[Pp]ersonlig(?:a|t)?\s(?:reg(?:istrerings)?\s?-?)?(?:skylt(?:en|ar)?|nummer)|[Rr]egnr)[.:]?\s{1,2}["'”]?([A-ZÅÄÖ\d](?: ?[A-ZÅÄÖ\d]){1,6})(?![\p{L}\d])/gu)
// With a letter last it is written as nothing else is.
const NEW_PLATE = /^[A-Z]{3}[ -]?\d{2}[A-Z]$/u
// Mopeds have two figures, and foreign plates a form of their own: only after a word that says so.
const OTHER = new GatedPattern(/(?<![\p{L}\d])(?:[Mm]oped(?:en)?|EU-moped(?:en)?|[Mm]opedbil(?:en)?|(?:[Nn]orsk|[Dd]ansk|[Ff]insk|[Tt]ysk|[Pp]olsk|[Ll]ettisk|[Ll]itauisk|[Uu]tländsk)(?:t|a)?\s(?:skylt(?:en)?|reg\.?\s?nr|registreringsnummer))[.:]?\s{1,2}([A-Z]{1,4}[ -]?\d{2,5}[A-Z]{0,3})(?![\p{L}\d])/gu)
// What a case about a person may hold beside plates: statutes, series of publications, authorities.
const ABBREVIATION = /^(?:LSS|LVU|LVM|SOL|OSL|PBL|HSL|SFS|SOU|AFS|BBR|ISO|JMF|IVO|MBL|LAS|NJA|HFD|RFS|ALF|CAD|DNR|SAP)/u
const CUE = /reg\.? ?nr|registreringsn|registreringsskylt|regnummer|fordon|personbil|lastbil|\bbil(?:en)?\b|parker|\bp-böter|kontrollavgift|skrotbil|släpvagn|husvagn|husbil|motorcykel|volvo|saab|\bford\b|toyota|volkswagen|\bvw\b|\baudi|\bbmw\b|mercedes|\bkia\b|skoda|škoda|\bopel|renault|peugeot|citroën|tesla|nissan|mazda|hyundai|\bfiat|honda|suzuki|subaru|mitsubishi|dacia|polestar|\bskåpbil|vrak|moped|flyttning av|skylt/iu

/** Registration plates, which lead to an owner, where the text speaks of vehicles (B10). */
export const vehicle = {
  id: 'vehicle',
  version: 3,
  kinds: ['vehicle'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['plate', 'plate-of-choice'],

  find(text: string, {caseNature, field}: Pick<ScanContext, 'caseNature' | 'field'>): readonly Hit[] {
    const saysPlate = CHOSEN.mayFit(text) || OTHER.mayFit(text)
    const hits: Hit[] = []
    // Alone in the party field it is nothing else. What the text speaks of is asked only where that decides.
    let cued: boolean | null = null
    const isCued = (): boolean => (cued ??= CUE.test(text) || (field === 'party' && /^\s*[A-Z]{3} ?\d{2}[A-Z\d]\s*$/u.test(text)))
    for (const match of PLATE.allIn(text)) if ((!ABBREVIATION.test(match[0]) && ((caseNature === 'private' && /^\p{Lu}/u.test(match[0])) || (field !== 'file' && NEW_PLATE.test(match[0])))) || isCued()) hits.push({kind: 'vehicle', start: match.index, end: match.index + match[0].length, certainty: 'likely', why: 'plate'})
    if (!saysPlate || (caseNature !== 'private' && !isCued())) return hits
    for (const match of OTHER.allIn(text)) {
      const end = match.index + match[0].length
      hits.push({kind: 'vehicle', start: end - (match[1] ?? '').length, end, certainty: 'likely', why: 'plate'})
    }
    for (const match of CHOSEN.allIn(text)) {
      const plate = match[1] ?? ''
      const end = match.index + match[0].length
      if (/\p{L}/u.test(plate)) hits.push({kind: 'vehicle', start: end - plate.length, end, certainty: 'likely', why: 'plate-of-choice'})
    }
    return hits
  },
} as const satisfies Detector
