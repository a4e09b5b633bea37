import type {PublicCase, PublicDocument, PublicReceipt} from '../../core/publication/public-entry.js'

/** A row of the post: a document in the open, or a receipt that says only that one came, went or was drawn up. */
export type PostRow = PublicDocument | PublicReceipt

// Within a diary the numbers have one shape, so `2026/9` stands before `2026/10`.
const numbers = new Intl.Collator('sv', {numeric: true})

/** The Swedish alphabet, for names. */
export const names = new Intl.Collator('sv')

/** The order of one committee's post on one day. What is equal is ordered by address, which is random: the order tells nothing. */
export function comparePost(a: PostRow, b: PostRow): number {
  // A receipt has no number to stand by; its place among numbered rows would give one (E1).
  if (a.form === 'receipt' || b.form === 'receipt') {
    if (a.form !== b.form) return a.form === 'receipt' ? 1 : -1
    return compareText(a.direction, b.direction) || compareText(a.address, b.address)
  }
  return compareNumbers(a.diaryNumber, b.diaryNumber) || compareNumbers(a.heading, b.heading) || compareText(a.address, b.address)
}

/** The order of a committee's cases: newest first. */
export function compareCases(a: PublicCase, b: PublicCase): number {
  return compareText(b.date, a.date) || compareNumbers(b.diaryNumber, a.diaryNumber) || compareText(a.address, b.address)
}

/** By the code of each character: for dates, addresses and whatever else is no word. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compareNumbers(a: string, b: string): number {
  return a === b ? 0 : numbers.compare(a, b)
}
