import {WAITING_STAGES} from '../../../core/journey.js'
import type {RefusalCode} from '../../../core/refusal.js'
import type {DecisionId, EntryId, Instant} from '../../../core/terms/identifiers.js'
import type {RegistrarAnswer} from '../../../usecases/review/decide-entries.js'
import type {WaitingRow} from '../../../usecases/review/list-waiting.js'
import type {ShownEntry} from '../../../usecases/review/show-entry.js'

/** What a registrar can answer with one key. */
export type ReviewAnswer = Extract<RegistrarAnswer['kind'], 'publish' | 'withhold-file' | 'withhold' | 'escalate' | 'defer'>

/** A decision made since the screen opened, newest last: what undo takes back. */
export interface Made {
  readonly decision: DecisionId
  readonly entry: EntryId
}

/** Why a key does nothing just now: the program would refuse it, or the screen is not ready for it. */
export type Obstacle =
  | {readonly kind: 'refusal'; readonly code: RefusalCode}
  | {readonly kind: 'screen'; readonly why: 'nothing' | 'unread' | 'saving' | 'loading' | 'with-lawyer' | 'nothing-to-undo' | 'all-shown' | 'at-edge'}

/** The last thing the registrar was told, until the next key. */
export type Notice =
  | {readonly kind: 'decided'; readonly row: WaitingRow; readonly answer: ReviewAnswer}
  | {readonly kind: 'still-waiting'; readonly row: WaitingRow}
  | {readonly kind: 'undone'; readonly row: WaitingRow; readonly wasPublic: boolean}
  | {readonly kind: 'refreshed'}
  | {readonly kind: 'refused'; readonly code: RefusalCode}
  | {readonly kind: 'obstacle'; readonly obstacle: Obstacle}

/** What the registrar has in front of them. */
export interface ReviewState {
  readonly rows: readonly WaitingRow[]
  /** The chosen row's place; 0 when there is none. */
  readonly cursor: number
  /** Where the next page of the queue begins; null at the end. */
  readonly next: string | null
  /** `page`: the next one is on its way. `all`: the list is being read anew. */
  readonly loading: 'page' | 'all' | null
  /** False until the first page is here, so that an empty queue is not told too soon. */
  readonly isOpen: boolean
  /** Why the last load failed; nothing more is loaded by itself until the registrar acts. */
  readonly loadRefused: RefusalCode | null
  /** Answered or put back while a load is on its way: what it brings about these is older than what the screen knows. */
  readonly newerThanLoad: ReadonlyMap<EntryId, WaitingRow | null>
  /** The entry as it was last read, if it is the chosen one's. */
  readonly shown: ShownEntry | null
  readonly showRefused: RefusalCode | null
  /** How many lines of the entry lie above what is seen. */
  readonly scroll: number
  readonly saving: {readonly kind: 'decision'; readonly entry: EntryId; readonly answer: ReviewAnswer} | {readonly kind: 'undo'; readonly decision: DecisionId} | null
  readonly made: readonly Made[]
  readonly notice: Notice | null
  readonly isKeyListOpen: boolean
  /** The registrar has asked to leave; done as soon as nothing is being saved. */
  readonly isLeaving: boolean
}

export type ReviewEvent =
  | {readonly kind: 'load-started'; readonly load: 'page' | 'all'}
  | {readonly kind: 'page-loaded'; readonly entries: readonly WaitingRow[]; readonly next: string | null}
  | {readonly kind: 'list-read-anew'; readonly entries: readonly WaitingRow[]; readonly next: string | null}
  | {readonly kind: 'load-refused'; readonly code: RefusalCode}
  | {readonly kind: 'moved'; readonly by: number}
  | {readonly kind: 'scrolled'; readonly to: number}
  | {readonly kind: 'shown'; readonly entry: ShownEntry}
  | {readonly kind: 'show-refused'; readonly entry: EntryId; readonly code: RefusalCode}
  | {readonly kind: 'decision-started'; readonly entry: EntryId; readonly answer: ReviewAnswer}
  | {readonly kind: 'decided'; readonly entry: EntryId; readonly decision: DecisionId; readonly stage: string}
  | {readonly kind: 'undo-started'; readonly decision: DecisionId}
  | {readonly kind: 'undone'; readonly decision: DecisionId; readonly entry: ShownEntry; readonly wasPublic: boolean}
  /** Undone, but the entry could not be read afterwards; the list tells where it is. */
  | {readonly kind: 'undone-unseen'; readonly decision: DecisionId; readonly code: RefusalCode}
  | {readonly kind: 'refused'; readonly code: RefusalCode}
  | {readonly kind: 'key-blocked'; readonly obstacle: Obstacle}
  | {readonly kind: 'key-list-opened'}
  | {readonly kind: 'key-list-closed'}
  | {readonly kind: 'leave-asked'}

