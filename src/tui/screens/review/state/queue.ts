import type {ParsedFilter, FilterTerm} from '../../../../core/review/queue/filter.js'
import type {Marks} from '../../../../core/review/queue/marks.js'
import type {ReviewPlace} from '../../../../core/review/queue/place.js'
import type {QueueRow} from '../../../../core/review/queue/queue-row.js'
import {filtered, searchable, view, type SearchableRow, type SortOrder} from '../../../../core/review/queue/view.js'
import type {WhyGroup} from '../../../../core/review/queue/why.js'
import type {EntryId} from '../../../../core/terms/identifiers.js'
import type {TakenEntry} from '../../../../usecases/review/read-queue.js'

/** In what order the queue is shown. */
export interface QueueOrder {
  readonly sort: SortOrder
  readonly isReversed: boolean
  readonly isGrouped: boolean
}

/** What is let through: as it is written, and as it was understood. */
export interface QueueFilter {
  readonly text: string
  readonly terms: readonly FilterTerm[]
}

/** The queue as it is on screen. */
export interface QueueState {
  /** Everything that waits, in the order that is asked for. */
  readonly ordered: readonly SearchableRow[]
  /** What the filter lets through, in the same order. Worked out only when rows, filter or order change. */
  readonly visible: readonly SearchableRow[]
  /** How many of them each group has. */
  readonly counts: ReadonlyMap<WhyGroup, number>
  /** The chosen row's place among the visible; 0 when there is none. */
  readonly cursor: number
  readonly order: QueueOrder
  readonly filter: QueueFilter
  /** What others have open. */
  readonly taken: ReadonlyMap<EntryId, TakenEntry>
  /** The entry the cursor is to stand on once it is here: where the registrar was the last time, or what was put back. */
  readonly wanted: EntryId | null
  /** False until the first rows are here, so that an empty queue is not told too soon. */
  readonly isOpen: boolean
  readonly isLoading: boolean
}

/** What a filter may ask beside the rows. */
export interface AroundQueue {
  readonly marks: Marks
  readonly now: number
}

/** What has become of the queue. */
export interface QueueNews {
  readonly added: readonly QueueRow[]
  readonly changed: readonly QueueRow[]
  readonly gone: readonly EntryId[]
  readonly taken: readonly TakenEntry[]
}

const NO_FILTER: QueueFilter = {text: '', terms: []}

/** The queue before anything is read, as the registrar left it. */
export function openQueue(place: ReviewPlace | null, read: (text: string) => ParsedFilter): QueueState {
  const parsed = read(place?.filter ?? '')
  return {
    ordered: [],
    visible: [],
    counts: new Map(),
    cursor: 0,
    order: {sort: place?.sort ?? 'waited', isReversed: place?.isReversed ?? false, isGrouped: place?.isGrouped ?? true},
    filter: parsed.kind === 'filter' && place !== null ? {text: place.filter, terms: parsed.terms} : NO_FILTER,
    taken: new Map(),
    wanted: place?.entry ?? null,
    isOpen: false,
    isLoading: true,
  }
}

/** The chosen row, or null in an empty list. */
export function chosenRow({visible, cursor}: QueueState): QueueRow | null {
  return visible[cursor]?.row ?? null
}

/** Rows that have just been read: each stands there once. */
export function withRows(queue: QueueState, rows: readonly QueueRow[], around: AroundQueue): QueueState {
  return shownAnew({...queue, isOpen: true, ordered: merged(queue, rows)}, around)
}

/** The last row is here. */
export function loadedWhole(queue: QueueState): QueueState {
  return {...queue, isOpen: true, isLoading: false, wanted: null}
}

/** Where the list opens on a row that is open at another desk, the first that is not is chosen: nothing could be answered there. Whoever has moved stays. */
export function onFreeRow(queue: QueueState): QueueState {
  const row = chosenRow(queue)
  if (queue.wanted === null || row === null || !queue.taken.has(row.id)) return queue
  const free = queue.visible.findIndex((one) => !queue.taken.has(one.row.id))
  return free < 0 ? queue : {...queue, cursor: free}
}

/** What others, the registry or the registrar's own answers have changed. */
export function withNews(queue: QueueState, {added, changed, gone, taken}: QueueNews, around: AroundQueue): QueueState {
  const isSameTaken = taken.length === queue.taken.size && taken.every(({id, by}) => queue.taken.get(id)?.by === by)
  const known = isSameTaken ? queue.taken : new Map(taken.map((one) => [one.id, one]))
  if (added.length === 0 && changed.length === 0 && gone.length === 0) {
    if (isSameTaken) return queue
    const next = {...queue, taken: known}
    return asksAboutState(queue.filter) ? shownAnew(next, around) : next
  }
  const left = new Set(gone)
  const kept = left.size === 0 ? queue.ordered : queue.ordered.filter(({row}) => !left.has(row.id))
  return shownAnew({...queue, taken: known, ordered: merged({...queue, ordered: kept}, [...added, ...changed])}, around)
}

