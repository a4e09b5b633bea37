import {terminalSafe} from '../../core/terms/terminal-safe.js'

/** How a piece of text stands out. Colour is never alone: each look comes with a weight, a mark or a word. */
export type Look = 'plain' | 'strong' | 'faint' | 'chosen' | 'found' | 'stopped' | 'rehearsal'

/** A piece of a line in one look. */
export interface Span {
  readonly text: string
  readonly look: Look
}

/** One row of the terminal, from left to right. */
export type Line = readonly Span[]

const GRAPHEMES = new Intl.Segmenter('sv', {granularity: 'grapheme'})
// Han, kana, Hangul, full-width forms and pictures take two cells.
const WIDE = /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}])/u
const ONLY_MARKS = /^\p{M}+$/u
const SINGLE_CELLS = /^[\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027]*$/

/** How many cells of the terminal a safe text takes. */
export function cellsOf(text: string): number {
  if (SINGLE_CELLS.test(text)) return text.length
  let cells = 0
  for (const {segment} of GRAPHEMES.segment(text)) cells += cellsOfGrapheme(segment)
  return cells
}

/** Outside text on one line, fit for the terminal: registries keep line breaks and double spaces that a reader has no use for. */
export function oneLine(text: string): string {
  return terminalSafe(text.replace(/[\s\u2028\u2029]+/g, ' ').trim())
}

/** A text in exactly so many cells: cut with `…` or filled up with spaces. */
export function inCells(text: string, cells: number): string {
  const safe = terminalSafe(text)
  const all = cellsOf(safe)
  if (all <= cells) return safe + ' '.repeat(cells - all)
  const {head, taken} = cut(safe, Math.max(0, cells - 1))
  return cells < 1 ? '' : `${head}…${' '.repeat(Math.max(0, cells - 1 - taken))}`
}

/** Text broken between words into lines of at most so many cells; the lines after the first are indented. A word too long for a line is broken. */
export function wrapped(spans: readonly Span[], cells: number, indent = 0): readonly Line[] {
  const lines: Span[][] = [[]]
  let room = Math.max(1, cells)
  const open = (): void => {
    lines.push(indent > 0 ? [{text: ' '.repeat(indent), look: 'plain'}] : [])
    room = Math.max(1, cells - indent)
  }
  let isFresh = true
  const put = (text: string, look: Look): void => {
    const line = lines.at(-1)
    const last = line?.at(-1)
    if (last !== undefined && last.look === look && !isFresh) line?.splice(-1, 1, {text: last.text + text, look})
    else line?.push({text, look})
    room -= cellsOf(text)
    isFresh = false
  }
  for (const {text, look} of spans) {
    // A space stays with the word before it, so that a look never bleeds over a line's end.
    for (const piece of terminalSafe(text).match(/ +|[^ ]+/g) ?? []) {
      if (piece.startsWith(' ')) {
        if (!isFresh && room >= cellsOf(piece)) put(piece, look)
        else if (!isFresh) room = 0
        continue
      }
      let rest = piece
      if (cellsOf(rest) > room && !isFresh) {
        open()
        isFresh = true
      }
      while (cellsOf(rest) > room) {
        const {head, tail} = cut(rest, room)
        // One grapheme wider than the line is put all the same, or this would never end.
        const least = head === '' ? firstGrapheme(rest) : head
        put(least, look)
        rest = head === '' ? rest.slice(least.length) : tail
        open()
        isFresh = true
        if (rest === '') break
      }
      if (rest !== '') put(rest, look)
    }
  }
  return lines
}

function cut(text: string, cells: number): {readonly head: string; readonly tail: string; readonly taken: number} {
  let taken = 0
  let end = 0
  for (const {segment, index} of GRAPHEMES.segment(text)) {
    const width = cellsOfGrapheme(segment)
    if (taken + width > cells) break
    taken += width
    end = index + segment.length
  }
  return {head: text.slice(0, end), tail: text.slice(end), taken}
}

function firstGrapheme(text: string): string {
  for (const {segment} of GRAPHEMES.segment(text)) return segment
  return text
}

function cellsOfGrapheme(grapheme: string): number {
  if (ONLY_MARKS.test(grapheme)) return 0
  return WIDE.test(grapheme) || grapheme.includes('\ufe0f') ? 2 : 1
}
