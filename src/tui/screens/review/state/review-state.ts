import {isWaiting, type Stage} from '../../../../core/journey.js'
import type {RefusalCode, RefusalFacts} from '../../../../core/refusal.js'
import {REASON_CODES, type ReasonCode} from '../../../../core/review/decision.js'
import {parseFilter, withoutBegunField, type FilterWords} from '../../../../core/review/queue/filter.js'
import type {ReviewPlace, SavedView} from '../../../../core/review/queue/place.js'
import type {QueueRow} from '../../../../core/review/queue/queue-row.js'
import {foldForSearch} from '../../../../core/review/queue/search-text.js'
import type {DecisionId, EntryId, Fingerprint} from '../../../../core/terms/identifiers.js'
import {FILTER_WORDS} from '../../../../words/queue-filter.js'
import type {DeskChanges} from '../../../../usecases/review/desk.js'
import type {NamedEntry} from '../../../../usecases/review/name-entries.js'
import type {ReviewHead} from '../../../../usecases/review/review-head.js'
import type {Draft} from './draft.js'
import {entryReducer, UNREAD, type EntryEvent, type EntryState} from './entry.js'
import {decided, forgot, NOTHING_MADE, redid, undid, type Made, type MadeState} from './made.js'
import {markReducer, NO_MARKS, withoutGone, type MarkEvent, type Marking} from './marking.js'
import type {Notice, Obstacle} from './notice.js'
import {choose, isRead, overlayReducer, write, type Overlay, type OverlayEvent} from './overlay.js'
import {chosenRow, loadedWhole, movedTo, onFreeRow, openQueue, toGroup, withFilter, withMarks, withNews, withOrder, withRows, withStage, type QueueFilter, type QueueOrder, type QueueState} from './queue.js'

/** What is being written to the register just now: one thing at a time. */
export type Saving = {readonly kind: 'decision'; readonly draft: Draft} | {readonly kind: 'undo'; readonly made: Made} | {readonly kind: 'redo'; readonly made: Made} | {readonly kind: 'take-down'; readonly entries: readonly EntryId[]; readonly isUndo: boolean}

/** What the registrar has in front of them. */
export interface ReviewState {
  readonly queue: QueueState
  readonly entry: EntryState
  readonly marking: Marking
  readonly made: MadeState
  readonly overlay: Overlay | null
  readonly saving: Saving | null
  /** What was answered or put back here and is still to come as news: no news to the registrar. */
  readonly ours: ReadonlySet<EntryId>
  readonly head: ReviewHead | null
  /** This moment as it was last asked for, milliseconds since 1970. */
  readonly now: number
  readonly views: readonly SavedView[]
  /** The codes of the committees there are; null where that is not known. */
  readonly committees: readonly string[] | null
  /** Reasons in the order they are offered: the last used first. */
  readonly reasons: readonly ReasonCode[]
  /** Filters that were used, the last first. */
  readonly pastFilters: readonly string[]
  readonly notice: Notice | null
  /** The seal of the entry that the registrar was told has more than they have seen; forgotten when they go to another, and when they or it come back. */
  readonly folded: Fingerprint | null
  /** How many times the row under the hand has become another, or changed, by no key of the registrar's. */
  readonly swaps: number
  /** Nobody has touched a key for long: nothing of any row is shown until somebody does. */
  readonly isLocked: boolean
  /** The sitting goes on after one that was cut short, whose decisions belong to it. */
  readonly isResumed: boolean
  /** The entry has the whole screen. */
  readonly isZoomed: boolean
  /** The registrar has asked to leave; done as soon as nothing is being saved. */
  readonly isLeaving: boolean
}

/** One entry that was decided, as the screen needs it. */
export interface DecidedHere {
  readonly id: EntryId
  readonly stage: Stage
}

