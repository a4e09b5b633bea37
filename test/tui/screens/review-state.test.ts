import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {DecisionId, EntryId} from '../../../src/core/terms/identifiers.js'
import {chosen, openReview, reviewReducer, rowOf, toBeShown, wantsPage, type ReviewEvent, type ReviewState} from '../../../src/tui/screens/review/review-state.js'
import type {WaitingRow} from '../../../src/usecases/review/list-waiting.js'
import {found, PERSON_RULE, protectedEntry, shownEntry} from '../support/waiting-entries.js'

const entries = Array.from({length: 60}, (_, number) => shownEntry(number))
const rows = entries.map(rowOf)
const id = (number: number): EntryId => `entry${number}` as EntryId
const ids = ({rows: list}: ReviewState): readonly string[] => list.map((row) => row.id)

function after(...events: readonly ReviewEvent[]): ReviewState {
  return events.reduce(reviewReducer, openReview())
}

const opened = (count: number, next: string | null = null): readonly ReviewEvent[] => [{kind: 'load-started', load: 'all'}, {kind: 'list-read-anew', entries: rows.slice(0, count), next}]
const shown = (number: number): ReviewEvent => ({kind: 'shown', entry: entries[number] ?? shownEntry(number)})
const answered = (number: number, stage = 'cleared', answer: 'publish' | 'escalate' | 'defer' = 'publish'): readonly ReviewEvent[] => [
  shown(number),
  {kind: 'decision-started', entry: id(number), answer},
  {kind: 'decided', entry: id(number), decision: `d${number}` as DecisionId, stage},
]

describe('the queue', () => {
  test('is not called empty before it has been read', () => {
    expect(openReview().isOpen).toBe(false)
    expect(after(...opened(0))).toMatchObject({isOpen: true, rows: [], notice: null})
  })

  test('stands on its first row, whose entry is to be fetched', () => {
    const state = after(...opened(3))
    expect(chosen(state)?.id).toBe('entry0')
    expect(toBeShown(state)?.id).toBe('entry0')
    expect(toBeShown(reviewReducer(state, shown(0)))).toBeNull()
  })

  test.each([
    [1, 1],
    [-1, 0],
    [100, 2],
    [-100, 0],
  ])('moving %i from the first of three rows goes to %i', (by, cursor) => {
    expect(after(...opened(3), {kind: 'moved', by}).cursor).toBe(cursor)
  })

  test('forgets the entry it showed when it moves, and the one that comes too late', () => {
    const moved = after(...opened(3), shown(0), {kind: 'scrolled', to: 7}, {kind: 'moved', by: 1})
    expect(moved).toMatchObject({shown: null, scroll: 0})
    expect(reviewReducer(moved, shown(0)).shown).toBeNull()
    expect(reviewReducer(moved, shown(1)).shown?.id).toBe('entry1')
  })

  test('takes what is new in an entry into its row, but not since when it waits', () => {
    const changed = {...shownEntry(0), diaryNumber: 'KS 2026/99999', history: []}
    const state = after(...opened(2), {kind: 'shown', entry: changed})
    expect(state.rows[0]).toMatchObject({diaryNumber: 'KS 2026/99999', waitingSince: rows[0]?.waitingSince})
  })

  test('wants the next page near its end, one at a time, and not again after a refusal', () => {
    const state = after(...opened(60, '60'))
    expect(wantsPage(state)).toBe(false)
    const near = reviewReducer(state, {kind: 'moved', by: 40})
    expect(wantsPage(near)).toBe(true)
    const loading = reviewReducer(near, {kind: 'load-started', load: 'page'})
    expect(wantsPage(loading)).toBe(false)
    const refused = reviewReducer(loading, {kind: 'load-refused', code: 'locked'})
    expect(wantsPage(refused)).toBe(false)
    expect(refused.notice).toEqual({kind: 'refused', code: 'locked'})
    expect(wantsPage(reviewReducer(refused, {kind: 'moved', by: 1}))).toBe(true)
  })

  test('takes a page in after what it has, each row once', () => {
    const state = after(...opened(3, '3'), {kind: 'load-started', load: 'page'}, {kind: 'page-loaded', entries: rows.slice(2, 5), next: null})
    expect(ids(state)).toEqual(['entry0', 'entry1', 'entry2', 'entry3', 'entry4'])
    expect(state.next).toBeNull()
  })

  test('ignores a page that nobody waits for', () => {
    const state = after(...opened(3))
    expect(reviewReducer(state, {kind: 'page-loaded', entries: rows.slice(3, 5), next: null})).toBe(state)
    expect(reviewReducer(state, {kind: 'list-read-anew', entries: [], next: null})).toBe(state)
  })
})

