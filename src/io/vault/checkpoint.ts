import {join} from 'node:path'
import {z} from 'zod'
import type {HolderName} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {readPrivately, writePrivately} from '../files/private-file.js'
import {stateFolder} from '../system/own-folders.js'

/** Where a holder last saw the log of readings stand, and who held keys: kept with the holder, so that whoever puts an older log or key store in its place is found out at the next unlocking. */
export interface Checkpoint {
  readonly position: number
  readonly hash: string
  readonly at: Instant
  /** How many events the holder had signed. */
  readonly turn: number
  /** The roster that counted, and its digest; 0 and empty before the holder has seen one. */
  readonly version: number
  readonly roster: string
}

const Content = z.strictObject({
  position: z.int().min(0),
  hash: z.string(),
  at: z.string().transform((at) => at as Instant),
  turn: z.int().min(0),
  version: z.int().min(0),
  roster: z.string(),
})

/** Null where this account has not unlocked anything yet. */
export async function readCheckpoint(register: string, holder: HolderName): Promise<Checkpoint | null> {
  const bytes = await readPrivately(checkpointFile(register, holder))
  if (bytes === null) return null
  try {
    return Content.parse(JSON.parse(bytes.toString()))
  } catch {
    throw new Refusal('checkpoint-unreadable', {file: checkpointFile(register, holder)})
  }
}

/** Written whole and flushed, or not at all. */
export async function writeCheckpoint(register: string, holder: HolderName, checkpoint: Checkpoint): Promise<void> {
  await writePrivately(checkpointFile(register, holder), Buffer.from(`${JSON.stringify(checkpoint)}\n`))
}

function checkpointFile(register: string, holder: HolderName): string {
  const folder = stateFolder()
  if (folder === null) throw new Refusal('holder-no-home')
  return join(folder, 'holders', register, `${holder}.json`)
}
