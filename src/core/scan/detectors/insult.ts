import type {Detector, Hit, ScanContext} from '../detector.js'
import {GatedPattern} from '../signs.js'
import {termsOf} from './sensitive.js'

// `kallade elev för apa`: whatever the word is, it was meant to hurt.
const CALLED_NAMES = new GatedPattern(/(?<!\p{L})kalla(?:des|ts|(?:de|r|t|s)\s(?:\p{L}{3,14}|en\s\p{L}{3,14}|min\s\p{L}{3,14}))\sför\s\p{Ll}{2,20}(?!\p{L}|\s(?:möte|intervju|samtal|samråd))/gu)

/** Abusive words, which are a finding only together with a person, a private role word or a private case type (B10). */
export const insult = {
  id: 'insult',
  version: 8,
  kinds: ['insult'],
  law: 'Brottsbalken 5 kap. 3 §',
  reasons: ['insult'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const called = context.field === 'party' || context.field === 'officer' ? [] : [...CALLED_NAMES.allIn(text)].map(({0: found, index}) => ({start: index, end: index + found.length}))
    return [...termsOf(text, context, ['insult']), ...called].map(({start, end}) => ({kind: 'insult', start, end, certainty: 'likely', why: 'insult'}))
  },
} as const satisfies Detector
