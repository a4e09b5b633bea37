import {constants, existsSync} from 'node:fs'
import {open, rm, type FileHandle} from 'node:fs/promises'
import {dirname} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {codeOf} from '../system/fault-log.js'

/** Only a file that is made now, by us, and never one that somebody has laid in its place: nor what a link there leads to. */
export const ONLY_NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/** Opens a file that is to be written whole before it gets its name. What a killed run left under it, or somebody laid there, is taken away and never written through. */
export async function openAfresh(path: string, mode: number): Promise<FileHandle> {
  try {
    return await open(path, ONLY_NEW, mode)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  await rm(path, {force: true})
  return open(path, ONLY_NEW, mode)
}

/** Refuses where there is a file already, or no folder for it, before the work that one would be made by. */
export function expectRoomFor(path: string): void {
  if (existsSync(path)) throw new Refusal('file-exists', {file: path})
  if (!existsSync(dirname(path))) throw new Refusal('input-not-found', {file: path})
}

/** Writes a file that nobody but its owner can read, and that is on the disk afterwards; where that fails nothing is left of it. Refuses where there is one already; `name` is what people call it. */
export async function writeNewFile(path: string, text: string | Uint8Array, name = path): Promise<void> {
  const file = await open(path, ONLY_NEW, 0o600).catch((error: unknown) => {
    if (codeOf(error) === 'EEXIST') throw new Refusal('file-exists', {file: name})
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') throw new Refusal('input-not-found', {file: name})
    throw error
  })
  try {
    await file.writeFile(text)
    await file.sync()
  } catch (error) {
    await rm(path, {force: true})
    throw error
  } finally {
    await file.close()
  }
}
