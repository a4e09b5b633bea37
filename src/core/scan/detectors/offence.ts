import type {Detector, Hit, ScanContext} from '../detector.js'
import {readingOf} from '../reading.js'
import {termsOf} from './sensitive.js'

// `Anhållan av Kim Ek om bidrag`: a request, and nobody's arrest.
const REQUEST = /^anhållan\s(?:(?:av|från)\s[^.;\n]{2,80}?\s)?om(?!\p{L})/u
/** So far a request's asker and its `om` are looked for, in UTF-16 units. */
const REQUEST_LENGTH = 100

/** Offences and criminal cases, which are a finding only together with a person, a private role word or a private case type (B10). */
export const offence = {
  id: 'offence',
  version: 9,
  kinds: ['offence'],
  law: 'Dataskyddsförordningen (EU) 2016/679, artikel 10',
  reasons: ['offence'],

  find(text: string, context: ScanContext): readonly Hit[] {
    const {lower} = readingOf(text, context.lexica)
    return termsOf(text, context, ['offence'])
      .filter(({start}) => !lower.startsWith('anhållan', start) || !REQUEST.test(lower.slice(start, start + REQUEST_LENGTH)))
      .map(({start, end}) => ({kind: 'offence', start, end, certainty: 'likely', why: 'offence'}))
  },
} as const satisfies Detector
