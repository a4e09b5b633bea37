import {describe, expect, test} from 'vitest'
import {diaryNumberAlone, diaryNumberIn, diaryNumbersIn, wholeShape} from '../../../src/core/minutes/diary-numbers.js'

const SHAPES = ['KS \\d{4}/\\d{5}', '^SN \\d{4}/\\d{5}$', '^(?:MBN-\\d{4}-\\d{4}|MBN \\d{2})$', '[$^]\\d{3}', '\\d{4}/\\d{4}', '^BN \\d{4}/\\d{5}($|-\\d+$)', '(?:^|\\s)DN \\d{4}/\\d{5}']

describe('case numbers in running text (A8 F3)', () => {
  test.each([
    ['a shape that is not tied to a cell', 'Se KS 2026/00123, som avslutats.', ['KS 2026/00123']],
    ['one that is', 'Se SN 2026/00012, som avslutats.', ['SN 2026/00012']],
    ['one of two', 'Jfr MBN-2026-9001 och MBN 17.', ['MBN-2026-9001', 'MBN 17']],
    ['signs of a number that look like ties', 'Nummer $123 gäller.', ['$123']],
    ['small letters, and a line in the middle', 'jäv i ks\n2026/00123', ['KS 2026/00123']],
    ['a word grown together with it', 'Dnr2026/0017', ['2026/0017']],
    ['digits of a footnote behind it', 'Se KS 2026/001231.', ['KS 2026/00123']],
    ['the next cell behind it', 'KS 2026/001232026-02-03', ['KS 2026/00123']],
    ['a longer number of the same diary', 'Se BN 2026/00012-1.', ['BN 2026/00012-1', 'BN 2026/00012']],
    ['a space that is part of a tie', 'Se DN 2026/00012.', ['DN 2026/00012']],
  ])('%s', (_, text, numbers) => {
    expect(diaryNumbersIn(text, SHAPES)).toEqual(expect.arrayContaining([...numbers]))
  })
})

test('a word without an end is looked through all the same, and a number in the middle of a long text is found', () => {
  const long = `${'A'.repeat(100_000)} ${'ord '.repeat(50_000)}`
  expect(diaryNumbersIn(`${long}KS 2026/00123 ${long}`, [...SHAPES, '[A-ZÅÄÖ]+ \\d{4}/\\d+'])).toContain('KS 2026/00123')
})

test.each([['Ny förskola (dnr KS 2026/00123)', 'KS 2026/00123'], ['Faktura 12026/00170', null], ['Ny förskola', null]])('on a line by itself: %s', (line, number) => {
  expect(diaryNumberIn(line, SHAPES)).toBe(number)
})

describe('a case number alone', () => {
  test.each([['sn 2026/00012', 'SN 2026/00012'], ['Dnr: SN 2026/00012', 'SN 2026/00012'], ['Ärendenummer SN 2026/00012', 'SN 2026/00012'], ['', ''], ['Dnr', ''], ['SN 2026/12', null], ['SN 2026/00012 och mer', null]])('%s is %s', (cell, number) => {
    expect(diaryNumberAlone(cell, SHAPES.map(wholeShape))).toBe(number)
  })
})
