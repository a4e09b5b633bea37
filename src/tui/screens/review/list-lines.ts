import {daysWaited, type SearchableRow} from '../../../core/review/queue/view.js'
import {cellsOf, inCells, oneLine, type Line} from '../../parts/columns.js'
import {windowOf} from '../../parts/window.js'
import type {ReviewState} from './state/review-state.js'
import {isGround, reasonInWords, shortNameOf, stageInWords, type ReviewWords} from './words.js'

/** How a row of the list is drawn. */
export interface RowLook {
  readonly isChosen: boolean
  readonly isMarked: boolean
  /** Who has it open, if another has. */
  readonly takenBy: string | null
  readonly nameCells: number
  readonly cells: number
  readonly now: number
}

/** A row of the queue on one line: mark, number, committee, how long it has waited, who has it open, and its heading. */
export function rowLine({row}: SearchableRow, {isChosen, isMarked, takenBy, nameCells, cells, now}: RowLook, words: ReviewWords): Line {
  const {screen} = words
  const mark = `${isChosen ? '▸' : ' '}${isMarked ? '*' : ' '}`
  const look = isChosen ? 'chosen' : 'plain'
  // Not even the number: others get no sign of whom it is about (K4).
  if (row.heading === null) return [{text: inCells(`${mark} ${screen.authorisedOnly}`, cells), look}]
  const name = inCells(shortNameOf(row), nameCells)
  // Most diaries have their committee's code in the number.
  const committee = words.about.committee !== null || row.diaryNumber.startsWith(row.committee) ? '' : `${oneLine(row.committee)} `
  const age = screen.days(daysWaited(row, now)).padStart(5)
  const stage = row.stage === 'held' ? '' : `${stageInWords(row.stage, words)}: `
  const open = takenBy === null ? '' : `(${oneLine(screen.openBy(takenBy))}) `
  return [{text: inCells(`${mark} ${name} ${age}  ${committee}${open}${stage}${row.isSecret ? screen.secretHeading : oneLine(row.heading) || words.diary.row.noHeading}`, cells), look}]
}

/** Why a row waits, in words: what was found before what is missing, for there is seldom room for all of it. */
export function reasonsInWords(reasons: readonly string[], words: ReviewWords): string {
  return reasons.toSorted((a, b) => Number(isGround(a)) - Number(isGround(b))).map((reason) => reasonInWords(reason, words)).join(', ') || words.screen.noReason
}

/** The part of the list that has room, with the headings of its groups; the group that the first row belongs to is always named. Only what is drawn is worked out. */
export function listLines({queue, marking}: ReviewState, room: number, cells: number, now: number, words: ReviewWords): readonly Line[] {
  const {visible, cursor, taken, counts, order} = queue
  const {from, to} = windowOf(cursor, visible.length, room)
  // One more: what is not named gives its line to a row.
  const drawn = visible.slice(from, to + 1)
  const nameCells = Math.min(drawn.reduce((most, {row}) => (row.heading === null ? most : Math.max(most, cellsOf(shortNameOf(row)))), 0), Math.floor(cells / 2))
  const lines: Line[] = []
  const groups: (Line | null)[] = []
  let chosenAt = 0
  let heading: Line | null = null
  for (const [at, row] of drawn.entries()) {
    if (order.isGrouped && row.why !== drawn[at - 1]?.why) {
      heading = [{text: inCells(`${words.screen.groups[row.why]} (${counts.get(row.why) ?? 0})`, cells), look: 'strong'}]
      lines.push(heading)
      groups.push(null)
    }
    if (from + at === cursor) chosenAt = lines.length
    const isChosen = from + at === cursor
    lines.push(rowLine(row, {isChosen, isMarked: marking.marks.has(row.row.id), takenBy: taken.get(row.row.id)?.by ?? null, nameCells, cells, now}, words))
    groups.push(heading)
  }
  if (lines.length <= room) return lines
  const part = windowOf(chosenAt, lines.length, room)
  const seen = lines.slice(part.from, part.to)
  const group = groups[part.from] ?? null
  // The heading stays above its rows; one row fewer is seen.
  if (group === null || room < 2) return seen
  const rest = chosenAt === part.from ? windowOf(chosenAt, lines.length, room - 1) : {from: part.from + 1, to: part.to}
  // A group of which no row is left in sight is not named.
  return groups[rest.from] === null ? lines.slice(rest.from, rest.from + room) : [group, ...lines.slice(rest.from, rest.to)]
}
