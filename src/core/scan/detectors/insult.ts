import type {Detector, Hit, ScanContext} from '../detector.js'
import {termsOf} from './sensitive.js'

/** Abusive words, which are a finding only together with a person, a private role word or a private case type (B10). */
export const insult = {
  id: 'insult',
  version: 7,
  kinds: ['insult'],
  law: 'Brottsbalken 5 kap. 3 §',
  reasons: ['insult'],

  find(text: string, context: ScanContext): readonly Hit[] {
    return termsOf(text, context, ['insult']).map(({start, end}) => ({kind: 'insult', start, end, certainty: 'likely', why: 'insult'}))
  },
} as const satisfies Detector
