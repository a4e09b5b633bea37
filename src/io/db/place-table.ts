import type {Knex} from 'knex'
import type {KeptPlace, ReviewPlace, SavedView} from '../../core/review/queue/place.js'
import {SORT_ORDERS, type SortOrder} from '../../core/review/queue/view.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'

interface PlaceRow {
  actor: string
  filter: string
  sort: string
  is_reversed: number
  is_grouped: number
  entry_id: string | null
  marks: string
  saved_at: string
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
    savedAt: row.saved_at as Instant,
  }
}

export async function keepPlace(db: Knex, actor: string, {filter, sort, isReversed, isGrouped, entry, marks}: ReviewPlace, at: Instant): Promise<void> {
  const row: PlaceRow = {actor, filter, sort, is_reversed: isReversed ? 1 : 0, is_grouped: isGrouped ? 1 : 0, entry_id: entry, marks: JSON.stringify(marks), saved_at: at}
  await db<PlaceRow>('review_place').insert(row).onConflict(['actor']).merge()
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
