import {edited, typed, type EditedLine, type LineKey} from '../../parts/line-editor.js'
import type {Overlay} from './state/overlay.js'
import type {ReviewEvent} from './state/review-state.js'

/** What a key does while something lies over the queue: an event, or what only the screen can do. */
export type OverlayDeed = {readonly kind: 'tell'; readonly event: ReviewEvent} | {readonly kind: 'submit'} | {readonly kind: 'choose'; readonly at: number} | {readonly kind: 'cancel'} | {readonly kind: 'none'}

const LINE_KEYS: Readonly<Record<string, LineKey>> = {
  left: 'left', right: 'right', home: 'home', end: 'end', backspace: 'backspace', delete: 'delete',
  'ctrl-a': 'home', 'ctrl-e': 'end', 'ctrl-w': 'delete-word', 'ctrl-u': 'delete-to-start', 'ctrl-k': 'delete-to-end', 'ctrl-h': 'backspace', 'ctrl-b': 'word-left', 'ctrl-f': 'word-right',
}

const STEPS: Readonly<Record<string, number>> = {up: -1, down: 1, 'page-up': -10, 'page-down': 10, tab: 1, 'shift-tab': -1, 'ctrl-p': -1, 'ctrl-n': 1}

const tell = (event: ReviewEvent): OverlayDeed => ({kind: 'tell', event})

/** Whether digits choose, since nothing that is written there has any. */
const choosesByDigit = (overlay: Overlay): boolean => overlay.kind === 'choose' && (overlay.of.kind === 'reason' || overlay.of.kind === 'take-down')

/** Reads one key, or a text that was pasted. `count`: how many can be chosen from. */
export function overlayKey(overlay: Overlay, pressed: string, {count, past}: {readonly count: number; readonly past: readonly string[]}): OverlayDeed {
  if (pressed === 'escape' || pressed === 'ctrl-c') return {kind: 'cancel'}
  if (overlay.kind === 'corrections') {
    const step = STEPS[pressed] ?? {j: 1, k: -1, space: 10}[pressed]
    return step === undefined ? {kind: 'cancel'} : tell({kind: 'overlay-scrolled', to: overlay.scroll + step})
  }
  if (pressed === 'enter') return {kind: 'submit'}
  const step = STEPS[pressed]
  if (step !== undefined) return stepped(overlay, step, count, past)
  if (choosesByDigit(overlay) && /^[1-9]$/.test(pressed)) return Number(pressed) <= count ? {kind: 'choose', at: Number(pressed) - 1} : {kind: 'none'}
  const key = LINE_KEYS[pressed]
  return key === undefined ? {kind: 'none'} : tell({kind: 'line-edited', line: edited(overlay.line, key)})
}

/** Text that was typed or pasted. */
export function overlayText(overlay: Overlay, text: string): OverlayDeed {
  if (overlay.kind === 'corrections') return {kind: 'none'}
  // Only a number is asked for.
  const fit = overlay.kind === 'preview' ? text.replace(/[^0-9]/g, '') : text
  return fit === '' ? {kind: 'none'} : tell({kind: 'line-edited', line: typed(overlay.line, fit)})
}

function stepped(overlay: Exclude<Overlay, {kind: 'corrections'}>, step: number, count: number, past: readonly string[]): OverlayDeed {
  switch (overlay.kind) {
    case 'choose':
      return tell({kind: 'choice-moved', at: Math.max(0, Math.min(count - 1, overlay.at + step))})
    case 'preview':
      return tell({kind: 'overlay-scrolled', to: overlay.scroll + step})
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
