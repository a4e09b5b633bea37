import type {EntryId, Instant} from '../../terms/identifiers.js'
import type {ReasonCode} from '../decision.js'
import type {SortOrder} from './view.js'

/** Where a registrar is in the queue: what is shown, in which order, what is marked, and the entry the cursor stands on. */
export interface ReviewPlace {
  readonly filter: string
  readonly sort: SortOrder
  readonly isReversed: boolean
  readonly isGrouped: boolean
  readonly entry: EntryId | null
  readonly marks: readonly EntryId[]
  /** Reasons in the order in which they are offered: the last used first. */
  readonly reasons: readonly ReasonCode[]
  /** Filters that were used, the last first. */
  readonly pastFilters: readonly string[]
}

/** A place as it was kept, and when. */
export interface KeptPlace extends ReviewPlace {
  readonly savedAt: Instant
}

/** A filter that a registrar has given a name. */
export interface SavedView {
  readonly name: string
  readonly filter: string
}

/** Days a place is kept after it was last written: whoever has been away longer begins at the beginning. */
export const PLACE_DAYS = 30

/** Days a saved view is kept after its registrar last opened the queue. */
export const VIEW_DAYS = 365

/** Letters of a view's name and of its filter, at most. */
export const VIEW_NAME_MAX = 40
export const FILTER_MAX = 500

/** Marks that are kept with a place, at most: more are forgotten all together, so that no part of them is taken for the whole. */
export const KEPT_MARKS_MAX = 10_000
