import {gatherAttendance} from '../minutes/attendance.js'
import type {MeetingFacts} from '../minutes/meeting.js'
import type {CommitteeCode} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {ChangedAt, RegisteredCase, Secrecy} from './entry.js'
import {stricter} from './secrecy.js'
import type {RegisterRow} from './register-row.js'

/** What one row says of the date and the officer of its case. `isOpen` is false where the row's heading is not free to read: such a row tells nothing (D1). */
export interface RowFacts {
  readonly date: LocalDate
  readonly officer: string
  readonly isOpen: boolean
}

/** What the register was told before of one row of a case; `documentNumber` is empty for the case's own row. */
export interface ToldBefore extends RowFacts {
  readonly documentNumber: string
  readonly changedAt: ChangedAt
  /** True where a whole export has not named it since: it says nothing of the case any more, but an older word than this is still older. */
  readonly isGone: boolean
}

/** One case as the rows of one export tell it. */
export interface GatheredCase {
  readonly committee: CommitteeCode
  readonly caseNumber: string
  /** The rows together: the stricter wins, and a disagreement is kept as a fact (A8). */
  readonly merged: RegisteredCase
  /** Of a meeting: what no row of its own tells now, so that what was told before stands; `all` where none tells of the meeting by itself. */
  readonly untold: {readonly heading: boolean; readonly headingSecrecy: boolean; readonly all: boolean}
  readonly hasOwnRow: boolean
  /** What the case's own row says, where the export has one. */
  readonly ownRow: RowFacts | null
  readonly isCancelled: boolean
  /** The latest of the rows' times. */
  readonly changedAt: ChangedAt
  /** The latest time of what the register was told before of these rows; null where it was told of none. */
  readonly toldAt: ChangedAt
  /** True when each of the rows is older than what the register was told before of the same row. */
  readonly isOlderRowByRow: boolean
  /** The earliest first day on the web that a row tells of (A15). */
  readonly publishedEarlier: LocalDate | null
}

/**
 * One case out of all its rows in an export, with what earlier exports told of its date and officer. A row that the same export tells again later
 * has no say. At least one row.
 */
export function gatherCase(rows: readonly RegisterRow[], before: readonly ToldBefore[]): GatheredCase {
  const latest = latestRows(rows)
  const toldAt = new Map(before.map((row) => [row.documentNumber, row.changedAt]))
  const toldOf = (row: RegisterRow): ChangedAt => toldAt.get(row.document?.number ?? '') ?? null
  const [first] = latest
  if (first === undefined) throw new Error('A case has at least one row')
  // A meeting's own row says alone what it is: one that is older than what was told before says nothing (A14).
  const isStale = (row: RegisterRow): boolean => row.case.meeting !== undefined && row.changedAt !== null && row.changedAt < (toldOf(row) ?? '')
  const owns = latest.filter((row) => row.document === null && !isStale(row))
  const own = owns.at(-1)
  const newest = latest.reduce((one, other) => (isAfter(other, one) ? other : one))
  const {date, officer} = dateAndOfficer(latest, before.filter(({isGone}) => !isGone))
  const meeting = latest.some((row) => row.case.meeting !== undefined) ? gatherMeeting(latest.filter((row) => row.document !== null || owns.includes(row))) : null
  const tells = (what: 'heading' | 'headingSecrecy'): RegisterRow | undefined => owns.findLast((row) => row.case.untold?.includes(what) === false)
  const differ = (of: (row: RegisterRow) => string): boolean => latest.some((row) => of(row) !== of(first))
  return {
    committee: first.committee,
    caseNumber: first.caseNumber,
    hasOwnRow: own !== undefined,
    ownRow: own === undefined ? null : {date: own.date, officer: own.officer, isOpen: true},
    isCancelled: latest.some((row) => row.case.isCancelled),
    changedAt: highest(latest.map((row) => row.changedAt)),
    toldAt: highest(latest.map(toldOf)),
    isOlderRowByRow: latest.every((row) => row.changedAt !== null && row.changedAt < (toldOf(row) ?? '')),
    untold: {heading: tells('heading') === undefined, headingSecrecy: tells('headingSecrecy') === undefined, all: !owns.some(({case: {untold = [], meeting: facts}}) => untold.length < 2 || (facts !== undefined && (facts.time !== null || facts.place !== '')))},
    publishedEarlier: lowest(latest.map((row) => row.publishedOn)),
    merged: {
      kind: 'case',
      heading: (meeting === null ? newest : (tells('heading') ?? newest)).case.heading,
      headingSecrecy: (meeting === null ? latest : owns).reduce<Secrecy>((secrecy, row) => stricter(secrecy, row.case.headingSecrecy), 'no'),
      caseType: highest(latest.map((row) => row.case.caseType)) ?? '',
      statute: own?.statute ?? '',
      // A mark on one item of a meeting is about that item.
      protection: (meeting === null ? latest : own === undefined ? [] : [own]).some((row) => row.protection === 'marked') ? 'marked' : 'none',
      closedOn: highest(latest.map((row) => row.case.closedOn)),
      isClosed: latest.some((row) => row.case.isClosed),
      date,
      officer,
      registrar: highest(latest.map((row) => row.registrar)) ?? '',
      // Two rows that each tell a whole meeting may be about two on one day, which nobody can tell apart.
      rowsDisagree: meeting === null ? differ((row) => row.case.heading) || differ((row) => row.case.headingSecrecy) || differ((row) => row.case.caseType) : new Set(owns.map((row) => JSON.stringify(row.case))).size > 1,
      ...(meeting === null ? {} : {meeting}),
    },
  }
}

