import type {ReasonCode} from '../../core/review/decision.js'
import {Refusal} from '../../core/refusal.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import type {StandingEntry} from '../../io/db/entry-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'
import {keepNote} from '../review/keep-note.js'
import {addressesOf, asUrls} from './left-addresses.js'
import {takeOffSiteOrSay} from './run-release.js'
import {takeDown} from './take-down.js'

export interface Withdrawal {
  readonly ids: readonly string[]
  readonly committee: string | null
  readonly reason: ReasonCode
  readonly note: string | null
  /** How long to wait for a run that is at work, where a minute is not meant. Milliseconds. */
  readonly waitMs?: number
}

export interface Withdrawn {
  /** Taken down now. */
  readonly entries: readonly EntryId[]
  /** Taken down before: nothing is decided about them again, but they leave the site if they still stand there. */
  readonly before: readonly EntryId[]
  /** Addresses of both, for search engines to be told. */
  readonly urls: readonly string[]
  /** Why it is not over, though it is written down: a run has the site and does it, or the copy could not be renewed. */
  readonly unfinished: Refusal | null
  readonly seconds: number
}

/** Takes entries down at once: from the site, every kept release and the deployed copy. It stays down until a person restores it (G3). */
export const withdrawEntries = deed('publication.withdraw', async (session, {ids, committee, reason, note, waitMs}: Withdrawal): Promise<Withdrawn> => {
  const started = performance.now()
  const asked = await Promise.all(ids.map((id) => findEntry(session, id, committee, 'publication.withdraw')))
  const named = [...new Map(asked.map((one) => [one.entry, one])).values()]
  const standing: StandingEntry[] = []
  for (const one of named) if (!(await isDown(session, one))) standing.push(one)
  const entries = standing.map(({entry}) => entry)
  const all = named.map(({entry}) => entry)
  // Worked out while they stand there: it may be another run that takes them off, or a copy that goes on showing them.
  const addresses = await addressesOf(session, all)
  let left = 0
  if (standing.length > 0) {
    await session.change(async (change) => {
      const {tx, stop} = change
      const kept = await keepNote(session, change, note)
      for (const one of standing) {
        await takeDown(session, change, one, {reason, note: kept?.id ?? null})
      }
      await stop(entries, 'taken-down')
      left = (await takeOffDisallowed(tx, session.dialect)).length
    })
  }
  const unfinished = await takeOffSiteOrSay(session, left, waitMs)
  return {entries, before: all.filter((entry) => !entries.includes(entry)), urls: asUrls(session, addresses), unfinished, seconds: (performance.now() - started) / 1000}
})

/** True of what has been taken down already; what neither is nor was public here is refused. */
async function isDown(session: Session, {entry, isTakenDown}: StandingEntry): Promise<boolean> {
  if (await isOnShow(session.db, entry)) return false
  if (isTakenDown) return true
  // Off the list for another cause, while readers may see it still: a person's word keeps it off.
  if ((await removalsPending(session.db)) && (await addressesOf(session, [entry])).length > 0) return false
  throw new Refusal('entry-not-public', {id: entry})
}
