import {addDays} from '../../core/terms/local-date.js'
import {filesNeeded} from '../../io/db/entry-table.js'
import {removeRunsBefore, removeUnneededFiles} from '../../io/files/tidy.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'
import {Refusal} from '../../core/refusal.js'

/** Puts away after a run: old reports, and copies of files that nothing public or restorable needs (P1). Left for the next run where an import is at work. */
export async function tidyWorkspace(session: Session): Promise<void> {
  const lock = await holdLock(session, 'import', 0).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'locked') return null
    throw error
  })
  if (lock === null) return
  try {
    await removeRunsBefore(session.folder, addDays(session.today, -session.settings.retention.runsDays).replaceAll('-', ''))
    await removeUnneededFiles(session.folder, await filesNeeded(session.db))
  } finally {
    await lock.release()
  }
}
