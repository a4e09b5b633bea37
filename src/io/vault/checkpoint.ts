import {mkdir, open, rename} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {z} from 'zod'
import type {HolderName} from '../../core/protected/holder.js'
import {Refusal} from '../../core/refusal.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {openAfresh} from '../files/new-file.js'
import {stateFolder} from '../system/own-folders.js'
import {readPrivately} from './identity-file.js'

/** Where a holder last saw the log of readings stand: kept with the holder, so that whoever puts an older log in its place is found out at the next unlocking. */
export interface Checkpoint {
  readonly position: number
  readonly hash: string
  readonly at: Instant
  /** How many events the holder had signed. */
  readonly turn: number
}

const Content = z.strictObject({position: z.int().min(0), hash: z.string(), at: z.string().transform((at) => at as Instant), turn: z.int().min(0)})

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
  const path = checkpointFile(register, holder)
  await mkdir(dirname(path), {recursive: true, mode: 0o700})
  const part = `${path}.${process.pid}.part`
  const file = await openAfresh(part, 0o600)
  try {
    await file.writeFile(`${JSON.stringify(checkpoint)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(part, path)
  const folder = await open(dirname(path))
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function checkpointFile(register: string, holder: HolderName): string {
  const folder = stateFolder()
  if (folder === null) throw new Refusal('holder-no-home')
  return join(folder, 'holders', register, `${holder}.json`)
}
