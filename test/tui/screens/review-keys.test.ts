import {describe, expect, test} from 'vitest'
import {REFUSALS, type RefusalCode} from '../../../src/core/refusal.js'
import {noticeInWords} from '../../../src/tui/screens/review/notice-lines.js'
import {reviewKeymap} from '../../../src/tui/screens/review/own-keys.js'
import {obstacleToAnswer, REVIEW_KEYS, VIEW_ACTIONS, type AnswerAction, type OnScreen} from '../../../src/tui/screens/review/keys.js'
import type {Obstacle} from '../../../src/tui/screens/review/state/notice.js'
import {openReview, reviewReducer, type ReviewState} from '../../../src/tui/screens/review/state/review-state.js'
import {obstacleInWords, wordsFor, type ReviewAbout} from '../../../src/tui/screens/review/words.js'
import type {ShownEntry} from '../../../src/usecases/review/show-entry.js'
import {LANGUAGES} from '../../../src/words/languages.js'
import {reviewScreen} from '../../../src/words/review-screen.js'
import {about, caseContent, documentContent, file, found, IDENTITY_NUMBER_RULE, protectedEntry, rowOf, shownEntry, TEST_NUMBER} from '../support/waiting-entries.js'

const empty = (): ReviewState => openReview({place: null, views: [], now: 0})
const on = (entry: ShownEntry): ReviewState => [{kind: 'rows-read', rows: [rowOf(entry)], isLast: true} as const, {kind: 'shown', entry} as const].reduce(reviewReducer, empty())
const registrar: OnScreen = {hasMore: false, hasLogins: true, mayDecide: () => true, mayResolve: () => false}
const lawyer: OnScreen = {hasMore: false, hasLogins: true, mayDecide: () => false, mayResolve: () => true}
const refusal = (code: Extract<Obstacle, {kind: 'refusal'}>['code']): Extract<Obstacle, {kind: 'refusal'}> => ({kind: 'refusal', code})
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
    [{publish: 'd'}, {action: 'publish', problem: 'key-conflict', pressed: 'd', actions: ['publish', 'defer']}],
    [{publicera: 'd'}, {action: 'publicera', problem: 'action-unknown', pressed: '', actions: []}],
    [{publish: 'ctrl-å'}, {action: 'publish', problem: 'key-unknown', pressed: 'ctrl-å', actions: ['publish']}],
    [{keys: []}, {action: 'keys', problem: 'key-needed', pressed: '', actions: []}],
    [{defer: ['ctrl-c']}, {action: 'defer', problem: 'key-conflict', pressed: 'ctrl-c', actions: ['defer', 'leave']}],
  ])('are refused whole where they cannot be used: %j', (own, problem) => {
    expect(reviewKeymap(own)).toEqual({...problem, isPersons: false})
    expect(reviewKeymap({}, own)).toEqual({...problem, isPersons: true})
  })

  test('of a person’s go before the workspace’s, action by action', () => {
    const keymap = reviewKeymap({publish: 'ö', defer: 'å', withhold: []}, {publish: ['ä', 'ö']}) as ReadonlyMap<string, readonly string[]>
    expect(['publish', 'defer', 'withhold', 'escalate'].map((action) => keymap.get(action))).toEqual([['ä', 'ö'], ['å'], [], ['e']])
    // What the workspace's keys would clash with is gone by the person's own.
    expect(reviewKeymap({publish: 'd'}, {publish: 'p'})).toBeInstanceOf(Map)
  })

  test('that clash with the workspace’s are told of where the person can mend them', () => {
    expect(reviewKeymap({publish: 'ö'}, {defer: 'ö'})).toMatchObject({action: 'defer', isPersons: true, problem: 'key-conflict', pressed: 'ö', actions: ['publish', 'defer']})
    expect(reviewKeymap({defer: 'ö'}, {publish: 'ö'})).toMatchObject({action: 'publish', isPersons: true})
    expect(reviewKeymap({publish: 'd'}, {escalate: 'ö'})).toMatchObject({action: 'publish', isPersons: false})
    expect(reviewKeymap({keys: []}, {escalate: 'ö'})).toMatchObject({action: 'keys', isPersons: false, problem: 'key-needed'})
  })
})

