import {open} from 'node:fs/promises'
import {Refusal} from '../../core/refusal.js'
import {FILE_BYTES_MAX} from './reading/read-apart.js'

/** The bytes of a file that somebody names; refused where there is none, or more of it than is read of any file. */
export async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path).catch(() => null)
  if (file === null) throw new Refusal('input-not-found', {file: path})
  try {
    const found = await file.stat()
    if (!found.isFile()) throw new Refusal('input-not-found', {file: path})
    if (found.size > FILE_BYTES_MAX) throw new Refusal('paper-unread', {file: path.slice(path.lastIndexOf('/') + 1), why: 'too-large'})
    return await file.readFile()
  } finally {
    await file.close()
  }
}
