import type {AuditEvent} from '../audit/event.js'
import type {LetterState} from './journey.js'

/** A letter as the log of readings knows it. `sha256`: of what was sealed. */
export interface LoggedLetter {
  readonly state: LetterState
  readonly sha256: string
  readonly batch: number | null
}

/** Kinds of events that tell of letters. */
export const LETTER_KINDS_OF_EVENTS = ['letter.prepared', 'letters.moved', 'printing.begun', 'printing.done'] as const satisfies readonly AuditEvent['kind'][]

/** Where every letter stands by the log, which each holder has signed: what the register says of them must be the same, since it is the only trace there is (L5). */
export function lettersByLog(events: readonly AuditEvent[]): ReadonlyMap<string, LoggedLetter> {
  const letters = new Map<string, LoggedLetter>()
  const move = (ids: readonly string[], change: (letter: LoggedLetter) => LoggedLetter): void => {
    for (const id of ids) {
      const letter = letters.get(id)
      if (letter !== undefined) letters.set(id, change(letter))
    }
  }
  const printing = new Map<string, readonly string[]>()
  for (const event of events) {
    switch (event.kind) {
      case 'letter.prepared':
        letters.set(event.letter, {state: 'prepared', sha256: event.sha256, batch: null})
        break
      case 'letters.moved':
        move(event.letters, (letter) => ({...letter, state: event.to, batch: event.to === 'prepared' ? null : (event.batch ?? letter.batch)}))
        break
      case 'printing.begun':
        printing.set(event.printing, event.letters)
        move(event.letters, (letter) => ({...letter, state: 'printing'}))
        break
      case 'printing.done':
        if (event.outcome === 'unsure') break
        move(printing.get(event.printing) ?? [], (letter) => ({...letter, state: event.outcome === 'done' ? 'printed' : 'batched'}))
        break
      default:
    }
  }
  return letters
}
