import {constants} from 'node:fs'
import {open, readdir, rm} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {sha256} from '../system/digest.js'
import {codeOf} from '../system/fault-log.js'
import {ByteSearch} from './byte-search.js'

/** So long pieces of a file are looked for elsewhere. A drawing is packed, so that no two have one in common by chance. */
const PIECE_BYTES = 48

/** What a PDF begins with. */
const HEAD = Buffer.from('%PDF-')

/** What became of a file that was to be destroyed. */
export interface DestroyedFile {
  readonly outcome: 'removed' | 'missing'
  /** Other files that hold pieces of it; where it is missing, files that are it under another name. */
  readonly copies: readonly string[]
  /** How many were looked through, and how many could not be. */
  readonly searched: number
  readonly unread: number
}

/** How a print is known again: by the digest of its content, or null where it was never told whole; and since when it can be there. */
export interface KnownPrint {
  readonly isThat: (sha256: string) => boolean | null
  readonly since: string
}

/** Destroys a print of ours: written over, taken away, and looked for in other files beside it and among `elsewhere`. Refuses a file that is not what was written there. */
export async function destroyFile(path: string, known: KnownPrint, elsewhere: Iterable<string>): Promise<DestroyedFile> {
  const file = await open(path, constants.O_RDWR | constants.O_NOFOLLOW).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    if (codeOf(error) === 'ELOOP' || codeOf(error) === 'EACCES' || codeOf(error) === 'EISDIR') throw new Refusal('print-file-differs', {file: path})
    throw error
  })
  if (file === null) return {outcome: 'missing', ...(await elsewhereOf(path, known, elsewhere))}
  let bytes: Buffer
  try {
    const {mode, uid, mtimeMs} = await file.stat()
    bytes = await file.readFile()
    const isThat = known.isThat(sha256(bytes)) ?? (mtimeMs >= Date.parse(known.since) - 1_000 && (bytes.length === 0 || bytes.subarray(0, HEAD.length).equals(HEAD)))
    if ((mode & 0o077) !== 0 || uid !== process.getuid?.() || !isThat) throw new Refusal('print-file-differs', {file: path})
    await file.write(Buffer.alloc(bytes.length), 0, bytes.length, 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await rm(path)
  const folder = await open(dirname(path))
  await folder.sync().finally(() => folder.close())
  return {outcome: 'removed', ...(await lookedFor(bytes, path, elsewhere))}
}

/** Where a print is that is not where it was written: a file of that very content. */
async function elsewhereOf(path: string, known: KnownPrint, elsewhere: Iterable<string>): Promise<Omit<DestroyedFile, 'outcome'>> {
  return looked(path, elsewhere, async (other) => {
    const file = await open(other, constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      const {bytesRead, buffer} = await file.read(Buffer.alloc(HEAD.length), 0, HEAD.length, 0)
      return bytesRead === HEAD.length && buffer.equals(HEAD) && known.isThat(sha256(await file.readFile())) === true
    } finally {
      await file.close()
    }
  })
}

async function lookedFor(bytes: Buffer, path: string, elsewhere: Iterable<string>): Promise<Omit<DestroyedFile, 'outcome'>> {
  if (bytes.length < 8 * PIECE_BYTES) return {copies: [], searched: 0, unread: 0}
  // The drawings stand in the middle; what stands at either end is much the same in every file.
  const looking = new ByteSearch([0.25, 0.4, 0.55, 0.7].map((part) => bytes.subarray(Math.floor(bytes.length * part)).subarray(0, PIECE_BYTES)))
  return looked(path, elsewhere, (other) => Promise.resolve((looking.inFile(other)?.found.size ?? 0) > 0))
}

/** Looks at every file beside one and elsewhere; those that cannot be read are counted. */
async function looked(path: string, elsewhere: Iterable<string>, isCopy: (other: string) => Promise<boolean>): Promise<Omit<DestroyedFile, 'outcome'>> {
  const folder = dirname(path)
  const beside = (await readdir(folder, {withFileTypes: true}).catch(() => [])).filter((entry) => entry.isFile()).map(({name}) => join(folder, name))
  const copies = new Set<string>()
  let [searched, unread] = [0, 0]
  for (const other of new Set([...beside, ...elsewhere])) {
    try {
      if (await isCopy(other)) copies.add(other)
      searched += 1
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') unread += 1
    }
  }
  return {copies: [...copies].sort(), searched, unread}
}
