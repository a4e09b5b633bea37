import {inCells, oneLine, type Line, type Span} from '../../parts/columns.js'
import {hiddenMarks, type ReviewState} from './state/review-state.js'
import {orderInWords, type ReviewWords} from './words.js'

/** The two lines at the top: where one is and how much there is, and how long there is to the next run. */
export function headLines(state: ReviewState, cells: number, words: ReviewWords): readonly Line[] {
  return [whereLine(state, words), whenLine(state, cells, words)]
}

function whereLine(state: ReviewState, {about, screen}: ReviewWords): Line {
  const {committee, committees} = about
  const {queue, marking, made} = state
  const where = committee === null ? screen.allCommittees : oneLine(committees.get(committee) ?? committee)
  const spans: Span[] = about.isRehearsal ? [{text: ` ${screen.rehearsal} `, look: 'rehearsal'}, {text: ' ', look: 'plain'}] : []
  spans.push({text: screen.title, look: 'strong'}, {text: ` · ${where}`, look: 'plain'})
  if (queue.isOpen) spans.push({text: ` · ${screen.waiting(queue.ordered.length)}`, look: 'plain'})
  if (queue.isLoading && queue.isOpen) spans.push({text: ` · ${screen.stillLoading}`, look: 'faint'})
  if (marking.marks.size > 0) spans.push({text: ` · ${screen.marked(marking.marks.size, hiddenMarks(state))}`, look: 'found'})
  const decided = made.done.reduce((sum, {entries}) => sum + entries.length, 0)
  if (decided > 0) spans.push({text: ` · ${screen.decided(decided)}`, look: 'plain'})
  return spans
}

function whenLine({queue, head}: ReviewState, cells: number, words: ReviewWords): Line {
  const {screen} = words
  const spans: Span[] = []
  const say = (text: string, look: Span['look'] = 'plain'): void => {
    if (spans.length > 0) spans.push({text: ' · ', look: 'faint'})
    spans.push({text, look})
  }
  if (head !== null) {
    say(nextRunInWords(head.next, words), 'strong')
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

/** How long there is to the next run: counted down when it is today's, by its day otherwise. */
export function nextRunInWords(next: NonNullable<ReviewState['head']>['next'], {screen}: ReviewWords): string {
  if (next === null) return screen.noNextRun
  const {day, time, minutes} = next
  return minutes < 24 * 60 ? screen.nextRun(time, screen.hoursLeft(Math.floor(minutes / 60), minutes % 60)) : screen.nextRunOn(day, time)
}
