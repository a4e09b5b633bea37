import {hostname} from 'node:os'
import {Refusal} from '../../core/refusal.js'
import type {HeldLock} from '../db/dialects/dialect.js'
import type {Session} from '../session.js'

/** What only one process at a time may do: change the register from exports, change the site, write an anchor after the one before, change who holds which keys, or write packages for the archive. */
export type LockName = 'import' | 'site' | 'anchor' | 'vault' | 'archive'

/** Holds a lock for as long as the work lasts, or refuses saying who has it, where and since when. */
export async function holdLock({dialect, place, actor, now}: Pick<Session, 'dialect' | 'place' | 'actor' | 'now'>, name: LockName, waitMs: number): Promise<HeldLock> {
  const lock = await dialect.holdRunLock(place, name, waitMs, {user: actor.id, host: hostname(), pid: process.pid, since: now})
  if (lock === null) throw new Refusal('locked', {...(await dialect.runLockHolder(place, name))})
  return lock
}
