import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {foldText} from '../../../src/core/scan/fold.js'
import {digitsAsRead} from '../../../src/core/scan/ocr-digits.js'

const piece = fc.oneof(
  fc.string({unit: 'binary', maxLength: 6}),
  fc.constantFrom('Åsa', 'a\u030a', 'per\u00adson', 'per\u00ad\nson', 'kom-\nmunen', 'Anna-\nKarin', 'plan- \r\n  och', '\u200b', '\ufeff', '\u00a0', '１２', '–', '\u2028', 'ﬁ', '𝟏𝟐', ' ', '\n', '-'),
)
const text = fc.array(piece, {maxLength: 14}).map((pieces) => pieces.join(''))

describe('B4: a text as detectors read it', () => {
  test('its places lead back into the original, in order, and cover it', () => {
    fc.assert(
      fc.property(text, (original) => {
        const folded = foldText(original)
        let last = 0
        for (let at = 0; at < folded.text.length; at++) {
          const [start, end] = [folded.start(at), folded.end(at + 1)]
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(original.length)
          last = start
        }
      }),
      {numRuns: 500},
    )
  })

  test('no letter and no digit is lost', () => {
    fc.assert(
      fc.property(text, (original) => {
        const signs = (written: string): string => written.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '').replace(/[\u115f\u1160\u3164\uffa0]/g, '')
        const digits = (written: string): string => written.replace(/\p{Nd}/gu, '0')
        expect(digits(signs(foldText(original).text))).toBe(digits(signs(original)))
      }),
      {numRuns: 500},
    )
  })

  test.each([
    ['kom-\nmunen', 'kommunen'], ['kom- \r\n   munen', 'kommunen'], ['kom\u2010\nmunen', 'kommunen'], ['kom\u00ad\nmunen', 'kommunen'], ['Anna-\nKarin', 'Anna-Karin'], ['plan-\noch bygg', 'plan-\noch bygg'], ['121212-\n1212', '121212-\n1212'],
    ['plan -\nNytt', 'plan -\nNytt'], ['A\u030asa', 'Åsa'], ['１９８５', '1985'], ['a\u00a0b', 'a b'], ['1–2', '1-2'], ['1\u20122', '1-2'], ['1\ufe632', '1-2'], ['٣', '3'],
  ])('%j reads as %j', (original, read) => {
    expect(foldText(original).text).toBe(read)
  })
})

describe('B4: letters for digits', () => {
  test.each([['85O3l2-23B9', '850312-2389'], ['I98503I2', '19850312'], ['SOS 112', null], ['B12', null], ['KS2023', null], ['Box 12B', null], ['OSLO', null]])('%s', (written, read) => {
    expect(digitsAsRead(written)).toBe(read)
  })

  test('every unit keeps its place', () => {
    fc.assert(
      fc.property(text, (original) => {
        const read = digitsAsRead(original)
        if (read !== null) expect(read.length).toBe(original.length)
      }),
    )
  })
})
