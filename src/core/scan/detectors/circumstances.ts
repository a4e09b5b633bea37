import type {Detector, Hit, ScanContext} from '../detector.js'
import {readingOf} from '../reading.js'
import {DONE} from '../role-apart.js'
import {somebodyIn, workersIn} from '../somebody.js'
import {termsOf} from './sensitive.js'

/** What is told of a person's economy, family, school or work and may be under secrecy: cues only where a person is in sight (B12). */
export const circumstances = {
  id: 'circumstances',
  version: 7,
  kinds: ['secrecy-cue'],
  law: 'Offentlighets- och sekretesslagen (2009:400) 21, 23, 26 och 39 kap.',
  reasons: ['personal-circumstances'],

  find(text: string, context: ScanContext): readonly Hit[] {
    if (context.field === 'officer') return []
    const told = termsOf(text, context, ['circumstances'])
    return [...told, ...doneTo(text, context, told)].map(({start, end}) => ({kind: 'secrecy-cue', start, end, certainty: 'likely', why: 'personal-circumstances'}))
  },
} as const satisfies Detector

/** `Elev, avstängning`: what is done to persons and things alike, in a heading that tells of one person by a word. */
function doneTo(text: string, context: ScanContext, told: readonly Pick<Hit, 'start' | 'end'>[]): readonly Pick<Hit, 'start' | 'end'>[] {
  if (context.field !== 'heading' || !DONE.mayFit(text)) return []
  const {lower} = readingOf(text, context.lexica)
  if (somebodyIn(text, context)?.code !== 'private-role') {
    // `Avsked av chaufför`, `Avstängning förskollärare`: of one who does a certain work, where nothing stands between.
    const workers = workersIn(text, context.lexica)
    return [...DONE.allIn(text, lower)].map(({0: word, index}) => ({start: index, end: index + word.length})).filter(({end}) => workers.some(({start, end: last}) => start >= end && /^\s(?:av\s|för\s|till\s)?\p{L}{0,16}$/u.test(lower.slice(end, start)) && last > end))
  }
  return [...DONE.allIn(text, lower)].map(({0: word, index}) => ({start: index, end: index + word.length})).filter(({start, end}) => !told.some((term) => term.start < end && term.end > start))
}
