import {wrapped, type Line} from '../../parts/columns.js'
import {keyBar, type KeyHint} from '../../parts/key-bar.js'
import type {Paging} from './acting.js'
import {entryParts, reasonsLine} from './entry-lines.js'
import {headLines} from './head-lines.js'
import {obstacleToAnswer, REVIEW_KEYS, type OnScreen, type ReviewAction} from './keys.js'
import {listLines} from './list-lines.js'
import {noticeLines} from './notice-lines.js'
import {isWhole, overlayPart, type OverlayPart} from './overlay-lines.js'
import type {ReviewState} from './state/review-state.js'
import {actionLabel, keyOf, keysOf, obstacleInWords, type ReviewWords} from './words.js'

/** From this width on the entry stands beside the list, below it otherwise. */
const WIDE_FROM = 100

/** Below this there is no picture to speak of: nothing is shown, and nothing can be decided about. */
const LEAST_ROWS = 10
const LEAST_CELLS = 40

/** A part of the picture with a place of its own. */
export interface Panel {
  readonly name: string
  readonly cells: number
  readonly height: number
  readonly lines: readonly Line[]
}

/** The whole picture, line by line, and what the keys need to know of it. */
export interface Layout {
  readonly isWide: boolean
  readonly height: number
  readonly body: number
  readonly head: readonly Line[]
  readonly panels: readonly Panel[]
  readonly foot: readonly Line[]
  readonly paging: Paging
  readonly hasMore: boolean
  /** What lies over the queue, as its keys need to know it. */
  readonly over?: Pick<OverlayPart, 'lastScroll' | 'page' | 'foundAt' | 'foundInSight'>
  /** Something that needs an answer is not in sight. */
  readonly isFolded?: boolean
  /** Nothing of the queue is shown: there is no room for it, or nobody is there. */
  readonly isCovered?: true
}

/** What the one at the desk may do. */
export type Rights = Pick<OnScreen, 'mayDecide' | 'mayResolve' | 'hasLogins'>

/** Works out the whole picture. One row stays free: a frame as high as the terminal makes it scroll. */
export function layOut(state: ReviewState, {columns, rows}: {readonly columns: number; readonly rows: number}, rights: Rights, words: ReviewWords): Layout {
  const height = Math.max(1, rows - 1)
  if (state.isLocked) return covered(words.screen.locked(words.about.lockMinutes), columns, height, words)
  if (rows < LEAST_ROWS || columns < LEAST_CELLS) return covered(words.screen.tooSmall, columns, height, words)
  const {overlay} = state
  const isRoomy = height >= 14
  const heads = headLines(state, columns, words)
  const head = isRoomy ? [...heads, ruleOf(columns)] : heads.slice(0, 1)
  // An empty line for what is told is room that a question needs more.
  const telling = overlay !== null && state.notice === null && state.saving === null ? [] : noticeLines(state, columns, words)
  const below = overlay === null || isWhole(overlay) ? [] : overlayPart(overlay, state, {cells: columns, rights, room: Math.max(3, Math.min(8, Math.floor(height * 0.4)) + (telling.length === 0 ? 1 : 0))}, words).lines
  // The list of what there is to do must never push out what it is to be done to.
  const most = Math.max(1, Math.min(isRoomy ? 3 : 1, height - head.length - telling.length - below.length - 3))
  const bar: readonly Line[] = overlay === null ? fittingBar(hintsOf(state, {...rights, hasMore: false}, words), columns, most) : [[{text: words.screen.overlays.close, look: 'faint'}]]
  const foot = [...telling, ...below, ...bar]
  const body = Math.max(0, height - head.length - foot.length)
  const whole = {height, body, head, foot}
  if (overlay !== null && isWhole(overlay)) {
    const over = overlayPart(overlay, state, {cells: columns, rights, room: body}, words)
    return {...whole, over, isWide: false, panels: [{name: 'over', cells: columns, height: body, lines: over.lines}], paging: NO_PAGING, hasMore: false}
  }
  if (state.queue.visible.length === 0) {
    return {...whole, isWide: false, panels: [{name: 'empty', cells: columns, height: body, lines: emptyLines(state, columns, words)}], paging: NO_PAGING, hasMore: false}
  }
  const isWide = columns >= WIDE_FROM
  if (state.isZoomed) {
    const entry = entryPart(state, columns, body, rights, words)
    return {...whole, ...entry, isWide: false, panels: [{name: 'entry', cells: columns, height: body, lines: entry.lines}], paging: {...entry.paging, rows: Math.max(1, body - 1)}}
  }
  const listCells = isWide ? Math.floor(columns * 0.45) : columns
  const listRoom = isWide ? body : Math.max(Math.min(2, body), Math.floor(body * 0.4))
  const listed = listLines(state, listRoom, listCells, words.about.now(), words)
  // What a short list leaves is the entry's.
  const listHeight = isWide ? body : listed.length
  const list: Panel = {name: 'list', cells: listCells, height: listHeight, lines: listed}
  const between: Panel = isWide
    ? {name: 'between', cells: 3, height: body, lines: Array.from({length: body}, () => [{text: ' │ ', look: 'faint'} as const])}
    : {name: 'between', cells: columns, height: 1, lines: [ruleOf(columns)]}
  const entryCells = isWide ? columns - listCells - between.cells : columns
  const entryHeight = isWide ? body : Math.max(0, body - list.height - between.height)
  const entry = entryPart(state, entryCells, entryHeight, rights, words)
  return {...whole, ...entry, isWide, panels: [list, between, {name: 'entry', cells: entryCells, height: entryHeight, lines: entry.lines}], paging: {...entry.paging, rows: Math.max(1, listHeight - 1)}}
}

