import {describe, expect, test} from 'vitest'
import {digitsIn, holds, SIGN} from '../../../src/core/scan/signs.js'

describe('what a text holds of what patterns cannot do without', () => {
  test.each([
    ['Grannens häck', SIGN.home],
    ['klagomål på GRANNEN', SIGN.home | SIGN.tenants],
    ['Åk 3', SIGN.dwelling],
    ['(hon)', SIGN.pronoun],
    ['till henne', SIGN.pronoun],
    ['erik (a) exempel', SIGN.at],
    ['erik at exempel', SIGN.at],
    ['Reg.nr saknas', SIGN.plate],
    ['Betalas till', SIGN.account],
    ['Enligt OSL', SIGN.section],
    ['förskolläraren', SIGN.post],
    ['Ägaren', SIGN.someone],
    ['lOIBSZ', SIGN.likeDigits],
  ])('%j', (text, sign) => {
    expect(holds(text, sign)).toBe(true)
  })

  test.each([
    ['handlingar', SIGN.pronoun],
    ['êhan', SIGN.pronoun],
    ['hoN8', SIGN.home],
    ['Plan över vägar', SIGN.likeDigits | SIGN.at | SIGN.plate | SIGN.section | SIGN.post],
    ['', SIGN.someone],
  ])('%j has no such stem', (text, sign) => {
    expect(holds(text, sign)).toBe(false)
  })

  test('digits are counted as far as to fifteen, and for each text anew', () => {
    expect([digitsIn('del 12'), digitsIn('del'), digitsIn('1 '.repeat(40)), digitsIn('')]).toEqual([2, 0, 15, 0])
  })
})
