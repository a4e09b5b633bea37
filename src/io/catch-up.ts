import {stat} from 'node:fs/promises'
import {Refusal} from '../core/refusal.js'
import type {Reapplied} from '../core/retention/stop.js'
import type {Instant} from '../core/terms/identifiers.js'
import type {Dialect} from './db/dialects/dialect.js'
import {setScrubPending, setStopPosition, stopPosition} from './db/meta-table.js'
import {addNote, forgetGathered, gatherStops, stopAgain} from './db/stop-again-table.js'
import {readStops, stopJournalOf, type JournalEnd} from './files/stop-journal.js'

/**
 * Stops again, in a register that is older than its stop journal, what the journal notes after it: somebody put back a copy of the database by other means
 * than `restore`, or a change died between the journal and the database (P3). Null where the register is as new as the journal, or the journal cannot tell.
 * Only under the register's write lock.
 */
export async function catchUp(tx: Parameters<typeof stopAgain>[0], dialect: Dialect, folder: string, at: Instant): Promise<Reapplied | null> {
  const position = await stopPosition(tx)
  const path = stopJournalOf(folder)
  const size = (await stat(path).catch(() => null))?.size ?? 0
  if (position === null || size <= position.bytes) return null
  await gatherStops(tx)
  let end: JournalEnd
  try {
    end = await readStops(path, position, (note) => addNote(tx, dialect, note, false))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await forgetGathered(tx)
    return null
  }
  // A last line that was never ended is none.
  const again = end.bytes === position.bytes ? null : await stopAgain(tx, dialect, at)
  await forgetGathered(tx)
  if (again === null) return null
  if (again.purged > 0 || again.notes > 0) await setScrubPending(tx, true)
  await setStopPosition(tx, {bytes: end.bytes, head: end.head})
  return again
}
