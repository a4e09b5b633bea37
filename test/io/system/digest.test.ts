import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {fingerprinter, newKey, newLetters, RunningDigest, sha256} from '../../../src/io/system/digest.js'

describe('D3: names for entries', () => {
  const ids = Array.from({length: 20_000}, newLetters)

  test('are twenty letters and nothing else, no two alike', () => {
    for (const id of ids) if (!/^[a-z]{20}$/.test(id)) expect.fail(id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('have each letter as often as another, in every place', () => {
    const expected = ids.length / 26
    for (let place = 0; place < 20; place += 1) {
      const counts = new Map<string, number>()
      for (const id of ids) counts.set(id.charAt(place), (counts.get(id.charAt(place)) ?? 0) + 1)
      const chiSquare = [...'abcdefghijklmnopqrstuvwxyz'].reduce((sum, letter) => sum + ((counts.get(letter) ?? 0) - expected) ** 2 / expected, 0)
      // 25 degrees of freedom: one in a thousand million comes above 95; 256 % 26 without care would give a letter 11 % more, far above.
      expect(chiSquare, `place ${String(place)}`).toBeLessThan(95)
    }
  })
})

describe('P4: fingerprints', () => {
  const key = new Uint8Array(32).fill(7)

  test('are HMAC-SHA-256 under the key', () => {
    // RFC 4231, case 2.
    expect(fingerprinter(Buffer.from('Jefe')).of('what do ya want for nothing?')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843')
  })

  test('confirm no guess without the key', () => {
    expect(fingerprinter(key).of('Remiss')).not.toBe(fingerprinter(newKey()).of('Remiss'))
    expect(fingerprinter(key).of('Remiss')).not.toBe(sha256('Remiss'))
  })

  test('are the same for the same text, and no other', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), fc.string({unit: 'grapheme'}), (one, other) => {
        expect(fingerprinter(key).of(one) === fingerprinter(key).of(other)).toBe(one === other)
      }),
    )
  })

  test('a new key is 32 bytes, and another each time', () => {
    expect(newKey()).toHaveLength(32)
    expect(newKey()).not.toEqual(newKey())
  })
})

describe('digests', () => {
  test('SHA-256 of nothing and of abc', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('the same piece by piece', () => {
    const digest = new RunningDigest()
    for (const piece of ['a', Buffer.from('b'), '', 'c']) digest.add(piece)
    expect(digest.close()).toBe(sha256('abc'))
  })
})
