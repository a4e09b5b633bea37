import {Refusal} from '../../core/refusal.js'
import type {RunId} from '../../core/terms/identifiers.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {trimStores} from '../retention/trim-stores.js'

/** Puts away after a run: old reports and refused rows, and copies of files that nothing public or restorable needs (P1). Left for the next run where an import is at work. */
export async function tidyWorkspace(session: Session, run: RunId): Promise<void> {
  const lock = await holdLock(session, 'import', 0).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'locked') return null
    throw error
  })
  if (lock === null) return
  try {
    await trimStores(session, run, ['rejects', 'runs', 'files'])
  } finally {
    await lock.release()
  }
}