describe('a decision', () => {
  test.each(['cleared', 'withheld'])('that makes a row %s takes it away, and the next row takes its place', (stage) => {
    const state = after(...opened(3), ...answered(0, stage))
    expect(ids(state)).toEqual(['entry1', 'entry2'])
    expect(state).toMatchObject({cursor: 0, shown: null, saving: null, made: [{decision: 'd0', entry: 'entry0'}], notice: {kind: 'decided', answer: 'publish'}})
  })

  test('about the last row goes to the row before', () => {
    expect(chosen(after(...opened(2), {kind: 'moved', by: 1}, ...answered(1)))?.id).toBe('entry0')
  })

  test('about the only row leaves an empty queue', () => {
    expect(after(...opened(1), ...answered(0))).toMatchObject({rows: [], cursor: 0})
  })

  test.each([
    ['escalated', 'escalate'],
    ['deferred', 'defer'],
  ] as const)('that makes a row %s leaves it where it stands and goes on', (stage, answer) => {
    const state = after(...opened(3), ...answered(0, stage, answer))
    expect(ids(state)).toEqual(['entry0', 'entry1', 'entry2'])
    expect(state.rows[0]?.stage).toBe(stage)
    expect(state).toMatchObject({cursor: 1, notice: {kind: 'decided', answer}})
  })

  test('after which the row still waits stays on it, and the entry is read again', () => {
    const state = after(...opened(3), ...answered(0, 'blocked'))
    expect(state).toMatchObject({cursor: 0, shown: null, made: [{decision: 'd0'}], notice: {kind: 'still-waiting'}})
    expect(state.rows[0]?.stage).toBe('blocked')
  })

  test('does not pull away somebody who has gone on', () => {
    const state = after(...opened(5), shown(0), {kind: 'decision-started', entry: id(0), answer: 'publish'}, {kind: 'moved', by: 3}, shown(3), {kind: 'decided', entry: id(0), decision: 'd0' as DecisionId, stage: 'cleared'})
    expect(chosen(state)?.id).toBe('entry3')
    expect(state.shown?.id).toBe('entry3')
  })

  test('cannot be started about an entry that is not on screen, nor while another is saved', () => {
    const unread = after(...opened(3))
    expect(reviewReducer(unread, {kind: 'decision-started', entry: id(0), answer: 'publish'}).saving).toBeNull()
    expect(reviewReducer(reviewReducer(unread, shown(0)), {kind: 'decision-started', entry: id(1), answer: 'publish'}).saving).toBeNull()
    const saving = after(...opened(3), shown(0), {kind: 'decision-started', entry: id(0), answer: 'publish'})
    expect(reviewReducer(saving, {kind: 'decision-started', entry: id(0), answer: 'withhold'})).toBe(saving)
  })

  test('that is refused keeps the row and says why', () => {
    const state = after(...opened(3), shown(0), {kind: 'decision-started', entry: id(0), answer: 'publish'}, {kind: 'refused', code: 'file-changed'})
    expect(state).toMatchObject({cursor: 0, saving: null, made: [], notice: {kind: 'refused', code: 'file-changed'}, shown: {id: 'entry0'}})
    expect(state.rows).toHaveLength(3)
  })

  test('that is refused because the text has changed has the entry read again', () => {
    const state = after(...opened(3), shown(0), {kind: 'decision-started', entry: id(0), answer: 'publish'}, {kind: 'refused', code: 'text-changed'})
    expect(state.shown).toBeNull()
    expect(toBeShown(state)?.id).toBe('entry0')
  })
})

