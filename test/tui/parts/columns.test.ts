import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {terminalSafe} from '../../../src/core/terms/terminal-safe.js'
import {cellsOf, inCells, oneLine, wrapped, type Line} from '../../../src/tui/parts/columns.js'

const textOf = (line: Line): string => line.map(({text}) => text).join('')
// Whatever a registry can hold: Swedish, Chinese, pictures, marks, control and bidi characters.
const anyText = fc.oneof(fc.string({unit: 'binary', maxLength: 80}), fc.string({unit: 'grapheme', maxLength: 80}), fc.array(fc.constantFrom('Ansökan', 'å', '審査', '👩‍👧', 'é', '\u001B[2J', '\u202e', ' ', '\n'), {maxLength: 30}).map((words) => words.join('')))

describe('cells', () => {
  test.each([
    ['Ärende 1', 8],
    ['審査', 4],
    ['e\u0301', 1],
    ['👩‍👧', 2],
    ['KS 2026/00001…', 14],
    ['', 0],
  ])('%s takes %i', (text, cells) => {
    expect(cellsOf(text)).toBe(cells)
  })

  test('a text is cut with a mark or filled up, and is always as wide as was asked for', () => {
    expect(inCells('Remiss om ny förskola', 10)).toBe('Remiss om…')
    expect(inCells('Remiss', 10)).toBe('Remiss    ')
    expect(inCells('審査審査', 6)).toBe('審査… ')
    fc.assert(fc.property(anyText, fc.integer({min: 0, max: 60}), (text, cells) => {
      expect(cellsOf(inCells(text, cells))).toBe(cells)
    }))
  })

  test('line breaks and double spaces become one space, and what a terminal would obey becomes text', () => {
    expect(oneLine('  Remiss\r\n om\t ny\u2028förskola ')).toBe('Remiss om ny förskola')
    expect(oneLine('a\u001B]52;c;aGVq\u0007b\u202e')).toBe('a␛]52;c;aGVq␇b\\u{202e}')
  })
})

describe('wrapped', () => {
  test('breaks between words, and inside a word that is longer than a line', () => {
    expect(wrapped([{text: 'Remiss om ny förskola vid Ekbacken', look: 'plain'}], 14).map(textOf)).toEqual(['Remiss om ny ', 'förskola vid ', 'Ekbacken'])
    expect(wrapped([{text: 'Handlingsnummerserie', look: 'plain'}], 8).map(textOf)).toEqual(['Handling', 'snummers', 'erie'])
  })

  test('indents the lines after the first and keeps each piece in its look', () => {
    expect(wrapped([{text: '● [PERSONNAMN]', look: 'found'}, {text: ' i rubriken: behöver ditt svar', look: 'plain'}], 20, 2)).toEqual([
      [{text: '● [PERSONNAMN]', look: 'found'}, {text: ' i ', look: 'plain'}],
      [{text: '  ', look: 'plain'}, {text: 'rubriken: behöver ', look: 'plain'}],
      [{text: '  ', look: 'plain'}, {text: 'ditt svar', look: 'plain'}],
    ])
  })

  test('no line is wider than the panel, and no letter is lost', () => {
    fc.assert(fc.property(fc.array(fc.record({text: anyText, look: fc.constantFrom('plain', 'found')}), {maxLength: 5}), fc.integer({min: 4, max: 60}), (spans, cells) => {
      const lines = wrapped(spans, cells)
      for (const line of lines) expect(cellsOf(textOf(line))).toBeLessThanOrEqual(cells)
      const letters = (text: string): string => text.replace(/ /g, '')
      expect(letters(lines.map(textOf).join(''))).toBe(letters(spans.map(({text}) => terminalSafe(text)).join('')))
    }))
  })
})
