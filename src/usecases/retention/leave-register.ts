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

/** What overwriting came to, as it is told. */
export interface Scrubbed {
  /** False while bytes of what was deleted may still stand in the database's files. */
  readonly scrubbed: boolean
  /** Tables that this login may not clean: they wait for an administrator of the database. 0 where somebody’s reading stood in the way. */
  readonly tablesLeft: number
}

/** Overwrites what was deleted, also by a removal that was cut short. What is left to do stays noted, for the next who can. */
export async function scrub(session: Session): Promise<Scrubbed> {
  for (let attempt = 1; attempt <= SCRUB_ATTEMPTS; attempt += 1) {
    const outcome = await session.dialect.scrub(session.db)
    if (outcome.kind === 'left') return {scrubbed: false, tablesLeft: outcome.tables}
    if (outcome.kind === 'busy') continue
    if (!(await scrubPending(session.db))) return {scrubbed: true, tablesLeft: 0}
    await setScrubPending(session.db, false)
    // The note itself is a write: what it left in the write-ahead log goes too.
    if ((await session.dialect.scrub(session.db)).kind === 'clean') return {scrubbed: true, tablesLeft: 0}
  }
  return {scrubbed: false, tablesLeft: 0}
}