export type ReviewEvent =
  | EntryEvent
  | MarkEvent
  | OverlayEvent
  | {readonly kind: 'rows-read'; readonly rows: readonly QueueRow[]; readonly isLast: boolean}
  | {readonly kind: 'news'; readonly news: DeskChanges}
  | {readonly kind: 'head-read'; readonly head: ReviewHead; readonly now: number}
  | {readonly kind: 'moved'; readonly by: number}
  | {readonly kind: 'moved-group'; readonly by: 1 | -1}
  | {readonly kind: 'ordered'; readonly order: QueueOrder}
  | {readonly kind: 'filtered'; readonly text: string}
  | {readonly kind: 'zoomed'}
  | {readonly kind: 'saving'; readonly saving: Saving}
  | {readonly kind: 'decided'; readonly decided: readonly DecidedHere[]; readonly refused: number; readonly decision: DecisionId}
  | {readonly kind: 'undone'; readonly entries: readonly EntryId[]; readonly row: NamedEntry | null; readonly wasPublic: boolean}
  | {readonly kind: 'undo-held'}
  | {readonly kind: 'redone'; readonly decided: readonly DecidedHere[]; readonly decision: DecisionId}
  | {readonly kind: 'taken-down'; readonly entries: readonly EntryId[]; readonly isOffSite: boolean}
  | {readonly kind: 'taken-over'}
  | {readonly kind: 'reason-used'; readonly reason: ReasonCode}
  | {readonly kind: 'views-kept'; readonly views: readonly SavedView[]}
  | {readonly kind: 'file-saved'; readonly path: string}
  | {readonly kind: 'refused'; readonly code: RefusalCode; readonly facts: RefusalFacts}
  | {readonly kind: 'key-blocked'; readonly obstacle: Obstacle}
  | {readonly kind: 'fold-told'; readonly seal: Fingerprint}
  | {readonly kind: 'locked'}
  | {readonly kind: 'unlocked'}
  | {readonly kind: 'leave-asked'}

const PAST_FILTERS = 20

/** The screen before anything is read, where the registrar left it. */
export function openReview({place, views, now, isResumed = false, committees = null}: {readonly place: ReviewPlace | null; readonly views: readonly SavedView[]; readonly now: number; readonly isResumed?: boolean; readonly committees?: readonly string[] | null}): ReviewState {
  return {
    queue: openQueue(place, (text) => parseFilter(text, wordsOf(committees, []))),
    entry: UNREAD,
    marking: place === null ? NO_MARKS : {marks: new Set(place.marks), from: null},
    made: NOTHING_MADE,
    overlay: null,
    saving: null,
    ours: new Set(),
    head: null,
    now,
    views,
    committees,
    reasons: [...new Set([...(place?.reasons ?? []), ...REASON_CODES])],
    pastFilters: place?.pastFilters ?? [],
    notice: null,
    folded: null,
    swaps: 0,
    isLocked: false,
    isResumed,
    isZoomed: false,
    isLeaving: false,
  }
}

/** The chosen row, or null in an empty list. */
export function chosen({queue}: ReviewState): QueueRow | null {
  return chosenRow(queue)
}

/** The row whose entry should be fetched now, or null. */
export function toBeShown(state: ReviewState): QueueRow | null {
  const row = chosen(state)
  return row === null || state.isLocked || state.entry.shown !== null || state.entry.refused !== null ? null : row
}

/** Where the registrar is, as it is kept for the next time. */
export function placeOf(state: ReviewState): ReviewPlace {
  const {filter, order} = state.queue
  return {filter: filter.text, ...order, entry: chosen(state)?.id ?? null, marks: [...state.marking.marks], reasons: state.reasons, pastFilters: state.pastFilters}
}

/** How many marked entries the filter hides. */
export function hiddenMarks({queue, marking}: ReviewState): number {
  if (marking.marks.size === 0 || queue.filter.terms.length === 0) return 0
  let seen = 0
  for (const {row} of queue.visible) if (marking.marks.has(row.id)) seen += 1
  return marking.marks.size - seen
}

/** A filter as it is understood. A committee that rows are of is one, also where the settings no longer have it. */
export function readFilter(text: string, {committees, queue}: Pick<ReviewState, 'committees' | 'queue'>): ReturnType<typeof parseFilter> {
  return parseFilter(text, wordsOf(committees, queue.ordered))
}

function wordsOf(committees: ReviewState['committees'], rows: QueueState['ordered']): FilterWords {
  if (committees === null) return FILTER_WORDS
  return {...FILTER_WORDS, hasCommittee: (code) => committees.some((one) => foldForSearch(one) === code) || [...new Set(rows.map(({row}) => row.committee))].some((one) => foldForSearch(one) === code)}
}

/** Everything that can happen on the review screen. */
export function reviewReducer(before: ReviewState, event: ReviewEvent): ReviewState {
  const after = happened(before, event)
  // An entry is read anew when another is chosen: nobody answers for what they have not in front of them (B7).
  return chosen(before)?.id === chosen(after)?.id ? after : {...after, entry: UNREAD, folded: null}
}

