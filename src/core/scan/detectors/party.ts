import type {Detector, Hit, ScanContext} from '../detector.js'
import {WORD} from '../lexica.js'
import {namesIn} from '../names/names-in.js'
import {borneStretch, isBorne} from '../party/borne.js'
import {leaves} from '../party/party-kind.js'
import {readParty} from '../party/read-party.js'
import {readingForNames} from '../reading-for-names.js'

/**
 * Parties of which nothing tells what they are: neither a name that the rules for names know, nor an organisation, an authority or words that name nobody.
 * Each is taken for a private person (B9), and two words that are a given name and a surname are one, whatever else they mean (C3).
 */
export const party = {
  id: 'party',
  version: 6,
  kinds: ['person'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 4.1',
  reasons: ['unknown-party', 'given-and-surname'],

  find(text: string, context: ScanContext): readonly Hit[] {
    if (context.field !== 'party') return []
    const names = namesIn(text, context)
    const {words} = readingForNames(text, context.field, context.lexica)
    const hits: Hit[] = []
    for (const {kind, start, end} of leaves(readParty(text, context.lexica))) {
      const own = words.filter((word) => word.start < end && word.end > start)
      const isNamed = names.some((name) => name.start < end && name.end > start)
      // A firm or an estate that bears a name is held, also where the name is a word too.
      if (kind === 'unknown' || ((kind === 'estate' || kind === 'sole-trader') && !isNamed && own.some((word) => isBorne(word) && (word.bits & (WORD.estate | WORD.sole)) === 0))) hits.push({kind: 'person', start, end, certainty: 'likely', why: 'unknown-party'})
      else if (kind === 'private' && !names.some((name) => name.last > name.first && name.start < end && name.end > start) && borneStretch(own) === 'private') hits.push({kind: 'person', start, end, certainty: 'certain', why: 'given-and-surname'})
    }
    return hits
  },
} as const satisfies Detector