describe('what stands in the way of an answer', () => {
  const heading = `Ansökan ${TEST_NUMBER}`
  const blocked = shownEntry(1, {content: documentContent({heading}), findings: [found('personnummer', 'heading', heading, TEST_NUMBER, IDENTITY_NUMBER_RULE)]})

  const inFile = shownEntry(1, {findings: [found('personnummer', 'file', TEST_NUMBER, TEST_NUMBER, IDENTITY_NUMBER_RULE)]})

  const cases: readonly (readonly [string, ShownEntry, AnswerAction, Obstacle | null])[] = [
    ['a held row', shownEntry(1), 'publish', null],
    ['a held row', shownEntry(1), 'withhold-file', null],
    ['a held row', shownEntry(1), 'withhold', null],
    ['a held row', shownEntry(1), 'rewrite-heading', null],
    ['a held row', shownEntry(1), 'escalate', null],
    ['an identity number', blocked, 'publish', {...refusal('identity-number-stands'), ways: ['rewrite-heading', 'not-an-identity-number']}],
    ['an identity number', blocked, 'withhold', null],
    ['what nobody has declared to be no number (B4)', blocked, 'not-an-identity-number', null],
    ['what one has declared oneself (B4)', {...blocked, secondExit: 'own-answer'}, 'not-an-identity-number', refusal('second-person-other')],
    ['a number where one account acts for everybody (B4)', {...blocked, secondExit: 'one-account'}, 'not-an-identity-number', refusal('second-person-needed')],
    ['a row without any number (B4)', shownEntry(1), 'not-an-identity-number', refusal('no-number-found')],
    ['an unread file', shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})}), 'publish', {...refusal('file-not-read'), ways: ['withhold-file']}],
    ['an unread file', shownEntry(1, {content: documentContent({files: [file({reading: 'unread'})]})}), 'withhold-file', null],
    ['a case', shownEntry(1, {content: caseContent(), documentNumber: null}), 'withhold-file', refusal('no-file-to-withhold')],
    ['a case', shownEntry(1, {content: caseContent(), documentNumber: null}), 'replace-party', refusal('no-party-to-replace')],
    ['an identity number in the file', inFile, 'publish', {...refusal('identity-number-stands'), ways: ['withhold-file', 'not-an-identity-number']}],
    ['a deferred row', shownEntry(1, {stage: 'deferred'}), 'defer', refusal('entry-deferred')],
    ['an escalated row', shownEntry(1, {stage: 'escalated'}), 'publish', screen('with-lawyer')],
    ['a row that somebody else has answered', shownEntry(1, {stage: 'cleared'}), 'withhold', refusal('entry-not-waiting')],
    ['a protected row', protectedEntry(1), 'publish', refusal('awaits-authorised')],
    ['a protected row', protectedEntry(1), 'secret', refusal('awaits-authorised')],
  ]

  test.each(cases)('%s', (_name, entry, answer, obstacle) => {
    expect(obstacleToAnswer(answer, on(entry), registrar)).toEqual(obstacle)
  })

  test('a way out that is closed is not told of: of what is escalated a registrar can rewrite nothing', () => {
    const escalated = on({...blocked, stage: 'escalated'})
    expect(obstacleToAnswer('publish', escalated, {...lawyer, mayDecide: () => true})).toEqual({...refusal('identity-number-stands'), ways: []})
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
    expect(obstacleToAnswer('not-an-identity-number', marked, registrar)).toBeNull()
    expect(obstacleToAnswer('not-an-identity-number', marked, {...registrar, hasLogins: false})).toEqual(refusal('second-person-needed'))
    expect(obstacleToAnswer('not-an-identity-number', reviewReducer(on(shownEntry(1)), {kind: 'all-marked'}), registrar)).toEqual(refusal('no-number-found'))
  })
})

describe('what stands in the way, in words', () => {
  const said = (facts: Partial<ReviewAbout> = {}) => wordsFor(about(facts))

  test('names the registrar’s own keys, and no others', () => {
    const own = new Map(about().keymap)
    for (const [at, action] of [...own.keys()].entries()) own.set(action, [String.fromCodePoint(0x0400 + at)])
    const words = said({keymap: own})
    const told = Object.keys(words.screen.obstacles).map((why) => obstacleInWords({kind: 'screen', why: why as never}, words))
    expect(told.join(' ')).not.toMatch(/[{}]|Esc|Mellanslag|→|Enter|med \/|\bw sparar/)
    expect(obstacleInWords({kind: 'screen', why: 'nothing-marked'}, words)).toBe(`Inget är märkt. ${own.get('mark')?.[0] ?? ''} märker raden.`)
    expect(obstacleInWords({...refusal('identity-number-stands'), ways: ['rewrite-heading', 'withhold-file']}, words)).toMatch(new RegExp(`Skriv om rubriken \\(${own.get('rewrite-heading')?.[0] ?? ''}\\) eller utelämna filen \\(${own.get('withhold-file')?.[0] ?? ''}\\)\\.$`))
    for (const notice of [{kind: 'range-begun'}, {kind: 'views-kept', count: 3}, {kind: 'decided', row: null, count: 3, refused: 1, answer: 'defer'}] as const) expect(noticeInWords(notice, words)).not.toMatch(/(?<!\p{L})[uvw](?!\p{L})|Esc/u)
    expect(noticeInWords({kind: 'decided', row: null, count: 3, refused: 1, answer: 'defer'}, words)).toContain('3 rader är uppskjutna. 1 nekades')
  })

  test.each(LANGUAGES)('no refusal sends anybody to a command line: %s', (language) => {
    for (const code of Object.keys(REFUSALS) as RefusalCode[]) {
      const text = obstacleInWords({kind: 'refusal', code}, said({language}))
      expect(text).not.toMatch(/`/)
      expect(text).toMatch(/\p{L}/u)
    }
  })

  test('where nothing can be undone or done again, the sentence tells what the screen shows and which key is left', () => {
    const own = new Map(about().keymap)
    own.set('take-down', ['å'])
    expect(obstacleInWords({kind: 'screen', why: 'nothing-to-undo'}, said({keymap: own}))).toBe('Du har inget beslut som kan ångras. Det som redan är publicerat tas ned med å.')
    for (const code of ['decision-not-found', 'decision-undone'] as const) expect(obstacleInWords(refusal(code), said())).toMatch(/^Beslutet .+\. Listan visar det som väntar nu\.$/)
    expect(obstacleInWords(refusal('decision-stands'), said({language: 'en'}))).toBe('The decision is not undone, so there is nothing to do again.')
  })
})