/** What the rows tell of their meeting. */
function gatherMeeting(rows: readonly RegisterRow[]): MeetingFacts {
  const told = rows.flatMap(({case: {meeting}}) => meeting ?? [])
  return {
    time: told.findLast(({time}) => time !== null)?.time ?? null,
    place: told.findLast(({place}) => place !== '')?.place ?? '',
    attendance: gatherAttendance(told.findLast(({attendance}) => attendance.length > 0)?.attendance ?? [], rows.flatMap(({document, protection}) => (document?.item === undefined || protection === 'marked' ? [] : [{number: document.item.number, attendance: document.attendance ?? []}]))),
  }
}

/** The rows without those that the same export tells again later. */
function latestRows(rows: readonly RegisterRow[]): readonly RegisterRow[] {
  const times = new Map<string, string>()
  let isTwice = false
  for (const row of rows) {
    const key = row.document?.number ?? ''
    const known = times.get(key)
    isTwice ||= known !== undefined
    if (known === undefined || (row.changedAt ?? '') > known) times.set(key, row.changedAt ?? '')
  }
  if (!isTwice) return rows
  return rows.filter((row) => row.changedAt === null || row.changedAt >= (times.get(row.document?.number ?? '') ?? ''))
}

/** The earliest day of the rows that are free to read, and the officer of the case's own row or else the one that all those rows agree on. */
function dateAndOfficer(rows: readonly RegisterRow[], before: readonly ToldBefore[]): {readonly date: LocalDate; readonly officer: string} {
  const told: (RowFacts & {readonly documentNumber: string})[] = []
  const now = new Map<string, RegisterRow>()
  for (const row of rows) now.set(row.document?.number ?? '', row)
  for (const row of before) {
    const again = now.get(row.documentNumber)
    if (again === undefined) told.push(row)
    else if (again.changedAt !== null && row.changedAt !== null && again.changedAt < row.changedAt) {
      told.push(row)
      now.delete(row.documentNumber)
    }
  }
  for (const row of rows) {
    const documentNumber = row.document?.number ?? ''
    if (now.has(documentNumber)) told.push({documentNumber, date: row.date, officer: row.officer, isOpen: row.document === null || row.document.headingSecrecy === 'no'})
  }
  const open = told.filter(({isOpen}) => isOpen)
  const date = lowest((open.length > 0 ? open : told).map((row) => row.date))
  if (date === null) throw new Error('A case has at least one row')
  const own = told.findLast(({documentNumber}) => documentNumber === '')
  const [only, ...others] = new Set(open.map((row) => row.officer))
  return {date, officer: own?.officer ?? (others.length === 0 ? (only ?? '') : '')}
}

/** True when a row is the registry's later word: by its time, then by its place in the export. */
function isAfter(one: RegisterRow, other: RegisterRow): boolean {
  const [time, otherTime] = [one.changedAt ?? '', other.changedAt ?? '']
  return time === otherTime ? one.line > other.line : time > otherTime
}

function highest<T extends string>(values: readonly (T | null)[]): T | null {
  return values.reduce((one, other) => (one === null || (other !== null && other > one) ? other : one), null)
}

function lowest<T extends string>(values: readonly (T | null)[]): T | null {
  return values.reduce((one, other) => (one === null || (other !== null && other < one) ? other : one), null)
}