function happened(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.kind) {
    case 'rows-read': {
      const queue = withRows(state.queue, event.rows, around(state))
      return event.isLast ? readWhole({...state, queue: loadedWhole(onFreeRow(queue))}) : {...state, queue}
    }
    case 'news':
      return withTheNews(state, event.news)
    case 'head-read':
      return {...state, head: event.head, now: event.now}
    case 'moved':
      return {...state, queue: movedTo(state.queue, state.queue.cursor + event.by), notice: null}
    case 'moved-group':
      return {...state, queue: movedTo(state.queue, toGroup(state.queue, event.by)), notice: null}
    case 'ordered':
      return {...state, queue: withOrder(state.queue, event.order, around(state)), notice: {kind: 'ordered', order: event.order}}
    case 'filtered':
      return filtered(state, event.text)
    case 'zoomed':
      return {...state, isZoomed: !state.isZoomed, entry: {...state.entry, scroll: 0}, notice: null}
    case 'shown':
    case 'show-refused':
    case 'taken':
    case 'file-read':
    case 'scrolled':
    case 'mask-turned':
      return {...state, entry: entryReducer(state.entry, event, chosen(state)?.id ?? null), notice: event.kind === 'scrolled' || event.kind === 'mask-turned' ? null : state.notice}
    case 'mark-toggled':
    case 'range':
    case 'all-marked':
    case 'marks-inverted':
    case 'marks-cleared':
      return marked(state, event)
    case 'found-seen':
      return {...state, overlay: overlayReducer(state.overlay, event)}
    case 'unseen-told':
      return {...state, overlay: overlayReducer(state.overlay, event), notice: {kind: 'obstacle', obstacle: {kind: 'screen', why: 'found-unseen'}}}
    case 'overlay-opened':
    case 'overlay-closed':
    case 'line-edited':
    case 'choice-moved':
    case 'overlay-scrolled':
    case 'previewed':
    case 'corrections-read':
    case 'taken-down-named':
    case 'file-opened':
    case 'entry-opened':
      return overlaid(state, event)
    case 'saving':
      return state.saving === null ? {...state, saving: event.saving, ours: new Set([...state.ours, ...answeredIn(event.saving)]), overlay: null, notice: null} : state
    case 'decided':
      return state.saving?.kind === 'decision' ? afterDecision(state, state.saving.draft, event) : state
    case 'undone':
      return state.saving?.kind === 'undo' ? {...state, saving: null, folded: null, made: undid(state.made, state.saving.made), queue: {...state.queue, wanted: event.entries[0] ?? null}, notice: {kind: 'undone', row: event.row, count: event.entries.length, wasPublic: event.wasPublic, isHeld: false}} : state
    case 'undo-held':
      // What was undone stays told.
      return {...state, notice: state.notice?.kind === 'undone' ? {...state.notice, isHeld: true} : {kind: 'obstacle', obstacle: {kind: 'screen', why: 'undo-held'}}}
    case 'redone': {
      if (state.saving?.kind !== 'redo') return state
      const next = decidedRows({...state, made: redid(state.made, event.decision), saving: null}, event.decided)
      return {...next, notice: {kind: 'redone', count: event.decided.length}}
    }
    case 'taken-down': {
      if (state.saving?.kind !== 'take-down') return state
      return {...state, entry: UNREAD, saving: null, made: state.saving.isUndo ? forgot(state.made, 'undo') : state.made, notice: {kind: 'taken-down', count: event.entries.length, isOffSite: event.isOffSite}}
    }
    case 'taken-over':
      return {...state, notice: {kind: 'taken-over'}}
    case 'reason-used':
      return {...state, reasons: [event.reason, ...state.reasons.filter((one) => one !== event.reason)]}
    case 'views-kept':
      return {...state, views: event.views, overlay: null, notice: {kind: 'views-kept', count: event.views.length}}
    case 'file-saved':
      return {...state, overlay: null, notice: {kind: 'file-saved', path: event.path}}
    case 'refused':
      return refused(state, event)
    case 'key-blocked':
      return {...state, notice: {kind: 'obstacle', obstacle: event.obstacle}}
    case 'fold-told':
      return {...state, folded: event.seal, notice: {kind: 'obstacle', obstacle: {kind: 'screen', why: 'more-to-answer'}}}
    case 'locked':
      // What was being written stays, and is answered for by its seal.
      return {...state, isLocked: true, entry: UNREAD, notice: null, overlay: state.overlay !== null && isRead(state.overlay) ? null : state.overlay}
    case 'unlocked':
      return {...state, isLocked: false, folded: null}
    case 'leave-asked':
      return {...state, isLeaving: true, overlay: null}
  }
}

function around({marking: {marks}, now}: ReviewState): {readonly marks: Marking['marks']; readonly now: number} {
  return {marks, now}
}

