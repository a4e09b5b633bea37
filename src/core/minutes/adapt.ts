import {attendanceOf} from './attendance.js'
import type {DrawnPaper} from './drawn-paper.js'
import type {OriginalItem, OriginalPaper} from './original.js'
import {rangesOf} from './section.js'

declare const adapted: unique symbol

/** A paper for the web, in which nothing of an item that is not shown stands (F1–F3). Only `adapt` makes it. */
export interface AdaptedPaper extends DrawnPaper {
  readonly [adapted]: true
  readonly form: 'adapted' | 'whole'
}

/** Why a paper has no version for the web yet. */
export interface NotAdapted {
  /** Items that nobody has answered for. */
  readonly waiting: readonly OriginalItem[]
  /** True where nothing would be left. */
  readonly isEmpty: boolean
}

/**
 * The version for the web. An item that is not shown leaves nothing behind: not its heading, its number in a range, who was there for it alone, who had a conflict in it, its attachments or its recipients: all that stands
 * around the items is worked out from those that are shown. While any item waits for a person there is none.
 */
export function adapt(original: OriginalPaper, form: AdaptedPaper['form']): AdaptedPaper | NotAdapted {
  const waiting = original.items.filter(({fate}) => fate === 'waits')
  const shown = original.items.filter(({fate}) => fate === 'shown')
  if (waiting.length > 0 || shown.length === 0) return {waiting, isEmpty: waiting.length === 0}
  return {...drawn(original, shown), form} as AdaptedPaper
}

/** The original as it is drawn: everything, for staff. */
export function whole(original: OriginalPaper): DrawnPaper {
  return {...drawn(original, original.items.map((one) => ({...one, heading: one.item.told ?? one.heading}))), form: 'original'}
}

function drawn({kind, committee, date, heading, meeting: {time, place, attendance}}: OriginalPaper, items: readonly OriginalItem[]): Omit<DrawnPaper, 'form'> {
  const numbers = items.map(({item}) => item.number)
  return {
    kind,
    committee,
    date,
    heading,
    time,
    place,
    attendance: attendanceOf(attendance, numbers),
    items: items.map(({heading: own, item: {number, diaryNumber, text, decision, conflicts, recipients, attachments}}) => ({number, heading: own, diaryNumber, text, decision, conflicts, recipients, attachments})),
    ranges: rangesOf(numbers, numbers),
  }
}
