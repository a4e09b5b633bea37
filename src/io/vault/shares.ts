import {randomBytes} from 'node:crypto'
import {SHARES_NEEDED, sharesName} from '../../core/protected/break-glass.js'
import {SET_NAME_BYTES, setName, shareLines, type Share} from '../../core/protected/share.js'
import {sha256} from '../system/digest.js'
import {newSecret} from './ciphers.js'
import {HolderIdentity} from './identity-file.js'

// The key that is split: a seed of 256 bits, out of which a holder's two keys are worked out. It is in memory alone, and what lies on paper are its shares.

/** A new key for break-glass, and its shares as they are written out: each a few lines. */
export interface SplitKey {
  readonly set: string
  readonly identity: HolderIdentity
  readonly shares: readonly (readonly string[])[]
}

/** Makes a key and splits it, so that any two of the shares give it back and one tells nothing of it. */
export async function splitNewKey(of: number): Promise<SplitKey> {
  const {split} = await import('shamir-secret-sharing')
  const set = setName(randomBytes(SET_NAME_BYTES))
  // The library takes nothing but plain bytes.
  const seed = new Uint8Array(newSecret())
  const shares = await split(seed, of, SHARES_NEEDED)
  try {
    return {set, identity: await HolderIdentity.ofSeed(sharesName(set), seed), shares: shares.map((bytes) => shareLines({set, bytes}, sha256))}
  } finally {
    for (const bytes of [seed, ...shares]) bytes.fill(0)
  }
}

/** The key that shares of one set give; another key, which nobody has let in, where one of them is not what was made. */
export async function joinShares(set: string, shares: readonly Share[]): Promise<HolderIdentity> {
  const {combine} = await import('shamir-secret-sharing')
  const seed = await combine(shares.map(({bytes}) => bytes))
  try {
    return await HolderIdentity.ofSeed(sharesName(set), seed)
  } finally {
    seed.fill(0)
  }
}

/** True where two shares are one and the same, or claim to be: the last byte is where on the curve a share lies. */
export function isSameShare(one: Share, other: Share): boolean {
  return one.bytes.at(-1) === other.bytes.at(-1)
}