/** A sentence in the place of the whole picture. */
function covered(sentence: string, columns: number, height: number, {about, screen}: ReviewWords): Layout {
  const rehearsal = about.isRehearsal ? wrapped([{text: screen.rehearsal, look: 'rehearsal'}], columns) : []
  const lines = [...rehearsal, ...wrapped([{text: sentence, look: 'strong'}], columns)].slice(0, height)
  return {isWide: false, isCovered: true, height, body: height, head: [], panels: [{name: 'cover', cells: columns, height, lines}], foot: [], paging: NO_PAGING, hasMore: false}
}

const NO_PAGING: Paging = {rows: 1, lines: 1, lastScroll: 0}

/** The part of the entry that has room, with a line that tells how much there is below it. */
function entryPart(state: ReviewState, cells: number, height: number, rights: Rights, words: ReviewWords): {readonly lines: readonly Line[]; readonly hasMore: boolean; readonly isFolded?: boolean; readonly paging: Paging} {
  const {shown, refused, taken, excerpts, scroll, isUnmasked} = state.entry
  const {screen} = words
  if (refused !== null) return {lines: wrapped([{text: obstacleInWords({kind: 'refusal', code: refused}, words), look: 'stopped'}], cells), hasMore: false, paging: NO_PAGING}
  if (shown === null) return {lines: [[{text: screen.entry.loading, look: 'faint'}]], hasMore: false, paging: NO_PAGING}
  const obstacle = obstacleToAnswer('publish', {...state, saving: null, marking: {marks: new Set(), from: null}}, {...rights, hasMore: false})
  const isOther = taken?.kind === 'anothers'
  const {lines, askedUntil} = entryParts(shown, {obstacle: isOther || shown.stage === 'escalated' ? null : obstacle, taken: isOther ? obstacleInWords({kind: 'taken', by: taken.by, since: taken.since}, words) : null, excerpts, isUnmasked, cells, rows: height}, words)
  if (lines.length <= height) return {lines, hasMore: false, paging: NO_PAGING}
  const pinned = askedUntil === 0 || height < 3 ? [] : [reasonsLine(shown, cells, words)]
  const room = Math.max(1, height - 1 - pinned.length)
  const lastScroll = Math.max(0, lines.length - room)
  const from = Math.min(scroll, lastScroll)
  const left = lines.length - from - room
  const pointer: Line = [{text: left > 0 ? `▼ ${screen.entry.more(left, keyOf('more', words))}` : `▲ ${screen.entry.last(keyOf('less', words))}`, look: 'strong'}]
  // One line is seen twice, so that the eye finds its place again.
  return {lines: [...pinned, ...lines.slice(from, from + room), pointer], hasMore: true, isFolded: askedUntil > from + room, paging: {rows: 1, lines: Math.max(1, room - 1), lastScroll}}
}

function emptyLines(state: ReviewState, cells: number, words: ReviewWords): readonly Line[] {
  const {list} = words.screen
  const {queue, made} = state
  if (!queue.isOpen || (queue.isLoading && queue.ordered.length === 0)) return [[{text: list.loading, look: 'faint'}]]
  if (queue.ordered.length > 0) return wrapped([{text: list.filtered(keyOf('back', words)), look: 'plain'}], cells)
  return made.done.length > 0 ? wrapped([{text: list.done, look: 'plain'}], cells) : [...wrapped([{text: list.empty, look: 'strong'}], cells), ...wrapped([{text: list.emptyNext, look: 'plain'}], cells)]
}

/** Never out of sight: the way to all the other keys, and the way out. */
const PINNED: ReadonlySet<ReviewAction> = new Set<ReviewAction>(['keys', 'leave'])

/** As many of the keys as there is room for: those that do nothing just now go first, then from the end. */
function fittingBar(hints: readonly ReviewHint[], cells: number, most: number): readonly Line[] {
  const bar = keyBar(hints, cells)
  if (bar.length <= most) return bar
  const closed = hints.findLastIndex(({action, isAvailable}) => !isAvailable && !PINNED.has(action))
  const at = closed >= 0 ? closed : hints.findLastIndex(({action}) => !PINNED.has(action))
  return at < 0 ? bar.slice(0, most) : fittingBar(hints.toSpliced(at, 1), cells, most)
}

interface ReviewHint extends KeyHint {
  readonly action: ReviewAction
}

/** The keys of the moment. One that does nothing just now is dimmed where it always stands, so the hand can trust its place. */
function hintsOf(state: ReviewState, onScreen: OnScreen, words: ReviewWords): readonly ReviewHint[] {
  return REVIEW_KEYS.flatMap(({action, inBar, obstacle}) => {
    const isAvailable = obstacle(state, onScreen) === null
    if (inBar === 'never' || (inBar === 'when-useful' && !isAvailable)) return []
    return [{action, key: keysOf(action, words)[0] ?? '', label: actionLabel(action, words), isAvailable}]
  })
}

function ruleOf(cells: number): Line {
  return [{text: '─'.repeat(cells), look: 'faint'}]
}
