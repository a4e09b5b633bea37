import {cellsOf} from './columns.js'

/** One line of text while somebody writes it: a filter, a heading, a number to confirm. */
export interface EditedLine {
  readonly text: string
  /** Where the next character goes, in UTF-16 units from the start; never inside a character as a person counts them. */
  readonly at: number
}

export type LineKey = 'left' | 'right' | 'word-left' | 'word-right' | 'home' | 'end' | 'backspace' | 'delete' | 'delete-word' | 'delete-to-start' | 'delete-to-end'

const GRAPHEMES = new Intl.Segmenter('sv', {granularity: 'grapheme'})
// What a terminal may send in a paste beside text. A line has no breaks and no tabs: they become spaces.
const BREAKS = /[\s\u2028\u2029]+/g
const UNFIT = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu

export function lineOf(text: string): EditedLine {
  return {text, at: text.length}
}

/** Text typed or pasted where the cursor stands, without anything that is not to be seen, at most so long in all. */
export function typed(line: EditedLine, text: string, most = 500): EditedLine {
  const clean = text.replace(BREAKS, ' ').normalize('NFC').replace(UNFIT, '').slice(0, Math.max(0, most - line.text.length))
  // A character that is cut in half would be no character.
  const whole = /[\ud800-\udbff]$/.test(clean) ? clean.slice(0, -1) : clean
  return {text: line.text.slice(0, line.at) + whole + line.text.slice(line.at), at: line.at + whole.length}
}

/** What a key does with the line. */
export function edited({text, at}: EditedLine, key: LineKey): EditedLine {
  switch (key) {
    case 'left':
      return {text, at: before(text, at)}
    case 'right':
      return {text, at: after(text, at)}
    case 'word-left':
      return {text, at: wordBefore(text, at)}
    case 'word-right':
      return {text, at: wordAfter(text, at)}
    case 'home':
      return {text, at: 0}
    case 'end':
      return {text, at: text.length}
    case 'backspace':
      return cut(text, before(text, at), at)
    case 'delete':
      return cut(text, at, after(text, at))
    case 'delete-word':
      return cut(text, wordBefore(text, at), at)
    case 'delete-to-start':
      return cut(text, 0, at)
    case 'delete-to-end':
      return cut(text, at, text.length)
  }
}

/** The part of the line that fits in so many cells, with the place of the cursor in it: what lies outside is marked with `…`. */
export function lineWindow({text, at}: EditedLine, cells: number): {readonly head: string; readonly under: string; readonly tail: string} {
  const parts = [...GRAPHEMES.segment(text)]
  const cursor = parts.findIndex(({index, segment}) => at < index + segment.length)
  const place = cursor < 0 ? parts.length : cursor
  const under = parts[place]?.segment ?? ' '
  const headWidth = cellsOf(text.slice(0, parts[place]?.index ?? text.length))
  let room = Math.max(0, cells - cellsOf(under))
  let head = text.slice(0, parts[place]?.index ?? text.length)
  if (headWidth > room) {
    room = Math.max(0, room - 1)
    let from = place
    for (let used = 0; from > 0; from -= 1) {
      used += cellsOf(parts[from - 1]?.segment ?? '')
      if (used > room) break
    }
    head = `…${parts.slice(from, place).map(({segment}) => segment).join('')}`
  }
  const rest = parts.slice(place + 1).map(({segment}) => segment)
  const left = Math.max(0, cells - cellsOf(head) - cellsOf(under))
  if (cellsOf(rest.join('')) <= left) return {head, under, tail: rest.join('')}
  let tail = ''
  for (const segment of rest) {
    if (cellsOf(tail + segment) > left - 1) break
    tail += segment
  }
  return {head, under, tail: left > 0 ? `${tail}…` : ''}
}

function cut(text: string, from: number, to: number): EditedLine {
  return {text: text.slice(0, from) + text.slice(to), at: from}
}

function before(text: string, at: number): number {
  let last = 0
  for (const {index} of GRAPHEMES.segment(text)) {
    if (index >= at) break
    last = index
  }
  return last
}

function after(text: string, at: number): number {
  for (const {index, segment} of GRAPHEMES.segment(text)) if (index >= at) return index + segment.length
  return text.length
}

function wordBefore(text: string, at: number): number {
  const head = text.slice(0, at)
  return head.length - (/(?:[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s]+)?\s*$/u.exec(head)?.[0].length ?? 0)
}

function wordAfter(text: string, at: number): number {
  return at + (/^\s*(?:[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s]+)?/u.exec(text.slice(at))?.[0].length ?? 0)
}
