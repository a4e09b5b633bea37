import type {FilterFault} from '../../../../core/review/queue/filter.js'
import type {ReasonCode} from '../../../../core/review/decision.js'
import type {EntryId} from '../../../../core/terms/identifiers.js'
import type {Correction} from '../../../../usecases/review/list-corrections.js'
import type {LatestDecision} from '../../../../usecases/review/latest-decision.js'
import type {NamedEntry} from '../../../../usecases/review/name-entries.js'
import type {PreviewedEntry} from '../../../../usecases/review/preview-answer.js'
import type {ReadFile} from '../../../../usecases/review/read-file.js'
import type {ShownEntry} from '../../../../usecases/review/show-entry.js'
import {lineOf, type EditedLine} from '../../../parts/line-editor.js'
import type {Draft} from './draft.js'
import type {Made} from './made.js'
import type {QueueFilter} from './queue.js'

/** What something is chosen for, out of a list that is narrowed by writing. */
export type ChoiceOf =
  | {readonly kind: 'keys'}
  | {readonly kind: 'palette'}
  | {readonly kind: 'answer'}
  | {readonly kind: 'role'; readonly draft: Draft}
  | {readonly kind: 'reason'; readonly draft: Draft}
  /** Why what is public is taken down; what was decided, or the row that is chosen. */
  | {readonly kind: 'take-down'; readonly entries: Made['entries']; readonly isUndo: boolean}
  | {readonly kind: 'forget-view'}
  /** What was decided before this screen opened, and may be undone. */
  | {readonly kind: 'undo-earlier'; readonly latest: LatestDecision}

/** What a line is written for. */
export type WriteOf = {readonly kind: 'heading'; readonly draft: Draft} | {readonly kind: 'ground'; readonly draft: Draft} | {readonly kind: 'view'} | {readonly kind: 'file'}

/** A correction with what the row is called, and says here, now. */
export interface NamedCorrection extends Correction {
  readonly named: NamedEntry | null
}

/** What lies over the queue and has the keys meanwhile. */
export type Overlay =
  /** `row`: the one that was chosen when the filter was begun, and is again when it is left. */
  | {readonly kind: 'filter'; readonly line: EditedLine; readonly before: QueueFilter; readonly problem: FilterFault | null; readonly row: EntryId | null}
  | {readonly kind: 'choose'; readonly of: ChoiceOf; readonly line: EditedLine; readonly at: number}
  | {readonly kind: 'write'; readonly of: WriteOf; readonly line: EditedLine}
  /** What a bulk act will do. Null until it is worked out. Where the number is asked for, it is written in the line. */
  | {readonly kind: 'preview'; readonly draft: Draft; readonly rows: readonly PreviewedEntry[] | null; readonly line: EditedLine; readonly scroll: number; readonly seen: Seen}
  /** What of several is taken off the web, row by row; the number is written in the line. Null until the rows are here. */
  | {readonly kind: 'take-down'; readonly entries: Made['entries']; readonly isUndo: boolean; readonly reason: ReasonCode; readonly rows: readonly NamedEntry[] | null; readonly line: EditedLine; readonly scroll: number}
  | {readonly kind: 'corrections'; readonly rows: readonly NamedCorrection[] | null; readonly at: number}
  /** One file of the row that is chosen, whole. Null until it is here. */
  | {readonly kind: 'file'; readonly entry: EntryId; readonly index: number; readonly file: ReadFile | null; readonly scroll: number}
  /** An entry that is read and not answered for, over the list it was opened from. */
  | {readonly kind: 'entry'; readonly entry: EntryId; readonly shown: ShownEntry | null; readonly scroll: number; readonly under: Overlay}

/** Which rows that ask for an eye have been on screen; `isTold`: the registrar knows that others have not. */
export interface Seen {
  readonly rows: ReadonlySet<EntryId>
  readonly isTold: boolean
}

export const NOTHING_SEEN: Seen = {rows: new Set(), isTold: false}

/** What lies over the queue with nothing to write in it. */
export type ReadOverlay = Extract<Overlay, {kind: 'corrections' | 'file' | 'entry'}>

export function isRead(overlay: Overlay): overlay is ReadOverlay {
  return overlay.kind === 'corrections' || overlay.kind === 'file' || overlay.kind === 'entry'
}

/** From so many on, the number is typed: a hand that always presses Enter stops there. */
export const TYPED_FROM = 21

/** In a list of everything that can be done nothing is chosen before somebody writes or moves: Enter by habit does nothing. */
export function choose(of: ChoiceOf): Overlay {
  return {kind: 'choose', of, line: lineOf(''), at: firstOf(of, '')}
}

