import {readFileSync} from 'node:fs'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {DETECTORS} from '../../../src/core/scan/detectors/index.js'
import {foldText} from '../../../src/core/scan/fold.js'
import {type PatternTree, patternTree} from '../../../src/core/scan/pattern-tree.js'
import {lowerCase} from '../../../src/core/scan/reading.js'
import {digitsIn, gatedPatterns, holdsLikeDigits} from '../../../src/core/scan/signs.js'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {lexica} from './support.js'

// A gate that stays shut where its pattern fits is a leak. What a pattern fits is told by the engine that runs it, not by the reader that the gates are made by.

const PATTERNS = gatedPatterns().map((gated) => [gated.pattern.source, gated] as const)
const LETTERS = 'aeiknrstlåäöÅÖAEXêéłжß'
const OTHERS = ' \n.,;:-–()/§0195'

/** Texts made by a pattern's own parts, most of which it fits. */
function made(tree: PatternTree): fc.Arbitrary<string> {
  switch (tree.kind) {
    case 'sign': return fc.constant(tree.sign)
    case 'set': return setSigns(tree)
    case 'row': return fc.tuple(...tree.parts.map(made)).map((parts) => parts.join(''))
    case 'choice': return fc.oneof(...tree.of.map(made))
    case 'repeat': return fc.array(made(tree.of), {minLength: tree.least, maxLength: Math.min(tree.most, tree.least + 3)}).map((parts) => parts.join(''))
    case 'look': return tree.negative ? fc.constant('') : made(tree.of)
    case 'edge': return fc.constant('')
  }
}

function setSigns({source}: PatternTree & {readonly kind: 'set'}): fc.Arbitrary<string> {
  const pattern = new RegExp(`^${source}$`, 'u')
  const printable = Array.from({length: 0x250}, (_, code) => String.fromCharCode(code)).filter((sign) => pattern.test(sign))
  return fc.constantFrom(...printable)
}

describe.each(PATTERNS)('the gate of %s', (_, gated) => {
  const {pattern} = gated
  const tree = patternTree(pattern)
  const whole = new RegExp(pattern.source, pattern.flags.replace('y', ''))

  test('is open to whatever the pattern fits', () => {
    let fitted = 0
    const around = fc.oneof(fc.constant(''), fc.constant(' '), fc.string({unit: fc.constantFrom(...LETTERS, ...OTHERS), maxLength: 6}))
    const large = pattern.flags.includes('i') ? fc.boolean() : fc.constant(false)
    fc.assert(
      fc.property(around, made(tree), around, large, (before, inside, after, isLarge) => {
        const text = foldText(before + (isLarge ? inside.toUpperCase() : inside) + after).text
        for (const within of [text, lowerCase(text)]) {
          whole.lastIndex = 0
          if (!whole.test(within)) continue
          fitted++
          if (!gated.mayFit(text, within)) throw new Error(`${JSON.stringify(text)} fits and is not let in`)
        }
      }),
      {numRuns: 300},
    )
    // The patterns that a text can hardly fit by accident are few.
    expect(fitted).toBeGreaterThan(20)
  })

  test('is shut to a text of nothing', () => {
    expect(gated.mayFit('')).toBe(false)
  })
})

test('every gate is open to what its pattern fits in the texts of the development set', () => {
  expect(DETECTORS.length).toBeGreaterThan(0)
  const texts = readFileSync(new URL('../../fixtures/detection-development.jsonl', import.meta.url), 'utf8').split('\n').filter((line) => line !== '')
  for (const line of texts) {
    const {text} = foldText((JSON.parse(line) as {readonly text: string}).text)
    scanText([{field: 'heading', index: 0, text}], {caseNature: 'unknown', lexica})
    for (const [source, gated] of PATTERNS) {
      for (const within of [text, lowerCase(text)]) if (new RegExp(source, gated.pattern.flags.replace('y', '')).test(within)) expect([source, text, gated.mayFit(text, within)]).toEqual([source, text, true])
    }
  }
})

test('digits are counted as far as to fifteen, and for each text anew', () => {
  expect([digitsIn('del 12'), digitsIn('del'), digitsIn('1 '.repeat(40)), digitsIn('')]).toEqual([2, 0, 15, 0])
})

test('six signs in a row that are like digits', () => {
  expect([holdsLikeDigits('lOIBSZ'), holdsLikeDigits('lOI BSZ'), holdsLikeDigits('Plan över vägar')]).toEqual([true, false, false])
})
