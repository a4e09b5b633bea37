import type {Detector, Hit, ScanContext} from '../detector.js'
import {termsOf} from './sensitive.js'

/** What is told of a person's economy, family, school or work and may be under secrecy: cues only where a person is in sight (B12). */
export const circumstances = {
  id: 'circumstances',
  version: 5,
  kinds: ['secrecy-cue'],
  law: 'Offentlighets- och sekretesslagen (2009:400) 21, 23, 26 och 39 kap.',
  reasons: ['personal-circumstances'],

  find(text: string, context: ScanContext): readonly Hit[] {
    if (context.field === 'officer') return []
    return termsOf(text, context, ['circumstances']).map(({start, end}) => ({kind: 'secrecy-cue', start, end, certainty: 'likely', why: 'personal-circumstances'}))
  },
} as const satisfies Detector
