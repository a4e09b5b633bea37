import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {anchorableHeads, lastAuditBefore} from '../../io/db/audit-table.js'
import {putBackFirstDays} from '../../io/db/publication-table.js'
import {localTime} from '../../core/terms/local-time.js'
import {deed} from '../deed.js'

/** What a person is to say of the clock. */
export interface DoubtedClock {
  readonly now: Instant
  /** The time in the log that has not come. */
  readonly last: Instant
}

/** What a person has said of it. */
export interface ConfirmedClock extends DoubtedClock {
  /** Entries whose first day on the web had not come, and was put back. */
  readonly days: number
}

/**
 * An administrator of the whole municipality says that the clock is right, though the log holds a later time: a wrong clock wrote that one. From then on what was written before is
 * no measure of the clock. What it let out has a first day that has not come, and would be shown for years too long: it counts from the last day that was surely before (H1).
 * `confirm` asks, and refuses by throwing.
 */
export const confirmClock = deed('audit.confirm-clock', async (session, {confirm}: {readonly confirm: (clock: DoubtedClock) => Promise<void>}): Promise<ConfirmedClock> => {
  const {timeAhead: last} = session
  if (last === null) throw new Refusal('clock-not-behind')
  await confirm({now: session.now, last})
  return session.change(async ({tx, at, record}) => {
    const heads = (await anchorableHeads(tx)).map(({chain, position, hash}) => ({chain, position, hash}))
    const before = await lastAuditBefore(tx, at)
    const surely = before === null ? session.publishFrom : localTime(new Date(before), session.settings.timeZone).day
    const days = await putBackFirstDays(tx, session.today, surely)
    await record({kind: 'clock.confirmed', last, days, heads})
    return {now: at, last, days}
  })
})
