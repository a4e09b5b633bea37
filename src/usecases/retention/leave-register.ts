import type {StopCause} from '../../core/retention/stop.js'
import {isRestricted} from '../../core/review/what-still-holds.js'
import {scrubPending, setScrubPending} from '../../io/db/meta-table.js'
import {purgeEntries, type PurgeGround} from '../../io/db/purge-table.js'
import type {CopyInRegister} from '../../io/db/retention-table.js'
import {setTombstones} from '../../io/db/tombstone-table.js'
import type {Change, Session} from '../../io/session.js'
import {tombstoneHash} from '../import/graves.js'

/** Why registry copies leave: under which rule the database lets them go, and what the stop journal is told. */
export interface Leaving {
  readonly ground: PurgeGround
  readonly why: Extract<StopCause, 'purged' | 'erased'>
}

const SCRUB_ATTEMPTS = 3

/**
 * What leaves is noted in the stop journal and under a tombstone before it is deleted: no backup and no export brings it back (A15, P3).
 * What was erased waits for a person if anything of it should come back all the same.
 */
export async function leave(session: Session, {tx, at, stop}: Change, due: readonly CopyInRegister[], {ground, why}: Leaving): Promise<void> {
  const entries = due.map(({entry}) => entry)
  await stop(entries, why)
  await setTombstones(
    tx,
    session.dialect,
    due.map(({key, publishedOn, isTakenDown, isReserved, stage, decision}) => ({
      keyHash: tombstoneHash(session, key),
      committee: key.committee,
      firstPublishedOn: publishedOn,
      wasRestricted: why === 'erased' || isTakenDown || isReserved || isRestricted({stage, decision}),
      purgedAt: at,
    })),
  )
  await purgeEntries(tx, session.dialect, entries, ground)
  await setScrubPending(tx, true)
}

/** Overwrites what was deleted, also by a removal that was cut short. False where somebody's reading stood in the way each time. */
export async function scrub(session: Session): Promise<boolean> {
  for (let attempt = 1; attempt <= SCRUB_ATTEMPTS; attempt += 1) {
    if (!(await session.dialect.scrub(session.db))) continue
    if (!(await scrubPending(session.db))) return true
    await setScrubPending(session.db, false)
    // The note itself is a write: what it left in the write-ahead log goes too.
    if (await session.dialect.scrub(session.db)) return true
  }
  return false
}
