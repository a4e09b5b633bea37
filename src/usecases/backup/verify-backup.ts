import type {BackupManifest} from '../../core/retention/backup.js'
import {weighLog, type VerifiedLog} from '../audit/weigh-log.js'
import {loadBackup, type LoadProgress} from './load-backup.js'

/** A backup that was read to its last byte and found to be whole. */
export interface VerifiedBackup {
  readonly sha256: string
  readonly manifest: BackupManifest
  /** Its log, judged as `audit verify` judges a register's own; there is nothing outside it to compare with. */
  readonly log: VerifiedLog
}

/** Looks a backup through as a restore would, and changes nothing: its seal, every part, every row, every reference, the chains of its log. */
export async function verifyBackup(file: string, onProgress: LoadProgress): Promise<VerifiedBackup> {
  const loaded = await loadBackup(file, onProgress)
  try {
    const {sha256, manifest} = loaded.archive
    const {db, dialect} = loaded.scratch
    return {sha256, manifest, log: await weighLog({db, dialect, registerId: manifest.register, covers: () => true, anchors: null, vouched: async () => null, everySignature: false, onProgress: () => undefined})}
  } finally {
    await loaded.close()
  }
}
