import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {identityNumber, isPersonsOrganisationNumber} from '../../../src/core/terms/identity-number.js'

const official = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers', `${name}.txt`), 'utf8').trim().split('\n')

const wrongCheck = (number: string): string => `${number.slice(0, -1)}${String((Number(number.at(-1)) + 1) % 10)}`

describe('B4: what a number is', () => {
  test('every official personnummer, with and without century', () => {
    for (const number of official('personnummer')) {
      expect(identityNumber(number)).toEqual({kind: 'personnummer', check: 'right'})
      expect(identityNumber(number.slice(2))).toEqual({kind: 'personnummer', check: 'right'})
    }
  })

  test('every official samordningsnummer, also those whose date of birth is not known', () => {
    for (const number of official('samordningsnummer')) expect(identityNumber(number)).toEqual({kind: 'samordningsnummer', check: 'right'})
  })

  test('interim numbers, whose letter counts as 1', () => {
    for (const number of official('interim')) expect(identityNumber(number)).toEqual({kind: 'interim-number', check: 'right'})
  })

  test('a wrong check digit is told, not refused', () => {
    for (const number of official('personnummer').slice(0, 500)) expect(identityNumber(wrongCheck(number))).toEqual({kind: 'personnummer', check: 'wrong'})
  })

  test('C4: an organisation number whose third digit is below 2 is a person’s', () => {
    for (const number of official('organisation')) {
      expect(identityNumber(number)?.kind).toBe('organisation-number')
      expect(isPersonsOrganisationNumber(number)).toBe(false)
    }
    expect(isPersonsOrganisationNumber(official('personnummer')[0]?.slice(2) ?? '')).toBe(true)
  })

  test.each(['', '123', '20231301', 'abcdefghij', '230230', '0000000000'])('%s is none', (text) => {
    expect(identityNumber(text)).toBeNull()
  })
})