/** Rows from the end of what is loaded at which the next page is fetched. */
const NEAR_END = 30

/** The screen before anything is read. */
export function openReview(): ReviewState {
  return {
    rows: [],
    cursor: 0,
    next: null,
    loading: null,
    isOpen: false,
    loadRefused: null,
    newerThanLoad: new Map(),
    shown: null,
    showRefused: null,
    scroll: 0,
    saving: null,
    made: [],
    notice: null,
    isKeyListOpen: false,
    isLeaving: false,
  }
}

/** The chosen row, or null in an empty queue. */
export function chosen(state: ReviewState): WaitingRow | null {
  return state.rows[state.cursor] ?? null
}

/** The row whose entry should be fetched now, or null. */
export function toBeShown(state: ReviewState): WaitingRow | null {
  const row = chosen(state)
  return row === null || state.shown !== null || state.showRefused !== null ? null : row
}

/** True when the next page should be on its way. */
export function wantsPage(state: ReviewState): boolean {
  return state.isOpen && state.next !== null && state.loading === null && state.loadRefused === null && state.cursor >= state.rows.length - NEAR_END
}

/** A queue row out of an entry that was read by itself, as the queue would give it. */
export function rowOf(entry: ShownEntry): WaitingRow {
  const {id, committee, diaryNumber, documentNumber, stage, content, grounds, findings, history} = entry
  return {
    id,
    kind: documentNumber === null ? 'case' : 'document',
    committee,
    diaryNumber,
    documentNumber,
    heading: content === null ? null : content.heading,
    stage,
    reasons: [...new Set<string>([...grounds.map(({ground}) => ground), ...findings.filter(({answer}) => answer !== 'clear').map(({finding}) => finding.kind)])],
    waitingSince: history.at(-1)?.at ?? ('' as Instant),
  }
}

/** Everything that can happen on the review screen. */
export function reviewReducer(state: ReviewState, event: ReviewEvent): ReviewState {
  switch (event.kind) {
    case 'load-started':
      return state.loading === null ? {...state, loading: event.load, loadRefused: null, newerThanLoad: new Map()} : state
    case 'page-loaded': {
      if (state.loading !== 'page') return state
      const known = new Map(state.rows.map((row) => [row.id, row]))
      const added = event.entries.filter((row) => !known.has(row.id) && !state.newerThanLoad.has(row.id))
      return loaded({...state, rows: [...state.rows, ...added], next: event.next})
    }
    case 'list-read-anew': {
      if (state.loading !== 'all') return state
      return readAnew(state, event.entries, event.next)
    }
    case 'load-refused':
      return {...state, loading: null, isOpen: true, loadRefused: event.code, notice: {kind: 'refused', code: event.code}}
    case 'moved': {
      const cursor = within(state.cursor + event.by, state.rows.length)
      return cursor === state.cursor ? {...state, notice: null} : {...state, ...unread, cursor, loadRefused: null, notice: null}
    }
    case 'scrolled':
      return {...state, scroll: Math.max(0, event.to), notice: null}
    case 'shown': {
      if (event.entry.id !== chosen(state)?.id) return state
      return {...state, rows: replaced(state.rows, event.entry), shown: event.entry, showRefused: null}
    }
    case 'show-refused':
      return event.entry === chosen(state)?.id ? {...state, shown: null, showRefused: event.code} : state
    case 'decision-started':
      // Bound to what is on screen: an entry that has not been read cannot be answered for (B7).
      return state.saving === null && state.shown?.id === event.entry && chosen(state)?.id === event.entry ? {...state, saving: {kind: 'decision', entry: event.entry, answer: event.answer}, notice: null} : state
    case 'decided':
      return state.saving?.kind === 'decision' && state.saving.entry === event.entry ? decided(state, state.saving.answer, event) : state
    case 'undo-started':
      return state.saving === null && state.made.at(-1)?.decision === event.decision ? {...state, saving: {kind: 'undo', decision: event.decision}, notice: null} : state
    case 'undone':
      return state.saving?.kind === 'undo' && state.saving.decision === event.decision ? putBack(state, event) : state
    case 'undone-unseen':
      return state.saving?.kind === 'undo' && state.saving.decision === event.decision ? {...state, made: state.made.slice(0, -1), saving: null, notice: {kind: 'refused', code: event.code}} : state
    case 'refused': {
      if (state.saving === null) return {...state, notice: {kind: 'refused', code: event.code}}
      const made = state.saving.kind === 'undo' && CANNOT_BE_UNDONE.has(event.code) ? state.made.slice(0, -1) : state.made
      // The text on screen is no longer the entry's, so it is fetched anew before it can be answered for.
      const stale = event.code === 'text-changed' ? unread : {}
      return {...state, ...stale, made, saving: null, isLeaving: false, notice: {kind: 'refused', code: event.code}}
    }
    case 'key-blocked':
      return {...state, notice: {kind: 'obstacle', obstacle: event.obstacle}}
    case 'key-list-opened':
      return {...state, isKeyListOpen: true, notice: null}
    case 'key-list-closed':
      return {...state, isKeyListOpen: false}
    case 'leave-asked':
      return {...state, isLeaving: true, isKeyListOpen: false}
  }
}

