import {statfs} from 'node:fs/promises'

/** How much room the disk of a folder has for us, and how large it is, in bytes. */
export async function diskRoom(folder: string): Promise<{readonly free: number; readonly size: number}> {
  const {bavail, blocks, bsize} = await statfs(folder)
  return {free: bavail * bsize, size: blocks * bsize}
}
