import type {Detector, Hit, ScanContext} from '../detector.js'
import {readingOf, termsIn} from '../reading.js'
import {wordEnd} from './sensitive.js'

/** Abusive words, which are a finding only together with a person, a private role word or a private case type (B10). */
export const insult = {
  id: 'insult',
  version: 1,
  kinds: ['insult'],
  law: 'Brottsbalken 5 kap. 3 §',
  reasons: ['insult'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const hits: Hit[] = []
    for (const {category, start, end} of termsIn(text, context.lexica)) {
      if (category !== 'insult') continue
      hits.push({kind: 'insult', start, end: wordEnd(readingOf(text, context.lexica).lower, end), certainty: 'likely', why: 'insult'})
    }
    return hits
  },
} as const satisfies Detector
