import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {cellsOf} from '../../../src/tui/parts/columns.js'
import {edited, lineOf, lineWindow, typed, type EditedLine, type LineKey} from '../../../src/tui/parts/line-editor.js'

const KEYS: readonly LineKey[] = ['left', 'right', 'word-left', 'word-right', 'home', 'end', 'backspace', 'delete', 'delete-word', 'delete-to-start', 'delete-to-end']
const shown = ({text, at}: EditedLine): string => `${text.slice(0, at)}|${text.slice(at)}`
const press = (line: EditedLine, ...keys: readonly LineKey[]): string => shown(keys.reduce(edited, line))

describe('a line', () => {
  test.each([
    [['home', 'right'], 'n|ämnd:KS ny skola'],
    [['word-left'], 'nämnd:KS ny |skola'],
    [['word-left', 'word-left', 'word-left'], 'nämnd:|KS ny skola'],
    [['home', 'word-right'], 'nämnd|:KS ny skola'],
    [['home', 'word-right', 'word-right', 'word-right'], 'nämnd:KS| ny skola'],
    [['backspace'], 'nämnd:KS ny skol|'],
    [['delete'], 'nämnd:KS ny skola|'],
    [['delete-word'], 'nämnd:KS ny |'],
    [['delete-word', 'delete-word'], 'nämnd:KS |'],
    [['word-left', 'delete-to-end'], 'nämnd:KS ny |'],
    [['word-left', 'delete-to-start'], '|skola'],
    [['home', 'delete', 'delete'], '|mnd:KS ny skola'],
    [['home', 'left', 'backspace'], '|nämnd:KS ny skola'],
  ] as const)('%j', (keys, after) => expect(press(lineOf('nämnd:KS ny skola'), ...keys)).toBe(after))

  test('a letter of two characters is one letter', () => {
    expect(press(typed(lineOf(''), 'a\u030akesson'), 'home', 'right')).toBe('å|kesson')
    expect(press(lineOf('👩‍👧‍👦x'), 'home', 'right')).toBe('👩‍👧‍👦|x')
    expect(press(lineOf('👩‍👧‍👦'), 'backspace')).toBe('|')
  })

  test('what a paste brings that is not to be seen is left out, and its lines become one', () => {
    expect(shown(typed(lineOf('x'), 'a\u001b]0;t\u0007\u202eb\r\n\tc\u0000'))).toBe('xa]0;tb c|')
  })

  test('no longer than asked for, and never half a character', () => {
    expect(typed(lineOf('abc'), 'de👩f', 6)).toEqual({text: 'abcde', at: 5})
    expect(typed(lineOf('abc'), 'x', 2).text).toBe('abc')
  })

  const lines = fc.string({unit: 'grapheme', maxLength: 60}).map((text) => typed(lineOf(''), text))
  test('whatever is pressed, the cursor stands in the text and what is left of it was there', () => {
    fc.assert(
      fc.property(lines, fc.array(fc.constantFrom(...KEYS), {maxLength: 12}), (line, keys) => {
        let now = line
        for (const key of keys) {
          const next = edited(now, key)
          expect(next.at >= 0 && next.at <= next.text.length).toBe(true)
          expect(now.text.length - next.text.length).toBeGreaterThanOrEqual(0)
          now = next
        }
      }),
    )
  })

  test('what is seen of it fits, and holds the cursor', () => {
    fc.assert(
      fc.property(lines, fc.nat(80), fc.integer({min: 4, max: 40}), (line, moves, cells) => {
        const at = Array.from({length: moves}).reduce<EditedLine>((now) => edited(now, 'left'), line)
        const {head, under, tail} = lineWindow(at, cells)
        expect(cellsOf(head + under + tail)).toBeLessThanOrEqual(cells)
        expect(under).not.toBe('')
        if (cellsOf(line.text) < cells) expect((head + under + tail).trimEnd()).toBe(line.text.trimEnd())
      }),
    )
  })
})
