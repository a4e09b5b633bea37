import {cellsOf, inCells, oneLine, type Line, type Span} from '../../parts/columns.js'
import {hiddenMarks, type ReviewState} from './state/review-state.js'
import {orderInWords, type ReviewWords} from './words.js'

/** The two lines at the top: where one is and how much there is, and how long there is to the next run. */
export function headLines(state: ReviewState, cells: number, words: ReviewWords): readonly Line[] {
  // Where there is no room for all of it, what is known already goes first: that it is every committee's queue, and then what the screen is called.
  const where = [[], ['committees'], ['committees', 'title']].map((without) => whereLine(state, new Set(without), words))
  const fitting = where.find((line) => widthOf(line) <= cells) ?? where.at(-1) ?? []
  const short = whenLine(state, cells, true, words)
  const when = whenLine(state, cells, false, words)
  return [fitting, widthOf(when) <= cells ? when : short]
}

function widthOf(line: Line): number {
  return line.reduce((sum, {text}) => sum + cellsOf(text), 0)
}

function whereLine(state: ReviewState, without: ReadonlySet<string>, {about, screen}: ReviewWords): Line {
  const {committee, committees} = about
  const {queue, marking, made} = state
  const where = committee === null ? screen.allCommittees : oneLine(committees.get(committee) ?? committee)
  const spans: Span[] = about.isRehearsal ? [{text: ` ${screen.rehearsal} `, look: 'rehearsal'}, {text: ' ', look: 'plain'}] : []
  const told: Span[] = without.has('title') ? [] : [{text: screen.title, look: 'strong'}]
  if (committee !== null || !without.has('committees')) told.push({text: where, look: 'plain'})
  if (queue.isOpen) told.push({text: screen.waiting(queue.ordered.length), look: 'plain'})
  if (queue.isLoading && queue.isOpen) told.push({text: screen.stillLoading, look: 'faint'})
  if (marking.marks.size > 0) told.push({text: screen.marked(marking.marks.size, hiddenMarks(state)), look: 'found'})
  const decided = made.done.reduce((sum, {entries}) => sum + entries.length, 0)
  if (decided > 0) told.push({text: screen.decided(decided), look: 'plain'})
  return [...spans, ...told.map((span, at) => (at === 0 ? span : {...span, text: ` · ${span.text}`}))]
}

function whenLine({queue, head}: ReviewState, cells: number, isShort: boolean, words: ReviewWords): Line {
  const {screen} = words
  const spans: Span[] = []
  const say = (text: string, look: Span['look'] = 'plain'): void => {
    if (spans.length > 0) spans.push({text: ' · ', look: 'faint'})
    spans.push({text, look})
  }
  if (head !== null) {
    say(isShort ? nextRunInShort(head.next, words) : nextRunInWords(head.next, words), 'strong')
    if (head.lastRun === 'failed') say(screen.lastRunFailed, 'stopped')
    // The filter needs the room more.
    else if (queue.filter.terms.length === 0 || cells >= 140) say(head.lastUpdated === null ? screen.neverRun : screen.lastRun(head.lastUpdated))
    if (head.removalsPending) say(screen.removalsPending, 'stopped')
  }
  if (queue.filter.terms.length > 0) {
    say(screen.shown(queue.visible.length, queue.ordered.length))
    say(screen.filterIs(oneLine(queue.filter.text)), 'found')
  }
  if (queue.order.sort !== 'waited' || queue.order.isReversed) say(screen.sortIs(orderInWords(queue.order, words)))
  return spans.map((span) => ({...span, text: inCells(span.text, Math.min(cells, [...span.text].length))}))
}

/** The same as below without saying what it is until, where there is no room for that. */
function nextRunInShort(next: NonNullable<ReviewState['head']>['next'], words: ReviewWords): string {
  if (next === null) return words.screen.noNextRunShort
  const {day, time, minutes} = next
  return minutes < 24 * 60 ? words.screen.nextRunShort(time, words.screen.hoursLeft(Math.floor(minutes / 60), minutes % 60)) : `${day} ${time}`
}

/** How long there is to the next run: counted down when it is today's, by its day otherwise. */
export function nextRunInWords(next: NonNullable<ReviewState['head']>['next'], {screen}: ReviewWords): string {
  if (next === null) return screen.noNextRun
  const {day, time, minutes} = next
  return minutes < 24 * 60 ? screen.nextRun(time, screen.hoursLeft(Math.floor(minutes / 60), minutes % 60)) : screen.nextRunOn(day, time)
}
