import type {RoutineKind} from '../../core/routine/routine.js'
import {readShipped} from '../../io/files/shipped.js'

/** A text in Swedish for a committee to begin from. Needs no register. */
export function templateOf(kind: RoutineKind): string {
  return readShipped(`routines/${kind}.md`)
}
