import {createHash} from 'node:crypto'
import {closeSync, constants, createReadStream, fstatSync, ftruncateSync, openSync, readFileSync, readSync, renameSync, rmSync, writeSync} from 'node:fs'
import type {DigestKind} from '../../../core/archive/rules/premis-reader.js'
import {codeOf} from '../../system/fault-log.js'
import {FILE_MODE} from '../modes.js'
import {ONLY_NEW} from '../new-file.js'

// Read at once, and not when the disk gets to it: of a hundred thousand small files most of the time would be waiting for one's turn.

const PIECE_BYTES = 1 << 20
let room = Buffer.alloc(0)

/** How large an open file is. Bytes. */
export function sizeNow(file: number): number {
  return fstatSync(file).size
}

/** An open file piece by piece from its beginning, each in the place of the one before: what is not used at once is gone. One file at a time. */
export function* piecesNow(file: number): Generator<Uint8Array> {
  const size = Math.max(1, Math.min(sizeNow(file), PIECE_BYTES))
  if (room.length < size) room = Buffer.allocUnsafe(size)
  for (let at = 0; ; ) {
    const bytes = readSync(file, room, 0, size, at)
    if (bytes === 0) return
    at += bytes
    yield room.subarray(0, bytes)
  }
}

/** The digest of an open file. */
export function digestOfFile(file: number): string {
  const digest = createHash('sha256')
  for (const piece of piecesNow(file)) digest.update(piece)
  return digest.digest('hex')
}

/** Of a pipe nothing is waited for, and a link is not followed. */
const READ_PLAIN = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
const NOT_PLAIN: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENXIO', 'ENODEV', 'ENAMETOOLONG'])

/** Opens a plain file to be read; null where no such lies under that name. Of a link, a pipe or a device nothing is read, whoever has laid it there. */
function openPlain(path: string): number | null {
  let file: number
  try {
    file = openSync(path, READ_PLAIN)
  } catch (error) {
    if (NOT_PLAIN.has(codeOf(error) ?? '')) return null
    throw error
  }
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  return null
}

/** What `use` makes of a plain file that is open while it does; null where no such lies under that name. */
function withPlain<Made>(path: string, use: (file: number) => Made): Made | null {
  const file = openPlain(path)
  if (file === null) return null
  try {
    return use(file)
  } finally {
    closeSync(file)
  }
}

/** The digest of a plain file as it lies on disk; null where no such lies under that name. */
export function digestOf(path: string): string | null {
  return withPlain(path, digestOfFile)
}

/** Several digests of a plain file, which is read once; null where no such lies under that name. */
export function digestsOf(path: string, kinds: readonly DigestKind[]): Readonly<Partial<Record<DigestKind, string>>> | null {
  return withPlain(path, (file) => {
    const digests = kinds.map((kind) => [kind, createHash(kind.toLowerCase())] as const)
    for (const piece of piecesNow(file)) for (const [, digest] of digests) digest.update(piece)
    return Object.fromEntries(digests.map(([kind, digest]) => [kind, digest.digest('hex')]))
  })
}

/** A plain file whole; null where no such lies under that name, or it is larger than it may be. */
export function readPlain(path: string, bytesMax = Infinity): Buffer | null {
  return withPlain(path, (file) => (sizeNow(file) > bytesMax ? null : readFileSync(file)))
}

/** A plain file as it is read; null where no such lies under that name. */
export function streamPlain(path: string): AsyncIterable<Buffer> | null {
  const fd = openPlain(path)
  return fd === null ? null : (createReadStream('', {fd}) as AsyncIterable<Buffer>)
}

/** The digest of a plain file; null where there is none, or it cannot be read. */
export function digestIfThere(path: string): string | null {
  try {
    return digestOf(path)
  } catch {
    return null
  }
}

/** Writes a file beside its name and gives it that where its bytes have the digest that they should; null where not, and nothing is left of it then. What is nothing but zeros stays a hole. */
export function copyNow(place: string, pieces: Iterable<Uint8Array>, wanted: string | null): {readonly sha256: string; readonly bytes: number} | null {
  const incoming = incomingOf(place)
  rmSync(incoming, {force: true})
  const file = openSync(incoming, ONLY_NEW, FILE_MODE)
  const digest = createHash('sha256')
  let [bytes, written] = [0, 0]
  let sha256: string | null = null
  try {
    for (const piece of pieces) {
      digest.update(piece)
      for (let from = 0; from < piece.length; from += BLOCK_BYTES) {
        const block = piece.subarray(from, from + BLOCK_BYTES)
        if (isZero(block)) continue
        for (let at = 0; at < block.length; ) at += writeSync(file, block, at, block.length - at, bytes + from + at)
        written = bytes + from + block.length
      }
      bytes += piece.length
    }
    if (written < bytes) ftruncateSync(file, bytes)
    sha256 = digest.digest('hex')
  } finally {
    closeSync(file)
    if (sha256 === null || (wanted !== null && sha256 !== wanted)) rmSync(incoming, {force: true})
  }
  if (wanted !== null && sha256 !== wanted) return null
  renameSync(incoming, place)
  return {sha256, bytes}
}

/** What a file is called until it is whole. */
export function incomingOf(place: string): string {
  return `${place}.incoming`
}

const BLOCK_BYTES = 65_536
const ZEROS = Buffer.alloc(BLOCK_BYTES)

function isZero(block: Uint8Array): boolean {
  return ZEROS.compare(block, 0, block.length, 0, block.length) === 0
}
