import {open} from 'node:fs/promises'

const CHUNK_BYTES = 4 << 20
/** Shorter texts stand in too much that has nothing to do with them. Bytes. */
export const NEEDLE_BYTES_MIN = 10

/**
 * Looks for many byte strings at once, as fast as the disk gives: most places are skipped by a table of what pairs of bytes
 * the needles begin with (Wu and Manber). Every needle has at least `NEEDLE_BYTES_MIN` bytes.
 */
export class ByteSearch {
  readonly #needles: readonly Buffer[]
  readonly #shift = new Uint8Array(0x1_00_00)
  readonly #endingIn = new Map<number, number[]>()
  readonly #window: number
  readonly #longest: number

  constructor(needles: readonly Buffer[]) {
    this.#needles = needles
    this.#window = Math.min(255, ...needles.map(({length}) => length))
    this.#longest = Math.max(0, ...needles.map(({length}) => length))
    if (needles.length > 0 && this.#window < NEEDLE_BYTES_MIN) throw new Error('A needle is too short to be looked for')
    this.#shift.fill(Math.max(1, this.#window - 1))
    for (const [index, needle] of needles.entries()) {
      for (let at = 1; at < this.#window; at += 1) {
        const pair = pairAt(needle, at)
        this.#shift[pair] = Math.min(this.#shift[pair] ?? 0, this.#window - 1 - at)
        if (at === this.#window - 1) this.#endingIn.set(pair, [...(this.#endingIn.get(pair) ?? []), index])
      }
    }
  }

  /** Which needles stand in a file, by their place in the list; and how many bytes were read. A file that is gone holds nothing. */
  async inFile(path: string): Promise<{readonly found: ReadonlySet<number>; readonly bytes: number}> {
    const found = new Set<number>()
    const file = await open(path, 'r').catch((error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    })
    if (file === null || this.#needles.length === 0) {
      await file?.close()
      return {found, bytes: 0}
    }
    try {
      // What ends a chunk is looked at again before the next, so that no needle falls between two.
      const chunk = Math.min(CHUNK_BYTES, Math.max(1, (await file.stat()).size))
      const buffer = Buffer.allocUnsafe(chunk + this.#longest)
      let kept = 0
      let bytes = 0
      for (;;) {
        const {bytesRead} = await file.read(buffer, kept, chunk, null)
        if (bytesRead === 0) return {found, bytes}
        bytes += bytesRead
        const length = kept + bytesRead
        this.#scan(buffer.subarray(0, length), found)
        kept = Math.min(length, this.#longest - 1)
        buffer.copy(buffer, 0, length - kept, length)
      }
    } finally {
      await file.close()
    }
  }

  /** Which needles stand in some bytes, by their place in the list. */
  inBytes(bytes: Buffer): ReadonlySet<number> {
    const found = new Set<number>()
    if (this.#needles.length > 0) this.#scan(bytes, found)
    return found
  }

  #scan(bytes: Buffer, found: Set<number>): void {
    const last = this.#window - 1
    for (let at = last; at < bytes.length; ) {
      const pair = pairAt(bytes, at)
      const shift = this.#shift[pair] ?? 1
      if (shift > 0) {
        at += shift
        continue
      }
      for (const index of this.#endingIn.get(pair) ?? []) {
        const needle = this.#needles[index]
        const start = at - last
        if (needle !== undefined && !found.has(index) && bytes.compare(needle, 0, needle.length, start, Math.min(start + needle.length, bytes.length)) === 0) found.add(index)
      }
      at += 1
    }
  }
}

function pairAt(bytes: Buffer, at: number): number {
  return ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)
}
