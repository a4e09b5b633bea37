import {readFile} from 'node:fs/promises'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'

const UNPACKERS: ReadonlyMap<string, (bytes: Buffer, options: {maxOutputLength: number}) => Buffer> = new Map([
  ['gz', gunzipSync],
  ['br', brotliDecompressSync],
])
const UNPACKED_BYTES_MAX = 1 << 28
/** What a feed tells its readers to forget: addresses of what has left, and nothing else. */
const TOLD_TO_HAVE_LEFT = /<at:deleted-entry [^>]*>/g

/**
 * What is to be searched of a file in place of its own bytes: what stands in one that a web server keeps packed beside a page (`gz`, `br`), and a feed without what it tells to have left. Null for any other
 * file, and for one that does not hold what its ending says.
 */
export async function hiddenBytes(path: string): Promise<Buffer | null> {
  const unpack = UNPACKERS.get(endingOf(path))
  const isFeed = endingOf(unpack === undefined ? path : path.slice(0, path.lastIndexOf('.'))) === 'atom'
  if (unpack === undefined && !isFeed) return null
  try {
    const packed = await readFile(path)
    const bytes = unpack === undefined ? packed : unpack(packed, {maxOutputLength: UNPACKED_BYTES_MAX})
    return isFeed ? Buffer.from(bytes.toString('utf8').replaceAll(TOLD_TO_HAVE_LEFT, '')) : bytes
  } catch {
    return null
  }
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
