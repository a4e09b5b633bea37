import {basename} from 'node:path'
import {filesNeeded} from '../../io/db/entry-table.js'
import {remove, unneededFiles} from '../../io/files/tidy.js'
import type {Change, Session} from '../../io/session.js'

class NothingIsUnneeded extends Error {}

/**
 * Removes the kept files that no entry needs any more (P1), and returns how many. For whoever holds the import’s lock. Looked at again under the write lock,
 * in which everybody else keeps a file and decides that it is shown: what is being let out meanwhile stays. `record` tells of the files once they are gone.
 */
export async function removeUnneeded(session: Session, record: (change: Change, paths: readonly string[]) => Promise<void>): Promise<number> {
  const found = await unneededFiles(session.folder, await filesNeeded(session.db))
  if (found.length === 0) return 0
  try {
    return await session.change(async (change) => {
      const needed = await filesNeeded(change.tx)
      const unneeded = found.filter((path) => !needed.has(basename(path)))
      if (unneeded.length === 0) throw new NothingIsUnneeded()
      await remove(unneeded)
      await record(change, unneeded)
      return unneeded.length
    })
  } catch (error) {
    if (error instanceof NothingIsUnneeded) return 0
    throw error
  }
}
