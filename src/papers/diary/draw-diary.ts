import {drawCommittee} from './committee-pages.js'
import {drawDayIndex, drawDays, drawWeeks} from './day-pages.js'
import type {DiaryInput} from './diary-input.js'
import {orderDiary} from './diary-order.js'
import type {DrawnPage} from './drawn-page.js'
import {drawCase, drawDocument, drawReceipt} from './entry-pages.js'
import {drawOlder} from './older-page.js'
import {drawStart} from './start-page.js'

/** Every page of the public diary, one at a time: the same input gives the same bytes, in whatever order the entries come. */
export function* drawDiary(input: DiaryInput): Generator<DrawnPage> {
  const order = orderDiary(input)
  yield drawStart(order)
  yield drawOlder(order)
  yield drawDayIndex(order)
  yield* drawDays(order)
  yield* drawWeeks(order)
  for (const committee of order.committees) yield* drawCommittee(order, committee)
  for (const cases of order.casesOf.values()) for (const entry of cases) yield drawCase(order, entry)
  for (const rows of order.postOf.values()) {
    for (const row of rows) yield row.form === 'receipt' ? drawReceipt(order, row) : drawDocument(order, row)
  }
}
