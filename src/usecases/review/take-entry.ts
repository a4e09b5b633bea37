import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {endLease, leaseOn, releaseLeases, takeLease, type Lease} from '../../io/db/lease-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {findEntry} from '../register/find-entry.js'

/** How long an entry is somebody's after a screen last said that it is open there. */
const LEASE_MINUTES = 2

export interface TakeOrder {
  readonly id: EntryId
  readonly desk: string
  /** Takes it from whoever has it; the log tells. */
  readonly takesOver?: boolean
}

/** Whose an entry is now. */
export type Taken =
  | {readonly kind: 'ours'; readonly until: Instant}
  | {readonly kind: 'anothers'; readonly by: string; readonly since: Instant}
  /** Somebody who may only read takes nothing. */
  | {readonly kind: 'only-reading'}

/**
 * Takes an entry that is opened on a screen, and renews that while it is open, so that two do not work on one (T10). It is told to others and stands in the way of their
 * answers, and of nothing else, and is waited for by nobody. No change of the register: what a lease says is over in two minutes, and the log is not filled with it.
 */
export const takeEntry = deed('review.read', async (session, {id, desk, takesOver = false}: TakeOrder): Promise<Taken> => {
  const {entry, key} = await findEntry(session, id, null, 'review.read')
  if (!session.may('review.decide', key.committee) && !session.may('review.resolve', key.committee)) return {kind: 'only-reading'}
  const held = takesOver ? await leaseOn(session.db, entry, session.now) : null
  if (held === null || held.desk === desk) return taken(session, leaseOf(session, entry, desk))
  return session.change(async ({tx, at, record}) => {
    const now = await leaseOn(tx, entry, at)
    if (now !== null && now.desk !== desk) await endLease(tx, entry)
    await record({kind: 'entry.taken-over', entry, from: now?.actor ?? held.actor}, key.committee)
    return asTaken(await takeLease(tx, leaseOf(session, entry, desk)), desk)
  })
})

/** Lets go of an entry that is closed on a screen. */
export const releaseEntry = deed('review.read', async (session, {id, desk}: {readonly id: EntryId; readonly desk: string}): Promise<void> => {
  await session.writeAside((db) => releaseLeases(db, desk, id))
})

/** No key waits for it: where it cannot be written just now, nobody else's stands in the way, and it is tried again as the screen asks what is new. The seal guards the answer all the same. */
async function taken(session: Session, lease: Lease): Promise<Taken> {
  const told = (await session.writeAside((db) => takeLease(db, lease))) ?? (await leaseOn(session.db, lease.entry, lease.since))
  return told === null ? {kind: 'ours', until: lease.since} : asTaken(told, lease.desk)
}

function leaseOf({actor, now}: Session, entry: EntryId, desk: string): Lease {
  return {entry, actor: actor.id, desk, since: now, until: new Date(Date.parse(now) + LEASE_MINUTES * 60_000).toISOString() as Instant}
}

function asTaken({actor, desk: holder, since, until}: Lease, desk: string): Taken {
  return holder === desk ? {kind: 'ours', until} : {kind: 'anothers', by: actor, since}
}
