import type {Instant} from '../../core/terms/identifiers.js'
import {backupCopies, type BackupCopy} from '../../io/db/backup-table.js'
import {digestOf, isGone} from '../../io/files/old-files.js'
import type {Session} from '../../io/session.js'

/** Listed copies of the register that have had their time, by what is found where they were put. */
export interface OldBackups {
  /** The file is there, with the bytes that were listed. */
  readonly here: readonly BackupCopy[]
  /** Somebody else has removed it, or another file lies there. */
  readonly gone: readonly BackupCopy[]
  /** Perhaps it is only the disk that is away: the copy is still listed, since it may come back with it. */
  readonly unreachable: readonly BackupCopy[]
}

/** Copies from before an instant, but never the latest that is there. */
export async function oldBackups(db: Session['db'], before: Instant): Promise<OldBackups> {
  const copies = await backupCopies(db)
  const here: BackupCopy[] = []
  const gone: BackupCopy[] = []
  const unreachable: BackupCopy[] = []
  if (!copies.some(({madeAt}) => madeAt < before)) return {here, gone, unreachable}
  const paths = copies.map(({path}) => path)
  let hasLater = false
  for (const copy of copies.toReversed()) {
    const isOld = copy.madeAt < before
    if (!isOld && hasLater) continue
    const digest = await digestOf(copy.path)
    if (digest === copy.sha256) {
      if (isOld && hasLater) here.unshift(copy)
      hasLater = true
    } else if (isOld) (digest !== null || (await isGone(copy.path, paths)) ? gone : unreachable).unshift(copy)
  }
  return {here, gone, unreachable}
}
