import {Refusal} from '../../core/refusal.js'
import {ScratchRegister} from '../../io/db/scratch-register.js'
import {BackupArchive, tablePart} from '../../io/files/backup-archive.js'
import {RunningDigest} from '../../io/system/digest.js'

/** How far the reading of a backup has come. */
export type LoadProgress = (step: 'seal' | 'tables' | 'files' | 'log', name: string) => void

/** A backup that has been read to its last byte: everything in it is what was written, and a register. */
export interface LoadedBackup {
  readonly archive: BackupArchive
  /** Its register, at this program's schema. */
  readonly scratch: ScratchRegister
  close(): Promise<void>
}

/** Reads a backup whole, into a register that lasts as long as it is open. Touches nothing else. */
export async function loadBackup(file: string, onProgress: LoadProgress): Promise<LoadedBackup> {
  onProgress('seal', '')
  const archive = await BackupArchive.open(file)
  let scratch: ScratchRegister | null = null
  try {
    const {manifest} = archive
    scratch = await ScratchRegister.open(manifest.schema, manifest.tables)
    for (const table of manifest.tables) {
      onProgress('tables', table.name)
      await scratch.load(table, archive.lines(tablePart(table.name), table))
    }
    await archive.part('fingerprint.key', manifest.key)
    for (const one of manifest.settings) await archive.part(`settings/${one.name}`, one)
    onProgress('files', '')
    for await (const {sha256, content} of archive.files()) await compare(sha256, content)
    onProgress('log', '')
    await scratch.finish(manifest)
    const opened = scratch
    return {
      archive,
      scratch,
      async close() {
        archive.close()
        await opened.close()
      },
    }
  } catch (error) {
    archive.close()
    await scratch?.close()
    throw error
  }
}

async function compare(sha256: string, content: AsyncIterable<Buffer>): Promise<void> {
  const digest = new RunningDigest()
  for await (const chunk of content) digest.add(chunk)
  if (digest.close() !== sha256) throw new Refusal('backup-damaged', {problem: 'files'})
}
