import type {Detector, Hit, ScanContext} from '../detector.js'
import {termsOf} from './sensitive.js'

/** Offences and criminal cases, which are a finding only together with a person, a private role word or a private case type (B10). */
export const offence = {
  id: 'offence',
  version: 7,
  kinds: ['offence'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 10',
  reasons: ['offence'],

  find(text: string, context: ScanContext): readonly Hit[] {
    return termsOf(text, context, ['offence']).map(({start, end}) => ({kind: 'offence', start, end, certainty: 'likely', why: 'offence'}))
  },
} as const satisfies Detector
