import {describe, expect, test} from 'vitest'
import {reviewKeymap} from '../../../src/tui/screens/review/own-keys.js'
import {obstacleToAnswer, REVIEW_KEYS, VIEW_ACTIONS, type AnswerAction, type OnScreen} from '../../../src/tui/screens/review/keys.js'
import type {Obstacle} from '../../../src/tui/screens/review/state/notice.js'
import {openReview, reviewReducer, type ReviewState} from '../../../src/tui/screens/review/state/review-state.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {LANGUAGES} from '../../../src/words/languages.js'
import {reviewScreen} from '../../../src/words/review-screen.js'
import {caseContent, documentContent, file, found, IDENTITY_NUMBER_RULE, protectedEntry, rowOf, shownEntry, TEST_NUMBER} from '../support/waiting-entries.js'

const empty = (): ReviewState => openReview({place: null, views: [], now: 0})
const on = (entry: ShownEntry): ReviewState => [{kind: 'rows-read', rows: [rowOf(entry)], isLast: true} as const, {kind: 'shown', entry} as const].reduce(reviewReducer, empty())
const registrar: OnScreen = {hasMore: false, mayDecide: () => true, mayResolve: () => false}
const lawyer: OnScreen = {hasMore: false, mayDecide: () => false, mayResolve: () => true}
const refusal = (code: Extract<Obstacle, {kind: 'refusal'}>['code']): Obstacle => ({kind: 'refusal', code})
const screen = (why: Extract<Obstacle, {kind: 'screen'}>['why']): Obstacle => ({kind: 'screen', why})

test('T9: no key does two things, and each can be typed on a Swedish keyboard by itself, with Shift or with Ctrl', () => {
  const keys = REVIEW_KEYS.flatMap((binding) => binding.keys)
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(key).toMatch(/^(?:[a-zA-Z0-9./?:!]|ctrl-[a-z]|[a-z-]{2,})$/)
})

test('every action has a sentence, and every one in the footer a word, in every language', () => {
  for (const language of LANGUAGES) {
    const {actions, keys} = reviewScreen[language]
    for (const {action, inBar} of REVIEW_KEYS) {
      if (!(VIEW_ACTIONS as readonly string[]).includes(action)) expect(actions).toHaveProperty([action])
      if (inBar !== 'never') expect(keys).toHaveProperty([action])
    }
  }
})

test('nothing that decides is done many times by a held key', () => {
  const repeated = REVIEW_KEYS.filter(({isRepeatable}) => isRepeatable).map(({action}) => action)
  expect(repeated).toEqual(['mark', 'next', 'previous', 'page-down', 'page-up', 'next-group', 'previous-group', 'more', 'less', 'line-down', 'line-up'])
})

describe('T9: keys of one’s own', () => {
  test('take the place of those that are shipped', () => {
    const keymap = reviewKeymap({publish: ['ö'], 'withhold-file': 'p', withhold: ['f', 'h']})
    expect(keymap).toBeInstanceOf(Map)
    expect([...(keymap as ReadonlyMap<string, readonly string[]>)].filter(([action]) => ['publish', 'withhold-file', 'withhold', 'defer'].includes(action))).toEqual([['publish', ['ö']], ['withhold-file', ['p']], ['withhold', ['f', 'h']], ['defer', ['d']]])
  })

  test.each([
    [{publish: 'd'}, {action: 'publish', problem: 'key-conflict'}],
    [{publicera: 'd'}, {action: 'publicera', problem: 'action-unknown'}],
    [{publish: 'ctrl-å'}, {action: 'publish', problem: 'key-unknown'}],
    [{keys: []}, {action: 'keys', problem: 'key-needed'}],
    [{defer: ['ctrl-c']}, {action: 'defer', problem: 'key-conflict'}],
  ])('are refused whole where they cannot be used: %j', (own, problem) => {
    expect(reviewKeymap(own)).toEqual(problem)
  })
})