describe('undo', () => {
  const undone = (number: number, wasPublic = false): readonly ReviewEvent[] => [
    {kind: 'undo-started', decision: `d${number}` as DecisionId},
    {kind: 'undone', decision: `d${number}` as DecisionId, entry: shownEntry(number, {grounds: ['reopened']}), wasPublic},
  ]

  test('puts the row back where the registrar stands, and shows it', () => {
    const state = after(...opened(3), {kind: 'moved', by: 1}, ...answered(1), ...undone(1, true))
    expect(ids(state)).toEqual(['entry0', 'entry1', 'entry2'])
    expect(state).toMatchObject({cursor: 1, shown: {id: 'entry1'}, made: [], notice: {kind: 'undone', wasPublic: true}})
    expect(state.rows[1]?.reasons).toEqual(['reopened'])
  })

  test('of a deferral finds the row that stayed', () => {
    const state = after(...opened(3), ...answered(0, 'deferred', 'defer'), {kind: 'moved', by: 1}, ...undone(0))
    expect(ids(state)).toEqual(['entry0', 'entry1', 'entry2'])
    expect(state).toMatchObject({cursor: 0, rows: [{stage: 'held'}, {}, {}]})
  })

  test('waits while a decision is being saved', () => {
    const saving = after(...opened(3), ...answered(0), shown(1), {kind: 'decision-started', entry: id(1), answer: 'publish'})
    expect(reviewReducer(saving, {kind: 'undo-started', decision: 'd0' as DecisionId})).toBe(saving)
  })

  test('takes back decisions from the last to the first, and no other', () => {
    const two = after(...opened(3), ...answered(0), ...answered(1))
    expect(reviewReducer(two, {kind: 'undo-started', decision: 'd0' as DecisionId}).saving).toBeNull()
    const none = [...undone(1), ...undone(0)].reduce(reviewReducer, two)
    expect(none.made).toEqual([])
    expect(new Set(ids(none))).toEqual(new Set(['entry0', 'entry1', 'entry2']))
  })

  test.each([
    ['decision-undone', 0],
    ['text-changed', 0],
    ['locked', 1],
  ] as const)('refused with %s leaves %i decisions that can be undone', (code, left) => {
    const state = after(...opened(3), ...answered(0), {kind: 'undo-started', decision: 'd0' as DecisionId}, {kind: 'refused', code})
    expect(state.made).toHaveLength(left)
    expect(state).toMatchObject({saving: null, notice: {kind: 'refused', code}})
  })

  test('of an entry that can no longer be read is done all the same', () => {
    const state = after(...opened(3), ...answered(0), {kind: 'undo-started', decision: 'd0' as DecisionId}, {kind: 'undone-unseen', decision: 'd0' as DecisionId, code: 'not-permitted'})
    expect(state).toMatchObject({made: [], saving: null, notice: {kind: 'refused', code: 'not-permitted'}})
  })
})

describe('a list read anew', () => {
  const anew = (entriesNow: readonly WaitingRow[]): readonly ReviewEvent[] => [{kind: 'load-started', load: 'all'}, {kind: 'list-read-anew', entries: entriesNow, next: null}]

  test('keeps the registrar on the row where they stood', () => {
    const state = after(...opened(5), {kind: 'moved', by: 3}, ...anew(rows.slice(2, 6)))
    expect(chosen(state)?.id).toBe('entry3')
    expect(state.notice).toEqual({kind: 'refreshed'})
  })

  test('goes to the next row that still waits where theirs does not', () => {
    expect(chosen(after(...opened(5), {kind: 'moved', by: 2}, ...anew([rows[0], rows[1], rows[4]].filter((row) => row !== undefined))))?.id).toBe('entry4')
  })

  test('does not bring back what was decided while it was read, nor lose what was put back', () => {
    const begun = after(...opened(3), ...answered(2, 'cleared'), {kind: 'moved', by: -5}, {kind: 'load-started', load: 'all'}, ...answered(0))
    // The answer was worked out before the decision: entry0 is still in it.
    expect(ids(reviewReducer(begun, {kind: 'list-read-anew', entries: rows.slice(0, 3), next: null}))).not.toContain('entry0')

    const putBack = after(...opened(3), ...answered(0), {kind: 'load-started', load: 'all'}, {kind: 'undo-started', decision: 'd0' as DecisionId}, {kind: 'undone', decision: 'd0' as DecisionId, entry: shownEntry(0), wasPublic: false}, {kind: 'list-read-anew', entries: rows.slice(1, 3), next: null})
    expect(ids(putBack)).toContain('entry0')
  })
})

test('leaving waits for what is being saved, and a refusal stops it so that the sentence is seen', () => {
  const saving = after(...opened(2), shown(0), {kind: 'decision-started', entry: id(0), answer: 'publish'}, {kind: 'leave-asked'})
  expect(saving).toMatchObject({isLeaving: true, saving: {entry: 'entry0'}})
  expect(reviewReducer(saving, {kind: 'refused', code: 'locked'})).toMatchObject({isLeaving: false, notice: {kind: 'refused'}})
})

test('a row out of a shown entry is the row that the queue gives', () => {
  const heading = 'Klagomål från Mira Alander'
  const entry = shownEntry(7, {grounds: ['no-registrar'], findings: [found('person', 'heading', heading, 'Mira Alander', PERSON_RULE), {...found('person', 'officer', 'Rasmus Tallberg', 'Rasmus', {...PERSON_RULE, answer: 'clear'}), answer: 'clear'}]})
  expect(rowOf(entry)).toMatchObject({id: 'entry7', kind: 'document', heading: 'Remiss om ny förskola', reasons: ['no-registrar', 'person'], waitingSince: entry.history[0]?.at})
  expect(rowOf(protectedEntry(8))).toMatchObject({heading: null, reasons: ['awaits-authorised']})
})

