import type {Knex} from 'knex'
import {REASON_CODES} from '../../core/review/decision.js'
import type {KeptPlace, ReviewPlace, SavedView} from '../../core/review/queue/place.js'
import {SORT_ORDERS, type SortOrder} from '../../core/review/queue/view.js'
import type {Program} from '../system/program.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'

interface PlaceRow {
  actor: string
  filter: string
  sort: string
  is_reversed: number
  is_grouped: number
  entry_id: string | null
  marks: string
  used: string | null
  saved_at: string
}

/** A desk that somebody has opened and not left: its sitting, and the program that keeps it. */
export interface Seat extends Program {
  readonly desk: string
  readonly sitting: string
  readonly since: Instant
}

interface SeatRow {
  actor: string
  desk: string | null
  sitting: string | null
  sitting_since: string | null
  host: string | null
  pid: number | null
}

interface ViewRow {
  actor: string
  name: string
  filter: string
  saved_at: string
}

/** Where somebody was; null where that is not known. */
export async function placeOf(db: Knex, actor: string): Promise<KeptPlace | null> {
  const row = await db<PlaceRow>('review_place').where({actor}).first()
  if (row === undefined) return null
  return {
    filter: row.filter,
    sort: SORT_ORDERS.find((order): order is SortOrder => order === row.sort) ?? 'waited',
    isReversed: row.is_reversed === 1,
    isGrouped: row.is_grouped === 1,
    entry: row.entry_id as EntryId | null,
    marks: JSON.parse(row.marks) as EntryId[],
    ...usedOf(row.used),
    savedAt: row.saved_at as Instant,
  }
}

function usedOf(used: string | null): Pick<KeptPlace, 'reasons' | 'pastFilters'> {
  if (used === null) return {reasons: [], pastFilters: []}
  const {reasons, pastFilters} = JSON.parse(used) as {readonly reasons: readonly string[]; readonly pastFilters: readonly string[]}
  return {reasons: reasons.flatMap((code) => REASON_CODES.find((one) => one === code) ?? []), pastFilters}
}

export async function keepPlace(db: Knex, actor: string, {filter, sort, isReversed, isGrouped, entry, marks, reasons, pastFilters}: ReviewPlace, at: Instant): Promise<void> {
  const row: PlaceRow = {actor, filter, sort, is_reversed: isReversed ? 1 : 0, is_grouped: isGrouped ? 1 : 0, entry_id: entry, marks: JSON.stringify(marks), used: JSON.stringify({reasons, pastFilters}), saved_at: at}
  await db<PlaceRow>('review_place').insert(row).onConflict(['actor']).merge()
}

/** The desk that somebody opened last, where it has not been left. */
export async function seatOf(db: Knex, actor: string): Promise<Seat | null> {
  const row = await db<SeatRow>('review_place').where({actor}).first()
  if (row === undefined || row.desk === null || row.sitting === null || row.sitting_since === null) return null
  return {desk: row.desk, sitting: row.sitting, since: row.sitting_since as Instant, host: row.host ?? '', pid: row.pid ?? 0}
}

/** Notes which desk somebody has opened; where they are in the queue stands as it is. */
export async function takeSeat(db: Knex, actor: string, {desk, sitting, since, host, pid}: Seat, at: Instant): Promise<void> {
  const seat: SeatRow = {actor, desk, sitting, sitting_since: since, host, pid}
  const begun: Omit<PlaceRow, 'actor'> = {filter: '', sort: 'waited', is_reversed: 0, is_grouped: 1, entry_id: null, marks: '[]', used: null, saved_at: at}
  await db<PlaceRow & SeatRow>('review_place').insert({...begun, ...seat}).onConflict(['actor']).merge(['desk', 'sitting', 'sitting_since', 'host', 'pid'])
}

/** Notes that a desk has been left. */
export async function leaveSeat(db: Knex, desk: string): Promise<void> {
  await db<SeatRow>('review_place').where({desk}).update({desk: null, sitting: null, sitting_since: null, host: null, pid: null})
}

/** Somebody's saved views, by name. */
export async function viewsOf(db: Knex, actor: string): Promise<readonly SavedView[]> {
  return (await db<ViewRow>('review_view').where({actor}).orderBy('name')).map(({name, filter}) => ({name, filter}))
}

/** Saves a view, in the place of one that has its name. */
export async function keepView(db: Knex, actor: string, {name, filter}: SavedView, at: Instant): Promise<void> {
  await db<ViewRow>('review_view').insert({actor, name, filter, saved_at: at}).onConflict(['actor', 'name']).merge()
}

/** True where there was such a view. */
export async function deleteView(db: Knex, actor: string, name: string): Promise<boolean> {
  return (await db<ViewRow>('review_view').where({actor, name}).delete()) === 1
}

/** Begins the time anew that somebody's views are kept. */
export async function touchViews(db: Knex, actor: string, at: Instant): Promise<void> {
  await db<ViewRow>('review_view').where({actor}).update({saved_at: at})
}
