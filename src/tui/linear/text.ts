import {daysWaited} from '../../core/review/queue/view.js'
import {oneLine, type Line} from '../parts/columns.js'
import {entryLines} from '../screens/review/entry-lines.js'
import {nextRunInWords} from '../screens/review/head-lines.js'
import {reasonsInWords} from '../screens/review/list-lines.js'
import {chosen, hiddenMarks, type ReviewState} from '../screens/review/state/review-state.js'
import {nameOf, obstacleInWords, stageInWords, type ReviewWords} from '../screens/review/words.js'

/** Wider than any line: what reads aloud breaks lines by itself. */
export const NO_BREAKS = 100_000

/** Where one is and how much there is, in one sentence. */
export function statusText(state: ReviewState, {about, screen, ...words}: ReviewWords): string {
  const {queue, marking, head, made} = state
  const {committee, committees} = about
  const decided = made.done.reduce((sum, {entries}) => sum + entries.length, 0)
  return [
    `${screen.title}: ${committee === null ? screen.allCommittees : oneLine(committees.get(committee) ?? committee)}`,
    screen.waiting(queue.ordered.length),
    ...(queue.filter.terms.length === 0 ? [] : [screen.shown(queue.visible.length, queue.ordered.length), screen.filterIs(oneLine(queue.filter.text))]),
    ...(marking.marks.size === 0 ? [] : [screen.marked(marking.marks.size, hiddenMarks(state))]),
    ...(decided === 0 ? [] : [screen.decided(decided)]),
    ...(head === null ? [] : [nextRunInWords(head.next, {about, screen, ...words}), ...(head.lastRun === 'failed' ? [screen.lastRunFailed] : head.lastUpdated === null ? [] : [screen.lastRun(head.lastUpdated)])]),
  ].join(', ') + '.'
}

/** The chosen row: its place, its name, since when it waits and why. One that only an authorised person may handle is a place and a sentence (K4). */
export function rowText({queue, marking}: ReviewState, words: ReviewWords): readonly string[] {
  const {screen} = words
  const here = queue.visible[queue.cursor]
  if (here === undefined) return [queue.ordered.length > 0 ? screen.linear.filtered : screen.list.empty]
  const {row, why} = here
  const place = screen.linear.place(queue.cursor + 1, queue.visible.length, screen.groups[why])
  const isMarked = marking.marks.has(row.id) ? [screen.linear.isMarked] : []
  if (row.heading === null) return [[place, ...isMarked, screen.authorisedOnly].join(', ') + '.']
  const open = queue.taken.get(row.id)
  return [
    [place, ...isMarked, nameOf({...row, isReadable: true}, words), stageInWords(row.stage, words), screen.linear.waited(daysWaited(row, words.about.now())), ...(open === undefined ? [] : [oneLine(screen.openBy(open.by))]), reasonsInWords(row.reasons, words)].join(', ') + '.',
  ]
}

/** The chosen entry: what the public would read and why it waits, and for whoever asks the rest. */
export function entryText(state: ReviewState, words: ReviewWords): {readonly first: readonly string[]; readonly rest: readonly string[]} {
  const {shown, refused, taken, excerpts, isUnmasked} = state.entry
  if (chosen(state) === null) return {first: [], rest: []}
  if (refused !== null) return {first: [obstacleInWords({kind: 'refusal', code: refused}, words)], rest: []}
  if (shown === null || shown.content === null) return {first: [], rest: []}
  const lines = entryLines(shown, {obstacle: null, taken: taken?.kind === 'anothers' ? obstacleInWords({kind: 'taken', by: taken.by, since: taken.since}, words) : null, excerpts, isUnmasked, isHeard: true, cells: NO_BREAKS}, words)
  // The first part is how the public reads it, the second why it waits; an empty line stands between.
  const parts: string[][] = [[]]
  for (const line of lines) {
    if (line.length === 0) parts.push([])
    else parts.at(-1)?.push(spoken(line))
  }
  const told = excerpts.length === 0 ? 2 : 3
  return {first: parts.slice(0, told).flat(), rest: parts.slice(told).flat()}
}

/** A line without what is only there for the eye. */
export function spoken(line: Line): string {
  return line.map(({text}) => text).join('').replace(/[●▸▼▲·]/g, ' ').replace(/ {2,}/g, ' ').trim()
}
