import fc from 'fast-check'
import {expect, test} from 'vitest'
import type {Secrecy} from '../../../src/core/register/entry.js'
import {isStricter, stricter} from '../../../src/core/register/secrecy.js'

const secrecy = fc.constantFrom<Secrecy>('yes', 'no', 'unknown')

test('A8: the stricter word wins, in whatever order the words come', () => {
  fc.assert(
    fc.property(fc.array(secrecy, {minLength: 1}), (words) => {
      const word = words.reduce(stricter)
      expect(words.toReversed().reduce(stricter)).toBe(word)
      expect(word).toBe(words.includes('yes') ? 'yes' : words.includes('unknown') ? 'unknown' : 'no')
    }),
  )
})

test('A8: of two words at most one is the stricter', () => {
  fc.assert(fc.property(secrecy, secrecy, (one, other) => {
    expect(isStricter(one, other) && isStricter(other, one)).toBe(false)
  }))
})
