import {closeSync, fstatSync, openSync, readSync} from 'node:fs'

const CHUNK_BYTES = 4 << 20
/** Shorter texts stand in too much that has nothing to do with them. Bytes. */
export const NEEDLE_BYTES_MIN = 10

const NOTHING = {found: new Set<number>(), bytes: 0} as const

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
  readonly #shared = new Set<string>()
  #buffer: Buffer | null = null

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

  /**
   * Which needles stand in a file, by their place in the list; and how many bytes were read. A file that is gone holds nothing; null for one that this search has read under another name, as releases share their
   * pages. A hundred thousand small files are looked through by one search: they are read at once and into the same memory, since waiting for each takes longer than reading it.
   */
  inFile(path: string): {readonly found: ReadonlySet<number>; readonly bytes: number} | null {
    if (this.#needles.length === 0) return NOTHING
    const file = openIfThere(path)
    if (file === null) return NOTHING
    try {
      const {dev, ino, nlink} = fstatSync(file)
      if (nlink > 1) {
        const name = `${dev}:${ino}`
        if (this.#shared.has(name)) return null
        this.#shared.add(name)
      }
      const found = new Set<number>()
      const buffer = (this.#buffer ??= Buffer.allocUnsafeSlow(CHUNK_BYTES + this.#longest))
      let kept = 0
      let bytes = 0
      for (;;) {
        const bytesRead = readSync(file, buffer, kept, CHUNK_BYTES, null)
        if (bytesRead === 0) return {found, bytes}
        bytes += bytesRead
        const length = kept + bytesRead
        this.#scan(buffer.subarray(0, length), found)
        // What ends a chunk is looked at again before the next, so that no needle falls between two.
        kept = Math.min(length, this.#longest - 1)
        buffer.copy(buffer, 0, length - kept, length)
      }
    } finally {
      closeSync(file)
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

/** A file to be read, or null where there is none. */
export function openIfThere(path: string): number | null {
  try {
    return openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

function pairAt(bytes: Buffer, at: number): number {
  return ((bytes[at - 1] ?? 0) << 8) | (bytes[at] ?? 0)
}