describe('whatever happens, in whatever order', () => {
  const number = fc.nat(19)
  const event: fc.Arbitrary<ReviewEvent> = fc.oneof(
    fc.constantFrom<ReviewEvent>({kind: 'load-started', load: 'page'}, {kind: 'load-started', load: 'all'}, {kind: 'load-refused', code: 'locked'}, {kind: 'refused', code: 'text-changed'}, {kind: 'refused', code: 'locked'}, {kind: 'key-list-opened'}, {kind: 'key-list-closed'}, {kind: 'leave-asked'}, {kind: 'key-blocked', obstacle: {kind: 'screen', why: 'nothing'}}),
    fc.record({kind: fc.constantFrom('page-loaded' as const, 'list-read-anew' as const), entries: fc.uniqueArray(number, {maxLength: 12}).map((some) => some.flatMap((one) => rows[one] ?? [])), next: fc.constantFrom(null, 'x')}),
    fc.record({kind: fc.constant('moved' as const), by: fc.integer({min: -30, max: 30})}),
    fc.record({kind: fc.constant('scrolled' as const), to: fc.integer({min: -5, max: 50})}),
    number.map(shown),
    fc.record({kind: fc.constant('show-refused' as const), entry: number.map(id), code: fc.constant('entry-not-found' as const)}),
  )
  // What a person and their deeds do: decide about the chosen entry, be answered or refused, undo the last.
  const step = fc.oneof({weight: 3, arbitrary: event}, {weight: 4, arbitrary: fc.constantFrom('show', 'decide', 'answer-cleared', 'answer-escalated', 'answer-held', 'undo', 'answer-undone')})

  test('the cursor stays in the list, each row stands there once, and no decision is lost', () => {
    fc.assert(
      fc.property(fc.array(step, {maxLength: 60}), (steps) => {
        let state = after(...opened(12, 'x'))
        let made = 0
        let serial = 0
        for (const one of steps) {
          const before = state
          state = next(state, one, () => `d${++serial}` as DecisionId)
          // Counted from outside: a decision answered is one more, an undo answered or past hope is one less, and nothing else moves the count.
          const wasDecided = before.saving?.kind === 'decision' && typeof one === 'string' && one.startsWith('answer-') && one !== 'answer-undone'
          const wasUndone = before.saving?.kind === 'undo' && (one === 'answer-undone' || (typeof one === 'object' && one.kind === 'refused' && one.code === 'text-changed'))
          made += wasDecided ? 1 : wasUndone ? -1 : 0
          expect(state.made).toHaveLength(made)
          expect(state.cursor).toBeGreaterThanOrEqual(0)
          expect(state.cursor).toBeLessThanOrEqual(Math.max(0, state.rows.length - 1))
          expect(new Set(ids(state)).size).toBe(state.rows.length)
          expect(state.scroll).toBeGreaterThanOrEqual(0)
          if (state.shown !== null) expect(state.shown.id).toBe(chosen(state)?.id)
          // A save ends only by being answered.
          if (before.saving !== null && !wasDecided && !wasUndone && !(typeof one === 'object' && one.kind === 'refused')) expect(state.saving).toEqual(before.saving)
          // Only a decision or a list read anew takes a row away.
          if (!wasDecided && !(typeof one === 'object' && one.kind === 'list-read-anew')) for (const row of ids(before)) expect(ids(state)).toContain(row)
        }
      }),
      {numRuns: 400},
    )
  })

  function next(state: ReviewState, one: ReviewEvent | string, newId: () => DecisionId): ReviewState {
    if (typeof one === 'object') return reviewReducer(state, one)
    const row = chosen(state)
    const {saving} = state
    if (one === 'show') return row === null ? state : reviewReducer(state, {kind: 'shown', entry: shownEntry(Number(row.id.slice(5)))})
    if (one === 'decide') return row === null ? state : reviewReducer(state, {kind: 'decision-started', entry: row.id, answer: 'publish'})
    const last = state.made.at(-1)
    if (one === 'undo') return last === undefined ? state : reviewReducer(state, {kind: 'undo-started', decision: last.decision})
    if (one === 'answer-undone') return saving?.kind === 'undo' && last !== undefined ? reviewReducer(state, {kind: 'undone', decision: saving.decision, entry: shownEntry(Number(last.entry.slice(5))), wasPublic: false}) : state
    return saving?.kind === 'decision' ? reviewReducer(state, {kind: 'decided', entry: saving.entry, decision: newId(), stage: one.slice('answer-'.length)}) : state
  }
})