describe('what stands in the way of an answer', () => {
  const heading = `Ansökan ${TEST_NUMBER}`
  const blocked = shownEntry(1, {content: documentContent({heading}), findings: [found('personnummer', 'heading', heading, TEST_NUMBER, IDENTITY_NUMBER_RULE)]})

  const cases: readonly (readonly [string, ShownEntry, AnswerAction, Obstacle | null])[] = [
    ['a held row', shownEntry(1), 'publish', null],
    ['a held row', shownEntry(1), 'withhold-file', null],
    ['a held row', shownEntry(1), 'withhold', null],
    ['a held row', shownEntry(1), 'rewrite-heading', null],
    ['a held row', shownEntry(1), 'escalate', null],
    ['an identity number', blocked, 'publish', refusal('identity-number-stands')],
    ['an identity number', blocked, 'withhold', null],
    ['an unread file', shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})}), 'publish', refusal('file-not-read')],
    ['an unread file', shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})}), 'withhold-file', null],
    ['a case', shownEntry(1, {content: caseContent(), documentNumber: null}), 'withhold-file', refusal('no-file-to-withhold')],
    ['a case', shownEntry(1, {content: caseContent(), documentNumber: null}), 'replace-party', refusal('no-party-to-replace')],
    ['a deferred row', shownEntry(1, {stage: 'deferred'}), 'defer', refusal('entry-not-waiting')],
    ['an escalated row', shownEntry(1, {stage: 'escalated'}), 'publish', screen('with-lawyer')],
    ['a row that somebody else has answered', shownEntry(1, {stage: 'cleared'}), 'withhold', refusal('entry-not-waiting')],
    ['a protected row', protectedEntry(1), 'publish', refusal('awaits-authorised')],
    ['a protected row', protectedEntry(1), 'secret', refusal('awaits-authorised')],
  ]

  test.each(cases)('%s', (_name, entry, answer, obstacle) => {
    expect(obstacleToAnswer(answer, on(entry), registrar)).toEqual(obstacle)
  })

  test('B6: rights: a lawyer answers what is escalated and nothing else', () => {
    const escalated = on(shownEntry(1, {stage: 'escalated'}))
    expect(obstacleToAnswer('publish', escalated, lawyer)).toBeNull()
    expect(obstacleToAnswer('withhold', escalated, lawyer)).toBeNull()
    expect(obstacleToAnswer('defer', escalated, lawyer)).toEqual(screen('with-lawyer'))
    expect(obstacleToAnswer('publish', on(shownEntry(1)), lawyer)).toEqual(screen('no-right'))
  })

  test('nothing is chosen, read or free, or another has it open', () => {
    const held = on(shownEntry(1))
    expect(obstacleToAnswer('publish', empty(), registrar)).toEqual(screen('nothing'))
    expect(obstacleToAnswer('publish', {...held, entry: {...held.entry, shown: null}}, registrar)).toEqual(screen('unread'))
    expect(obstacleToAnswer('publish', {...held, entry: {...held.entry, shown: null, refused: 'entry-not-found'}}, registrar)).toEqual(refusal('entry-not-found'))
    expect(obstacleToAnswer('publish', {...held, saving: {kind: 'take-down', entries: [], isUndo: false}}, registrar)).toEqual(screen('saving'))
    const since = '2026-02-05T10:00:00.000Z' as never
    expect(obstacleToAnswer('publish', {...held, entry: {...held.entry, taken: {kind: 'anothers', by: 'sara', since}}}, registrar)).toEqual({kind: 'taken', by: 'sara', since})
  })

  test('what is marked is answered for in a preview, a heading one row at a time', () => {
    const marked = reviewReducer(on(blocked), {kind: 'all-marked'})
    expect(obstacleToAnswer('publish', marked, registrar)).toBeNull()
    expect(obstacleToAnswer('rewrite-heading', marked, registrar)).toEqual(screen('one-at-a-time'))
  })
})
