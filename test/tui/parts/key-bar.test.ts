import {expect, test} from 'vitest'
import {cellsOf} from '../../../src/tui/parts/columns.js'
import {keyBar} from '../../../src/tui/parts/key-bar.js'

const hints = [
  {key: 'p', label: 'publicera', isAvailable: true},
  {key: 'f', label: 'utan fil', isAvailable: false},
  {key: '?', label: 'tangenter', isAvailable: true},
]
const texts = (cells: number): readonly string[] => keyBar(hints, cells).map((line) => line.map(({text}) => text).join(''))

test('a key that does nothing now stands in parentheses, so that it is told without colour', () => {
  expect(texts(60)).toEqual([' p publicera  (f utan fil)  ? tangenter '])
})

test('a key keeps its place when it is not available', () => {
  const place = (isAvailable: boolean): number => {
    const line = keyBar([{key: 'p', label: 'publicera', isAvailable}, ...hints.slice(1)], 60)[0] ?? []
    return line.map(({text}) => text).join('').indexOf('tangenter')
  }
  expect(place(true)).toBe(place(false))
})

test('takes another line rather than more room than there is', () => {
  expect(texts(24)).toEqual([' p publicera ', '(f utan fil)', ' ? tangenter '])
  for (const text of texts(24)) expect(cellsOf(text)).toBeLessThanOrEqual(24)
})
