import {describe, expect, test} from 'vitest'
import {leastDigits, stemsOf} from '../../../src/core/scan/stems.js'

describe('stems are read out of a pattern', () => {
  test.each<[RegExp, readonly string[] | null]>([
    [/vräkning|avhysning/u, ['vräkning', 'avhysning']],
    [/Konto(?:nummer)?\s?\d/u, ['konto_', 'kontonummer_']],
    [/(?<!\p{L})(?:han|hon)(?![\p{L}-])/gu, ['_han_', '_hon_']],
    // Of what may be left out nothing is asked.
    [/(?:till )?(?:från)?kap\.?/u, ['kap']],
    [/\p{L}{0,20}(?:läraren|chefen)\s(?:på|vid)/u, ['läraren_på', 'läraren_vid', 'chefen_på', 'chefen_vid']],
    // What begins with another of them is told by the shorter.
    [/skylt|skylten/u, ['skylt']],
    [/[Rr]eg(?:istrering)?snr/u, ['regsnr', 'registreringsnr']],
    // A letter that stems are not told by parts the word.
    [/citroën/u, ['citro']],
    [/(?:ab){2}c/u, ['ababc']],
    [/x(?:kontor)+y/u, ['xkontor']],
    // A boundary between two signs says nothing more than they do; before a word it says that no letter stands there.
    [/\s(?<!\p{L})\p{Lu}osl/u, ['osl']],
    [/osl(?!\p{L})\s?\p{L}/u, ['osl_']],
    [/\p{L}+(?<!\p{L})osl/u, ['_osl']],
    [/osl(?!\p{L}|\d)/u, ['osl_']],
    [/osl(?!\d)/u, ['osl']],
    [/osl(?=\p{L})/u, ['osl']],
    [/(?<=sekretess\s)\d+/u, null],
    [/(?!osl)\p{L}+/u, null],
    [/a?b?|\d/u, null],
    [/(?:kap|\d+)\s?§/u, null],
  ])('%s', (pattern, stems) => {
    expect(stemsOf(pattern)?.toSorted() ?? null).toEqual(stems?.toSorted() ?? null)
  })

  test.each<[RegExp, number]>([[/\d{6}[-+]?\d{4}/u, 10], [/(?:\d{8}|\d{6})x?/u, 6], [/[1-9]\s?[0-9a]/u, 1], [/(?:kl \d\d)?/u, 0], [/\d+:\d{0,3}/u, 1], [/(?<!\d)kap(?!\d)/u, 0]])('%s takes so many digits', (pattern, digits) => {
    expect(leastDigits(pattern)).toBe(digits)
  })

  test('a pattern that is not understood is refused', () => {
    expect(() => stemsOf(/(?<name>kap)/u)).toThrow()
    expect(() => stemsOf(/(kap)\1/u)).toThrow()
  })
})
