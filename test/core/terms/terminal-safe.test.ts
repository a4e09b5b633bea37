import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {terminalSafe} from '../../../src/core/terms/terminal-safe.js'
import {hostileText, isDrawn} from '../../support/hostile.js'

describe('outside text on a terminal', () => {
  test('every character of Unicode by itself', () => {
    // Those that come after each other are told as one.
    const left: [number, number][] = []
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (isDrawn(terminalSafe(String.fromCodePoint(code)))) continue
      const last = left.at(-1)
      if (last?.[1] === code - 1) last[1] = code
      else left.push([code, code])
    }
    expect(left.map(([from, to]) => `${from.toString(16)}–${to.toString(16)}`)).toEqual([])
  })

  test('what is fit already stays as it is', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (any) => {
        fc.pre(isDrawn(any))
        expect(terminalSafe(any)).toBe(any)
      }),
    )
    for (const plain of ['Ny förskola vid Ekbacken', 'Å ä ö é ü – ”citat” § 5 €', 'Ψ 漢字 עברית 😀']) expect(terminalSafe(plain)).toBe(plain)
  })

  // The title has what is shown: what is hidden would reach the terminal of the one who runs this.
  test.each([
    ['␛[31mrött', '\u001b[31mrött'], ['a b c', 'a\tb\nc'], ['a␍b', 'a\rb'], ['␀', '\u0000'], ['\\u{7f}', '\u007f'], ['\\u{9b}31m', '\u009b31m'], ['\\u{202e}abc', '\u202eabc'], ['a\\u{200b}b', 'a\u200bb'],
    ['\\u{d800}', '\ud800'], ['a\\u{dc00}b', 'a\udc00b'], ['\\u{e0041}', '\u{e0041}'],
  ])('shown as %s', (shown, hidden) => {
    expect(terminalSafe(hidden)).toBe(shown)
  })

  test('two different texts never look the same by what is left out', () => {
    for (const hidden of ['\u200b', '\u00ad', '\u2060', '\ufeff', '\u202e', '\u0007']) expect(terminalSafe(`Erik${hidden}Olsson`)).not.toBe('ErikOlsson')
  })

  test('said twice is said once', () => {
    fc.assert(
      fc.property(hostileText, (any) => {
        expect(terminalSafe(terminalSafe(any))).toBe(terminalSafe(any))
      }),
    )
  })
})
