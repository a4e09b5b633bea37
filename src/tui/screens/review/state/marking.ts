import {invertMarks, markAll, markRange, toggleMark, unmark, type Marks} from '../../../../core/review/queue/marks.js'
import type {EntryId} from '../../../../core/terms/identifiers.js'

/** What is marked, and where a range begins that is not ended yet. */
export interface Marking {
  readonly marks: Marks
  readonly from: EntryId | null
}

export const NO_MARKS: Marking = {marks: new Set(), from: null}

export type MarkEvent =
  | {readonly kind: 'mark-toggled'}
  /** Begins a range at the chosen row, and the second time marks it. */
  | {readonly kind: 'range'}
  | {readonly kind: 'all-marked'}
  | {readonly kind: 'marks-inverted'}
  | {readonly kind: 'marks-cleared'}

export function markReducer(state: Marking, event: MarkEvent, visible: () => readonly EntryId[], chosen: EntryId | null): Marking {
  const {marks, from} = state
  switch (event.kind) {
    case 'mark-toggled':
      return chosen === null ? state : {marks: toggleMark(marks, chosen), from: null}
    case 'range':
      if (chosen === null) return state
      return from === null ? {marks, from: chosen} : {marks: markRange(marks, visible(), from, chosen), from: null}
    case 'all-marked':
      return {marks: markAll(marks, visible()), from: null}
    case 'marks-inverted':
      return {marks: invertMarks(marks, visible()), from: null}
    case 'marks-cleared':
      return from !== null && marks.size > 0 ? {marks, from: null} : NO_MARKS
  }
}

/** Without the marks of what no longer waits. */
export function withoutGone(state: Marking, gone: readonly EntryId[]): Marking {
  const marks = unmark(state.marks, gone)
  const from = state.from !== null && gone.includes(state.from) ? null : state.from
  return marks === state.marks && from === state.from ? state : {marks, from}
}