/** One row that was answered and waits on in another way. */
export function withStage(queue: QueueState, id: EntryId, stage: QueueRow['stage'], around: AroundQueue): QueueState {
  const found = queue.ordered.find(({row}) => row.id === id)
  return found === undefined ? queue : withNews(queue, {added: [], changed: [{...found.row, stage}], gone: [], taken: [...queue.taken.values()]}, around)
}

export function withOrder(queue: QueueState, order: QueueOrder, around: AroundQueue): QueueState {
  return shownAnew({...queue, order, ordered: view(queue.ordered, {terms: [], ...order}, surroundings(queue, around))}, around)
}

/** Another filter: the row that is named stays chosen where it is let through, and else the first is. */
export function withFilter(queue: QueueState, filter: QueueFilter, row: EntryId | null, around: AroundQueue): QueueState {
  const next = shownAnew({...queue, filter}, around)
  return next.wanted === null ? {...next, cursor: Math.max(0, next.visible.findIndex((one) => one.row.id === row))} : next
}

/** Where marks have changed, and the filter asks for them. */
export function withMarks(queue: QueueState, around: AroundQueue): QueueState {
  return asksAboutState(queue.filter) ? shownAnew(queue, around) : queue
}

export function movedTo(queue: QueueState, cursor: number): QueueState {
  const next = within(cursor, queue.visible.length)
  return next === queue.cursor && queue.wanted === null ? queue : {...queue, cursor: next, wanted: null}
}

/** The first row of the next group, or of the one before; the same place where there is none. */
export function toGroup(queue: QueueState, by: 1 | -1): number {
  const {visible, cursor} = queue
  const group = visible[cursor]?.why
  let at = cursor
  while (at + by >= 0 && at + by < visible.length && visible[at + by]?.why === group) at += by
  const other = visible[at + by]?.why
  if (other === undefined) return by === 1 ? cursor : at
  at += by
  if (by === -1) while (at > 0 && visible[at - 1]?.why === other) at -= 1
  return at
}

function merged({ordered, order}: QueueState, rows: readonly QueueRow[]): readonly SearchableRow[] {
  if (rows.length === 0) return ordered
  const fresh = new Set(rows.map(({id}) => id))
  const around = {marks: new Set<EntryId>(), taken: new Set<EntryId>(), now: 0}
  const asked = {terms: [], ...order}
  const kept = ordered.filter(({row}) => !fresh.has(row.id))
  // Two runs that are in order already: putting them together costs one pass.
  return view([...kept, ...view([...new Map(rows.map((row) => [row.id, row])).values()].map(searchable), asked, around)], asked, around)
}

function shownAnew(queue: QueueState, around: AroundQueue): QueueState {
  const {ordered, filter} = queue
  const visible = filtered(ordered, filter.terms, surroundings(queue, around))
  const counts = new Map<WhyGroup, number>()
  for (const {why} of visible) counts.set(why, (counts.get(why) ?? 0) + 1)
  const wanted = queue.wanted === null ? -1 : visible.findIndex(({row}) => row.id === queue.wanted)
  if (wanted >= 0) return {...queue, visible, counts, cursor: wanted, wanted: queue.isLoading ? queue.wanted : null}
  return {...queue, visible, counts, cursor: keptPlace(queue, visible)}
}

/** The same row if it is still there, else the nearest one that is, and of two as near the one after it. */
function keptPlace({visible: before, cursor}: QueueState, visible: readonly SearchableRow[]): number {
  const id = before[cursor]?.row.id
  if (id === undefined) return within(cursor, visible.length)
  const here = visible[cursor]?.row.id
  if (here === id) return cursor
  const same = visible.findIndex(({row}) => row.id === id)
  if (same >= 0) return same
  // The row has left, and the next stands in its place: so it is nearly always, and needs no table of all the rest.
  if (here !== undefined && here === before[cursor + 1]?.row.id) return cursor
  const places = new Map(visible.map(({row}, at) => [row.id, at]))
  for (let by = 1; cursor + by < before.length || cursor - by >= 0; by += 1) {
    const place = placeOf(before[cursor + by], places) ?? placeOf(before[cursor - by], places)
    if (place !== undefined) return place
  }
  return within(cursor, visible.length)
}

function placeOf(row: SearchableRow | undefined, places: ReadonlyMap<EntryId, number>): number | undefined {
  return row === undefined ? undefined : places.get(row.row.id)
}

function asksAboutState({terms}: QueueFilter): boolean {
  return terms.some(({kind}) => kind === 'state')
}

function surroundings({taken, filter}: QueueState, {marks, now}: AroundQueue) {
  return {marks, now, taken: asksAboutState(filter) ? new Set(taken.keys()) : new Set<EntryId>()}
}

function within(index: number, length: number): number {
  return Math.max(0, Math.min(index, length - 1))
}
