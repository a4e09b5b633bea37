import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {sharesName} from '../../../src/core/protected/break-glass.js'
import {shareIn, type Share} from '../../../src/core/protected/share.js'
import {sha256} from '../../../src/io/system/digest.js'
import {isSignedBy, sealFor} from '../../../src/io/vault/identity-file.js'
import {isSameShare, joinShares, splitNewKey, type SplitKey} from '../../../src/io/vault/shares.js'

const sharesOf = ({shares}: SplitKey): readonly Share[] => shares.map((lines) => {
  const share = shareIn(lines.join(' '), sha256)
  if (share === null) throw new Error('What was written out is no share')
  return share
})

describe('K3: two of n', () => {
  test('any two shares give the key back, in either order, and it opens and signs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({min: 3, max: 9}), fc.nat(8), fc.nat(8), async (of, one, other) => {
        fc.pre(one % of !== other % of)
        const split = await splitNewKey(of)
        const shares = sharesOf(split)
        expect(new Set(shares.map(({set}) => sharesName(set)))).toEqual(new Set([split.identity.holder]))
        const [first, second] = [shares[one % of], shares[other % of]] as [Share, Share]
        const joined = await joinShares(split.set, [first, second])
        expect(joined.public).toEqual(split.identity.public)
        expect(Buffer.from((await joined.unseal(await sealFor([split.identity.public.recipient], Buffer.from('hemligt')))) ?? '').toString()).toBe('hemligt')
        expect(isSignedBy(split.identity.public.signing, 'text', joined.sign('text'))).toBe(true)
      }),
      {numRuns: 20},
    )
  })

  test('one share, with whatever somebody makes up beside it, gives another key', async () => {
    const split = await splitNewKey(5)
    const [share] = sharesOf(split) as [Share]
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({minLength: 33, maxLength: 33}), async (bytes) => {
        fc.pre(bytes.at(-1) !== share.bytes.at(-1) && bytes.at(-1) !== 0)
        expect((await joinShares(split.set, [share, {set: split.set, bytes}])).public).not.toEqual(split.identity.public)
      }),
      {numRuns: 50},
    )
  })

  test('shares of two keys give neither; no two shares of a key are the same', async () => {
    const [one, other] = [await splitNewKey(3), await splitNewKey(3)]
    const [[first], [, second]] = [sharesOf(one), sharesOf(other)] as [[Share], [Share, Share]]
    const joined = (await joinShares(one.set, [first, second])).public
    expect([one.identity.public, other.identity.public]).not.toContainEqual(joined)
    const shares = sharesOf(one)
    expect(shares.flatMap((share, at) => shares.slice(at + 1).map((later) => isSameShare(share, later)))).toEqual([false, false, false])
    expect(isSameShare(first, {...first})).toBe(true)
  })
})
