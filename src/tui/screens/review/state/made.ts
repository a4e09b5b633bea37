import type {DecisionId, EntryId} from '../../../../core/terms/identifiers.js'
import type {AnswerKind} from './draft.js'

/** A decision made since the screen opened, or several that were made together and are undone together. */
export interface Made {
  /** One of them, by which all are undone. */
  readonly decision: DecisionId
  readonly entries: readonly EntryId[]
  readonly answer: AnswerKind
}

/** What can be undone and what can be done again, newest last. */
export interface MadeState {
  readonly done: readonly Made[]
  readonly undone: readonly Made[]
}

export const NOTHING_MADE: MadeState = {done: [], undone: []}

/** A new decision: what was undone before it is not done again. */
export function decided({done}: MadeState, made: Made): MadeState {
  return {done: [...done, made], undone: []}
}

/** Undone: what was decided last, or before the screen opened. */
export function undid({done, undone}: MadeState, made: Made): MadeState {
  return {done: done.filter(({decision}) => decision !== made.decision), undone: [...undone, made]}
}

/** Done again, under a new name. */
export function redid({done, undone}: MadeState, decision: DecisionId): MadeState {
  const last = undone.at(-1)
  return last === undefined ? {done, undone} : {done: [...done, {...last, decision}], undone: undone.slice(0, -1)}
}

/** What can never be undone from here, or done again, is out of the way of what was done before it. */
export function forgot({done, undone}: MadeState, which: 'undo' | 'redo'): MadeState {
  return which === 'undo' ? {done: done.slice(0, -1), undone} : {done, undone: undone.slice(0, -1)}
}
