import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {SORT_ORDERS} from '../../../src/core/review/queue/view.js'
import {REASON_CODES} from '../../../src/core/review/decision.js'
import type {DecisionId, EntryId} from '../../../src/core/terms/identifiers.js'
import {draftOf, nextStep} from '../../../src/tui/screens/review/state/draft.js'
import {NOTHING_SEEN, toConfirm} from '../../../src/tui/screens/review/state/overlay.js'
import {chosen, hiddenMarks, openReview, placeOf, reviewReducer, toBeShown, type ReviewEvent, type ReviewState} from '../../../src/tui/screens/review/state/review-state.js'
import type {DeskChanges} from '../../../src/usecases/review/desk.js'
import {lineOf} from '../../../src/tui/parts/line-editor.js'
import {documentContent, found, PERSON_RULE, rowOf, shownEntry} from '../support/waiting-entries.js'

const HEADINGS = ['Remiss om skola', 'Ansökan från Mira Alander', 'Yttrande', 'Årsredovisning'] as const
const entryOf = (at: number) => {
  const heading = HEADINGS[at % HEADINGS.length] ?? ''
  return shownEntry(at, {content: documentContent({heading}), findings: at % 4 === 1 ? [found('person', 'heading', heading, 'Mira Alander', PERSON_RULE)] : [], grounds: at % 3 === 0 ? ['registrar-confirms'] : []})
}
const id = (at: number): EntryId => `entry${at}` as EntryId
const rows = Array.from({length: 12}, (_, at) => rowOf(entryOf(at)))
const quiet: DeskChanges = {added: [], changed: [], gone: [], taken: [], open: null}
const after = (events: readonly ReviewEvent[], from = openReview({place: null, views: [], now: 0})): ReviewState => events.reduce(reviewReducer, from)
const opened = (): ReviewState => after([{kind: 'rows-read', rows, isLast: true}])
const ids = ({queue}: ReviewState): readonly EntryId[] => queue.visible.map(({row}) => row.id)
const shown = (state: ReviewState): ReviewState => {
  const row = chosen(state)
  return row === null ? state : reviewReducer(state, {kind: 'shown', entry: entryOf(Number(row.id.slice(5)))})
}

describe('T5: marks', () => {
  const looking = fc.oneof(
    fc.record({kind: fc.constant('filtered' as const), text: fc.constantFrom('', 'skola', 'skäl:namn', 'är:märkt', '-är:märkt', 'skäl:', 'väntat:>0', '"öppen')}),
    fc.record({kind: fc.constant('ordered' as const), order: fc.record({sort: fc.constantFrom(...SORT_ORDERS), isReversed: fc.boolean(), isGrouped: fc.boolean()})}),
    fc.record({kind: fc.constant('moved' as const), by: fc.integer({min: -20, max: 20})}),
    fc.record({kind: fc.constant('moved-group' as const), by: fc.constantFrom(1 as const, -1 as const)}),
    fc.record({kind: fc.constant('news' as const), news: fc.record({added: fc.constant(rows.slice(0, 2)), changed: fc.constant(rows.slice(4, 6)), gone: fc.constant([]), taken: fc.constantFrom([], [{id: id(3), by: 'sara', since: '2026-02-03T08:00:00.000Z' as never}]), open: fc.constant(null)})}),
    fc.record({kind: fc.constant('rows-read' as const), rows: fc.constant(rows), isLast: fc.boolean()}),
    fc.constant({kind: 'zoomed'} as const),
  )

  test('are never changed by filter, order, moving or refresh, and none is hidden from the count', () => {
    fc.assert(
      fc.property(fc.subarray(rows.map((row) => row.id)), fc.array(looking, {maxLength: 30}), (some, events) => {
        const marked = after([{kind: 'rows-read', rows, isLast: true}], openReview({place: {filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: null, marks: some, reasons: [], pastFilters: []}, views: [], now: 0}))
        const state = after(events, marked)
        expect([...state.marking.marks].toSorted()).toEqual(some.toSorted())
        const seen = ids(state).filter((one) => state.marking.marks.has(one)).length
        expect(seen + hiddenMarks(state)).toBe(some.length)
      }),
      {numRuns: 300},
    )
  })

  test('range, all visible, invert, and Esc first the range, then the marks', () => {
    let state = after([{kind: 'range'}, {kind: 'moved', by: 2}, {kind: 'range'}], opened())
    expect(state.marking.marks.size).toBe(3)
    state = after([{kind: 'filtered', text: 'skäl:namn'}, {kind: 'all-marked'}, {kind: 'filtered', text: ''}], state)
    expect(state.marking.marks.size).toBeGreaterThanOrEqual(3)
    const size = state.marking.marks.size
    expect(after([{kind: 'marks-inverted'}], state).marking.marks.size).toBe(12 - size)
    const ranging = after([{kind: 'range'}], state)
    expect(after([{kind: 'marks-cleared'}], ranging).marking.marks.size).toBe(size)
    expect(after([{kind: 'marks-cleared'}, {kind: 'marks-cleared'}], ranging).marking.marks.size).toBe(0)
  })

  test('go with what is gone, and no further', () => {
    const state = after([{kind: 'all-marked'}, {kind: 'news', news: {...quiet, gone: [id(1), id(2)]}}], opened())
    expect(state.marking.marks.size).toBe(10)
  })

  test('of the sitting before stand again, but for what no longer waits', () => {
    const place = {filter: '', sort: 'waited', isReversed: false, isGrouped: true, entry: id(7), marks: [id(3), id(99)], reasons: REASON_CODES, pastFilters: ['skäl:namn']} as const
    const state = after([{kind: 'rows-read', rows: rows.slice(0, 5), isLast: false}, {kind: 'rows-read', rows: rows.slice(5), isLast: true}], openReview({place, views: [], now: 0}))
    expect([...state.marking.marks]).toEqual([id(3)])
    expect(chosen(state)?.id).toBe(id(7))
    expect(placeOf(state)).toEqual({...place, marks: [id(3)]})
  })
})

