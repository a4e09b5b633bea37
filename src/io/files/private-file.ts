import {constants} from 'node:fs'
import {mkdir, open, rename} from 'node:fs/promises'
import {dirname} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {codeOf} from '../system/fault-log.js'
import {openAfresh} from './new-file.js'

/** What stands in a file that only its owner may read; null where there is none. What is asked of the file is asked of the very one that is read, and no link is followed. */
export async function readPrivately(path: string): Promise<Buffer | null> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    if (codeOf(error) === 'ELOOP') throw new Refusal('private-file-open', {file: path, mode: 'link'})
    throw error
  })
  if (file === null) return null
  try {
    const {mode, uid} = await file.stat()
    if ((mode & 0o077) !== 0) throw new Refusal('private-file-open', {file: path, mode: (mode & 0o777).toString(8)})
    if (uid !== process.getuid?.()) throw new Refusal('private-file-open', {file: path, mode: 'uid'})
    return await file.readFile()
  } finally {
    await file.close()
  }
}

/** Writes a file that only its owner may read, whole and flushed or not at all. */
export async function writePrivately(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), {recursive: true, mode: 0o700})
  const part = `${path}.${process.pid}.part`
  const file = await openAfresh(part, 0o600)
  try {
    await file.writeFile(bytes)
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
