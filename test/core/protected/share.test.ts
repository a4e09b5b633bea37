import {createHash} from 'node:crypto'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {SET_NAME_BYTES, setName, shareIn, shareLines, type Share} from '../../../src/core/protected/share.js'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const share = fc.record({set: fc.uint8Array({minLength: SET_NAME_BYTES, maxLength: SET_NAME_BYTES}).map(setName), bytes: fc.uint8Array({minLength: 33, maxLength: 33})})
const typed = (one: Share): string => shareLines(one, sha256).join('-')

describe('K3: a share on paper', () => {
  test('is three lines of six groups of four, in signs of which no two look alike', () => {
    fc.assert(
      fc.property(share, (one) => {
        const lines = shareLines(one, sha256)
        expect(lines).toHaveLength(3)
        for (const line of lines) expect(line).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}$/)
        expect(lines[0]?.slice(0, 9).replace('-', '').toLowerCase()).toBe(one.set)
      }),
    )
  })

  test('is read again however it is grouped, and with signs that look alike exchanged', () => {
    fc.assert(
      fc.property(share, fc.constantFrom('', ' ', '-', '\t'), fc.boolean(), (one, between, isLower) => {
        const text = typed(one).replaceAll('-', between).replaceAll('0', 'o').replaceAll('1', 'l')
        expect(shareIn(isLower ? text.toLowerCase() : text.toUpperCase().replaceAll('L', 'I'), sha256)).toEqual(one)
      }),
    )
  })

  test('with one sign exchanged, or two neighbours that changed places, is told to be none', () => {
    fc.assert(
      fc.property(share, fc.nat(71), fc.integer({min: 1, max: 31}), (one, at, by) => {
        const signs = [...typed(one).replaceAll('-', '')]
        const exchanged = signs.with(at, SIGNS.charAt((SIGNS.indexOf(signs[at] ?? '') + by) % 32)).join('')
        expect(shareIn(exchanged, sha256)).toBeNull()
        const other = (at + 1) % signs.length
        fc.pre(signs[at] !== signs[other])
        expect(shareIn(signs.with(at, signs[other] ?? '').with(other, signs[at] ?? '').join(''), sha256)).toBeNull()
      }),
    )
  })

  test.each(['', 'andel', '0'.repeat(72), '0'.repeat(71), 'U'.repeat(72), 'Å'.repeat(72)])('%j is none', (text) => {
    expect(shareIn(text, sha256)).toBeNull()
  })

  test('one that is a sign short or long is none', () => {
    fc.assert(
      fc.property(share, (one) => {
        expect([shareIn(typed(one).slice(1), sha256), shareIn(`${typed(one)}0`, sha256)]).toEqual([null, null])
      }),
    )
  })
})
