/** Encodings an export may come in. The name is the one `--encoding` takes. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What the bytes of a file say of their encoding; `uncertain` is asked about, never guessed (A9). */
export type EncodingFound = {readonly kind: 'certain'; readonly encoding: Encoding; readonly bomBytes: number} | {readonly kind: 'uncertain'}

// Swedish letters with the accents that names here carry, in the three one-byte encodings that Swedish systems write.
const LETTERS_OF = {
  'windows-1252': [0xe5, 0xe4, 0xf6, 0xc5, 0xc4, 0xd6, 0xe9, 0xc9, 0xe8, 0xe1, 0xfc, 0xdc, 0xe6, 0xf8, 0xc6, 0xd8],
  cp850: [0x86, 0x84, 0x94, 0x8f, 0x8e, 0x99, 0x82, 0x90, 0x8a, 0xa0, 0x81, 0x9a, 0x91, 0x9b, 0x92, 0x9d],
  macroman: [0x8c, 0x8a, 0x9a, 0x81, 0x80, 0x85, 0x8e, 0x83, 0x8f, 0x87, 0x9f, 0x86, 0xbe, 0xbf, 0xae, 0xaf],
} as const

/** Windows-1252 is believed when nearly every high byte inside a word is a Swedish letter in it. */
const SHARE_NEEDED = 0.98

/** Gathers evidence of a file's encoding while its bytes pass by, so that one reading serves digest and encoding both. */
export class EncodingEvidence {
  readonly #utf8 = new TextDecoder('utf-8', {fatal: true})
  #isUtf8 = true
  #head = new Uint8Array(0)
  #bytes = 0
  readonly #nuls = [0, 0]
  readonly #insideWords = new Uint32Array(256)
  #before = 0
  #waits = false
  #hasHighBytes = false
  #isWholeUtf8: boolean | null = null

  add(chunk: Uint8Array): void {
    if (this.#head.length < 4) this.#head = Buffer.concat([this.#head, chunk.subarray(0, 4)])
    if (this.#isUtf8) {
      try {
        this.#utf8.decode(chunk, {stream: true})
      } catch {
        this.#isUtf8 = false
      }
    }
    // A byte's neighbours tell whether it stands inside a word; NULs at even or odd places tell UTF-16.
    for (let index = 0; index < chunk.length; index += 1) {
      const byte = chunk[index] ?? 0
      if (byte === 0) {
        const side = (this.#bytes + index) & 1
        this.#nuls[side] = (this.#nuls[side] ?? 0) + 1
      }
      // A high byte is counted at its own place when a letter stands before it, else when one follows: in the next chunk too.
      if (byte > 127 ? isAsciiLetter(this.#before) : this.#waits && isAsciiLetter(byte)) {
        const counted = byte > 127 ? byte : this.#before
        this.#insideWords[counted] = (this.#insideWords[counted] ?? 0) + 1
      }
      this.#waits = byte > 127 && !isAsciiLetter(this.#before)
      if (byte > 127) this.#hasHighBytes = true
      this.#before = byte
    }
    this.#bytes += chunk.length
  }

  /** True where the bytes are no text in any encoding: NULs that make no UTF-16. */
  get isBinary(): boolean {
    const [even = 0, odd = 0] = this.#nuls
    return even + odd > this.#bytes * 0.02 && this.conclude().kind === 'uncertain'
  }

  /** Whether the bytes could be in an encoding that somebody names. */
  allows(asked: Encoding): boolean {
    const found = this.conclude()
    if (found.kind === 'uncertain') return asked === 'windows-1252' && this.#lettersAre('windows-1252') >= 0.5
    if (found.encoding === asked) return true
    // Plain ASCII is the same in both.
    return found.encoding === 'utf-8' && asked === 'windows-1252' && !this.#hasHighBytes
  }

  conclude(): EncodingFound {
    const [first, second, third] = this.#head
    if (first === 0xff && second === 0xfe) return {kind: 'certain', encoding: 'utf-16le', bomBytes: 2}
    if (first === 0xfe && second === 0xff) return {kind: 'certain', encoding: 'utf-16be', bomBytes: 2}
    const [even = 0, odd = 0] = this.#nuls
    if (odd > this.#bytes * 0.3 && even < this.#bytes * 0.05) return {kind: 'certain', encoding: 'utf-16le', bomBytes: 0}
    if (even > this.#bytes * 0.3 && odd < this.#bytes * 0.05) return {kind: 'certain', encoding: 'utf-16be', bomBytes: 0}
    if (this.#endsAsUtf8()) return {kind: 'certain', encoding: 'utf-8', bomBytes: first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0}
    const isWindows = this.#lettersAre('windows-1252') >= SHARE_NEEDED && this.#lettersAre('cp850') < 0.5 && this.#lettersAre('macroman') < 0.5
    return isWindows ? {kind: 'certain', encoding: 'windows-1252', bomBytes: 0} : {kind: 'uncertain'}
  }

  /** The share of high bytes inside words that are Swedish letters in an encoding; 0 where there are none. */
  #lettersAre(encoding: keyof typeof LETTERS_OF): number {
    const high = this.#insideWords.reduce((sum, count) => sum + count, 0)
    return high === 0 ? 0 : LETTERS_OF[encoding].reduce((sum, byte) => sum + (this.#insideWords[byte] ?? 0), 0) / high
  }

  #endsAsUtf8(): boolean {
    if (this.#isWholeUtf8 === null) {
      try {
        this.#utf8.decode()
        this.#isWholeUtf8 = this.#isUtf8
      } catch {
        // The file ends in the middle of a character: it is cut off, or it is not UTF-8.
        this.#isWholeUtf8 = false
      }
    }
    return this.#isWholeUtf8
  }
}

function isAsciiLetter(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
}
