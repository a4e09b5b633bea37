import type {EntryId} from '../../../core/terms/identifiers.js'
import type {NamedEntry} from '../../../usecases/review/name-entries.js'
import {cellsOf, inCells, oneLine, wrapped, type Line, type Span} from '../../parts/columns.js'
import {editLine} from '../../parts/edit-line.js'
import type {EditedLine} from '../../parts/line-editor.js'
import type {PaletteItem} from '../../parts/palette.js'
import {windowOf} from '../../parts/window.js'
import {choicesIn, type Choice} from './choices.js'
import {entryLines} from './entry-lines.js'
import {fileBody, fileTitle} from './file-lines.js'
import {obstacleOf, type OnScreen} from './keys.js'
import {previewPart} from './preview-lines.js'
import type {Obstacle} from './state/notice.js'
import type {ChoiceOf, NamedCorrection, Overlay} from './state/overlay.js'
import type {ReviewState} from './state/review-state.js'
import {faultInWords, keysOf, nameOf, obstacleInWords, type ReviewWords} from './words.js'

/** What lies over the queue, and what its keys need to know of it. */
export interface OverlayPart {
  readonly lines: readonly Line[]
  /** The last line that can stand uppermost. */
  readonly lastScroll: number
  /** How many lines are seen at once. */
  readonly page: number
  /** Lines on which something was found. */
  readonly foundAt: readonly number[]
  /** Rows of a bulk act that ask for an eye, and are on screen to their end. */
  readonly foundInSight?: readonly EntryId[]
}

/** How much room there is, and what the one at the desk may do. */
export interface OverlayRoom {
  readonly cells: number
  readonly room: number
  readonly rights: Pick<OnScreen, 'mayDecide' | 'mayResolve' | 'hasLogins'>
}

/** What lies over the queue, in so many lines and cells. */
export function overlayPart(overlay: Overlay, state: ReviewState, {cells, room, rights}: OverlayRoom, words: ReviewWords): OverlayPart {
  switch (overlay.kind) {
    case 'filter':
      return still(filterLines(overlay, cells, words))
    case 'choose':
      return still(chooseLines(overlay, state, {cells, room, rights}, words))
    case 'write':
      return still([titleOf(words.screen.overlays[overlay.of.kind]), editLine(overlay.line, cells)])
    case 'preview':
      return scrolled(previewPart(overlay, cells, words), overlay.scroll, room, words)
    case 'take-down':
      return scrolled(takeDownPart(overlay, cells, words), overlay.scroll, room, words)
    case 'corrections':
      return still(correctionLines(overlay, cells, room, words))
    case 'file':
      return filePart(overlay, cells, room, words)
    case 'entry':
      return entryPart(overlay, cells, room, words)
  }
}

/** Whether it takes the place of list and entry, or lies below them. */
export function isWhole(overlay: Overlay): boolean {
  return overlay.kind !== 'filter' && overlay.kind !== 'write' && !(overlay.kind === 'choose' && (overlay.of.kind === 'role' || overlay.of.kind === 'reason'))
}

/** A title, a body that can be longer than there is room for, and what stands below it. */
export interface Pages {
  readonly title: readonly Line[]
  readonly body: readonly Line[]
  readonly foot: readonly Line[]
  /** Rows of which it must be known whether they have been on screen, each with its last line in the body. */
  readonly found?: readonly {readonly entry: EntryId; readonly last: number}[]
}

function still(lines: readonly Line[]): OverlayPart {
  return {lines, lastScroll: 0, page: 1, foundAt: []}
}

/** As much of the body as there is room for, with how much there is below it. */
function scrolled({title, body, foot, found = []}: Pages, scroll: number, room: number, {screen}: ReviewWords): OverlayPart {
  const space = Math.max(1, room - foot.length - title.length)
  if (body.length <= space) return {...still([...title, ...body, ...foot]), foundInSight: found.map(({entry}) => entry)}
  const page = Math.max(1, space - 1)
  const lastScroll = body.length - page
  const from = Math.min(scroll, lastScroll)
  const left = body.length - from - page
  const more: Line = [{text: left > 0 ? `▼ ${screen.overlays.more(left)}` : '▲', look: 'faint'}]
  return {lines: [...title, ...body.slice(from, from + page), more, ...foot], lastScroll, page, foundAt: [], foundInSight: found.flatMap(({entry, last}) => (last >= from && last < from + page ? [entry] : []))}
}

