import {READINGS_CHAIN} from '../../core/audit/chain.js'
import type {SampleOutcome} from '../../core/audit/event.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {addDays, type LocalDate} from '../../core/terms/local-date.js'
import {linesOfKind, logPage} from '../../io/db/audit-table.js'
import {readingsOfOthers} from '../../io/db/readings-table.js'
import {dayBegins} from '../../io/system/clock.js'
import {drawnByLot} from '../../io/system/digest.js'
import {shownAt} from '../audit/list-log.js'
import {deed} from '../deed.js'
import {breakGlassStanding, unreviewedOf, type UnreviewedOpening} from './openings.js'

/** Which readings to draw among: days where the municipality is, both included. */
export interface SampleOrder {
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly size: number
  /** Whose key the one who draws has, where one account acts for everybody; null for the account's own name. */
  readonly holder: string | null
}

/** A reading that somebody else is to look at. The person is a pseudonym: the same in two readings is the same person. */
export interface SampledReading {
  readonly position: number
  readonly at: Instant
  readonly localAt: string
  readonly account: string
  readonly holder: string
  readonly why: string
  readonly fields: readonly string[]
  readonly person: string
}

/** What was drawn, and out of how many. */
export interface Sample {
  readonly sample: string
  readonly of: number
  readonly readings: readonly SampledReading[]
  /** Openings with shares that nobody else has looked at yet, by the log. */
  readonly unreviewed: readonly UnreviewedOpening[]
}

const ROWS_MAX = 1_000

/** Draws readings by lot among those of others (K5). That they were drawn is in the log before they are shown. */
export const drawSample = deed('readings.sample', async (session, {from, to, size, holder}: SampleOrder): Promise<Sample> => {
  const {db, settings: {timeZone}, actor} = session
  const between = {from: from === null ? null : dayBegins(from, timeZone), before: to === null ? null : dayBegins(addDays(to, 1), timeZone)}
  const positions = await readingsOfOthers(db, session.dialect.isShared ? {actor: actor.id} : {holder: holder ?? actor.id}, between)
  const drawn = drawnByLot(positions, size)
  const sample: string = session.newId()
  if (drawn.length > 0) await session.change(({record}) => record({kind: 'readings.sampled', sample, drawn, of: positions.length}, READINGS_CHAIN))
  const wanted = new Set(drawn)
  const readings: SampledReading[] = []
  let after: {readonly at: string; readonly chain: string; readonly position: number} | null = null
  while (readings.length < drawn.length) {
    const page: Awaited<ReturnType<typeof logPage>> = await logPage(db, {chains: [READINGS_CHAIN], ...between, kinds: ['reading.intended'], entry: null, actor: null, limit: ROWS_MAX, after})
    for (const {position, at, actor: account, event} of page.lines) {
      if (event?.kind !== 'reading.intended' || !wanted.has(position)) continue
      const {holder, why, fields, person} = event
      readings.push({position, at, localAt: shownAt(at, timeZone), account, holder, why, fields, person: person.slice(0, PSEUDONYM_SIGNS)})
    }
    const last = page.lines.at(-1)
    if (page.isLast || last === undefined) break
    after = last
  }
  return {sample, of: positions.length, readings, unreviewed: unreviewedOf(await breakGlassStanding(session, []))}
})

/** Enough to tell persons apart in a sample. */
const PSEUDONYM_SIGNS = 12

/** Writes down what a review of a sample showed. */
export const answerSample = deed('readings.sample', async (session, {sample, outcome}: {readonly sample: string; readonly outcome: SampleOutcome}): Promise<{readonly sample: string; readonly outcome: SampleOutcome}> => {
  const sampled = await linesOfKind(session.db, READINGS_CHAIN, 'readings.sampled')
  const drawn = sampled.find(({event}) => event.kind === 'readings.sampled' && event.sample === sample)
  if (drawn === undefined) throw new Refusal('sample-not-found')
  // Whoever was drawn must not answer for the one who drew.
  if (drawn.actor !== session.actor.id) throw new Refusal('sample-of-another')
  const reviewed = await linesOfKind(session.db, READINGS_CHAIN, 'readings.reviewed')
  if (reviewed.some(({event}) => event.kind === 'readings.reviewed' && event.sample === sample)) throw new Refusal('sample-answered')
  await session.change(({record}) => record({kind: 'readings.reviewed', sample, outcome}, READINGS_CHAIN))
  return {sample, outcome}
})
