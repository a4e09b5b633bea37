import {describe, expect, test} from 'vitest'
import {isHolderName, wordsWanted, type Voucher} from '../../../src/core/protected/holder.js'

const asking = {name: 'bo', account: 'bo.alm', hasOneAccount: false}
const holder = (by: string): Voucher => ({by, as: 'holder'})
const administrator = (by: string): Voucher => ({by, as: 'administrator'})

describe('K3: whose word is wanted', () => {
  test.each<readonly [string, number, readonly Voucher[], readonly string[]]>([
    ['nobody’s for the first', 0, [], []],
    ['the first holder’s and an administrator’s for the second', 1, [], ['holder', 'administrator']],
    ['the administrator’s is left', 1, [holder('anna')], ['administrator']],
    ['the holder’s is left', 1, [administrator('adm')], ['holder']],
    ['both are there', 1, [holder('anna'), administrator('adm')], []],
    ['an administrator does not vouch for their own account', 1, [holder('anna'), administrator('bo.alm')], ['administrator']],
    ['nobody vouches for themselves', 1, [holder('bo'), administrator('adm')], ['holder']],
    ['two holders’ for the third', 2, [], ['holder', 'holder']],
    ['one holder twice is one', 2, [holder('anna'), holder('anna')], ['holder']],
    ['an administrator stands for no holder', 2, [holder('anna'), administrator('adm')], ['holder']],
    ['two holders', 5, [holder('anna'), holder('cecilia')], []],
  ])('%s', (_, holders, vouchers, wanted) => {
    expect(wordsWanted(holders, asking, vouchers)).toEqual(wanted)
  })

  test('where one account acts for everybody, its word as administrator counts', () => {
    expect(wordsWanted(1, {...asking, hasOneAccount: true}, [holder('anna'), administrator('bo.alm')])).toEqual([])
  })
})

test.each([['anna', true], ['anna.ek-2', true], ['åsa', true], ['', false], ['../anna', false], ['a/b', false], ['.anna', false], ['anna.', false], ['a b', false], ['a\nb', false], ['a'.repeat(65), false]])('%j names a holder: %s', (name, isName) => {
  expect(isHolderName(name)).toBe(isName)
})