function filePart({file, scroll}: Extract<Overlay, {kind: 'file'}>, cells: number, room: number, words: ReviewWords): OverlayPart {
  const {screen} = words
  if (file === null) return still([[{text: screen.entry.loading, look: 'faint'}]])
  const {lines, foundAt} = fileBody(file, cells, words)
  const foot: Line = [{text: inCells(screen.file.keys(file.count > 1, foundAt.length > 0), cells), look: 'faint'}]
  return {...scrolled({title: wrapped([{text: fileTitle(file, words), look: 'strong'}], cells), body: lines, foot: [foot]}, scroll, room, words), foundAt}
}

function entryPart({shown, scroll}: Extract<Overlay, {kind: 'entry'}>, cells: number, room: number, words: ReviewWords): OverlayPart {
  if (shown === null) return still([[{text: words.screen.entry.loading, look: 'faint'}]])
  return scrolled({title: [], body: entryLines(shown, {obstacle: null, taken: null, cells}, words), foot: []}, scroll, room, words)
}

function titleOf(text: string): Line {
  return [{text, look: 'strong'}]
}

/** What can be filtered by has room on so many lines, also in a small window. */
const MOST_HELP_LINES = 4

function filterLines({line, problem}: Extract<Overlay, {kind: 'filter'}>, cells: number, words: ReviewWords): readonly Line[] {
  const help: Span = problem === null ? {text: words.screen.overlays.filterHelp, look: 'faint'} : {text: `${pointer(line, problem.at, cells)} ${faultInWords(problem, words)}`, look: 'found'}
  return [editLine(line, cells), ...wrapped([help], cells).slice(0, MOST_HELP_LINES)]
}

/** An arrow below the part that was not understood, where the line is not scrolled. */
function pointer({text}: EditedLine, at: number, cells: number): string {
  return text.length < cells - 6 && at < 30 ? `${' '.repeat(at + 2)}^` : '^'
}

function chooseLines(overlay: Extract<Overlay, {kind: 'choose'}>, state: ReviewState, {cells, room, rights}: OverlayRoom, words: ReviewWords): readonly Line[] {
  const items = choicesIn(overlay, state, words)
  const title = wrapped([{text: chooseTitle(overlay.of, state, words), look: 'strong'}], cells).slice(0, 2)
  const obstacleTo = ({value}: PaletteItem<Choice>): Obstacle | null => (value.kind === 'action' ? obstacleOf(value.action, state, {...rights, hasMore: true}) : null)
  const here = items[overlay.at]
  const obstacle = here === undefined ? null : obstacleTo(here)
  // A list of what can be done says of what cannot be done why.
  const why = obstacle === null ? [] : wrapped([{text: obstacleInWords(obstacle, words), look: 'found'}], cells).slice(0, 2)
  const keys = items.map(({value}, at) => keyOf(value, at, words))
  const keyCells = Math.min(Math.max(0, ...keys.map(cellsOf)), 14, Math.floor(cells / 3))
  // A key and what shuts it in, with room before the sentence.
  const pressCells = keyCells === 0 ? 1 : keyCells + 3
  // What has no room on its own line is told whole of the one that is chosen.
  const whole = here !== undefined && cellsOf(oneLine(here.label)) > cells - pressCells - 1 ? wrapped([{text: oneLine(here.label), look: 'plain'}], cells).slice(0, 2) : []
  const rows = Math.max(1, room - title.length - 1 - why.length - whole.length)
  const {from, to} = windowOf(overlay.at, items.length, rows)
  return [
    ...title,
    editLine(overlay.line, cells),
    ...(items.length === 0 ? [[{text: words.screen.overlays.noMatch, look: 'faint'} as const]] : []),
    ...items.slice(from, to).map((item, at): Line => {
      const isAt = from + at === overlay.at
      const isClosed = obstacleTo(item) !== null
      // As in the footer: what is closed stands in parentheses.
      const pressed = keys[from + at] ?? ''
      const key = inCells(isClosed && pressed !== '' ? `(${pressed})` : ` ${pressed}`, pressCells)
      return [{text: inCells(`${isAt ? '▸' : ' '}${key}${oneLine(item.label)}`, cells), look: isAt ? 'chosen' : isClosed ? 'faint' : 'plain'}]
    }),
    ...whole,
    ...why,
  ]
}

