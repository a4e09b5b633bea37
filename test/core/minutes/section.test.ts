import {describe, expect, test} from 'vitest'
import {compareSections, isInRanges, parseRanges, parseSection, rangesOf} from '../../../src/core/minutes/section.js'

describe('numbers of paragraphs (F2)', () => {
  test.each([['14', '14'], ['§ 14', '14'], ['§14a', '14a'], ['14 §', '14'], ['3.', '3'], ['014', '14'], ['§§ 7', '7']])('%s is %s', (text, number) => {
    expect(parseSection(text)).toBe(number)
  })
  test.each(['', '§', 'fjorton', '14aa', '12345', '1-2', '§ 14 b c'])('%j is none', (text) => {
    expect(parseSection(text)).toBeNull()
  })

  test('they sort as numbers do', () => {
    expect(['10', '2', '10b', '10a', '1'].sort(compareSections)).toEqual(['1', '2', '10', '10a', '10b'])
  })

  test('ranges are read, and those that run backwards are not', () => {
    expect(parseRanges('§§ 1–3, 5 och 7-9')).toEqual([{from: '1', to: '3'}, {from: '5', to: '5'}, {from: '7', to: '9'}])
    for (const wrong of ['', '3–1', '1–2–3', 'alla']) expect(parseRanges(wrong)).toBeNull()
    expect(isInRanges('10a', [{from: '10', to: '11'}])).toBe(true)
    expect(isInRanges('12', [{from: '10', to: '11'}])).toBe(false)
  })

  test('a range tells nothing of what lies between two that stand beside each other', () => {
    expect(rangesOf(['1', '4', '9'], ['1', '4', '9'])).toEqual([{from: '1', to: '9'}])
    expect(rangesOf(['1', '9'], ['1', '4', '9'])).toEqual([{from: '1', to: '1'}, {from: '9', to: '9'}])
    expect(rangesOf([], ['1'])).toEqual([])
  })
})