describe('T8: the filter line', () => {
  const line = (text: string): ReviewEvent => ({kind: 'line-edited', line: lineOf(text)})
  const open = (state: ReviewState): ReviewState => reviewReducer(state, {kind: 'overlay-opened', overlay: {kind: 'filter', line: lineOf(''), before: state.queue.filter, problem: null, row: chosen(state)?.id ?? null}})

  test('filters as it is written, and Esc puts back what was', () => {
    const before = opened()
    const state = after([line('yttr')], open(before))
    expect(ids(state)).toHaveLength(3)
    expect(ids(after([{kind: 'overlay-closed'}], state))).toEqual(ids(before))
    const kept = after([{kind: 'filtered', text: 'yttr'}], state)
    expect(kept.overlay).toBeNull()
    expect(ids(kept)).toHaveLength(3)
    expect(kept.pastFilters).toEqual(['yttr'])
  })

  test('the chosen row is chosen again where the filter is left or lets it through, and else the first is', () => {
    const before = after([{kind: 'moved', by: 7}], opened())
    const row = chosen(before)?.id
    const state = after([line('skola')], open(before))
    expect(ids(state)).not.toContain(row)
    expect(state.queue.cursor).toBe(0)
    expect(chosen(after([{kind: 'overlay-closed'}], state))?.id).toBe(row)
    expect(chosen(after([line('')], state))?.id).toBe(row)
  })

  test('what cannot be understood is pointed at and leaves the list as it is', () => {
    const state = after([line('yttr'), line('yttr nämd:KS')], open(opened()))
    expect(ids(state)).toHaveLength(3)
    expect(state.overlay).toMatchObject({kind: 'filter', problem: {problem: 'unknown-field', at: 5, word: 'nämd'}})
    expect(after([line('yttr nämnd:KS')], state).overlay).toMatchObject({problem: null})
  })

  test('a field whose colon has not come yet does not empty the list, and is looked for when it is ended', () => {
    const queue = opened()
    const visible = (text: string) => after([{kind: 'line-edited', line: lineOf(text)}], after([{kind: 'overlay-opened', overlay: {kind: 'filter', line: lineOf(''), before: queue.queue.filter, problem: null, row: null}}], queue)).queue.visible.length
    for (const text of ['s', 'skä', 'skäl', '-skäl']) expect(visible(text), text).toBe(12)
    expect(visible('skäl ')).toBe(0)
    expect(after([{kind: 'filtered', text: 'skäl'}], queue).queue.visible).toEqual([])
  })

  test('a committee that there is none of is told, and one that only rows have is one', () => {
    const open = after([{kind: 'rows-read', rows, isLast: true}], openReview({place: null, views: [], now: 0, committees: ['BN']}))
    expect(after([{kind: 'filtered', text: 'nämnd:XX'}], open).notice).toMatchObject({kind: 'filter-problem', fault: {problem: 'unknown-value', unknown: {value: 'XX', field: 'committee'}}})
    expect(after([{kind: 'filtered', text: 'nämnd:XX'}], open).queue.visible).toHaveLength(12)
    for (const text of ['nämnd:bn', 'nämnd:KS']) expect(after([{kind: 'filtered', text}], open).notice, text).toBeNull()
  })

  test('T10: a list that would open on a row that is open at another desk opens on the first that is not; whoever has moved stays', () => {
    const place = {filter: '', sort: 'waited', isReversed: false, isGrouped: false, entry: id(3), marks: [], reasons: [], pastFilters: []} as const
    const taken = {...quiet, taken: [0, 3].map((at) => ({id: id(at), by: 'reg1', since: '2026-02-03T08:00:00.000Z' as never}))}
    const reading = after([{kind: 'rows-read', rows, isLast: false}, {kind: 'news', news: taken}], openReview({place, views: [], now: 0}))
    expect(chosen(reading)?.id).toBe(id(3))
    const whole: ReviewEvent = {kind: 'rows-read', rows: [], isLast: true}
    const free = after([whole], reading)
    expect(free.queue.visible.findIndex(({row}) => row.id === chosen(free)?.id)).toBe(free.queue.visible.findIndex(({row}) => ![id(0), id(3)].includes(row.id)))
    expect(free.notice).toBeNull()
    expect(chosen(after([{kind: 'moved', by: 1}, {kind: 'moved', by: -1}, whole], reading))?.id).toBe(id(3))
    expect(chosen(after([whole], after([{kind: 'rows-read', rows, isLast: false}, {kind: 'news', news: {...quiet, taken: [...rows.map((row) => ({id: row.id, by: 'reg1', since: '2026-02-03T08:00:00.000Z' as never}))]}}], openReview({place, views: [], now: 0}))))?.id).toBe(id(3))
  })

  test('the cursor stays on its row', () => {
    const state = after([{kind: 'moved', by: 20}], opened())
    const row = chosen(state)?.id
    expect(chosen(after([{kind: 'ordered', order: {sort: 'heading', isReversed: true, isGrouped: false}}], state))?.id).toBe(row)
  })
})

