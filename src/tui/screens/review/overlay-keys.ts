import {edited, typed, type EditedLine, type LineKey} from '../../parts/line-editor.js'
import {isRead, type Overlay, type ReadOverlay} from './state/overlay.js'
import type {ReviewEvent} from './state/review-state.js'

/** What a key does while something lies over the queue: an event, or what only the screen can do. */
export type OverlayDeed = {readonly kind: 'tell'; readonly event: ReviewEvent} | {readonly kind: 'submit'} | {readonly kind: 'choose'; readonly at: number} | {readonly kind: 'other-file'; readonly index: number} | {readonly kind: 'cancel'} | {readonly kind: 'none'}

const LINE_KEYS: Readonly<Record<string, LineKey>> = {
  left: 'left', right: 'right', home: 'home', end: 'end', backspace: 'backspace', delete: 'delete',
  'ctrl-a': 'home', 'ctrl-e': 'end', 'ctrl-w': 'delete-word', 'ctrl-u': 'delete-to-start', 'ctrl-k': 'delete-to-end', 'ctrl-h': 'backspace', 'ctrl-b': 'word-left', 'ctrl-f': 'word-right',
}

const STEPS: Readonly<Record<string, number>> = {up: -1, down: 1, 'page-up': -10, 'page-down': 10, tab: 1, 'shift-tab': -1, 'ctrl-p': -1, 'ctrl-n': 1}

const tell = (event: ReviewEvent): OverlayDeed => ({kind: 'tell', event})

/** What of the picture a key over the queue has to know. */
export interface OverlayOnScreen {
  /** How many can be chosen from. */
  readonly count: number
  /** Filters that were used before, the last first. */
  readonly past: readonly string[]
  /** How far a page goes, the last line that can stand uppermost, and the lines on which something was found. */
  readonly page: number
  readonly lastScroll: number
  readonly foundAt: readonly number[]
}

/** Whether digits choose, since nothing that is written there has any. */
const choosesByDigit = (overlay: Overlay): boolean => overlay.kind === 'choose' && (overlay.of.kind === 'reason' || overlay.of.kind === 'take-down' || overlay.of.kind === 'undo-earlier')

/** Reads one key, or a text that was pasted. */
export function overlayKey(overlay: Overlay, pressed: string, onScreen: OverlayOnScreen): OverlayDeed {
  const {count} = onScreen
  if (pressed === 'escape' || pressed === 'ctrl-c') return {kind: 'cancel'}
  if (isRead(overlay)) return readKey(overlay, pressed, onScreen)
  if (pressed === 'enter') return {kind: 'submit'}
  const step = STEPS[pressed]
  if (step !== undefined) return stepped(overlay, step, onScreen)
  if (choosesByDigit(overlay) && /^[1-9]$/.test(pressed)) return Number(pressed) <= count ? {kind: 'choose', at: Number(pressed) - 1} : {kind: 'none'}
  const key = LINE_KEYS[pressed]
  return key === undefined ? {kind: 'none'} : tell({kind: 'line-edited', line: edited(overlay.line, key)})
}

/** Text that was typed or pasted. */
export function overlayText(overlay: Overlay, text: string): OverlayDeed {
  if (isRead(overlay)) return {kind: 'none'}
  // Only a number is asked for.
  const fit = overlay.kind === 'preview' || overlay.kind === 'take-down' ? text.replace(/[^0-9]/g, '') : text
  return fit === '' ? {kind: 'none'} : tell({kind: 'line-edited', line: typed(overlay.line, fit)})
}

/** A line and its Enter that came at once, as a slow line brings them; `decides` where Enter would answer, which only Enter by itself does. Null for any other text. */
export function enterTogether(overlay: Overlay, text: string): {readonly text: string; readonly decides: boolean} | null {
  const [, line] = /^([^\r\n]+)[\r\n]+$/.exec(text) ?? []
  if (line === undefined || isRead(overlay)) return null
  return {text: line, decides: overlay.kind !== 'filter' && !(overlay.kind === 'write' && (overlay.of.kind === 'view' || overlay.of.kind === 'file'))}
}

/** What a key does where something is only read: the habits of a pager. */
function readKey(overlay: ReadOverlay, pressed: string, {count, page, lastScroll, foundAt}: OverlayOnScreen): OverlayDeed {
  const step = {...PAGER, 'page-down': page, 'page-up': -page, space: page, b: -page, 'ctrl-f': page, 'ctrl-b': -page, 'ctrl-d': Math.ceil(page / 2), 'ctrl-u': -Math.ceil(page / 2)}[pressed]
  if (overlay.kind === 'corrections') {
    if (pressed === 'enter') return {kind: 'submit'}
    return step === undefined ? {kind: 'cancel'} : tell({kind: 'choice-moved', at: Math.max(0, Math.min(count - 1, overlay.at + step))})
  }
  const to = (line: number): OverlayDeed => tell({kind: 'overlay-scrolled', to: Math.max(0, Math.min(lastScroll, line))})
  if (step !== undefined) return to(overlay.scroll + step)
  if (overlay.kind === 'file' && overlay.file !== null) {
    const next = pressed === 'n' ? foundAt.find((line) => line > overlay.scroll && overlay.scroll < lastScroll) : pressed === 'N' ? foundAt.findLast((line) => line < overlay.scroll) : undefined
    if (pressed === 'n' || pressed === 'N') return next === undefined ? {kind: 'none'} : to(next)
    if (pressed === 'tab' || pressed === 'shift-tab') return {kind: 'other-file', index: (overlay.index + (pressed === 'tab' ? 1 : overlay.file.count - 1)) % overlay.file.count}
  }
  return pressed === 'q' || pressed === 'enter' || pressed === 'L' ? {kind: 'cancel'} : {kind: 'none'}
}

const PAGER: Readonly<Record<string, number>> = {up: -1, down: 1, k: -1, j: 1, 'ctrl-p': -1, 'ctrl-n': 1, home: Number.NEGATIVE_INFINITY, g: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY, G: Number.POSITIVE_INFINITY}

function stepped(overlay: Exclude<Overlay, ReadOverlay>, step: number, {count, past, page, lastScroll}: OverlayOnScreen): OverlayDeed {
  switch (overlay.kind) {
    case 'choose':
      return tell({kind: 'choice-moved', at: Math.max(0, Math.min(count - 1, overlay.at + step))})
    case 'preview':
    case 'take-down':
      // A page, and never more: no row is passed without having been on screen.
      return tell({kind: 'overlay-scrolled', to: Math.max(0, Math.min(lastScroll, overlay.scroll + Math.sign(step) * (Math.abs(step) === 1 ? 1 : page)))})
    case 'filter': {
      const line = pastLine(overlay.line, -step, past)
      return line === null ? {kind: 'none'} : tell({kind: 'line-edited', line})
    }
    case 'write':
      return {kind: 'none'}
  }
}

/** A filter that was used before: the one before the one that stands there, or after it. */
function pastLine({text}: EditedLine, by: number, past: readonly string[]): EditedLine | null {
  const next = past[past.indexOf(text.trim()) + by] ?? (by < 0 ? '' : undefined)
  return next === undefined ? null : {text: next, at: next.length}
}
