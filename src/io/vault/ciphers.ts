import {createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject} from 'node:crypto'

// AES-256-GCM, HKDF and HMAC as Node gives them: nothing of our own (NIST SP 800-38D, RFC 5869, RFC 2104).

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16
export const KEY_BYTES = 32

/** Where a sealed field stands: it opens there and nowhere else. */
export interface FieldPlace {
  readonly table: string
  readonly row: string
  readonly column: string
}

/** What was sealed does not open: with another key, at another place, or it was changed. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken'

  constructor() {
    super('A sealed field does not open')
  }
}

/** A key as bytes, or as Node holds one. */
export type Secret = Uint8Array | KeyObject

/** A key that is used several times at once: Node makes one ready at each use of its bytes, which takes three times as long as the use. Node wipes it as it is let go of. */
export function secretOf(key: Uint8Array): KeyObject {
  return createSecretKey(key)
}

/** A new random key, 256 bits. */
export function newSecret(): Buffer {
  return randomBytes(KEY_BYTES)
}

/** A key for one purpose, worked out of another (HKDF-SHA-256). */
export function derive(secret: Secret, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `diarievakt.vault/1 ${purpose}`, KEY_BYTES))
}

/** HMAC-SHA-256 in hexadecimal. */
export function keyedDigest(key: Secret, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex')
}

/** Seals bytes for one place: a random nonce of 96 bits, the sealed bytes, and a tag of 128 bits. */
export function seal(key: Secret, place: FieldPlace, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce, {authTagLength: TAG_BYTES}).setAAD(boundTo(place))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Opens what was sealed for this very place; throws `SealBroken` for anything else. */
export function open(key: Secret, place: FieldPlace, sealed: Uint8Array): Buffer {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) throw new SealBroken()
  const end = sealed.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), {authTagLength: TAG_BYTES}).setAAD(boundTo(place)).setAuthTag(sealed.subarray(end))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, end)), decipher.final()])
  } catch {
    throw new SealBroken()
  }
}

/** Names of tables, rows and columns are the program's own and hold no `|`. */
function boundTo({table, row, column}: FieldPlace): Buffer {
  return Buffer.from(`${table}|${row}|${column}`)
}
