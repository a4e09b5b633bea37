import {inCells, oneLine, wrapped, type Line, type Span} from '../../parts/columns.js'
import {editLine} from '../../parts/edit-line.js'
import type {EditedLine} from '../../parts/line-editor.js'
import {windowOf} from '../../parts/window.js'
import {choicesIn, type Choice} from './choices.js'
import {previewLines} from './preview-lines.js'
import type {ChoiceOf, Overlay, WriteOf} from './state/overlay.js'
import type {ReviewState} from './state/review-state.js'
import {keysOf, nameOf, type ReviewWords} from './words.js'

/** What lies over the queue, in so many lines and cells. */
export function overlayLines(overlay: Overlay, state: ReviewState, {cells, room}: {readonly cells: number; readonly room: number}, words: ReviewWords): readonly Line[] {
  switch (overlay.kind) {
    case 'filter':
      return filterLines(overlay, cells, words)
    case 'choose':
      return chooseLines(overlay, state, cells, room, words)
    case 'write':
      return [titleOf(writeTitle(overlay.of, words)), editLine(overlay.line, cells)]
    case 'preview':
      return previewLines(overlay, cells, room, words)
    case 'corrections':
      return correctionLines(overlay, cells, room, words)
  }
}

/** Whether it takes the place of list and entry, or lies below them. */
export function isWhole(overlay: Overlay): boolean {
  return overlay.kind === 'preview' || overlay.kind === 'corrections' || overlay.kind === 'choose'
}

function titleOf(text: string): Line {
  return [{text, look: 'strong'}]
}

function filterLines({line, problem}: Extract<Overlay, {kind: 'filter'}>, cells: number, {screen}: ReviewWords): readonly Line[] {
  const help: Span = problem === null ? {text: screen.overlays.filterHelp, look: 'faint'} : {text: `${pointer(line, problem.at, cells)} ${screen.filterProblems[problem.why](problem.word)}`, look: 'found'}
  return [editLine(line, cells), ...wrapped([help], cells).slice(0, 2)]
}

/** An arrow below the part that was not understood, where the line is not scrolled. */
function pointer({text}: EditedLine, at: number, cells: number): string {
  return text.length < cells - 6 && at < 30 ? `${' '.repeat(at + 2)}^` : '^'
}

function chooseLines(overlay: Extract<Overlay, {kind: 'choose'}>, state: ReviewState, cells: number, room: number, words: ReviewWords): readonly Line[] {
  const items = choicesIn(overlay, state, words)
  const title = wrapped([{text: chooseTitle(overlay.of, state, words), look: 'strong'}], cells).slice(0, 2)
  const rows = Math.max(1, room - title.length - 1)
  const {from, to} = windowOf(overlay.at, items.length, rows)
  const keyCells = Math.min(14, Math.floor(cells / 3))
  return [
    ...title,
    editLine(overlay.line, cells),
    ...(items.length === 0 ? [[{text: words.screen.overlays.noMatch, look: 'faint'} as const]] : []),
    ...items.slice(from, to).map(({value, label}, at): Line => {
      const isAt = from + at === overlay.at
      const key = inCells(keyOf(value, from + at, words), keyCells)
      return [{text: inCells(`${isAt ? '▸' : ' '} ${key} ${oneLine(label)}`, cells), look: isAt ? 'chosen' : 'plain'}]
    }),
  ]
}

/** What stands before a choice: the keys that do the same, or the digit that chooses it. */
function keyOf(value: Choice, at: number, words: ReviewWords): string {
  switch (value.kind) {
    case 'action':
      return keysOf(value.action, words).join(' ')
    case 'reason':
      return String(at + 1)
    case 'answer':
    case 'role':
    case 'view':
      return ''
  }
}

/** What a line asks for. */
export function writeTitle(of: WriteOf, {screen: {overlays}}: ReviewWords): string {
  return of.kind === 'take-down' ? overlays.takeDownNumber(of.entries.length) : overlays[of.kind]
}

/** What a list asks. */
export function chooseTitle(of: ChoiceOf, {marking}: ReviewState, {screen: {overlays}}: ReviewWords): string {
  switch (of.kind) {
    case 'keys':
      return overlays.keys
    case 'palette':
      return overlays.palette
    case 'answer':
      return overlays.answer(marking.marks.size)
    case 'role':
      return overlays.role
    case 'reason':
      return overlays.reason
    case 'take-down':
      return of.isUndo ? overlays.undoPublic(of.entries.length) : overlays.takeDown
    case 'forget-view':
      return overlays.forgetView
  }
}

function correctionLines({rows, scroll}: Extract<Overlay, {kind: 'corrections'}>, cells: number, room: number, words: ReviewWords): readonly Line[] {
  const {overlays} = words.screen
  const space = Math.max(1, room - 1)
  const told = rows === null ? [overlays.working] : rows.length === 0 ? [overlays.noCorrections] : correctionsInWords(rows, words)
  const from = Math.min(scroll, Math.max(0, told.length - space))
  return [titleOf(overlays.corrections), ...told.slice(from, from + space).map((text): Line => [{text: inCells(text, cells), look: 'plain'}])]
}

/** One line for each correction. */
export function correctionsInWords(rows: NonNullable<Extract<Overlay, {kind: 'corrections'}>['rows']>, words: ReviewWords): readonly string[] {
  const fields: Readonly<Record<string, string>> = words.screen.overlays.correctionFields
  return rows.map((row) => `${oneLine(row.committee)}  ${nameOf({...row, isReadable: true}, words)}  ${fields[row.field] ?? row.field}  ${words.day(row.at)}`)
}
