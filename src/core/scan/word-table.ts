/** What a table of words answers: the bits of `WORD` for a word in lower case, nothing or 0 for one it does not hold. */
export interface WordBits {
  get(word: string): number | undefined
  /** The same for a word within a text in lower case, which need not be cut out of it. */
  within(text: string, from: number, to: number): number
}

/** The first number of a packed table. It reads otherwise on a machine that keeps its bytes the other way round. */
export const TABLE_MARK = 0x31574456
/** How many of a slot's bits are the word's; the rest tell it from words that the table does not hold. */
export const VALUE_BITS = 14
const VALUE_MASK = (1 << VALUE_BITS) - 1

let low = 0
let high = 0

/** Two hashes of a word, left in `low` and `high`: together they tell half a million words apart. */
function hash(text: string, from: number, to: number): void {
  let [a, b] = [0x811c9dc5, 0x2f0b4a27]
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x5bd1e995)
    b ^= b >>> 15
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b)
  b = Math.imul(b ^ (b >>> 13), 0xc2b2ae35)
  low = (a ^ (a >>> 13)) >>> 0
  high = (b ^ (b >>> 16)) >>> 0
}

/** Where a word's three slots are, and what tells it from others, for a table of three parts of `part` slots. */
export function slotsOf(word: string, part: number): {readonly slots: readonly [number, number, number]; readonly print: number} {
  hash(word, 0, word.length)
  return {slots: [low % part, part + (high % part), 2 * part + (mixed() % part)], print: print()}
}

function mixed(): number {
  return Math.imul(low ^ (high >>> 7), 0x9e3779b1) >>> 0
}

function print(): number {
  return (Math.imul(low, 0x85ebca6b) ^ Math.imul(high, 0xc2b2ae35)) >>> VALUE_BITS
}

/**
 * Half a million words, each with a few bits, in one array that is read as it lies: no list is built when the program starts. A word's answer is
 * three slots laid over each other (an XOR filter that carries a value). One unknown word in 260,000 is taken for a known one.
 */
export class WordTable implements WordBits {
  readonly #slots: Uint32Array
  readonly #part: number
  readonly #cues: ReadonlyMap<string, number>
  /** The words last asked for, by a few bits of their hash: a text says the same words again and again, and the table is larger than a processor's memory. */
  readonly #recentLow = new Uint32Array(RECENT)
  readonly #recentHigh = new Uint32Array(RECENT)
  readonly #recentBits = new Int32Array(RECENT)
  /** Which hashes a cue has: of the words in a text few are cues, and most need not be looked for among them. */
  readonly #cued = new Uint8Array(1 << 16)

  /** From the packed table, and the words whose bits stand in `cues.txt`. */
  constructor(packed: Uint32Array, cues: ReadonlyMap<string, number>) {
    const part = packed[1] ?? 0
    if (packed[0] !== TABLE_MARK || part === 0 || packed.length !== 2 + 3 * part) throw new Error('The table of words cannot be read on this machine.')
    this.#slots = packed.subarray(2)
    this.#part = part
    this.#cues = cues
    for (const word of cues.keys()) {
      hash(word, 0, word.length)
      this.#cued[low & 0xffff] = 1
    }
  }

  get(word: string): number {
    return this.within(word, 0, word.length)
  }

  within(text: string, from: number, to: number): number {
    hash(text, from, to)
    const recent = low & (RECENT - 1)
    if (this.#recentLow[recent] === low && this.#recentHigh[recent] === high) return this.#recentBits[recent] ?? 0
    const bits = this.#bitsOf(text, from, to)
    this.#recentLow[recent] = low
    this.#recentHigh[recent] = high
    this.#recentBits[recent] = bits
    return bits
  }

  /** The bits of the word that was hashed last. */
  #bitsOf(text: string, from: number, to: number): number {
    const part = this.#part
    const slots = this.#slots
    const answer = ((slots[low % part] ?? 0) ^ (slots[part + (high % part)] ?? 0) ^ (slots[2 * part + (mixed() % part)] ?? 0)) >>> 0
    const cue = this.#cued[low & 0xffff] === 1 ? (this.#cues.get(text.slice(from, to)) ?? 0) : 0
    return answer >>> VALUE_BITS === print() ? unpacked(answer & VALUE_MASK) | cue : cue
  }
}

const RECENT = 1 << 12

// Eleven bits lie where `WORD` has them, the three of the case class above the cues.
const LISTED = 0x7ff
const CASE_SHIFT = 24

function unpacked(value: number): number {
  return (value & LISTED) | ((value >> 11) << CASE_SHIFT)
}

/** A word's bits as a table packs them. */
export function packedBits(bits: number): number {
  return (bits & LISTED) | (((bits >>> CASE_SHIFT) & 7) << 11)
}
