import type {Knex} from 'knex'
import type {Instant} from '../../core/terms/identifiers.js'

/** A copy of the register outside it, as whoever made it listed it. */
export interface BackupCopy {
  /** Absolute. */
  readonly path: string
  readonly sha256: string
  readonly madeAt: Instant
}

/** Lists a copy, so that it leaves in time (P1). A newer copy at the same place takes the place of the older in the list too. */
export async function listBackup(tx: Knex, {path, sha256, madeAt}: BackupCopy): Promise<void> {
  await tx('backup_copy').insert({path, sha256, made_at: madeAt}).onConflict('path').merge()
}

/** Every copy that is listed, oldest first. */
export async function backupCopies(db: Knex): Promise<readonly BackupCopy[]> {
  const rows: {path: string; sha256: string; made_at: string}[] = await db('backup_copy').orderBy('made_at').orderBy('path')
  return rows.map(({path, sha256, made_at: madeAt}) => ({path, sha256, madeAt: madeAt as Instant}))
}

/** Strikes copies off the list. */
export async function forgetBackups(tx: Knex, paths: readonly string[]): Promise<void> {
  for (const path of paths) await tx('backup_copy').where({path}).delete()
}
