import type {Readable} from 'node:stream'
import {crc32} from 'node:zlib'
import yauzl from 'yauzl'
import {Unreadable} from './unreadable.ts'

// All of this is asked of the directory at the end of the file, before a byte is unpacked.

/** How much a package may hold. Bytes are those it unpacks to. */
export interface ZipLimits {
  readonly entries: number
  readonly entryBytes: number
  readonly totalBytes: number
}

/** A workbook has some dozens of parts, and a million rows of an export are half of this. */
const WORKBOOK_LIMITS: ZipLimits = {entries: 2_000, entryBytes: 1 << 30, totalBytes: 1.5 * (1 << 30)}
/** A sheet whose rows are all alike unpacks to 18 times its size, and a zip bomb to 1,000. */
const RATIO_MAX = 100
const RATIO_COUNTS_FROM = 4_000_000
const LOCAL_HEADER_BYTES = 30
const ENCRYPTED = 1

/** The parts of a workbook, each read as it is asked for. */
export class ZipParts {
  readonly #zip: yauzl.ZipFile
  readonly #entries: ReadonlyMap<string, yauzl.Entry>

  private constructor(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>) {
    this.#zip = zip
    this.#entries = entries
  }

  /** Reads the directory of a file, open or in memory, and refuses what no office program writes. */
  static async open(file: number | Buffer, limits: ZipLimits = WORKBOOK_LIMITS): Promise<ZipParts> {
    const zip = await (typeof file === 'number' ? yauzl.fromFdPromise(file, {lazyEntries: true, autoClose: false}) : yauzl.fromBufferPromise(file, {lazyEntries: true})).catch(refuse)
    if (zip.entryCount > limits.entries) throw new Unreadable('workbook-too-large')
    const entries = new Map<string, yauzl.Entry>()
    let total = 0
    try {
      for await (const entry of zip.eachEntry()) {
        total += entry.uncompressedSize
        const isBomb = entry.uncompressedSize > RATIO_COUNTS_FROM && entry.uncompressedSize > entry.compressedSize * RATIO_MAX
        if (isBomb || entry.uncompressedSize > limits.entryBytes || total > limits.totalBytes) throw new Unreadable('workbook-too-large')
        const name = entry.fileName.toLowerCase()
        if (entries.has(name) || (entry.generalPurposeBitFlag & ENCRYPTED) !== 0) throw new Unreadable('workbook-unreadable')
        entries.set(name, entry)
      }
    } catch (error) {
      refuse(error)
    }
    refuseOverlaps([...entries.values()])
    return new ZipParts(zip, entries)
  }

  /** Every part, in the directory's order and spelling. */
  get names(): readonly string[] {
    return [...this.#entries.values()].map(({fileName}) => fileName)
  }

  /** What is written beside the parts, which no office program does. */
  get comments(): readonly string[] {
    return [this.#zip.comment, ...[...this.#entries.values()].map(({fileComment}) => fileComment)].filter((comment) => comment !== '')
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  /** A whole part. */
  async bytes(name: string): Promise<Buffer> {
    const chunks: Buffer[] = []
    for await (const chunk of this.read(name)) chunks.push(chunk)
    return Buffer.concat(chunks)
  }

  /** The first bytes of a part, for those that are only looked at. */
  async text(name: string, bytesMax: number): Promise<string> {
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of this.read(name)) {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= bytesMax) break
    }
    return Buffer.concat(chunks).toString('latin1').slice(0, bytesMax)
  }

  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(name.toLowerCase())
    if (entry === undefined) throw new Unreadable('workbook-unreadable')
    const stream: Readable = await this.#zip.openReadStreamPromise(entry).catch(refuse)
    try {
      let check = 0
      // A part that is longer or shorter than the directory says ends in an error.
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        check = crc32(chunk, check)
        yield chunk
      }
      if (check !== entry.crc32) throw new Unreadable('workbook-unreadable')
    } catch (error) {
      refuse(error)
    } finally {
      stream.destroy()
    }
  }
}

function refuse(error: unknown): never {
  throw error instanceof Unreadable ? error : new Unreadable('workbook-unreadable')
}

/** Parts that share bytes unpack to more than they take: no program writes them. */
function refuseOverlaps(entries: readonly yauzl.Entry[]): void {
  let end = 0
  for (const entry of entries.toSorted((one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader)) {
    if (entry.relativeOffsetOfLocalHeader < end) throw new Unreadable('workbook-unreadable')
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.fileNameLength + entry.compressedSize
  }
}