function firstOf(of: ChoiceOf, text: string): number {
  return (of.kind === 'keys' || of.kind === 'palette') && text === '' ? NOTHING_CHOSEN : 0
}

const NOTHING_CHOSEN = -1

export function write(of: WriteOf, text = ''): Overlay {
  return {kind: 'write', of, line: lineOf(text)}
}

/** The entries that a bulk act would decide. */
export function willBeDecided(rows: readonly PreviewedEntry[]): readonly PreviewedEntry[] {
  return rows.filter(({outcome, seal}) => outcome.kind !== 'refused' && seal !== null)
}

/** Whether a row of a bulk act would show what was found in it. */
export function showsFound({letsOut}: PreviewedEntry): boolean {
  return letsOut !== null && letsOut.findings.length + letsOut.more > 0
}

/** Whether a row of a bulk act is to be seen before it is confirmed: it would show what was found in it, or is let out in spite of something that is missing or has happened (B7). */
export function asksForAnEye(row: PreviewedEntry): boolean {
  return showsFound(row) || row.grounds.length > 0
}

/** Why a preview cannot be confirmed, or null: nothing left to do, the number is not typed, or rows that ask for an eye have not been on screen and nobody has been told so (B7). */
export function toConfirm({rows, line, seen}: Extract<Overlay, {kind: 'preview'}>): 'working' | 'nothing' | 'number' | 'unseen' | null {
  if (rows === null) return 'working'
  const count = willBeDecided(rows).length
  if (count === 0) return 'nothing'
  if (count >= TYPED_FROM && line.text.replace(/\s/g, '') !== String(count)) return 'number'
  return seen.isTold || rows.every((row) => !asksForAnEye(row) || seen.rows.has(row.id)) ? null : 'unseen'
}

export type OverlayEvent =
  | {readonly kind: 'overlay-opened'; readonly overlay: Overlay}
  | {readonly kind: 'overlay-closed'}
  | {readonly kind: 'line-edited'; readonly line: EditedLine}
  | {readonly kind: 'choice-moved'; readonly at: number}
  | {readonly kind: 'overlay-scrolled'; readonly to: number}
  | {readonly kind: 'previewed'; readonly draft: Draft; readonly rows: readonly PreviewedEntry[]}
  | {readonly kind: 'found-seen'; readonly rows: readonly EntryId[]}
  | {readonly kind: 'unseen-told'}
  | {readonly kind: 'corrections-read'; readonly rows: readonly NamedCorrection[]}
  | {readonly kind: 'taken-down-named'; readonly rows: readonly NamedEntry[]}
  | {readonly kind: 'file-opened'; readonly entry: EntryId; readonly file: ReadFile}
  | {readonly kind: 'entry-opened'; readonly entry: ShownEntry}

/** What happens to the overlay itself; what a filter line does to the queue is the review's to work out. */
export function overlayReducer(overlay: Overlay | null, event: OverlayEvent): Overlay | null {
  switch (event.kind) {
    case 'overlay-opened':
      return event.overlay
    case 'overlay-closed':
      return overlay?.kind === 'entry' ? overlay.under : null
    case 'line-edited':
      if (overlay === null || isRead(overlay)) return overlay
      return overlay.kind === 'choose' ? {...overlay, line: event.line, at: overlay.line.text === event.line.text ? overlay.at : firstOf(overlay.of, event.line.text)} : {...overlay, line: event.line}
    case 'choice-moved':
      return overlay?.kind === 'choose' || overlay?.kind === 'corrections' ? {...overlay, at: Math.max(0, event.at)} : overlay
    case 'overlay-scrolled':
      return overlay !== null && 'scroll' in overlay ? {...overlay, scroll: Math.max(0, event.to)} : overlay
    case 'previewed':
      return overlay?.kind === 'preview' && overlay.draft === event.draft ? {...overlay, rows: event.rows} : overlay
    case 'found-seen':
      return overlay?.kind === 'preview' ? {...overlay, seen: {...overlay.seen, rows: new Set([...overlay.seen.rows, ...event.rows])}} : overlay
    case 'unseen-told':
      return overlay?.kind === 'preview' ? {...overlay, seen: {...overlay.seen, isTold: true}} : overlay
    case 'corrections-read':
      return overlay?.kind === 'corrections' ? {...overlay, rows: event.rows} : overlay
    case 'taken-down-named':
      return overlay?.kind === 'take-down' ? {...overlay, rows: event.rows} : overlay
    case 'file-opened':
      return overlay?.kind === 'file' && overlay.entry === event.entry && overlay.index === event.file.index ? {...overlay, file: event.file} : overlay
    case 'entry-opened':
      return overlay?.kind === 'entry' && overlay.entry === event.entry.id ? {...overlay, shown: event.entry} : overlay
  }
}