describe('decisions', () => {
  const decide = (state: ReviewState, stage: 'cleared' | 'deferred' | 'held', serial = 1): ReviewState => {
    const entry = chosen(state)?.id ?? id(0)
    const draft = draftOf('publish', {kind: 'one', entry, seal: 'x' as never})
    return after([{kind: 'saving', saving: {kind: 'decision', draft}}, {kind: 'decided', decided: [{id: entry, stage}], refused: 0, decision: `d${serial}` as DecisionId}], state)
  }

  test('what is decided goes and the next is chosen; what stays is left behind; what still waits is read again', () => {
    const state = shown(opened())
    const [first, second] = ids(state)
    const gone = decide(state, 'cleared')
    expect(ids(gone)).not.toContain(first)
    expect(chosen(gone)?.id).toBe(second)
    const deferred = decide(state, 'deferred')
    expect(ids(deferred)).toContain(first)
    expect(chosen(deferred)?.id).not.toBe(first)
    const again = decide(state, 'held')
    expect(chosen(again)?.id).toBe(first)
    expect(toBeShown(again)?.id).toBe(first)
    expect(again.notice?.kind).toBe('still-waiting')
  })

  test('T10: what was answered here is told as that when it comes as news, and what another does after it as theirs', () => {
    const again = decide(shown(opened()), 'held')
    const row = chosen(again)
    if (row === null) throw new Error('no row')
    const changed = (stage: 'held' | 'blocked', reasons: readonly string[]): ReviewEvent => ({kind: 'news', news: {...quiet, changed: [{...row, stage, reasons}]}})
    const told = reviewReducer(again, changed('held', ['person']))
    expect([told.notice?.kind, told.swaps]).toEqual(['still-waiting', 0])
    const theirs = reviewReducer(shown(told), changed('blocked', ['identity-number']))
    expect([theirs.notice?.kind, theirs.swaps]).toEqual(['swapped', 1])
  })

  test('B7: that there is more to answer for is told anew when the row, or the registrar, comes back', () => {
    const told = reviewReducer(shown(opened()), {kind: 'fold-told', seal: 'x' as never})
    expect(told.folded).toBe('x')
    expect(reviewReducer(told, {kind: 'scrolled', to: 3}).folded).toBe('x')
    expect(after([{kind: 'moved', by: 1}, {kind: 'moved', by: -1}], told).folded).toBeNull()
    expect(after([{kind: 'locked'}, {kind: 'unlocked'}], told).folded).toBeNull()
    const made = {decision: 'd1' as DecisionId, entries: [id(0)], answer: 'publish'} as const
    expect(after([{kind: 'saving', saving: {kind: 'undo', made}}, {kind: 'undone', entries: made.entries, row: null, wasPublic: false}], told).folded).toBeNull()
  })

  test('T7: what is decided and undone is the queue as it was, with the cursor on what came back', () => {
    fc.assert(
      fc.property(fc.integer({min: 0, max: 11}), fc.constantFrom('cleared' as const, 'deferred' as const), fc.constantFrom('', 'skäl:namn', 'remiss'), (at, stage, text) => {
        const before = shown(after([{kind: 'filtered', text}, {kind: 'moved', by: at}], opened()))
        const entry = chosen(before)
        if (entry === null) return
        const made = decide(before, stage)
        const made1 = made.made.done.at(-1)
        if (made1 === undefined) throw new Error('Nothing was made')
        const undone = after([
          {kind: 'saving', saving: {kind: 'undo', made: made1}},
          {kind: 'undone', entries: [entry.id], row: null, wasPublic: false},
          {kind: 'news', news: stage === 'cleared' ? {...quiet, added: [entry]} : {...quiet, changed: [entry]}},
        ], made)
        expect(ids(undone)).toEqual(ids(before))
        expect(chosen(undone)?.id).toBe(entry.id)
        expect(undone.made.done).toEqual(before.made.done)
        expect(undone.made.undone).toHaveLength(1)
        expect(undone.marking).toEqual(before.marking)
      }),
      {numRuns: 100},
    )
  })

  test('T7: redo stands ready until something else is decided', () => {
    const made = decide(shown(opened()), 'cleared')
    const last = made.made.done[0]
    if (last === undefined) throw new Error('Nothing was made')
    const undone = after([{kind: 'saving', saving: {kind: 'undo', made: last}}, {kind: 'undone', entries: last.entries, row: null, wasPublic: false}], made)
    const redone = after([{kind: 'saving', saving: {kind: 'redo', made: last}}, {kind: 'redone', decided: [{id: last.entries[0] ?? id(0), stage: 'cleared'}], decision: 'd9' as DecisionId}], undone)
    expect(redone.made).toEqual({done: [{...last, decision: 'd9'}], undone: []})
    expect(decide(shown(undone), 'cleared', 2).made.undone).toEqual([])
  })

  test('T7: what is public is not undone: to take it down is offered', () => {
    const made = decide(shown(opened()), 'cleared')
    const last = made.made.done[0]
    if (last === undefined) throw new Error('Nothing was made')
    const asked = after([{kind: 'saving', saving: {kind: 'undo', made: last}}, {kind: 'refused', code: 'undo-public', facts: {}}], made)
    expect(asked.overlay).toMatchObject({kind: 'choose', of: {kind: 'take-down', entries: last.entries, isUndo: true}})
    const down = after([{kind: 'saving', saving: {kind: 'take-down', entries: last.entries, isUndo: true}}, {kind: 'taken-down', entries: last.entries, isOffSite: true}], asked)
    expect(down.made.done).toEqual([])
  })

  test('one thing is saved at a time, and only a refusal or an answer ends it', () => {
    const draft = draftOf('publish', {kind: 'one', entry: id(0), seal: 'x' as never})
    const state = after([{kind: 'saving', saving: {kind: 'decision', draft}}, {kind: 'saving', saving: {kind: 'take-down', entries: [], isUndo: false}}, {kind: 'moved', by: 3}, {kind: 'undone', entries: [], row: null, wasPublic: false}], opened())
    expect(state.saving).toEqual({kind: 'decision', draft})
    expect(after([{kind: 'refused', code: 'locked', facts: {}}], state)).toMatchObject({saving: null, isLeaving: false})
  })
})

