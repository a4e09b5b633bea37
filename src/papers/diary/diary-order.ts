import type {PublicCase, PublicDocument, PublicReceipt} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {diary} from '../../words/diary.js'
import type {DiaryCommittee, DiaryInput} from './diary-input.js'
import {type Layout, layoutOf} from './layout.js'
import {slugsOf, weekName} from './site-paths.js'

/** A row of the post: a document in the open, or a receipt that says only that one came, went or was drawn up. */
export type PostRow = PublicDocument | PublicReceipt

/** A committee with its place on the site. */
export interface PlacedCommittee extends DiaryCommittee {
  readonly slug: string
}

/** The post of one committee on one day, in the order it is shown. */
export interface CommitteePost {
  readonly committee: PlacedCommittee
  readonly rows: readonly PostRow[]
}

/** One day of the municipality's post. */
export interface PostDay {
  readonly post: readonly CommitteePost[]
  /** Ids of the day's secret rows, for `DrawnPage.shows`; no page draws them. */
  readonly secrets: readonly EntryId[]
}

/** The entries in the order of the pages, worked out once for the whole site. */
export interface DiaryOrder {
  readonly words: typeof diary.sv
  readonly input: DiaryInput
  /** In Swedish alphabetical order. */
  readonly committees: readonly PlacedCommittee[]
  /** Every day that has a page, oldest first. */
  readonly days: ReadonlyMap<LocalDate, PostDay>
  /** Days with post by week, oldest first. A week with nothing but secret rows is not among them (D1). */
  readonly weeks: ReadonlyMap<string, readonly LocalDate[]>
  /** By committee code, newest first. */
  readonly postOf: ReadonlyMap<string, readonly PostRow[]>
  /** By committee code, newest first. */
  readonly casesOf: ReadonlyMap<string, readonly PublicCase[]>
  readonly caseAt: ReadonlyMap<string, PublicCase>
  /** By the case's address, oldest first. */
  readonly documentsIn: ReadonlyMap<string, readonly PublicDocument[]>
  readonly committee: (code: string) => PlacedCommittee
  readonly layOut: Layout
}

// Within a diary the numbers have one shape, so `2026/9` stands before `2026/10`.
const numbers = new Intl.Collator('sv', {numeric: true})
const names = new Intl.Collator('sv')

/** Puts the entries where they will be read. What is equal is ordered by address, which is random: the order tells nothing. */
export function orderDiary(input: DiaryInput): DiaryOrder {
  const cases: PublicCase[] = []
  const posts = new Map<LocalDate, Map<string, PostRow[]>>()
  const secrets = new Map<LocalDate, EntryId[]>()
  const codes = new Set<string>(input.committees.map(({code}) => code))

  for (const entry of input.entries) {
    if (entry.form === 'secret') {
      within(secrets, entry.date, () => []).push(entry.id)
      continue
    }
    codes.add(entry.committee)
    if (entry.kind === 'case') cases.push(entry)
    else within(within(posts, entry.date, () => new Map<string, PostRow[]>()), entry.committee, () => []).push(entry)
  }

  const slugs = slugsOf(codes)
  const known = new Map(input.committees.map((committee) => [committee.code, committee]))
  const committees = [...codes]
    // A committee that is not in the configuration any more keeps its entries readable, under its code.
    .map((code): PlacedCommittee => ({...(known.get(code) ?? {code, name: code, registrar: null, administration: null}), slug: slugs.get(code) ?? code}))
    .sort((a, b) => names.compare(a.name, b.name) || compareText(a.code, b.code))
  const committeeOf = new Map(committees.map((committee) => [committee.code, committee]))

  const days = new Map<LocalDate, PostDay>()
  const weeks = new Map<string, LocalDate[]>()
  const postOf = new Map<string, PostRow[]>()
  const documentsIn = new Map<string, PublicDocument[]>()
  // Today has a page even before its first row, so that the start page can link to it without telling whether there is one.
  for (const day of [...new Set([...posts.keys(), ...secrets.keys(), input.today])].sort()) {
    const byCode = posts.get(day)
    const post: CommitteePost[] = []
    if (byCode !== undefined) {
      within(weeks, weekName(day), () => []).push(day)
      for (const committee of committees) {
        const rows = byCode.get(committee.code)?.sort(comparePost)
        if (rows === undefined) continue
        post.push({committee, rows})
        for (const row of rows) {
          if (row.form !== 'receipt' && row.caseAddress !== null) within(documentsIn, row.caseAddress, () => []).push(row)
        }
      }
    }
    days.set(day, {post, secrets: secrets.get(day)?.sort() ?? []})
  }
  for (const {post} of [...days.values()].reverse()) {
    for (const {committee, rows} of post) {
      const all = within(postOf, committee.code, () => [])
      for (const row of rows) all.push(row)
    }
  }
  const thisWeek = weekName(input.today)
  if (!weeks.has(thisWeek)) weeks.set(thisWeek, [])

  const casesOf = new Map<string, PublicCase[]>()
  for (const entry of cases.sort(compareCases)) within(casesOf, entry.committee, () => []).push(entry)

  return {
    words: diary.sv,
    input,
    committees,
    days,
    weeks: new Map([...weeks].sort(([a], [b]) => compareText(a, b))),
    postOf,
    casesOf,
    caseAt: new Map(cases.map((entry) => [entry.address, entry])),
    documentsIn,
    committee: (code) => committeeOf.get(code) ?? {code, name: code, registrar: null, administration: null, slug: code},
    layOut: layoutOf(input),
  }
}

/** A day's rows in one list. */
export function rowsOf(day: PostDay | undefined): readonly PostRow[] {
  return day?.post.flatMap(({rows}) => rows) ?? []
}

function comparePost(a: PostRow, b: PostRow): number {
  // A receipt has no number to stand by; its place among numbered rows would give one (E1).
  if (a.form === 'receipt' || b.form === 'receipt') {
    if (a.form !== b.form) return a.form === 'receipt' ? 1 : -1
    return compareText(a.direction, b.direction) || compareText(a.address, b.address)
  }
  return compareNumbers(a.diaryNumber, b.diaryNumber) || compareNumbers(a.heading, b.heading) || compareText(a.address, b.address)
}

function compareCases(a: PublicCase, b: PublicCase): number {
  return compareText(b.date, a.date) || compareNumbers(b.diaryNumber, a.diaryNumber) || compareText(a.address, b.address)
}

function compareNumbers(a: string, b: string): number {
  return a === b ? 0 : numbers.compare(a, b)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
