import type {Detector, Hit, ScanContext} from '../detector.js'
import {readingOf, termsIn} from '../reading.js'
import {wordEnd} from './sensitive.js'
import {digitsIn, GatedPattern} from '../signs.js'

const CITED = new GatedPattern(/(?:\bosl|offentlighets-? ?och sekretesslag(?:en)?(?: \(2009:400\))?)\s{0,2}(?:\d{1,2}\s?kap\.?\s?\d{1,3}\s?[a-z]?\s?§|\d{1,2}:\d{1,3}\b|\d{1,2}\s?kap)|\d{1,2}\s?kap\.?\s?\d{1,3}\s?[a-z]?\s?(?:§§?)?(?:\s(?:och|första|andra|tredje|stycket|st\.?|p\.?|punkten|-|\d{1,3}|§§?|[a-z])){0,6}\s{1,2}(?:osl\b|offentlighets-? ?och sekretesslag)/giu)
// `sekretess enl. 39:2`, `sekretess 26 kap.`: the law is understood.
const UNDERSTOOD = new GatedPattern(/sekretess[a-zåäö]{0,14}[,:]?\s{1,2}(?:enligt|enl\.?|jml\.?|jämlikt|jfr|med stöd av|i)?\s{0,2}(?:kap(?:itel|\.)?\s?)?\d{1,2}(?::\d{1,3}(?!\d)|\s?kap(?:itel|\.)?(?:\s?\d{1,3}\s?[a-z]?\s?§)?)|kap(?:itel|\.)?\s\d{1,2}\s?(?:,\s?)?(?:\d{1,3}\s?§\s)?(?:i\s)?(?:osl(?!\p{L})|offentlighets- ?och sekretesslag)/giu)
// What governs secrecy in general holds none itself.
const GENERAL = /rutin|riktlinj|policy|utbildning|föreskrift|anvisning|instruktion|handbok|vägledning|mall|remiss|revider|delegationsordning|styrdokument|lagförslag|proposition|informationsmöte|motion|interpellation|översyn|systemstöd|gallring|arkivering/u

/** Cues that secrecy may hold: trade secrets, a person's circumstances, staff social matters, a cited section (B12). */
export const secrecyCue = {
  id: 'secrecy-cue',
  version: 5,
  kinds: ['secrecy-cue'],
  law: 'Offentlighets- och sekretesslagen (2009:400)',
  reasons: ['secrecy-word', 'cited-section'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const hits: Hit[] = []
    const {lower} = readingOf(text, context.lexica)
    for (const pattern of digitsIn(text) > 0 ? [CITED, UNDERSTOOD] : []) {
      for (const match of pattern.allIn(text, lower)) hits.push({kind: 'secrecy-cue', start: match.index, end: wordEnd(lower, match.index + match[0].length), certainty: 'certain', why: 'cited-section'})
    }
    const terms = termsIn(text, context.lexica).filter((term) => term.category === 'secrecy')
    if (terms.length === 0 || (context.field !== 'file' && GENERAL.test(lower))) return hits
    for (const {start, end} of terms) hits.push({kind: 'secrecy-cue', start, end: wordEnd(lower, end), certainty: 'likely', why: 'secrecy-word'})
    return hits
  },
} as const satisfies Detector
