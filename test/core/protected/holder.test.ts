import {describe, expect, test} from 'vitest'
import {isHolderName, wordsWanted, type Word} from '../../../src/core/protected/holder.js'

const asking = {name: 'bo', account: 'bo.alm', hasOneAccount: false}
const holder = (by: string, account = `${by}.konto`): Word => ({by, as: 'holder', account})
const administrator = (by: string): Word => ({by, as: 'administrator', account: by})

describe('K3: whose word is wanted', () => {
  test.each<readonly [string, number, readonly Word[], readonly string[]]>([
    ['nobody’s for the first', 0, [], []],
    ['the first holder’s and an administrator’s for the second', 1, [], ['holder', 'administrator']],
    ['the administrator’s is left', 1, [holder('anna')], ['administrator']],
    ['the holder’s is left', 1, [administrator('adm')], ['holder']],
    ['both are there', 1, [holder('anna'), administrator('adm')], []],
    ['an administrator does not vouch for their own account', 1, [holder('anna'), administrator('bo.alm')], ['administrator']],
    ['nobody vouches for themselves', 1, [holder('bo', 'bo.alm'), administrator('adm')], ['holder']],
    ['two keys of one account are one person', 2, [holder('anna', 'ek'), holder('anna2', 'ek')], ['holder']],
    ['two holders’ for the third', 2, [], ['holder', 'holder']],
    ['one holder twice is one', 2, [holder('anna'), holder('anna')], ['holder']],
    ['an administrator stands for no holder', 2, [holder('anna'), administrator('adm')], ['holder']],
    ['two holders', 5, [holder('anna'), holder('cecilia')], []],
  ])('%s', (_, holders, vouchers, wanted) => {
    expect(wordsWanted(holders, asking, vouchers)).toEqual(wanted)
  })

  test('where one account acts for everybody, its word as administrator counts', () => {
    expect(wordsWanted(1, {...asking, hasOneAccount: true}, [holder('anna'), administrator('bo.alm')])).toEqual([])
    expect(wordsWanted(2, {...asking, hasOneAccount: true}, [holder('anna', 'reg'), holder('bo', 'reg'), holder('cecilia', 'reg')])).toEqual([])
    expect(wordsWanted(2, {...asking, hasOneAccount: true}, [holder('anna', 'reg'), holder('bo', 'reg')])).toEqual(['holder'])
  })
})

test.each([['anna', true], ['anna.ek-2', true], ['åsa', true], ['', false], ['../anna', false], ['a/b', false], ['.anna', false], ['anna.', false], ['a b', false], ['a\nb', false], ['a'.repeat(65), false]])('%j names a holder: %s', (name, isName) => {
  expect(isHolderName(name)).toBe(isName)
})
