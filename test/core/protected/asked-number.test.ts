import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {twelveDigits} from '../../../src/core/protected/asked-number.js'
import type {LocalDate} from '../../../src/core/terms/local-date.js'

const TODAY = '2026-02-03' as LocalDate
const NUMBERS = readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers/personnummer.txt'), 'utf8').trim().split('\n')
const COORDINATION = readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers/samordningsnummer.txt'), 'utf8').trim().split('\n')

describe('K3 K7: a number as a person writes it', () => {
  test('every official test number, with and without its century', () => {
    for (const number of [...NUMBERS, ...COORDINATION]) {
      const age = 2026 - Number(number.slice(0, 4))
      // Ten digits name those of the last hundred years, and with a plus sign those of the hundred before.
      const sign = age > 100 || (age === 100 && `${number.slice(4, 6)}${String(Number(number.slice(6, 8)) % 60).padStart(2, '0')}` <= '0203') ? '+' : '-'
      const ways = [number, `${number.slice(0, 8)}-${number.slice(8)}`, ` ${number} `, ...(age < 200 ? [`${number.slice(2, 8)}${sign}${number.slice(8)}`] : [])]
      for (const written of ways) expect(twelveDigits(written, TODAY), written).toBe(number)
    }
  })

  test.each(['', 'Agneta', '198001022387', '19800102-238', '198013022386', '19800102-2386-', 'SE198001022386'])('%j is none', (written) => {
    expect(twelveDigits(written, TODAY)).toBeNull()
  })
})
