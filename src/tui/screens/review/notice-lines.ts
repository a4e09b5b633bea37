import {changedBy} from '../../../words/changed.js'
import {oneLine, wrapped, type Line} from '../../parts/columns.js'
import {VIEW_ACTIONS} from './keys.js'
import type {Notice} from './state/notice.js'
import type {ReviewState} from './state/review-state.js'
import {faultInWords, keyOf, nameOf, obstacleInWords, orderInWords, type ReviewWords} from './words.js'

const MOST_NOTICE_LINES = 3

/** What the registrar was last told, on as few lines as it takes. */
export function noticeLines(state: ReviewState, cells: number, words: ReviewWords): readonly Line[] {
  const {saving, notice} = state
  if (saving !== null) return [[{text: savingInWords(state, words), look: 'strong'}]]
  if (notice === null) return [[]]
  return wrapped([{text: noticeInWords(notice, words), look: isBad(notice) ? 'found' : 'strong'}], cells).slice(0, MOST_NOTICE_LINES)
}

function isBad({kind}: Notice): boolean {
  return kind === 'refused' || kind === 'obstacle' || kind === 'still-waiting' || kind === 'swapped' || kind === 'filter-problem'
}

/** What is being saved just now. */
export function savingInWords({saving, isLeaving}: ReviewState, {screen: {notices}}: ReviewWords): string {
  if (isLeaving) return notices.leaving
  switch (saving?.kind) {
    case 'undo':
      return notices.undoing
    case 'redo':
      return notices.redoing
    case 'take-down':
      return notices.takingDown
    case 'decision':
    case undefined:
      return notices.saving
  }
}

/** What has come of several rows. */
function ofMany({answer, count}: Extract<Notice, {kind: 'decided'}>, {screen}: ReviewWords): string {
  return count === 1 ? screen.answers[answer] : screen.answersOfMany[answer]
}

/** The keys of so many saved views, `1–3`: those beyond the ninth have none. */
function viewKeys(count: number, words: ReviewWords): string {
  const keys = VIEW_ACTIONS.slice(0, count).map((action) => keyOf(action, words))
  return keys.length < 2 ? (keys[0] ?? '') : `${keys[0] ?? ''}–${keys.at(-1) ?? ''}`
}

/** What has come of undoing: of one row by its name. */
function undoneInWords({row, count, wasPublic}: Extract<Notice, {kind: 'undone'}>, words: ReviewWords): string {
  const {notices} = words.screen
  if (row === null) return wasPublic ? notices.undoneAndTakenDown(count) : notices.undone(count)
  return notices.undoneOne(nameOf({...row, isReadable: row.heading !== null}, words), wasPublic)
}

/** A notice as one sentence or two. */
export function noticeInWords(notice: Notice, words: ReviewWords): string {
  const {screen} = words
  const {notices} = screen
  switch (notice.kind) {
    case 'decided':
      return notice.row === null ? notices.decidedMany(notice.count, ofMany(notice, words), notice.refused, keyOf('undo', words)) : notices.decided(nameOf({...notice.row, isReadable: notice.row.heading !== null}, words), screen.answers[notice.answer], keyOf('undo', words))
    case 'still-waiting':
      return notices.stillWaiting(nameOf({...notice.row, isReadable: notice.row.heading !== null}, words))
    case 'swapped':
      return notices.swapped(nameOf({...notice.row, isReadable: notice.row.heading !== null}, words), notice.changed === null ? null : oneLine(notices.changedBy(changedBy[words.about.language](notice.changed.what, notice.changed.by ?? ''), words.time(notice.changed.at).slice(-5))), notice.isGone)
    case 'undone':
      return [undoneInWords(notice, words), ...(notice.isHeld ? [notices.undoHeld(keyOf('undo', words))] : [])].join(' ')
    case 'redone':
      return notices.redone(notice.count)
    case 'taken-down':
      return notice.isOffSite ? notices.takenDown(notice.count) : obstacleInWords({kind: 'refusal', code: 'removals-pending'}, words)
    case 'taken-over':
      return notices.takenOver
    case 'range-begun':
      return notices.rangeBegun(keyOf('range', words), keyOf('back', words))
    case 'ordered':
      return notices.ordered(orderInWords(notice.order, words))
    case 'views-kept':
      return notices.viewsKept(notice.count, viewKeys(notice.count, words))
    case 'file-saved':
      return notices.fileSaved(notice.path)
    case 'filter-problem':
      return faultInWords(notice.fault, words)
    case 'refused':
      return notices.refused(obstacleInWords({kind: 'refusal', code: notice.code, facts: notice.facts}, words))
    case 'obstacle':
      return obstacleInWords(notice.obstacle, words)
  }
}