test('whatever happens the cursor stays in the list, each row stands there once, and what is shown is what is chosen', () => {
  const event: fc.Arbitrary<ReviewEvent> = fc.oneof(
    fc.record({kind: fc.constant('news' as const), news: fc.record({added: fc.subarray(rows), changed: fc.subarray(rows), gone: fc.subarray(rows.map((row) => row.id)), taken: fc.constant([]), open: fc.constant(null)})}),
    fc.record({kind: fc.constant('rows-read' as const), rows: fc.subarray(rows), isLast: fc.boolean()}),
    fc.record({kind: fc.constant('moved' as const), by: fc.integer({min: -30, max: 30})}),
    fc.record({kind: fc.constant('filtered' as const), text: fc.constantFrom('', 'skola', 'är:märkt', 'nämnd:KS')}),
    fc.record({kind: fc.constant('ordered' as const), order: fc.record({sort: fc.constantFrom(...SORT_ORDERS), isReversed: fc.boolean(), isGrouped: fc.boolean()})}),
    fc.nat({max: 11}).map((at): ReviewEvent => ({kind: 'shown', entry: entryOf(at)})),
    fc.constantFrom<ReviewEvent>({kind: 'mark-toggled'}, {kind: 'all-marked'}, {kind: 'marks-inverted'}, {kind: 'range'}, {kind: 'zoomed'}, {kind: 'scrolled', to: -4}, {kind: 'leave-asked'}),
  )
  fc.assert(
    fc.property(fc.array(event, {maxLength: 50}), (events) => {
      let state = opened()
      for (const one of events) {
        state = reviewReducer(state, one)
        expect(state.queue.cursor).toBeGreaterThanOrEqual(0)
        expect(state.queue.cursor).toBeLessThanOrEqual(Math.max(0, state.queue.visible.length - 1))
        expect(new Set(ids(state)).size).toBe(state.queue.visible.length)
        expect([...state.queue.counts.values()].reduce((sum, count) => sum + count, 0)).toBe(state.queue.visible.length)
        expect(state.entry.scroll).toBeGreaterThanOrEqual(0)
        if (state.entry.shown !== null) expect(state.entry.shown.id).toBe(chosen(state)?.id)
      }
    }),
    {numRuns: 300},
  )
})

