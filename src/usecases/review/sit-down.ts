import {releaseLeases, hasLease} from '../../io/db/lease-table.js'
import {leaveSeat, seatOf, takeSeat, type Seat} from '../../io/db/place-table.js'
import {isRunning, thisProgram} from '../../io/system/program.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'

/**
 * Sits down at a desk. Where the desk that the same account opened last was never left and its program is gone, the sitting goes on: what was decided there belongs to it, and what it
 * had open is let go of at once.
 */
export const sitDown = deed('review.read', async (session, {desk}: {readonly desk: string}): Promise<Pick<Seat, 'sitting' | 'since'>> => {
  const {actor, now} = session
  const before = await seatOf(session.db, actor.id)
  const goesOn = before !== null && !(await isKept(session, before)) ? before : null
  if (goesOn !== null) await session.writeAside((db) => releaseLeases(db, goesOn.desk, null))
  const {sitting, since} = goesOn ?? {sitting: desk, since: now}
  await session.writeAside((db) => takeSeat(db, actor.id, {desk, sitting, since, ...thisProgram}, now))
  return {sitting, since}
})

/** Leaves a desk, with all that it has open. */
export const standUp = deed('review.read', async (session, {desk}: {readonly desk: string}): Promise<void> => {
  await session.writeAside(async (db) => {
    await releaseLeases(db, desk, null)
    await leaveSeat(db, desk)
  })
})

/** Whether somebody still sits at a desk. On another machine that is known only by what the desk has open. */
async function isKept(session: Session, seat: Seat): Promise<boolean> {
  return isRunning(seat) ?? (await hasLease(session.db, seat.desk, session.now))
}
