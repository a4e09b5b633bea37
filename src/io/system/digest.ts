import {createHash, createHmac, createSecretKey, hash, randomBytes, randomInt, type KeyObject} from 'node:crypto'
import type {EntryId, Fingerprint} from '../../core/terms/identifiers.js'

/** Makes keyed fingerprints: HMAC-SHA-256 under the workspace's own key, so that a fingerprint confirms no guess at a text (P4). */
export interface Fingerprinter {
  of(text: string): Fingerprint
  /** For another core that makes the same fingerprints: cannot be read, only handed on. */
  readonly key: FingerprintKey
}

/** The workspace's own key, as the runtime holds it. */
export type FingerprintKey = KeyObject

export function fingerprinter(key: Uint8Array | FingerprintKey): Fingerprinter {
  // Made into a key once: for a million rows that is a quarter of the whole import.
  const secret = key instanceof Uint8Array ? createSecretKey(key) : key
  return {key: secret, of: (text) => createHmac('sha256', secret).update(text).digest('hex') as Fingerprint}
}

/** By which a database knows its workspace: made by the key, and telling nothing of it. */
export function workspaceMark(key: Uint8Array): Fingerprint {
  return fingerprinter(key).of('diarievakt.workspace/1')
}

/** A SHA-256 that is fed piece by piece. */
export class RunningDigest {
  readonly #hash = createHash('sha256')

  add(piece: Uint8Array | string): void {
    this.#hash.update(piece)
  }

  /** In hexadecimal. Nothing can be added afterwards. */
  close(): string {
    return this.#hash.digest('hex')
  }
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return hash('sha256', bytes)
}

/** SHA-256 of one line, as bytes: for sums over very many. */
export function digestOfLine(line: string): Buffer {
  return hash('sha256', line, 'buffer')
}

/** 32 random bytes, the workspace's fingerprint key. */
export function newKey(): Uint8Array {
  return randomBytes(32)
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'
const LETTERS_IN_ID = 20
let pool = Buffer.alloc(0)
let used = 0

/** 20 random letters, 94 bits: cannot be enumerated, and holds no digits that could look like a number (D3). */
export function newLetters(): EntryId {
  let id = ''
  while (id.length < LETTERS_IN_ID) {
    if (used === pool.length) {
      pool = randomBytes(8192)
      used = 0
    }
    const byte = pool[used++] ?? 255
    // 234 is the largest multiple of 26 in a byte: what lies above would favour the first letters.
    if (byte < 234) id += LETTERS.charAt(byte % 26)
  }
  return id as EntryId
}

/** Some of a list, drawn by lot, in the list's own order. */
export function drawnByLot<T>(all: readonly T[], size: number): readonly T[] {
  const left = all.map((_, at) => at)
  const drawn: number[] = []
  while (drawn.length < size && left.length > 0) drawn.push(...left.splice(randomInt(left.length), 1))
  return drawn.sort((one, other) => one - other).flatMap((at) => all.slice(at, at + 1))
}

/** A UUID (RFC 9562, version 8) that a name always gets: by its SHA-256, so that it is the same in every package. */
export function uuidOf(name: string): string {
  const bytes = hash('sha256', `diarievakt ${name}`, 'buffer').subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
