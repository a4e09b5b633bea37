import {READINGS_CHAIN} from '../../core/audit/chain.js'
import {entryOf, type AuditEvent} from '../../core/audit/event.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {chainHeads, logPage, type PlacedLine} from '../../io/db/audit-table.js'
import {numbersOf} from '../../io/db/entry-table.js'
import type {Session} from '../../io/session.js'
import {localTime} from '../../core/terms/local-time.js'
import {dayBegins} from '../../io/system/clock.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'

export interface LogOrder {
  readonly committee: string | null
  /** Days where the municipality is, both included. */
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly kinds: readonly AuditEvent['kind'][]
  readonly entry: string | null
  /** Only readings of protected data by this account; null for every kind of line. */
  readonly reader?: string | null
  readonly limit: number
  readonly after: string | null
}

/** A line of the log as a person reads it. */
export interface ListedLine extends PlacedLine {
  /** Day and time where the municipality is, `YYYY-MM-DD HH:MM`. */
  readonly localAt: string
  /** The number of the entry it is about; null for other events, and where the entry is gone. */
  readonly diaryNumber: string | null
  readonly documentNumber: string | null
}

/** The log of the committees that the one who asks may look into, newest first. `next` goes on with older lines. */
export const listLog = deed('audit.read', async (session, order: LogOrder): Promise<{readonly lines: readonly ListedLine[]; readonly next: string | null}> => {
  const {db, settings} = session
  const {reader = null} = order
  if (order.committee === READINGS_CHAIN || reader !== null) session.demand('readings.read', '*')
  else if (order.committee !== null) session.demand('audit.read', order.committee)
  const chains = reader !== null ? [READINGS_CHAIN] : order.committee === null ? await readableChains(session) : [order.committee]
  const found = order.entry === null ? null : await findEntry(session, order.entry, order.committee, 'audit.read')
  const {lines, isLast} = await logPage(db, {
    chains,
    from: order.from === null ? null : dayBegins(order.from, settings.timeZone),
    before: order.to === null ? null : dayBegins(addDays(order.to, 1), settings.timeZone),
    kinds: order.kinds,
    entry: found?.entry ?? null,
    actor: reader,
    limit: order.limit,
    after: order.after === null ? null : placeIn(order.after),
  })
  // Who looks at the log of readings is in it too, before it is shown.
  if (reader !== null || order.committee === READINGS_CHAIN || lines.some(({chain}) => chain === READINGS_CHAIN)) await session.change(async ({record}) => record({kind: 'readings.listed', reader}, READINGS_CHAIN))
  const numbers = await numbersOf(db, [...new Set(lines.flatMap(({event}) => (event === null ? null : entryOf(event)) ?? []))])
  const last = lines.at(-1)
  return {
    lines: lines.map((line) => ({...line, localAt: shownAt(line.at, settings.timeZone), ...numberOf(line, numbers)})),
    next: isLast || last === undefined ? null : `${last.at} ${last.position} ${last.chain}`,
  }
})

function numberOf({event}: PlacedLine, numbers: Awaited<ReturnType<typeof numbersOf>>): {readonly diaryNumber: string | null; readonly documentNumber: string | null} {
  const entry = event === null ? null : entryOf(event)
  return (entry === null ? undefined : numbers.get(entry)) ?? {diaryNumber: null, documentNumber: null}
}

/** An instant as the clock on the wall showed it. */
export function shownAt(at: Instant, timeZone: string): string {
  const instant = new Date(at)
  // A row that somebody else wrote may hold anything.
  if (Number.isNaN(instant.getTime())) return at
  const {day, time} = localTime(instant, timeZone)
  return `${day} ${time}`
}

/** Null for whoever may read all of them. A committee that has left the settings still has its chain. What is read of protected persons is for those who look readings through. */
async function readableChains(session: Session): Promise<readonly string[] | null> {
  const readsReadings = session.may('readings.read', '*')
  if (session.may('audit.read', '*') && readsReadings) return null
  return (await chainHeads(session.db)).map(({chain}) => chain as string).filter((chain) => (chain === READINGS_CHAIN ? readsReadings : session.may('audit.read', chain)))
}

/** The place that a cursor names; one that somebody made up names a place where nothing is. */
function placeIn(cursor: string): {readonly at: string; readonly chain: string; readonly position: number} {
  const [at = '', position = '', ...chain] = cursor.split(' ')
  return {at, chain: chain.join(' '), position: Number.isSafeInteger(Number(position)) ? Number(position) : 0}
}
