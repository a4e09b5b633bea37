import {Unread} from './telling.ts'

// What a PDF is written in (ISO 32000-2, 7.2 and 7.3), as far as it takes to find every string. Whoever shows pages follows references; here everything is read as it stands.

/** A value of a PDF. Streams keep their bytes packed. */
export type PdfValue =
  | {readonly kind: 'text'; readonly bytes: Uint8Array}
  | {readonly kind: 'name'; readonly name: string}
  | {readonly kind: 'number'; readonly value: number}
  | {readonly kind: 'ref'; readonly number: number}
  | {readonly kind: 'array'; readonly values: readonly PdfValue[]}
  | PdfDict
  | {readonly kind: 'stream'; readonly dict: PdfDict; readonly bytes: Uint8Array}
  | {readonly kind: 'word'; readonly word: string}

/** Names and their values. */
export interface PdfDict {
  readonly kind: 'dict'
  readonly entries: ReadonlyMap<string, PdfValue>
}

/** Structures are some ten deep. */
const DEPTH_MAX = 200
const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)))
const [LF, CR, HASH, PERCENT, OPEN, CLOSE, SLASH, LESS, MORE, LEFT, RIGHT, BACKSLASH] = [10, 13, 35, 37, 40, 41, 47, 60, 62, 91, 93, 92]
const ESCAPES: Readonly<Record<number, number>> = {110: 10, 114: 13, 116: 9, 98: 8, 102: 12}

