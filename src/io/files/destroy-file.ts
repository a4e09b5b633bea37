import {constants} from 'node:fs'
import {open, readdir, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {sha256} from '../system/digest.js'
import {codeOf} from '../system/fault-log.js'
import {ByteSearch} from './byte-search.js'

/** So long pieces of a file are looked for elsewhere. A drawing is packed, so that no two have one in common by chance. */
const PIECE_BYTES = 48

/** What became of a file that was to be destroyed. */
export interface DestroyedFile {
  readonly outcome: 'removed' | 'missing'
  /** Other files that hold pieces of it. */
  readonly copies: readonly string[]
  /** How many were looked through. */
  readonly searched: number
}

/** Destroys a file of our own: written over, taken away, and looked for in other files beside it and among `elsewhere`. Refuses one that is not what was written there; with a null `digest`, a file that a killed run left half written. */
export async function destroyFile(path: string, digest: string | null, elsewhere: Iterable<string>): Promise<DestroyedFile> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    if (codeOf(error) === 'ELOOP') throw new Refusal('print-file-differs', {file: path})
    throw error
  })
  if (file === null) return {outcome: 'missing', copies: [], searched: 0}
  let bytes: Buffer
  try {
    const {mode, uid} = await file.stat()
    bytes = await file.readFile()
    if ((mode & 0o077) !== 0 || uid !== process.getuid?.() || (digest !== null && sha256(bytes) !== digest)) throw new Refusal('print-file-differs', {file: path})
    await file.write(Buffer.alloc(bytes.length), 0, bytes.length, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path)
  const folder = await open(dirname(path))
  await folder.sync().finally(() => folder.close())
  return {outcome: 'removed', ...(await lookedFor(bytes, dirname(path), elsewhere))}
}

async function lookedFor(bytes: Buffer, folder: string, elsewhere: Iterable<string>): Promise<Pick<DestroyedFile, 'copies' | 'searched'>> {
  if (bytes.length < 8 * PIECE_BYTES) return {copies: [], searched: 0}
  // The drawings stand in the middle; what stands at either end is much the same in every file.
  const looking = new ByteSearch([0.25, 0.4, 0.55, 0.7].map((part) => bytes.subarray(Math.floor(bytes.length * part)).subarray(0, PIECE_BYTES)))
  const beside = (await readdir(folder, {withFileTypes: true})).filter((entry) => entry.isFile()).map(({name}) => join(folder, name))
  const copies = new Set<string>()
  let searched = 0
  for (const other of new Set([...beside, ...elsewhere])) {
    const looked = looking.inFile(other)
    if (looked === null) continue
    searched += 1
    if (looked.found.size > 0) copies.add(other)
  }
  return {copies: [...copies].sort(), searched}
}