/** Marks of a sitting before that no longer wait are nobody's. */
function readWhole(state: ReviewState): ReviewState {
  const {marks} = state.marking
  if (marks.size === 0) return state
  const here = new Set(state.queue.ordered.map(({row}) => row.id))
  const marking = withoutGone(state.marking, [...marks].filter((id) => !here.has(id)))
  return marking === state.marking ? state : remarked(state, marking)
}

function withTheNews(state: ReviewState, news: DeskChanges): ReviewState {
  const queue = withNews(state.queue, news, around(state))
  const marking = news.gone.length === 0 ? state.marking : withoutGone(state.marking, news.gone)
  const id = chosen(state)?.id
  const isOther = news.changed.some((row) => row.id === id)
  const told = new Set([...news.changed.map((row) => row.id), ...news.gone])
  const ours = [...state.ours].some((one) => told.has(one)) ? without(state.ours, told) : state.ours
  const isNews = news.open !== null && (news.open.kind !== state.entry.taken?.kind || (news.open.kind === 'anothers' && state.entry.taken.kind === 'anothers' && news.open.by !== state.entry.taken.by))
  if (queue === state.queue && marking === state.marking && !isNews) return ours === state.ours ? state : {...state, ours}
  const entry: EntryState = isOther ? {...UNREAD, taken: state.entry.taken} : isNews && state.entry.taken !== null ? {...state.entry, taken: news.open} : state.entry
  return swapped(state, remarked({...state, queue, entry, ours}, marking), news.who)
}

function without(some: ReadonlySet<EntryId>, others: ReadonlySet<EntryId>): ReadonlySet<EntryId> {
  return new Set([...some].filter((one) => !others.has(one)))
}

/** The entries that something underway answers, or puts back. */
function answeredIn(saving: Saving): readonly EntryId[] {
  switch (saving.kind) {
    case 'decision':
      return saving.draft.target.kind === 'marked' ? saving.draft.target.ids : [saving.draft.target.entry]
    case 'undo':
    case 'redo':
      return saving.made.entries
    case 'take-down':
      return saving.entries
  }
}

/** Tells of a row that has become another under the hand. What the registrar has just answered or put back is no news to them. */
function swapped(before: ReviewState, after: ReviewState, who: DeskChanges['who']): ReviewState {
  const [row, next] = [chosen(before), chosen(after)]
  const {ours, queue: {wanted}} = before
  if (row === null || JSON.stringify(row) === JSON.stringify(next) || (wanted !== null && next?.id === wanted)) return after
  if (ours.has(row.id)) return after
  return {...after, swaps: after.swaps + 1, notice: {kind: 'swapped', row, changed: who?.each.get(row.id) ?? who?.others ?? null, isGone: row.id !== next?.id}}
}

function remarked(state: ReviewState, marking: Marking): ReviewState {
  const next = {...state, marking}
  return {...next, queue: withMarks(next.queue, around(next))}
}

function marked(state: ReviewState, event: MarkEvent): ReviewState {
  const marking = markReducer(state.marking, event, () => state.queue.visible.map(({row}) => row.id), chosen(state)?.id ?? null)
  const isBegun = event.kind === 'range' && marking.from !== null
  const next = remarked({...state, notice: isBegun ? {kind: 'range-begun'} : null}, marking)
  // The hand goes on down the list.
  return event.kind === 'mark-toggled' ? {...next, queue: movedTo(next.queue, next.queue.cursor + (next.queue.visible.length === state.queue.visible.length ? 1 : 0))} : next
}

function filtered(state: ReviewState, text: string): ReviewState {
  const read = readFilter(text, state)
  if (read.kind === 'problem') return {...state, notice: {kind: 'filter-problem', fault: read.fault}}
  return {...withFilterOf(state, {text, terms: read.terms}), overlay: null, notice: null, pastFilters: remembered(state, text)}
}

function withFilterOf(state: ReviewState, filter: QueueFilter, row = chosen(state)?.id ?? null): ReviewState {
  return {...state, queue: withFilter(state.queue, filter, row, around(state))}
}

function remembered({pastFilters}: ReviewState, text: string): readonly string[] {
  const asked = text.trim()
  return asked === '' ? pastFilters : [asked, ...pastFilters.filter((one) => one !== asked)].slice(0, PAST_FILTERS)
}

