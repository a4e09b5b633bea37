import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {terminalSafe} from '../../../src/core/terms/terminal-safe.js'

// A list of its own, by what Unicode says of each character: control, format and bidi, all that is not drawn, separators of lines, half a character.
const UNFIT = /[\p{Cc}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}]/u

const hostile = fc.constantFrom(
  '\u001b[2J', '\u001b]52;c;YWJj\u0007', '\u001b]8;;https://provkommunen.example\u001b\\', '\u009b31m', '\u0090', '\r', '\n', '\t', '\b', '\u0000', '\u007f', '\u0085', '\u202e', '\u2066', '\u2069', '\u200f', '\u061c',
  '\u200b', '\u00ad', '\ufeff', '\u2028', '\u2029', '\ud800', '\udfff', '\u{e0041}', '\ufff9', '\u180e', 'å', '😀',
)
const text = fc.oneof({weight: 2, arbitrary: fc.string({unit: 'binary', maxLength: 20})}, {weight: 1, arbitrary: fc.array(hostile, {maxLength: 8}).map((parts) => parts.join(''))}, {
  weight: 1,
  arbitrary: fc.array(fc.integer({min: 0, max: 0xffff}), {maxLength: 12}).map((units) => String.fromCharCode(...units)),
})

describe('outside text on a terminal', () => {
  test('a hundred thousand texts leave nothing that moves, hides or turns', () => {
    fc.assert(
      fc.property(text, (any) => {
        const safe = terminalSafe(any)
        if (UNFIT.test(safe)) expect.fail(`${JSON.stringify(any)} became ${JSON.stringify(safe)}`)
      }),
      {numRuns: 100_000},
    )
  }, 120_000)

  test('every character of Unicode by itself', () => {
    // Those that come after each other are told as one.
    const left: [number, number][] = []
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (!UNFIT.test(terminalSafe(String.fromCodePoint(code)))) continue
      const last = left.at(-1)
      if (last?.[1] === code - 1) last[1] = code
      else left.push([code, code])
    }
    expect(left.map(([from, to]) => `${from.toString(16)}–${to.toString(16)}`)).toEqual([])
  })

  test('what is fit already stays as it is', () => {
    fc.assert(
      fc.property(fc.string({unit: 'grapheme'}), (any) => {
        fc.pre(!UNFIT.test(any))
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
      fc.property(text, (any) => {
        expect(terminalSafe(terminalSafe(any))).toBe(terminalSafe(any))
      }),
    )
  })
})