const unread = {shown: null, showRefused: null, scroll: 0} as const

/** Refusals after which a decision will never be undone from here, so that the one before it can be. */
const CANNOT_BE_UNDONE: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['decision-undone', 'decision-not-found', 'text-changed', 'entry-not-found'])

function decided(state: ReviewState, answer: ReviewAnswer, {entry, decision, stage}: {readonly entry: EntryId; readonly decision: DecisionId; readonly stage: string}): ReviewState {
  const at = state.rows.findIndex(({id}) => id === entry)
  const row = state.rows[at]
  const made = [...state.made, {decision, entry}]
  if (row === undefined) return {...state, made, saving: null}
  const waitingStage = WAITING_STAGES.find((one) => one === stage)
  if (waitingStage === undefined) {
    const rows = state.rows.toSpliced(at, 1)
    // Whoever has gone on to another row stays there.
    const cursor = within(at < state.cursor ? state.cursor - 1 : state.cursor, rows.length)
    return {...state, ...(at === state.cursor ? unread : {}), rows, cursor, made, saving: null, newerThanLoad: noted(state, entry, null), notice: {kind: 'decided', row, answer}}
  }
  const moved: WaitingRow = {...row, stage: waitingStage}
  const rows = state.rows.with(at, moved)
  const stays: ReviewState = {...state, ...(at === state.cursor ? unread : {}), rows, made, saving: null, newerThanLoad: noted(state, entry, moved)}
  if (waitingStage === 'held' || waitingStage === 'blocked') return {...stays, notice: {kind: 'still-waiting', row}}
  return {...stays, cursor: within(at === state.cursor ? state.cursor + 1 : state.cursor, rows.length), notice: {kind: 'decided', row, answer}}
}

function putBack(state: ReviewState, {entry, wasPublic}: {readonly entry: ShownEntry; readonly wasPublic: boolean}): ReviewState {
  const row = rowOf(entry)
  const at = state.rows.findIndex(({id}) => id === entry.id)
  const rows = at < 0 ? state.rows.toSpliced(state.cursor, 0, row) : state.rows.with(at, row)
  return {
    ...state,
    ...unread,
    rows,
    cursor: at < 0 ? Math.min(state.cursor, rows.length - 1) : at,
    shown: entry,
    made: state.made.slice(0, -1),
    saving: null,
    newerThanLoad: noted(state, entry.id, row),
    notice: {kind: 'undone', row, wasPublic},
  }
}

function readAnew(state: ReviewState, entries: readonly WaitingRow[], next: string | null): ReviewState {
  const {newerThanLoad} = state
  const rows = entries.flatMap((row) => {
    const newer = newerThanLoad.get(row.id)
    return newer === null ? [] : [newer ?? row]
  })
  const ids = new Set(rows.map(({id}) => id))
  const before = chosen(state)
  // What was put back while the list was read may have been read past.
  const missed = [...newerThanLoad.values()].filter((row): row is WaitingRow => row !== null && !ids.has(row.id))
  const all = [...missed, ...rows]
  const place = new Map(all.map(({id}, index) => [id, index]))
  // The same row if it still waits, else the first one after it that does.
  const kept = state.rows.slice(state.cursor).find(({id}) => place.has(id))
  const cursor = kept === undefined ? within(state.cursor, all.length) : (place.get(kept.id) ?? 0)
  // A row that was changed since it was read is read again.
  const isSame = before !== null && all[cursor]?.id === before.id
  const isFirst = !state.isOpen
  return loaded({...state, ...(isSame ? {shown: null, showRefused: null} : unread), rows: all, cursor, next, notice: isFirst ? state.notice : {kind: 'refreshed'}})
}

function loaded(state: ReviewState): ReviewState {
  return {...state, loading: null, isOpen: true, loadRefused: null, newerThanLoad: new Map()}
}

function noted(state: ReviewState, entry: EntryId, row: WaitingRow | null): ReadonlyMap<EntryId, WaitingRow | null> {
  return state.loading === null ? state.newerThanLoad : new Map([...state.newerThanLoad, [entry, row]])
}

/** The queue with one row as it has just been read; since when it waits is the queue's own word. */
function replaced(rows: readonly WaitingRow[], entry: ShownEntry): readonly WaitingRow[] {
  const fresh = rowOf(entry)
  return rows.map((row) => (row.id === entry.id ? {...fresh, waitingSince: row.waitingSince} : row))
}

function within(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1))
}