/** What stands before a choice: the keys that do the same, or the digit that chooses it. */
function keyOf(value: Choice, at: number, words: ReviewWords): string {
  switch (value.kind) {
    case 'action':
      return keysOf(value.action, words).join(' ')
    case 'reason':
    case 'undo':
      return String(at + 1)
    case 'answer':
    case 'role':
    case 'view':
      return ''
  }
}

/** What a list asks. */
export function chooseTitle(of: ChoiceOf, {marking}: ReviewState, words: ReviewWords): string {
  const {screen} = words
  const {overlays} = screen
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
    case 'undo-earlier': {
      const {row, entries, answer, at} = of.latest
      const name = row === null ? screen.authorisedOnly : nameOf({...row, isReadable: true}, words)
      return overlays.undoEarlier(name, entries.length, screen.answers[answer], words.time(at))
    }
    case 'forget-view':
      return overlays.forgetView
  }
}

/** What several that are public are called, before they are taken down. */
function takeDownPart({entries, rows, line}: Extract<Overlay, {kind: 'take-down'}>, cells: number, words: ReviewWords): Pages {
  const {overlays} = words.screen
  const title = wrapped([{text: overlays.willBeTakenDown(entries.length), look: 'strong'}], cells)
  if (rows === null) return {title, body: [[{text: overlays.working, look: 'faint'}]], foot: []}
  const ask = wrapped([{text: entries.length > 1 ? overlays.takeDownNumber(entries.length) : overlays.takeDownOne, look: 'strong'}], cells)
  return {title, body: rows.map((row) => [{text: inCells(`  ${namedRow(row, words)}`, cells), look: 'plain'}]), foot: entries.length > 1 ? [...ask, editLine(line, cells)] : ask}
}

/** An entry among others on one line: its name and what it says. */
export function namedRow(row: NamedEntry, words: ReviewWords): string {
  const name = nameOf({...row, isReadable: row.heading !== null}, words)
  return row.heading === null ? name : `${name}  ${row.isSecret ? words.screen.secretHeading : oneLine(row.heading) || words.diary.row.noHeading}`
}

function correctionLines({rows, at}: Extract<Overlay, {kind: 'corrections'}>, cells: number, room: number, words: ReviewWords): readonly Line[] {
  const {overlays} = words.screen
  if (rows === null || rows.length === 0) return [titleOf(overlays.corrections), [{text: rows === null ? overlays.working : overlays.noCorrections, look: 'plain'}]]
  const told = correctionsInWords(rows, words)
  const {from, to} = windowOf(at, told.length, Math.max(1, room - 1))
  return [titleOf(overlays.corrections), ...told.slice(from, to).map((text, row): Line => [{text: inCells(`${from + row === at ? '▸' : ' '} ${text}`, cells), look: from + row === at ? 'chosen' : 'plain'}])]
}

/** One line for each correction: which row, what in it, when it was changed here, and what stands here now. */
export function correctionsInWords(rows: readonly NamedCorrection[], words: ReviewWords): readonly string[] {
  const {screen} = words
  const fields: Readonly<Record<string, string>> = screen.overlays.correctionFields
  return rows.map(({named, ...row}) => {
    if (named?.heading === null) return screen.authorisedOnly
    const now = named === null || row.field === 'secrecy' ? '' : row.field === 'party' ? named.parties.map(oneLine).join(', ') : named.isSecret ? screen.secretHeading : oneLine(named.heading)
    return [oneLine(row.committee), nameOf({...row, isReadable: true}, words), fields[row.field] ?? oneLine(row.field), words.day(row.at), now].filter((text) => text !== '').join('  ')
  })
}