describe('T6: a bulk answer', () => {
  test('asks what it needs, then shows what it will do', () => {
    const target = {kind: 'marked', ids: [id(1)]} as const
    expect(nextStep(draftOf('publish', target))).toBe('preview')
    expect(nextStep(draftOf('withhold', target))).toBe('reason')
    expect(nextStep({...draftOf('withhold', target), reason: 'secrecy'})).toBe('preview')
    expect(nextStep(draftOf('replace-party', target))).toBe('role')
    expect(nextStep(draftOf('resolve-publish', target))).toBe('ground')
    expect(nextStep(draftOf('publish', {kind: 'one', entry: id(1), seal: 'x' as never}))).toBe('ready')
  })

  test('of more than twenty is confirmed by their number, counted without those that are refused', () => {
    const previewed = (count: number, refused: number) => Array.from({length: count + refused}, (_, at) => ({id: id(at), seal: 'x' as never, committee: 'KS', diaryNumber: '1', documentNumber: null, heading: 'x', isSecret: false, letsOut: null, grounds: [], outcome: at < count ? ({kind: 'goes-to', stage: 'cleared'} as const) : ({kind: 'refused', code: 'file-not-read', by: null, at: null} as const)}))
    const overlay = (count: number, refused: number, text: string) => ({kind: 'preview', draft: draftOf('publish', {kind: 'marked', ids: []}), rows: previewed(count, refused), line: lineOf(text), scroll: 0, seen: NOTHING_SEEN}) as const
    expect(toConfirm(overlay(20, 5, ''))).toBeNull()
    expect(toConfirm(overlay(21, 5, ''))).toBe('number')
    expect(toConfirm(overlay(21, 5, '26'))).toBe('number')
    expect(toConfirm(overlay(21, 5, '21'))).toBeNull()
    expect(toConfirm(overlay(0, 5, ''))).toBe('nothing')
    expect(toConfirm({...overlay(1, 0, ''), rows: null})).toBe('working')
  })

  test('B7: is not confirmed before what would show a finding, or is let out in spite of something missing, has been on screen, or it is known that it has not', () => {
    const row = (at: number) => ({id: id(at), seal: 'x' as never, committee: 'KS', diaryNumber: '1', documentNumber: null, heading: 'x', isSecret: false, letsOut: {parties: [], files: [], findings: [{kind: 'person' as const, field: 'file' as const, count: 1}], more: 0}, grounds: [], outcome: {kind: 'goes-to', stage: 'cleared'} as const})
    const missing = {...row(2), letsOut: null, grounds: ['heading-secrecy-unknown'] as const}
    const overlay = {kind: 'preview', draft: draftOf('publish', {kind: 'marked', ids: []}), rows: [row(1), missing], line: lineOf(''), scroll: 0, seen: NOTHING_SEEN} as const
    let state: ReviewState = {...opened(), overlay}
    const why = (): ReturnType<typeof toConfirm> => (state.overlay?.kind === 'preview' ? toConfirm(state.overlay) : 'nothing')
    expect(why()).toBe('unseen')
    state = reviewReducer(state, {kind: 'found-seen', rows: [id(1)]})
    expect(why()).toBe('unseen')
    expect([reviewReducer(state, {kind: 'unseen-told'})].map(({overlay: told}) => (told?.kind === 'preview' ? toConfirm(told) : 'nothing'))).toEqual([null])
    state = reviewReducer(state, {kind: 'found-seen', rows: [id(2)]})
    expect(why()).toBeNull()
  })
})
