import {describe, expect, test} from 'vitest'
import {scanOne} from './support.js'

describe('B1, B2: who somebody named is', () => {
  test.each([
    ['Interpellation från Erik Olsson (M)', 'elected'], ['Avsägelse, ledamot Erik Olsson', 'elected'], ['Svar från kommunstyrelsens ordförande Erik Olsson', 'elected'], ['Yttrande av bygglovshandläggare Erik Olsson', 'official'], ['Klagomål på rektorn Erik Olsson', 'official'],
    ['Skolplacering, eleven Erik Olsson', 'private'], ['Störande hyresgäst: Erik Olsson', 'private'], ['Dödsboet efter Erik Olsson', 'private'], ['Skrivelse från Erik Olsson', undefined],
  ])('%s: %s', (text, who) => {
    expect(scanOne(text).find(({kind}) => kind === 'person')?.who).toBe(who)
  })

  test('nothing but a person is somebody', () => {
    expect(scanOne('Handläggare 073-123 45 67')[0]).not.toHaveProperty('who')
  })

  test('B10: who holds an office can be insulted and suspected, without a name', () => {
    expect(scanOne('Rektorn är en idiot').map(({kind}) => kind)).toEqual(['insult'])
    expect(scanOne('Åtalsanmälan mot ägaren, bokföringsbrott').map(({kind}) => kind)).toEqual(['offence', 'offence'])
    expect(scanOne('Rektorn informerar om autism')).toEqual([])
  })
})
