import {readFile} from 'node:fs/promises'
import {brotliDecompressSync, gunzipSync} from 'node:zlib'

const UNPACKERS: ReadonlyMap<string, (bytes: Buffer, options: {maxOutputLength: number}) => Buffer> = new Map([
  ['gz', gunzipSync],
  ['br', brotliDecompressSync],
])
const UNPACKED_BYTES_MAX = 1 << 28

/** What stands in a file that a web server keeps packed beside a page: by its ending, `gz` or `br`. Null for any other file, and for one that does not hold what its ending says. */
export async function unpacked(path: string): Promise<Buffer | null> {
  const unpack = UNPACKERS.get(path.slice(path.lastIndexOf('.') + 1))
  if (unpack === undefined) return null
  try {
    return unpack(await readFile(path), {maxOutputLength: UNPACKED_BYTES_MAX})
  } catch {
    return null
  }
}
