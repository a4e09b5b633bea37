import {unescapedText} from '../../../core/intake/workbook-cell.ts'
import {readXml} from './xml-events.ts'
import {Unreadable} from './unreadable.ts'
import type {ZipParts} from './zip-parts.ts'

const BLOCK_BYTES = 1 << 22
/** A million rows with ten texts of their own in each are 600 MB: more than any export. */
const BYTES_MAX = 400_000_000
const COUNT_MAX = 20_000_000

/** The texts that the cells of a workbook refer to by number: kept as bytes, since a million strings would take five times the room. */
export class SharedStrings {
  readonly #blocks: Buffer[] = []
  #starts = new Float64Array(1024)
  #count = 0
  #length = 0

  static async read(parts: ZipParts, part: string | null): Promise<SharedStrings> {
    const strings = new SharedStrings()
    if (part === null) return strings
    let text: string | null = null
    let isTaken = false
    let isPhonetic = false
    await readXml(parts.read(part), {
      open(name) {
        if (name === 'si') text = ''
        else if (name === 'rPh') isPhonetic = true
        else if (name === 't') isTaken = !isPhonetic
      },
      close(name) {
        if (name === 't') isTaken = false
        else if (name === 'rPh') isPhonetic = false
        else if (name === 'si' && text !== null) {
          strings.#add(unescapedText(text))
          text = null
        }
      },
      text(piece) {
        if (isTaken && text !== null) text += piece
      },
    })
    return strings
  }

  at(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.#count) return null
    let start = this.#starts[index] ?? 0
    const end = index + 1 === this.#count ? this.#length : (this.#starts[index + 1] ?? 0)
    const pieces: Buffer[] = []
    while (start < end) {
      const [block, from] = [Math.floor(start / BLOCK_BYTES), start % BLOCK_BYTES]
      const to = Math.min(BLOCK_BYTES, from + end - start)
      pieces.push((this.#blocks[block] ?? Buffer.alloc(0)).subarray(from, to))
      start += to - from
    }
    return pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)).toString('utf8') : Buffer.concat(pieces).toString('utf8')
  }

  #add(text: string): void {
    if (this.#count === this.#starts.length) {
      const longer = new Float64Array(this.#count * 2)
      longer.set(this.#starts)
      this.#starts = longer
    }
    this.#starts[this.#count] = this.#length
    this.#count += 1
    const bytes = Buffer.from(text, 'utf8')
    if (this.#length + bytes.length > BYTES_MAX || this.#count > COUNT_MAX) throw new Unreadable('workbook-too-large')
    let taken = 0
    while (taken < bytes.length) {
      const [block, from] = [Math.floor(this.#length / BLOCK_BYTES), this.#length % BLOCK_BYTES]
      if (this.#blocks[block] === undefined) this.#blocks.push(Buffer.allocUnsafe(BLOCK_BYTES))
      const copied = bytes.copy(this.#blocks[block] ?? Buffer.alloc(0), from, taken, Math.min(bytes.length, taken + BLOCK_BYTES - from))
      taken += copied
      this.#length += copied
    }
  }
}
