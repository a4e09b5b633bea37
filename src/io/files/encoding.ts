import {isAscii, isUtf8} from 'node:buffer'
import {CODE_PAGES, UPPER_HALF, type CodePage} from '../../core/intake/code-page.js'
import {READINGS, type CodePageReading} from '../../core/intake/swedish-text.js'

/** Encodings an export may come in, with or without a byte-order mark where there is one. The name is the one `--encoding` takes. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', ...CODE_PAGES] as const
export type Encoding = (typeof ENCODINGS)[number]

/** What the bytes of a file say of their encoding; what is uncertain is asked about, never guessed (A9). */
export type EncodingFound =
  | {readonly kind: 'certain'; readonly encoding: Encoding; readonly bomBytes: number}
  /** `readings` says how the same bytes would read, encoding by encoding: characters and counts, no text. */
  | {readonly kind: 'uncertain'; readonly readings: readonly string[]}
  /** What was asked for is not what the bytes say. `likelier` is null where they say nothing better. */
  | {readonly kind: 'wrong'; readonly likelier: Encoding | null}
  /** Parts of the file are in another encoding than the rest; `line` is the first that shows it. */
  | {readonly kind: 'mixed'; readonly encodings: readonly Encoding[]; readonly line: number}
  /** The file ends in the middle of a character. */
  | {readonly kind: 'cut'; readonly encoding: Encoding; readonly line: number}
  | {readonly kind: 'binary'}

/** So many times likelier must one reading be than another, as a natural logarithm: 8,000 times. A single foreign letter cannot outweigh it, two different Swedish ones do. */
const MARGIN = 9
/** The same for one line against the rest of the file: 160,000 times. */
const LINE_MARGIN = 12
/** No byte says more than this, however strange it looks: one damaged character does not settle a file. */
const BYTE_MAX = 15
/** A byte speaks fully in this many different surroundings; in twice as many it speaks double, and never more. */
const SURROUNDINGS = 4
const SURROUNDINGS_KEPT = 50_000
/** Less likely than this, a character has no business where it stands. */
const IMPOSSIBLE = Math.log(1e-6)
/** How much of the file must make sense in an encoding before it is believed without a word, and how much of it must be Swedish. */
const SENSE_NEEDED = 0.98
const SWEDISH_NEEDED = 0.5
const SWEDISH_COUNTS_FROM = 20
const SIDE_BY_SIDE_MAX = 0.3
/** Of UTF-16 text every other byte is NUL, but for a few signs; other text has none. */
const NULS_IN_TEXT_MAX = 0.02
const WITHOUT_NUL_MAX = 64
/** å ä ö Å Ä Ö é É as UTF-8 writes them after C3: two signs that no one-byte encoding puts beside each other in Swedish. */
const AFTER_C3 = new Set([0xa5, 0xa4, 0xb6, 0x85, 0x84, 0x96, 0xa9, 0x89])
/** What Swedish is written with, as UTF-8 writes it: sequences that no one-byte encoding has use for. */
const SURELY_UTF8 = /[\u00a0-\u00ff\u2010-\u203a\u20ac]/
const CHARACTERS_SHOWN = 6
const PAGES = READINGS.length

/** Gathers evidence of a file's encoding while its bytes pass by, so that one reading serves digest and encoding both. The whole file is heard before anything is said. */
export class EncodingEvidence {
  #head = new Uint8Array(0)
  #bytes = 0
  #lines = 1
  #last = 0
  readonly #nuls = [0, 0]
  #afterNul = 0
  #lineWithoutNul = 0
  /** What may be the beginning of a character that goes on in the next chunk. */
  #unfinished = new Uint8Array(0)
  #beforeUnfinished = 0
  #isUtf8 = true
  #hasCharactersOfUtf8 = false
  #oneByte: OneByteEvidence | null = null

