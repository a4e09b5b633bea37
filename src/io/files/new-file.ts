import {constants} from 'node:fs'
import {open, rm, type FileHandle} from 'node:fs/promises'

/** Only a file that is made now, by us, and never one that somebody has laid in its place: nor what a link there leads to. */
export const ONLY_NEW = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW

/** Opens a file that is to be written whole before it gets its name. What a killed run left under it, or somebody laid there, is taken away and never written through. */
export async function openAfresh(path: string, mode: number): Promise<FileHandle> {
  await rm(path, {force: true})
  return open(path, ONLY_NEW, mode)
}
