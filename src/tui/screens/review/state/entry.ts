import type {RefusalCode} from '../../../../core/refusal.js'
import type {EntryId} from '../../../../core/terms/identifiers.js'
import type {FileExcerpt} from '../../../../usecases/review/show-file-text.js'
import type {ShownEntry} from '../../../../usecases/review/show-entry.js'
import type {Taken} from '../../../../usecases/review/take-entry.js'

/** The chosen entry as it was last read. */
export interface EntryState {
  /** Null until it is here. What is shown is always the chosen one. */
  readonly shown: ShownEntry | null
  readonly refused: RefusalCode | null
  /** Whose it is; null until that is known. */
  readonly taken: Taken | null
  /** What stands around the findings in its files; empty until it is here. */
  readonly excerpts: readonly FileExcerpt[]
  /** How many of its lines lie above what is seen. */
  readonly scroll: number
  /** Whether the registrar has asked to see what is under secrecy. */
  readonly isUnmasked: boolean
}

/** Nothing has been read of what is chosen. */
export const UNREAD: EntryState = {shown: null, refused: null, taken: null, excerpts: [], scroll: 0, isUnmasked: false}

export type EntryEvent =
  | {readonly kind: 'shown'; readonly entry: ShownEntry}
  | {readonly kind: 'show-refused'; readonly entry: EntryId; readonly code: RefusalCode}
  | {readonly kind: 'taken'; readonly entry: EntryId; readonly taken: Taken}
  | {readonly kind: 'file-read'; readonly entry: EntryId; readonly excerpts: readonly FileExcerpt[]}
  | {readonly kind: 'scrolled'; readonly to: number}
  | {readonly kind: 'mask-turned'}

/** What is told of an entry counts only while that is the chosen one. */
export function entryReducer(state: EntryState, event: EntryEvent, chosen: EntryId | null): EntryState {
  switch (event.kind) {
    case 'shown':
      return event.entry.id === chosen ? {...state, shown: event.entry, refused: null} : state
    case 'show-refused':
      return event.entry === chosen ? {...state, shown: null, refused: event.code} : state
    case 'taken':
      return event.entry === chosen ? {...state, taken: event.taken} : state
    case 'file-read':
      return event.entry === chosen ? {...state, excerpts: event.excerpts} : state
    case 'scrolled':
      return {...state, scroll: Math.max(0, event.to)}
    case 'mask-turned':
      return {...state, isUnmasked: !state.isUnmasked}
  }
}
