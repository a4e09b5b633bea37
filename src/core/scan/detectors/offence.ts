import type {Detector, Hit, ScanContext} from '../detector.js'
import {readingOf, termsIn} from '../reading.js'
import {wordEnd} from './sensitive.js'

/** Offences and criminal cases, which are a finding only together with a person, a private role word or a private case type (B10). */
export const offence = {
  id: 'offence',
  version: 1,
  kinds: ['offence'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 10',
  reasons: ['offence'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const hits: Hit[] = []
    for (const {category, start, end} of termsIn(text, context.lexica)) {
      if (category !== 'offence') continue
      hits.push({kind: 'offence', start, end: wordEnd(readingOf(text, context.lexica).lower, end), certainty: 'likely', why: 'offence'})
    }
    return hits
  },
} as const satisfies Detector
