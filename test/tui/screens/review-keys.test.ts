import {describe, expect, test} from 'vitest'
import {LANGUAGES} from '../../../src/words/languages.js'
import {reviewScreen} from '../../../src/words/review-screen.js'
import {obstacleToAnswer, REVIEW_KEYS} from '../../../src/tui/screens/review/review-keys.js'
import {openReview, reviewReducer, rowOf, type Obstacle, type ReviewAnswer, type ReviewState} from '../../../src/tui/screens/review/review-state.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {caseContent, documentContent, file, found, IDENTITY_NUMBER_RULE, protectedEntry, shownEntry, TEST_NUMBER} from '../support/waiting-entries.js'

function on(entry: ShownEntry): ReviewState {
  const listed = [{kind: 'load-started', load: 'all'}, {kind: 'list-read-anew', entries: [rowOf(entry)], next: null}] as const
  return reviewReducer(listed.reduce(reviewReducer, openReview()), {kind: 'shown', entry})
}

const refusal = (code: Extract<Obstacle, {kind: 'refusal'}>['code']): Obstacle => ({kind: 'refusal', code})
const screen = (why: Extract<Obstacle, {kind: 'screen'}>['why']): Obstacle => ({kind: 'screen', why})

test('no key does two things', () => {
  const keys = REVIEW_KEYS.flatMap((binding) => binding.keys)
  expect(new Set(keys).size).toBe(keys.length)
})

test('every action has a word, and every named key a name, in every language', () => {
  for (const language of LANGUAGES) {
    const {keys, keyNames} = reviewScreen[language]
    for (const binding of REVIEW_KEYS) {
      expect(keys[binding.action]).not.toBe('')
      for (const key of binding.keys) if (key.length > 1) expect(keyNames).toHaveProperty(key)
    }
  }
})

test('nothing that decides is done many times by a held key', () => {
  expect(REVIEW_KEYS.filter(({isRepeatable}) => isRepeatable).map(({action}) => action)).toEqual(['next', 'previous', 'page-down', 'page-up'])
})

describe('what stands in the way of an answer', () => {
  const heading = `Ansökan ${TEST_NUMBER}`
  const blocked = shownEntry(1, {content: documentContent({heading}), findings: [found('personnummer', 'heading', heading, TEST_NUMBER, IDENTITY_NUMBER_RULE)]})

  const cases: readonly (readonly [string, ShownEntry, ReviewAnswer, Obstacle | null])[] = [
    ['a held row', shownEntry(1), 'publish', null],
    ['a held row', shownEntry(1), 'withhold-file', null],
    ['a held row', shownEntry(1), 'withhold', null],
    ['a held row', shownEntry(1), 'escalate', null],
    ['a held row', shownEntry(1), 'defer', null],
    ['an identity number', blocked, 'publish', refusal('identity-number-stands')],
    ['an identity number', blocked, 'withhold', null],
    ['an unread file', shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})}), 'publish', refusal('file-not-read')],
    ['an unread file', shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})}), 'withhold-file', null],
    ['a case', shownEntry(1, {content: caseContent(), documentNumber: null}), 'withhold-file', refusal('no-file-to-withhold')],
    ['a deferred row', shownEntry(1, {stage: 'deferred'}), 'defer', refusal('entry-not-waiting')],
    ['an escalated row', shownEntry(1, {stage: 'escalated'}), 'publish', screen('with-lawyer')],
    ['an escalated row', shownEntry(1, {stage: 'escalated'}), 'withhold', screen('with-lawyer')],
    ['a row that somebody else has answered', shownEntry(1, {stage: 'cleared'}), 'withhold', refusal('entry-not-waiting')],
    ['a protected row', protectedEntry(1), 'publish', refusal('awaits-authorised')],
    ['a protected row', protectedEntry(1), 'withhold', refusal('awaits-authorised')],
    ['a protected row', protectedEntry(1), 'escalate', refusal('awaits-authorised')],
    ['a protected row', protectedEntry(1), 'defer', refusal('awaits-authorised')],
  ]

  test.each(cases)('%s', (_name, entry, answer, obstacle) => {
    expect(obstacleToAnswer(answer, on(entry))).toEqual(obstacle)
  })

  test('nothing is chosen, read or free', () => {
    expect(obstacleToAnswer('publish', openReview())).toEqual(screen('nothing'))
    expect(obstacleToAnswer('publish', {...on(shownEntry(1)), shown: null})).toEqual(screen('unread'))
    expect(obstacleToAnswer('publish', {...on(shownEntry(1)), shown: null, showRefused: 'entry-not-found'})).toEqual(refusal('entry-not-found'))
    expect(obstacleToAnswer('publish', reviewReducer(on(shownEntry(1)), {kind: 'decision-started', entry: shownEntry(1).id, answer: 'publish'}))).toEqual(screen('saving'))
  })
})
