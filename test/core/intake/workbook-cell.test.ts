import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {builtInForm, formOf, placeOf, shownNumber, unescapedText} from '../../../src/core/intake/workbook-cell.js'

const shown = (raw: string, code: string, from1904 = false): string => {
  const found = shownNumber(raw, formOf(code), from1904)
  return 'text' in found ? found.text : `(${found.fault})`
}

describe('numbers as a workbook shows them', () => {
  test.each([
    ['1', 'General', '1'],
    ['1.0', 'General', '1'],
    ['-0', 'General', '0'],
    ['202600123', 'General', '202600123'],
    ['2.02600123E8', 'General', '202600123'],
    ['1.5', 'General', '1.5'],
    ['0.1', '@', '0.1'],
    ['123', '00000', '00123'],
    ['123456', '00000', '123456'],
    ['7', '0', '7'],
    ['1234', '#,##0', '1234'],
    ['1234', '#\\ ##0', '1234'],
    ['7', '0;[Red]-0', '7'],
    // What is shown is not what is held.
    ['7.5', '0', '(unclear)'],
    ['0.25', '0%', '(unclear)'],
    ['1234', '0.00E+00', '(unclear)'],
    ['123', '"KS 2026/"00000', '(unclear)'],
    ['123', '\\K\\S0', '(unclear)'],
    ['123', '#,##0\\ "kr"', '(unclear)'],
    ['123', '[$kr-41D] #,##0', '(unclear)'],
    ['0.5', '# ?/?', '(unclear)'],
    ['1000000000000000', 'General', '(unclear)'],
    ['1e400', 'General', '(unclear)'],
    ['0x10', 'General', '(unclear)'],
    ['1 2', 'General', '(unclear)'],
    ['Infinity', 'General', '(unclear)'],
    ['-1', '00', '(unclear)'],
  ])('%s as %s is %s', (raw, code, text) => {
    expect(shown(raw, code)).toBe(text)
  })

  test.each([
    ['46056', 'yyyy\\-mm\\-dd', '2026-02-03'],
    ['46056', 'yyyy/mm/dd;@', '2026-02-03'],
    ['46056', '[$-41D]d\\ mmmm\\ yyyy;@', '2026-02-03'],
    ['46056', 'dd.mm.yyyy', '2026-02-03'],
    ['46056', 'm/d/yy', '2026-02-03'],
    ['46056.425', 'yyyy-mm-dd', '2026-02-03'],
    ['46056.425', 'yyyy\\-mm\\-dd\\ hh:mm', '2026-02-03T10:12:00'],
    ['46056.425', 'yyyy-mm-dd"T"hh:mm:ss', '2026-02-03T10:12:00'],
    ['46056.999999', 'yyyy-mm-dd hh:mm:ss', '2026-02-04T00:00:00'],
    ['46056.425', 'm/d/yyyy h:mm AM/PM', '2026-02-03T10:12:00'],
    ['0.425', 'h:mm', '10:12:00'],
    ['1.425', 'h:mm', '(unclear)'],
    ['1.425', '[h]:mm', '(unclear)'],
    ['-1', 'yyyy-mm-dd', '(unclear)'],
    ['2958466', 'yyyy-mm-dd', '(unclear)'],
    ['1e12', 'yyyy-mm-dd', '(unclear)'],
  ])('the day %s as %s is %s', (raw, code, text) => {
    expect(shown(raw, code)).toBe(text)
  })

  test.each([['0', '(unclear)'], ['1', '1900-01-01'], ['59', '1900-02-28'], ['60', '(unclear)'], ['61', '1900-03-01'], ['36526', '2000-01-01'], ['45351', '2024-02-29'], ['2958465', '9999-12-31']])('counted from 1900, with the leap day that never was, %s is %s', (raw, text) => {
    expect(shown(raw, 'yyyy-mm-dd')).toBe(text)
  })

  test.each([['0', '1904-01-01'], ['1', '1904-01-02'], ['44594', '2026-02-03']])('counted from 1904, %s is %s', (raw, text) => {
    expect(shown(raw, 'yyyy-mm-dd', true)).toBe(text)
  })

  test('a day of the two ways of counting is 1,462 apart', () => {
    fc.assert(fc.property(fc.integer({min: 1462, max: 2_900_000}), (days) => {
      expect(shown(String(days), 'yyyy-mm-dd')).toBe(shown(String(days - 1462), 'yyyy-mm-dd', true))
    }))
  })

  test.each([[0, '46056'], [1, '46056'], [14, '2026-02-03'], [15, '2026-02-03'], [17, '2026-02-03'], [22, '2026-02-03T00:00:00'], [49, '46056'], [9, '(unclear)'], [12, '(unclear)'], [44, '(unclear)'], [163, '(unclear)']])('the format number %i', (id, text) => {
    const found = shownNumber('46056', builtInForm(id), false)
    expect('text' in found ? found.text : `(${found.fault})`).toBe(text)
  })

  test('no format code and no number crashes it', () => {
    const code = fc.stringMatching(/^[ymdhsGge0#?.,%@;_*\\"[\]$ E+\-/:a-z]{0,30}$/)
    fc.assert(fc.property(fc.oneof(code, fc.string({unit: 'binary'})), fc.oneof(fc.double().map(String), fc.string()), fc.boolean(), (format, raw, from1904) => {
      const found = shownNumber(raw, formOf(format), from1904)
      if ('text' in found) expect(found.text).toMatch(/^(?:\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2})?|\d{2}:\d{2}:\d{2}|-?\d+(?:\.\d+)?)$/)
    }), {numRuns: 3000})
  })
})

describe('texts and places', () => {
  test.each([['en_x000D_\nrad', 'en\r\nrad'], ['_x005F_x000D_', '_x000D_'], ['a_xZZZZ_b', 'a_xZZZZ_b'], ['a_b', 'a_b'], ['_x0041_', 'A']])('%j is %j', (text, expected) => {
    expect(unescapedText(text)).toBe(expected)
  })

  test.each([['A1', 0, 1], ['Z9', 25, 9], ['AA10', 26, 10], ['XFD1048576', 16_383, 1_048_576]])('%s', (reference, column, row) => {
    expect(placeOf(reference)).toEqual({column, row})
  })

  test.each(['', 'A', '1', 'a1', 'A0', 'A01', 'ABCD1', 'A1:B2', '$A$1', 'A12345678'])('%j is no place', (reference) => {
    expect(placeOf(reference)).toBeNull()
  })
})
