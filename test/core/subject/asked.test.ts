import {describe, expect, test} from 'vitest'
import {Refusal} from '../../../src/core/refusal.js'
import {parseAsked, spellAsked} from '../../../src/core/subject/asked.js'
import {refusalOf} from '../../io/support.js'
import {officialNumbers} from '../support.js'

const [NUMBER = ''] = officialNumbers('personnummer')
const [COORDINATION = ''] = officialNumbers('samordningsnummer')

const spelt = (text: string): readonly string[] => parseAsked(text).map(({asked}) => spellAsked(asked))

describe('what is known of a person (P2)', () => {
  test.each([
    ['Elsa Lindqvist', 'name lindqvist, elsa'],
    ['Lindqvist, Elsa', 'name lindqvist, elsa'],
    ['Anna-Karin Berg-Lind', 'name berg lind, anna karin'],
    ['Anna von Essen', 'name von essen, anna'],
    ['von Essen, Anna', 'name von essen, anna'],
    ['A\u030Asa Sjo\u0308gren', 'name sjögren, åsa'],
    ['Lindqvist', 'name lindqvist, '],
    ['Elsa@Provkommunen.example', 'email elsa@provkommunen.example'],
    ['031-390 06 05', 'phone 0313900605'],
    ['+46 31 390 06 05', 'phone 0313900605'],
    ['0046 (0)31 390 06 05', 'phone 0313900605'],
    ['+45 12 34 56 78', 'phone +4512345678'],
    ['Storgatan 12 B, 123 45 Ekbacken', 'address storgatan 12b'],
    ['adress: Norra vägen 3', 'address norra vägen 3'],
    ['konto: reg1', 'account reg1'],
    ['dnr: KS 2026/00123:1', 'diary-number KS 2026/00123:1'],
    ['name: Storgatan', 'name storgatan, '],
  ])('%s', (line, expected) => {
    expect(spelt(line)).toEqual([expected])
  })

  test('an identity number in any written form is the same ten characters', () => {
    for (const number of [NUMBER, COORDINATION]) {
      const [century, date, last] = [number.slice(0, 2), number.slice(2, 8), number.slice(8)]
      for (const form of [number, `${date}-${last}`, `${date}+${last}`, `${date}${last}`, `${century}${date}-${last}`, `${date} ${last}`, `${date}\u2013${last}`, `${century}${date.slice(0, 2)}-${date.slice(2, 4)}-${date.slice(4)}-${last}`]) {
        expect(spelt(`personnummer: ${form}`), form.replace(/\d/g, '0')).toEqual([`identity-number ${date}${last}`])
      }
    }
  })

  test('a misprinted number is looked for, and said to be one', () => {
    const wrong = `${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}`
    expect(parseAsked(`personnummer: ${wrong}`)).toMatchObject([{line: 1, asked: {kind: 'identity-number', check: 'wrong'}}])
  })

  test('digits that are both a telephone number and an identity number are looked for as both', () => {
    const born2007 = officialNumbers('personnummer').find((number) => number.slice(2).startsWith('0')) ?? ''
    expect(parseAsked(born2007.slice(2)).map(({line, asked: {kind}}) => [line, kind])).toEqual([[1, 'phone'], [1, 'identity-number']])
  })

  test('empty lines are passed over, and lines keep their numbers', () => {
    expect(parseAsked('\n\nElsa Lindqvist\r\n \nkonto: reg1\n').map(({line}) => line)).toEqual([3, 5])
  })

  test('what cannot be understood is refused by its line, never by its text', async () => {
    const {code, facts} = await refusalOf(() => parseAsked('Elsa Lindqvist\n§§ Tyra 12 Lindqvist ££'))
    expect([code, facts]).toEqual(['subject-line-unclear', {line: 2}])
    expect((await refusalOf(() => parseAsked('personnummer: 12'))).code).toBe('subject-line-unclear')
    expect((await refusalOf(() => parseAsked(' \n\n'))).code).toBe('subject-nothing-asked')
    expect((await refusalOf(() => parseAsked('Elsa Lindqvist\n'.repeat(101)))).code).toBe('subject-too-much-asked')
    expect(() => parseAsked('a@b')).toThrow(Refusal)
  })
})
