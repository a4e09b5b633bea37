import type {Digest} from '../audit/chain.js'

// A share as it stands on paper: which set it is of, the share itself, and a checksum, in Crockford’s base 32, in which no two signs look alike.

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Bits of a sign. */
const SIGN_BITS = 5
const [SET_BYTES, SHARE_BYTES, CHECK_BYTES] = [5, 33, 7]
const [GROUP_SIGNS, GROUPS_ON_LINE] = [4, 6]
const SHARE_SIGNS = ((SET_BYTES + SHARE_BYTES + CHECK_BYTES) * 8) / SIGN_BITS

/** One of the shares of a key. */
export interface Share {
  /** Which set it is of: eight signs, the same on every share of it. */
  readonly set: string
  readonly bytes: Uint8Array
}

/** Bytes by which a set is told from others. */
export const SET_NAME_BYTES = SET_BYTES

/** What a set is called. */
export function setName(bytes: Uint8Array): string {
  return signsOf(bytes).toLowerCase()
}

/** A share as it is written out: three lines of six groups of four. */
export function shareLines({set, bytes}: Share, digest: Digest): readonly string[] {
  const signs = signsOf(Uint8Array.from([...bytesOf(set.toUpperCase()), ...bytes, ...checksum(set, bytes, digest)]))
  const groups = signs.match(new RegExp(`.{${GROUP_SIGNS}}`, 'g')) ?? []
  return Array.from({length: Math.ceil(groups.length / GROUPS_ON_LINE)}, (_, at) => groups.slice(at * GROUPS_ON_LINE, (at + 1) * GROUPS_ON_LINE).join('-'))
}

/** The share that somebody has typed, however they grouped it and whichever of the signs that look alike they took. Null where it is none, or mistyped. */
export function shareIn(text: string, digest: Digest): Share | null {
  const signs = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  if (signs.length !== SHARE_SIGNS || [...signs].some((sign) => !SIGNS.includes(sign))) return null
  const all = bytesOf(signs)
  const set = setName(all.slice(0, SET_BYTES))
  const bytes = all.slice(SET_BYTES, SET_BYTES + SHARE_BYTES)
  return checksum(set, bytes, digest).every((byte, at) => byte === all[SET_BYTES + SHARE_BYTES + at]) ? {set, bytes} : null
}

/** Fifty-six bits: of mistyped shares one in seventy million billion passes. */
function checksum(set: string, bytes: Uint8Array, digest: Digest): readonly number[] {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return (digest(`diarievakt.share/1\n${set}\n${hex}`).slice(0, CHECK_BYTES * 2).match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16))
}

function signsOf(bytes: Uint8Array): string {
  let [text, kept, bits] = ['', 0, 0]
  for (const byte of bytes) {
    kept = (kept << 8) | byte
    bits += 8
    while (bits >= SIGN_BITS) {
      bits -= SIGN_BITS
      text += SIGNS.charAt((kept >> bits) & 31)
    }
    kept &= (1 << bits) - 1
  }
  return text
}

function bytesOf(signs: string): Uint8Array {
  const bytes: number[] = []
  let [kept, bits] = [0, 0]
  for (const sign of signs) {
    kept = (kept << SIGN_BITS) | SIGNS.indexOf(sign)
    bits += SIGN_BITS
    if (bits < 8) continue
    bits -= 8
    bytes.push(kept >> bits)
    kept &= (1 << bits) - 1
  }
  return Uint8Array.from(bytes)
}
