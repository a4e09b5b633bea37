import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {archivePackages, type ArchivePackage} from '../../io/db/package-table.js'
import {isAllBefore, isLaidBefore, lookInOutbox, othersBefore, removePackage, type LyingPackage} from '../../io/files/outbox.js'
import {remove} from '../../io/files/tidy.js'
import type {Session} from '../../io/session.js'
import {holdLock} from '../../io/system/lock.js'

/** What of the outbox has had its time: a package with all that is of it is one, and so is each other file. */
interface OutboxDue {
  readonly due: number
  /** Packages that somebody else is at. */
  readonly waits: number
}

interface Found {
  readonly files: readonly string[]
  readonly packages: readonly LyingPackage[]
  readonly leftovers: readonly string[]
}

/** How much of the outbox has had its time. */
export async function countOutbox(session: Session, before: Instant): Promise<OutboxDue> {
  const {files, packages, leftovers} = await findDue(session, before)
  return {due: files.length + packages.length + leftovers.length, waits: 0}
}

/**
 * Removes what has had its time: files by their age, and packages for the archive whole, by what became of them (P1, O3). While somebody writes
 * packages these are left for the next purge: one that is being written again has the name of one that is to go.
 */
export async function trimOutbox(session: Session, before: Instant): Promise<OutboxDue> {
  const {files, packages, leftovers} = await findDue(session, before)
  await remove(files)
  if (packages.length + leftovers.length === 0) return {due: files.length, waits: 0}
  const lock = await holdLock(session, 'archive', 0).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'locked') return null
    throw error
  })
  if (lock === null) return {due: files.length, waits: packages.length + leftovers.length}
  try {
    // Looked at again: whoever had the lock before may have written.
    const now = await findDue(session, before)
    await remove(now.leftovers)
    for (const one of now.packages) await removePackage(session.folder, one)
    return {due: files.length + now.packages.length + now.leftovers.length, waits: 0}
  } finally {
    await lock.release()
  }
}

async function findDue({db, folder}: Session, before: Instant): Promise<Found> {
  const known = new Map((await archivePackages(db)).map((one) => [one.id, one]))
  const {packages, leftovers, others} = await lookInOutbox(folder, new Set(known.keys()))
  return {files: othersBefore(others, new Date(before)), packages: packages.filter((lying) => isDue(lying, known.get(lying.id), before)), leftovers}
}

/** One that is being made, or awaits its receipt, stays however old it is: nobody else may have it, and a sealed one is never written the same again. What the register does not know goes by its age alone. */
function isDue(lying: LyingPackage, known: ArchivePackage | undefined, before: Instant): boolean {
  if (known === undefined) return isAllBefore(lying, new Date(before))
  const endedAt = known.droppedAt ?? known.receivedAt
  return endedAt !== null && endedAt < before && isLaidBefore(lying, new Date(before))
}
