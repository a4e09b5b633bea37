import type {BackupManifest} from '../../core/retention/backup.js'
import {loadBackup, type LoadProgress} from './load-backup.js'

/** A backup that was read to its last byte and found to be whole. */
export interface VerifiedBackup {
  readonly sha256: string
  readonly manifest: BackupManifest
}

/** Looks a backup through as a restore would, and changes nothing: its seal, every part, every row, every reference, the chains of its log. */
export async function verifyBackup(file: string, onProgress: LoadProgress): Promise<VerifiedBackup> {
  const loaded = await loadBackup(file, onProgress)
  await loaded.close()
  const {sha256, manifest} = loaded.archive
  return {sha256, manifest}
}