function overlaid(state: ReviewState, event: OverlayEvent): ReviewState {
  const {overlay} = state
  const next: ReviewState = {...state, overlay: overlayReducer(overlay, event), notice: null}
  if (overlay?.kind !== 'filter') return next
  // Left without Enter: as it was before.
  if (event.kind === 'overlay-closed') return overlay.before === state.queue.filter ? next : withFilterOf(next, overlay.before, overlay.row)
  if (event.kind !== 'line-edited' || next.overlay?.kind !== 'filter') return next
  const {text} = event.line
  if (text === overlay.line.text) return next
  const read = readFilter(withoutBegunField(text, FILTER_WORDS), state)
  // What cannot be understood leaves the list as it is.
  if (read.kind === 'problem') return {...next, overlay: {...next.overlay, problem: read.fault}}
  return withFilterOf({...next, overlay: {...next.overlay, problem: null}}, {text, terms: read.terms}, overlay.row)
}

/** Rows that were answered: gone, or waiting in another way. */
function decidedRows(state: ReviewState, rows: readonly DecidedHere[]): ReviewState {
  const gone = rows.filter(({stage}) => !isWaiting(stage)).map(({id}) => id)
  let queue = withNews(state.queue, {added: [], changed: [], gone, taken: [...state.queue.taken.values()]}, around(state))
  for (const {id, stage} of rows) if (isWaiting(stage)) queue = withStage(queue, id, stage, around(state))
  return remarked({...state, queue}, withoutGone(state.marking, rows.map(({id}) => id)))
}

function afterDecision(state: ReviewState, draft: Draft, {decided: rows, refused: count, decision}: Extract<ReviewEvent, {kind: 'decided'}>): ReviewState {
  const {target, kind: answer} = draft
  const made = decided(state.made, {decision, entries: rows.map(({id}) => id), answer})
  const here = chosen(state)
  const one = rows[0]
  const row = target.kind === 'one' ? (state.queue.ordered.find(({row: {id}}) => id === target.entry)?.row ?? null) : null
  const next = decidedRows({...state, made, saving: null}, rows)
  if (row !== null && one !== undefined && (one.stage === 'held' || one.stage === 'blocked')) return {...next, entry: here?.id === one.id ? UNREAD : next.entry, notice: {kind: 'still-waiting', row}}
  const notice: Notice = {kind: 'decided', row, count: rows.length, refused: count, answer}
  // What stays in the list is left behind, for the next; whoever has gone on to another row stays there.
  const isLeftBehind = row !== null && here?.id === row.id && chosen(next)?.id === row.id
  if (!isLeftBehind) return {...next, notice}
  return {...next, queue: movedTo(next.queue, next.queue.cursor + 1), entry: UNREAD, notice}
}

/** Those of what was decided together that are public: nothing else is taken down in its place. */
function publicOf({entries}: Made, {entries: told}: RefusalFacts): readonly EntryId[] {
  return Array.isArray(told) ? entries.filter((id) => told.includes(id)) : entries
}

/** Refusals after which a decision will never be undone from here, nor done again, so that the one before it can be. */
const LOST: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['decision-undone', 'decision-stands', 'decision-not-found', 'text-changed', 'entry-not-found', 'undo-changed', 'redo-changed'])

/** Refusals that are over in a moment: the same answer may be given again. */
const PASSING: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['locked', 'database-unreachable'])

/** What was written for an answer stands to be given again. */
function writtenFor(saving: Saving, overlay: Overlay | null): Overlay | null {
  if (saving.kind !== 'decision' || overlay !== null) return overlay
  const {draft} = saving
  if (draft.heading !== null) return write({kind: 'heading', draft: {...draft, heading: null}}, draft.heading)
  return draft.ground === null || draft.target.kind === 'marked' ? null : write({kind: 'ground', draft: {...draft, ground: null}}, draft.ground)
}

function refused(state: ReviewState, {code, facts}: {readonly code: RefusalCode; readonly facts: RefusalFacts}): ReviewState {
  const {saving} = state
  const notice: Notice = {kind: 'refused', code, facts}
  if (saving === null) return {...state, notice}
  const ours = without(state.ours, new Set(answeredIn(saving)))
  const made = (saving.kind === 'undo' || saving.kind === 'redo') && LOST.has(code) ? forgot(state.made, saving.kind) : state.made
  // The text on screen is no longer the entry's, so it is fetched anew before it can be answered for.
  const entry = code === 'text-changed' || code === 'taken-by-another' ? UNREAD : state.entry
  const isPublic = saving.kind === 'undo' && code === 'undo-public'
  const overlay = isPublic ? choose({kind: 'take-down', entries: publicOf(saving.made, facts), isUndo: true}) : PASSING.has(code) ? writtenFor(saving, state.overlay) : state.overlay
  // What the list asks says it all.
  return {...state, entry, made, overlay, ours, saving: null, isLeaving: false, notice: isPublic ? null : notice}
}
