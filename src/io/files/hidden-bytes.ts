import {closeSync, readFileSync, readSync} from 'node:fs'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'
import {openIfThere} from './byte-search.js'

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
export function hiddenBytes(path: string): Buffer | null {
  const unpack = UNPACKERS.get(endingOf(path))
  const isFeed = endingOf(unpack === undefined ? path : path.slice(0, path.lastIndexOf('.'))) === 'atom'
  if (unpack === undefined && !isFeed) return null
  try {
    const packed = readFileSync(path)
    const bytes = unpack === undefined ? packed : unpack(packed, {maxOutputLength: UNPACKED_BYTES_MAX})
    return isFeed ? Buffer.from(bytes.toString('utf8').replaceAll(TOLD_TO_HAVE_LEFT, '')) : bytes
  } catch {
    return null
  }
}

// What is written as it stands: a site's own files.
const PLAIN = new Set(['html', 'css', 'js', 'json', 'atom', 'rdf', 'csv', 'xml', 'map'])
/** How files begin whose texts stand packed in them: zip (Office and OpenDocument too), PDF, older Office files, and what packers write. */
const BEGINNINGS = ['504b0304', '25504446', 'd0cf11e0', '1f8b', '28b52ffd', 'fd377a585a00', '425a68', '377abcaf271c', '526172211a07', '04224d18'].map((hex) => Buffer.from(hex, 'hex'))

/** True for a file with no hidden bytes that were found, but which has some: one that could not be unpacked, or is of a kind that is not. Its texts cannot be searched for by their bytes. */
export function isPacked(path: string): boolean {
  if (UNPACKERS.has(endingOf(path))) return true
  if (PLAIN.has(endingOf(path))) return false
  const file = openIfThere(path)
  if (file === null) return false
  try {
    const beginning = Buffer.alloc(8)
    const bytesRead = readSync(file, beginning, 0, beginning.length, 0)
    return BEGINNINGS.some((one) => beginning.subarray(0, bytesRead).subarray(0, one.length).equals(one))
  } finally {
    closeSync(file)
  }
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1)
}
