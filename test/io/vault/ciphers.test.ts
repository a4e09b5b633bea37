import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {derive, keyedDigest, newSecret, open, seal, SealBroken} from '../../../src/io/vault/ciphers.js'

const place = {table: 'protected_person', row: 'abcdefghijklmnopqrst', column: 'name'}

describe('K3: what is sealed', () => {
  test('opens at its place with its key, and is never twice the same', () => {
    fc.assert(
      fc.property(fc.uint8Array({maxLength: 2_000}), (plain) => {
        const key = newSecret()
        const sealed = seal(key, place, plain)
        expect(new Uint8Array(open(key, place, sealed))).toEqual(plain)
        expect(seal(key, place, plain).equals(sealed)).toBe(false)
      }),
    )
  })

  test.each([['another table', {...place, table: 'person_key'}], ['another row', {...place, row: 'bbcdefghijklmnopqrst'}], ['another column', {...place, column: 'address'}]])('does not open in %s', (_, other) => {
    const key = newSecret()
    expect(() => open(key, other, seal(key, place, Buffer.from('Storgatan 1')))).toThrow(SealBroken)
  })

  test('does not open with another key, with any bit changed, or cut short', () => {
    const key = newSecret()
    const sealed = seal(key, place, Buffer.from('Storgatan 1'))
    expect(() => open(newSecret(), place, sealed)).toThrow(SealBroken)
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(() => open(key, place, changed)).toThrow(SealBroken)
    }
    for (let length = 0; length < sealed.length; length += 1) expect(() => open(key, place, sealed.subarray(0, length))).toThrow(SealBroken)
  })
})

test('keys for different purposes have nothing in common, and are the same every time', () => {
  const secret = newSecret()
  expect(derive(secret, 'index').equals(derive(secret, 'index'))).toBe(true)
  expect(derive(secret, 'index').equals(derive(secret, 'audit'))).toBe(false)
  expect(keyedDigest(derive(secret, 'index'), '1')).not.toBe(keyedDigest(derive(secret, 'audit'), '1'))
})