  add(chunk: Uint8Array): void {
    if (this.#head.length < 4) this.#head = Buffer.concat([this.#head, chunk.subarray(0, 4)])
    if (this.#isUtf8) this.#hearUtf8(chunk)
    else this.#oneByte?.add(chunk)
    this.#count(chunk)
    this.#bytes += chunk.length
  }

  /** What the bytes say, by themselves or of an encoding that somebody names. Nothing is added afterwards. */
  conclude(asked: Encoding | null = null): EncodingFound {
    const wide = this.#utf16()
    if (wide !== null) return asked === null || asked === wide.encoding || wide.kind !== 'certain' ? wide.found : {kind: 'wrong', likelier: wide.encoding}
    const [even = 0, odd = 0] = this.#nuls
    if (even + odd > this.#bytes * NULS_IN_TEXT_MAX) return {kind: 'binary'}
    if (asked === 'utf-16le' || asked === 'utf-16be') return {kind: 'wrong', likelier: null}

    const [first, second, third] = this.#head
    const bomBytes = first === 0xef && second === 0xbb && third === 0xbf ? 3 : 0
    if (this.#isUtf8 && this.#unfinished.length > 0) {
      if (this.#hasCharactersOfUtf8) return {kind: 'cut', encoding: 'utf-8', line: this.#lines}
      this.#isUtf8 = false
      this.#oneByte ??= new OneByteEvidence(this.#lines, this.#beforeUnfinished)
      this.#oneByte.add(this.#unfinished)
    }
    if (this.#isUtf8 || this.#oneByte === null) {
      // Plain ASCII is the same in all of them.
      if (!this.#hasCharactersOfUtf8 && this.#oneByte === null) return {kind: 'certain', encoding: asked ?? 'utf-8', bomBytes}
      return asked === null || asked === 'utf-8' ? {kind: 'certain', encoding: 'utf-8', bomBytes} : {kind: 'wrong', likelier: 'utf-8'}
    }
    const found = this.#oneByte.conclude(asked === 'utf-8' ? null : asked, this.#hasCharactersOfUtf8 || bomBytes > 0)
    return asked === 'utf-8' && found.kind !== 'mixed' ? {kind: 'wrong', likelier: found.kind === 'certain' ? found.encoding : null} : found
  }

  #hearUtf8(chunk: Uint8Array): void {
    const bytes = this.#unfinished.length === 0 ? chunk : Buffer.concat([this.#unfinished, chunk])
    const before = this.#unfinished.length === 0 ? this.#last : this.#beforeUnfinished
    const length = bytes.length - unfinishedIn(bytes)
    this.#isUtf8 = isUtf8(bytes.subarray(0, length))
    const valid = bytes.subarray(0, this.#isUtf8 ? length : validIn(bytes))
    const isPlain = isAscii(valid)
    if (!isPlain && !this.#hasCharactersOfUtf8) this.#hasCharactersOfUtf8 = SURELY_UTF8.test(new TextDecoder().decode(valid))
    if (this.#hasCharactersOfUtf8) {
      // What is UTF-8 says nothing of what the rest is in.
      this.#oneByte = this.#isUtf8 ? null : new OneByteEvidence(this.#lines + lineBreaksIn(valid, before), valid.at(-1) ?? before)
      this.#oneByte?.add(bytes.subarray(valid.length))
    } else if (!this.#isUtf8 || this.#oneByte !== null || !isPlain) {
      // Two signs of a one-byte encoding may pass for a character of UTF-8: until it is told which, they are heard as both.
      this.#oneByte ??= new OneByteEvidence(this.#lines, before)
      this.#oneByte.add(this.#isUtf8 ? valid : bytes)
    }
    if (!this.#isUtf8) return
    this.#beforeUnfinished = valid.at(-1) ?? before
    this.#unfinished = Uint8Array.from(bytes.subarray(length))
  }

  #count(chunk: Uint8Array): void {
    this.#lines += lineBreaksIn(chunk, this.#last)
    this.#last = chunk.at(-1) ?? this.#last
    if (!chunk.includes(0)) {
      this.#afterNul += chunk.length
      return
    }
    for (let index = 0; index < chunk.length; index += 1) {
      if (chunk[index] !== 0) {
        this.#afterNul += 1
        continue
      }
      const side = (this.#bytes + index) & 1
      this.#nuls[side] = (this.#nuls[side] ?? 0) + 1
      if (this.#afterNul > WITHOUT_NUL_MAX && this.#lineWithoutNul === 0) this.#lineWithoutNul = this.#lines
      this.#afterNul = 0
    }
  }

  #utf16(): {readonly kind: EncodingFound['kind']; readonly encoding: Encoding; readonly found: EncodingFound} | null {
    const [first, second] = this.#head
    const [even = 0, odd = 0] = this.#nuls
    const bomBytes = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 2 : 0
    const isLittle = bomBytes > 0 ? first === 0xff : odd > this.#bytes * 0.3 && even < this.#bytes * 0.05
    const isBig = bomBytes > 0 ? first === 0xfe : even > this.#bytes * 0.3 && odd < this.#bytes * 0.05
    if (!isLittle && !isBig) return null
    const encoding = isLittle ? 'utf-16le' : 'utf-16be'
    const isMixed = this.#lineWithoutNul > 0 || this.#afterNul > WITHOUT_NUL_MAX
    const found: EncodingFound = isMixed
      ? {kind: 'mixed', encodings: [encoding], line: this.#lineWithoutNul > 0 ? this.#lineWithoutNul : this.#lines}
      : this.#bytes % 2 === 1
        ? {kind: 'cut', encoding, line: this.#lines}
        : {kind: 'certain', encoding, bomBytes}
    return {kind: found.kind, encoding, found}
  }
}

/** How many lines end in some bytes, the one before them being `before`. A line ends at LF, CR or both, and is counted where it ends or where the next begins. */
function lineBreaksIn(bytes: Uint8Array, before: number): number {
  let breaks = before === 13 && bytes.length > 0 && bytes[0] !== 10 ? 1 : 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) breaks += 1
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) if (at + 1 < bytes.length && bytes[at + 1] !== 10) breaks += 1
  return breaks
}

/** How many bytes from the beginning are UTF-8. */
function validIn(bytes: Uint8Array): number {
  let [valid, invalid] = [0, bytes.length]
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1
    const whole = middle - unfinishedIn(bytes.subarray(0, middle))
    if (whole > valid && isUtf8(bytes.subarray(valid, whole))) valid = whole
    else if (whole <= valid) break
    else invalid = middle
  }
  while (invalid > valid && !isUtf8(bytes.subarray(valid, invalid))) invalid -= 1
  return invalid
}

/** How many bytes at the end begin a character of UTF-8 that is not all there. */
function unfinishedIn(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

/** The first line that speaks against an encoding, and the encoding that reads it so much better. */
interface Objection {
  line: number
  for: CodePage | null
}

const objection = (): Objection => ({line: 0, for: null})

/** Weighs Windows-1252, CP850 and MacRoman against each other, by what the bytes beyond ASCII would be between their neighbours. */
class OneByteEvidence {
  /** Each byte with the two beside it, and how often. */
  readonly #surroundings = new Map<number, number>()
  readonly #counts = new Uint32Array(128)
  #line: number
  #before: number
  #waiting = -1
  #beforeWaiting = 0
  // Of the line that is being read.
  readonly #sums = READINGS.map(() => new Float64Array(128))
  readonly #times = new Uint32Array(128)
  readonly #met: number[] = []
  readonly #leastLikely = new Float64Array(PAGES)
  #isLineOfUtf8 = false
  // Of all lines.
  readonly #beaten = READINGS.map(objection)
  readonly #impossible = READINGS.map(objection)
  #firstOfUtf8 = 0
  #firstOther = 0
  #isFinished = false

  constructor(line: number, before: number) {
    this.#line = line
    this.#before = before
  }

  add(bytes: Uint8Array): void {
    // Held in variables: this runs once for every byte.
    let [before, waiting] = [this.#before, this.#waiting]
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0
      if (waiting >= 0) {
        this.#note(this.#beforeWaiting, waiting, byte)
        waiting = -1
      }
      if (byte === 10 || before === 13) this.#endLine()
      if (byte > 127) {
        this.#beforeWaiting = before
        waiting = byte
      }
      before = byte
    }
    this.#before = before
    this.#waiting = waiting
  }

  conclude(asked: CodePage | null, hasOtherParts: boolean): EncodingFound {
    if (!this.#isFinished) {
      if (this.#waiting >= 0) this.#note(this.#beforeWaiting, this.#waiting, 10)
      this.#endLine()
      this.#isFinished = true
    }
    const lead = READINGS.map((one) => READINGS.map((other) => this.#lead(one, other)))
    const ahead = (one: number, other: number): number => lead[one]?.[other] ?? 0
    const best = READINGS.findIndex((_, one) => READINGS.every((__, other) => one === other || ahead(one, other) >= 0))
    const at = asked === null ? best : READINGS.findIndex(({page}) => page === asked)
    const reading = READINGS[at]
    if (reading === undefined) return {kind: 'uncertain', readings: this.#readings()}

    const [utf8, other] = [this.#firstOfUtf8, this.#firstOther]
    if (hasOtherParts || utf8 > 0) return {kind: 'mixed', encodings: ['utf-8', reading.page], line: hasOtherParts ? other : Math.max(utf8, other)}
    const against = (asked === null ? this.#beaten : this.#impossible)[at] ?? objection()
    const speaksBothWays = READINGS.some(({page}, one) => page === against.for && this.#beaten[one]?.for !== null)
    if (asked !== null) {
      const likelier = READINGS.find((_, one) => ahead(one, at) >= MARGIN)
      if (likelier !== undefined || this.#shareOf((byte, before, after) => reading.likelihood(before, byte, after) >= IMPOSSIBLE) < SWEDISH_NEEDED) return {kind: 'wrong', likelier: likelier?.page ?? null}
    } else if (!speaksBothWays && (!READINGS.every((_, one) => one === at || ahead(at, one) >= MARGIN) || !this.#makesSense(reading))) {
      return {kind: 'uncertain', readings: this.#readings()}
    }
    if (against.for !== null) return {kind: 'mixed', encodings: [reading.page, against.for], line: against.line}
    return {kind: 'certain', encoding: reading.page, bomBytes: 0}
  }

  #note(before: number, byte: number, after: number): void {
    const place = byte - 128
    this.#counts[place] = (this.#counts[place] ?? 0) + 1
    const key = (byte << 16) | (before << 8) | after
    const known = this.#surroundings.get(key)
    if (known !== undefined || this.#surroundings.size < SURROUNDINGS_KEPT) this.#surroundings.set(key, (known ?? 0) + 1)
    if (before === 0xc3 && AFTER_C3.has(byte)) this.#isLineOfUtf8 = true

    const times = this.#times[place] ?? 0
    if (times === 0) this.#met.push(place)
    this.#times[place] = times + 1
    for (let at = 0; at < PAGES; at += 1) {
      const likelihood = READINGS[at]?.likelihood(before, byte, after) ?? 0
      const sums = this.#sums[at]
      if (sums !== undefined) sums[place] = (sums[place] ?? 0) + likelihood
      if (likelihood < (this.#leastLikely[at] ?? 0)) this.#leastLikely[at] = likelihood
    }
  }

  #endLine(): void {
    if (this.#met.length > 0) {
      if (this.#isLineOfUtf8 && this.#firstOfUtf8 === 0) this.#firstOfUtf8 = this.#line
      if (!this.#isLineOfUtf8 && this.#firstOther === 0) this.#firstOther = this.#line
      for (let one = 0; one < PAGES; one += 1) {
        for (let other = 0; other < PAGES; other += 1) if (one !== other) this.#compareLine(one, other)
      }
      for (const place of this.#met) {
        this.#times[place] = 0
        for (const sums of this.#sums) sums[place] = 0
      }
      this.#met.length = 0
      this.#leastLikely.fill(0)
      this.#isLineOfUtf8 = false
    }
    this.#line += 1
  }

  #compareLine(one: number, other: number): void {
    let ahead = 0
    for (const place of this.#met) {
      const mean = ((this.#sums[one]?.[place] ?? 0) - (this.#sums[other]?.[place] ?? 0)) / (this.#times[place] ?? 1)
      ahead += Math.max(-BYTE_MAX, Math.min(BYTE_MAX, mean))
    }
    if (ahead < LINE_MARGIN) return
    object(this.#beaten[other], this.#line, READINGS[one])
    if ((this.#leastLikely[other] ?? 0) < IMPOSSIBLE) object(this.#impossible[other], this.#line, READINGS[one])
  }

  /** How far one reading is ahead of another: byte by byte, each as much as it says on average in all its different surroundings. */
  #lead(one: CodePageReading, other: CodePageReading): number {
    const sums = new Float64Array(128)
    const kinds = new Uint32Array(128)
    for (const key of this.#surroundings.keys()) {
      const [byte, before, after] = [key >> 16, (key >> 8) & 255, key & 255]
      sums[byte - 128] = (sums[byte - 128] ?? 0) + one.likelihood(before, byte, after) - other.likelihood(before, byte, after)
      kinds[byte - 128] = (kinds[byte - 128] ?? 0) + 1
    }
    let lead = 0
    for (let place = 0; place < 128; place += 1) {
      const kind = kinds[place] ?? 0
      if (kind > 0) lead += Math.max(-BYTE_MAX, Math.min(BYTE_MAX, (sums[place] ?? 0) / kind)) * Math.max(1, Math.min(2, kind / SURROUNDINGS))
    }
    return lead
  }

  #makesSense(reading: CodePageReading): boolean {
    const sense = this.#shareOf((byte, before, after) => reading.likelihood(before, byte, after) >= IMPOSSIBLE)
    // In another alphabet the letters beyond ASCII stand side by side.
    if (this.#shareOf((_, before, after) => before > 127 || after > 127) > SIDE_BY_SIDE_MAX) return false
    const all = this.#counts.reduce((sum, count) => sum + count, 0)
    return sense >= SENSE_NEEDED && (all < SWEDISH_COUNTS_FROM || this.#shareOf((byte) => reading.isCommon(byte)) >= SWEDISH_NEEDED)
  }

  #shareOf(holds: (byte: number, before: number, after: number) => boolean): number {
    let [all, held] = [0, 0]
    for (const [key, count] of this.#surroundings) {
      all += count
      if (holds(key >> 16, (key >> 8) & 255, key & 255)) held += count
    }
    return all === 0 ? 1 : held / all
  }

  /** The commonest bytes as each encoding reads them: `cp850 (ö 12 é 1)`. */
  #readings(): readonly string[] {
    const places = Array.from(this.#counts.keys())
      .filter((place) => (this.#counts[place] ?? 0) > 0)
      .sort((one, other) => (this.#counts[other] ?? 0) - (this.#counts[one] ?? 0) || one - other)
      .slice(0, CHARACTERS_SHOWN)
    return CODE_PAGES.map((page) => `${page} (${places.map((place) => `${shown(UPPER_HALF[page].charAt(place))} ${this.#counts[place] ?? 0}`).join(' ')})`)
  }
}

function object(against: Objection | undefined, line: number, reading: CodePageReading | undefined): void {
  if (against === undefined || reading === undefined || against.for !== null) return
  against.line = line
  against.for = reading.page
}

function shown(character: string): string {
  return /[\p{L}\p{P}\p{S}]/u.test(character) ? character : `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
}
