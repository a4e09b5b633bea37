import {describe, expect, test} from 'vitest'
import {diaryNumberAlone, diaryNumbersIn, wholeShape} from '../../../src/core/minutes/diary-numbers.js'

const SHAPES = ['KS \\d{4}/\\d{5}', '^SN \\d{4}/\\d{5}$', '^(?:MBN-\\d{4}-\\d{4}|MBN \\d{2})$', '[$^]\\d{3}', '\\d{4}/\\d{4}']

describe('case numbers in running text (A8 F3)', () => {
  test.each([
    ['a shape that is not tied to a cell', 'Se KS 2026/00123, som avslutats.', ['KS 2026/00123']],
    ['one that is', 'Se SN 2026/00012, som avslutats.', ['SN 2026/00012']],
    ['one of two', 'Jfr MBN-2026-9001 och MBN 17.', ['MBN-2026-9001', 'MBN 17']],
    ['signs of a number that look like ties', 'Nummer $123 gäller.', ['$123']],
    ['small letters, and a line in the middle', 'jäv i ks\n2026/00123', ['KS 2026/00123']],
    ['a word grown together with it', 'Dnr2026/0017', ['2026/0017']],
    ['part of a longer number', 'Faktura 12026/00170', []],
  ])('%s', (_, text, numbers) => {
    expect(diaryNumbersIn(text, SHAPES)).toEqual(numbers)
  })
})

describe('a case number alone', () => {
  test.each([['sn 2026/00012', 'SN 2026/00012'], ['Dnr: SN 2026/00012', 'SN 2026/00012'], ['Ärendenummer SN 2026/00012', 'SN 2026/00012'], ['', ''], ['Dnr', ''], ['SN 2026/12', null], ['SN 2026/00012 och mer', null]])('%s is %s', (cell, number) => {
    expect(diaryNumberAlone(cell, SHAPES.map(wholeShape))).toBe(number)
  })
})