/** Reads values one after the other. */
export class PdfReader {
  readonly bytes: Buffer
  at: number
  /** What is said in comments. */
  readonly comments: string[] = []

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.at = at
  }

  /** The next value, or null at the end. A closing sign without an opening one is a word. */
  next(depth = 0): PdfValue | null {
    if (depth > DEPTH_MAX) throw new Unread('damaged')
    this.#skip()
    const {bytes} = this
    const sign = bytes[this.at]
    if (sign === undefined) return null
    if (sign === OPEN) return {kind: 'text', bytes: this.#literal()}
    if (sign === SLASH) {
      this.at += 1
      return {kind: 'name', name: this.#name()}
    }
    if (sign === LESS && bytes[this.at + 1] === LESS) return this.#dict(depth)
    if (sign === LESS) return {kind: 'text', bytes: this.#hex()}
    if (sign === LEFT) return this.#array(depth)
    if (sign === MORE && bytes[this.at + 1] === MORE) {
      this.at += 2
      return {kind: 'word', word: '>>'}
    }
    if (DELIMITER.has(sign)) {
      this.at += 1
      return {kind: 'word', word: String.fromCharCode(sign)}
    }
    return this.#plain()
  }

  /** The bytes of a stream whose dictionary was just read, or null where none follows. */
  streamAfter({entries}: PdfDict): Uint8Array | null {
    const {bytes} = this
    this.#skip()
    if (bytes.toString('latin1', this.at, this.at + 6) !== 'stream') return null
    let start = this.at + 6
    if (bytes[start] === CR) start += 1
    if (bytes[start] === LF) start += 1
    const length = entries.get('Length')
    let end = length?.kind === 'number' ? start + length.value : -1
    // A length that is wrong or stands elsewhere: what ends it counts.
    if (end < start || !/^\s*endstream/.test(bytes.toString('latin1', end, end + 20))) end = bytes.indexOf('endstream', start)
    if (end === -1) throw new Unread('damaged')
    this.at = bytes.indexOf('endstream', end) + 9
    return bytes.subarray(start, end)
  }

  #skip(): void {
    const {bytes} = this
    for (;;) {
      const sign = bytes[this.at]
      if (sign === undefined) return
      if (SPACE.has(sign)) this.at += 1
      else if (sign === PERCENT) {
        const start = this.at
        while (this.at < bytes.length && bytes[this.at] !== LF && bytes[this.at] !== CR) this.at += 1
        this.comments.push(bytes.toString('latin1', start + 1, this.at))
      } else return
    }
  }

  #plain(): PdfValue {
    const {bytes} = this
    const start = this.at
    while (this.at < bytes.length && !SPACE.has(bytes[this.at] ?? 0) && !DELIMITER.has(bytes[this.at] ?? 0)) this.at += 1
    const word = bytes.toString('latin1', start, this.at)
    if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(word)) return {kind: 'word', word}
    if (/^\d+$/.test(word)) {
      // Digits, digits and R are one value.
      const after = /^[\s\0]+\d{1,5}[\s\0]+R(?![^\s\0()<>[\]{}/%])/.exec(bytes.toString('latin1', this.at, this.at + 16))
      if (after !== null) {
        this.at += after[0].length
        return {kind: 'ref', number: Number(word)}
      }
    }
    return {kind: 'number', value: Number(word)}
  }

  #name(): string {
    const {bytes} = this
    const signs: number[] = []
    for (; this.at < bytes.length; this.at += 1) {
      const sign = bytes[this.at] ?? 0
      if (SPACE.has(sign) || DELIMITER.has(sign)) break
      const code = sign === HASH ? /^[\da-f]{2}$/i.exec(bytes.toString('latin1', this.at + 1, this.at + 3)) : null
      if (code !== null) this.at += 2
      signs.push(code === null ? sign : Number.parseInt(code[0], 16))
    }
    return textOf(Buffer.from(signs))
  }

  #literal(): Uint8Array {
    const {bytes} = this
    const signs: number[] = []
    let depth = 0
    for (; this.at < bytes.length; this.at += 1) {
      const sign = bytes[this.at] ?? 0
      if (sign === OPEN) {
        depth += 1
        if (depth === 1) continue
      } else if (sign === CLOSE) {
        depth -= 1
        if (depth === 0) break
      } else if (sign === BACKSLASH) {
        this.at += 1
        const escaped = bytes[this.at] ?? 0
        const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', this.at, this.at + 3))
        if (octal !== null) {
          signs.push(Number.parseInt(octal[0], 8) & 255)
          this.at += octal[0].length - 1
        } else if (escaped === CR) {
          if (bytes[this.at + 1] === LF) this.at += 1
        } else if (escaped !== LF) signs.push(ESCAPES[escaped] ?? escaped)
        continue
      }
      signs.push(sign)
    }
    this.at += 1
    return Uint8Array.from(signs)
  }

  #hex(): Uint8Array {
    const end = this.bytes.indexOf(MORE, this.at)
    const digits = this.bytes.toString('latin1', this.at + 1, end === -1 ? this.bytes.length : end).replace(/[^\da-f]/gi, '')
    this.at = end === -1 ? this.bytes.length : end + 1
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  }

  #array(depth: number): PdfValue {
    this.at += 1
    const values: PdfValue[] = []
    for (;;) {
      this.#skip()
      if (this.at >= this.bytes.length) break
      if (this.bytes[this.at] === RIGHT) {
        this.at += 1
        break
      }
      const value = this.next(depth + 1)
      if (value === null || isEnd(value)) break
      values.push(value)
    }
    return {kind: 'array', values}
  }

  #dict(depth: number): PdfDict {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    let key: string | null = null
    for (;;) {
      const value = this.next(depth + 1)
      if (value === null || (value.kind === 'word' && value.word === '>>') || isEnd(value)) break
      if (key === null) {
        // A value without a name is none that a reader finds, and still stands there.
        if (value.kind === 'name') key = value.name
        else entries.set(`?${entries.size}`, value)
      } else {
        entries.set(entries.has(key) ? `${key}?${entries.size}` : key, value)
        key = null
      }
    }
    return {kind: 'dict', entries}
  }
}

/** An object's end inside of one of its values: whatever is open ends there. */
function isEnd(value: PdfValue): boolean {
  return value.kind === 'word' && (value.word === 'endobj' || value.word === 'stream')
}

/** A name that stands in a dictionary. */
export function nameIn({entries}: PdfDict, key: string): string | null {
  const value = entries.get(key)
  return value?.kind === 'name' ? value.name : null
}

/** What a string says: UTF-16 or UTF-8 where it is marked or can be nothing else, and Latin-1. */
export function textOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(bytes)
  if (bytes.some((byte) => byte > 127)) {
    try {
      return new TextDecoder('utf-8', {fatal: true}).decode(bytes)
    } catch {
      // Latin-1, as most strings are.
    }
  }
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
