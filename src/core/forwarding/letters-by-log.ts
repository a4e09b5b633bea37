import type {AuditEvent} from '../audit/event.js'
import {REPRINT_REASONS, type CopyFate, type LetterState} from './journey.js'

/** A letter as the log of readings knows it. `sha256`: of what is kept of it. `person`: pseudonym of whom it is for. */
export interface LoggedLetter {
  readonly state: LetterState
  readonly sha256: string
  readonly person: string
  readonly batch: number | null
  /** Its outer envelope in the batch, from 1. */
  readonly envelope: number | null
  /** The printing that it was part of last; null before the first. */
  readonly printing: string | null
  /** Every label of it that was printed, the first first, and what became of each. */
  readonly labels: readonly CopyFate[]
}

/** Kinds of events that tell of letters. */
export const LETTER_EVENTS = ['letter.prepared', 'letters.moved', 'printing.begun', 'printing.done'] as const satisfies readonly AuditEvent['kind'][]

/** Where every letter stands by the log, which each holder has signed: what the register says of them must be the same, since it is the only trace there is (L5). */
export function lettersByLog(events: readonly AuditEvent[]): ReadonlyMap<string, LoggedLetter> {
  const letters = new Map<string, LoggedLetter>()
  const begun = new Map<string, readonly string[]>()
  const change = (ids: readonly string[], to: (letter: LoggedLetter, at: number) => LoggedLetter): void => {
    for (const [at, id] of ids.entries()) {
      const letter = letters.get(id)
      if (letter !== undefined) letters.set(id, to(letter, at))
    }
  }
  for (const event of events) {
    switch (event.kind) {
      case 'letter.prepared':
        letters.set(event.letter, {state: 'prepared', sha256: event.sha256, person: event.person, batch: null, envelope: null, printing: null, labels: []})
        break
      case 'letters.moved': {
        const envelopes = event.envelopes?.flatMap((size, at) => Array.from({length: size}, () => at + 1)) ?? []
        change(event.letters, (letter, at) => moved(letter, event.to, {batch: event.batch, envelope: envelopes[at] ?? null}))
        break
      }
      case 'printing.begun': {
        const before = REPRINT_REASONS.find((reason) => reason === event.why)
        begun.set(event.printing, event.letters)
        change(event.letters, (letter) => ({...letter, state: 'printing', printing: event.printing, labels: [...(before === undefined ? letter.labels : settled(letter.labels, before)), 'out']}))
        break
      }
      case 'printing.done':
        if (event.outcome === 'unsure') break
        change(begun.get(event.printing) ?? [], (letter) => (letter.state !== 'printing' || letter.printing !== event.printing ? letter : event.outcome === 'done' ? {...letter, state: 'printed'} : {...letter, state: 'batched', labels: settled(letter.labels, 'never-came')}))
        break
      default:
    }
  }
  return letters
}

function moved(letter: LoggedLetter, to: LetterState, place: Pick<LoggedLetter, 'batch' | 'envelope'>): LoggedLetter {
  switch (to) {
    case 'prepared':
      return {...letter, state: to, batch: null, envelope: null}
    case 'batched':
      return {...letter, state: to, ...place}
    case 'posted':
      return {...letter, state: to, labels: settled(letter.labels, 'posted')}
    case 'withdrawn':
      return {...letter, state: to, labels: settled(letter.labels, 'destroyed')}
    default:
      return {...letter, state: to}
  }
}

/** Labels that lay there come to what became of them. */
function settled(labels: readonly CopyFate[], fate: CopyFate): readonly CopyFate[] {
  return labels.map((label) => (label === 'out' ? fate : label))
}
