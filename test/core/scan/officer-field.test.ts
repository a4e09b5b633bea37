import {describe, expect, test} from 'vitest'
import {shippedJudgement} from '../../../src/cli/world.js'
import {judgeExample} from '../../../src/core/policy/example.js'
import {staffList} from '../../../src/core/policy/staff-list.js'
import {scanOneText} from '../../../src/usecases/scan/scan-one-text.js'

const judgement = shippedJudgement()
const verdict = (officer: string): string => scanOneText(officer, 'officer', null, judgement).verdict

describe('B1: beside the officer’s name anything else is held', () => {
  test.each([
    'Ture Ask (sökande)', 'Signe Wikander, Hamid Östberg (klagande)', 'Handläggare för Hamid Östberg: Signe Wikander', 'Signe Wikander LSS-handläggare för Hamid Östberg', 'Kerstin Rosén åt Ludvig Östberg', 'Kerstin Rosén, vikarie för Ludvig Östberg',
    'Vaktmästare Sten, mamma till elev', 'Tyra Almroth, granne till sökanden', 'Per Lindgren (vårdnadshavare)', 'Viggo Ek, son till anmälaren', 'Brukaren Viggo Ek', 'Signe Wikander; föräldraledig', 'Signe Wikander - tjänstledig t.o.m. mars', 'Signe Wikander, vabbar', 'Signe Wikander c/o hemmet',
    'Hamid Fahlgren, avstängd', 'Signe Wikander, uppsagd', 'Signe Wikander (semester)',
  ])('%s', (officer) => {
    expect(verdict(officer)).toBe('review')
  })

  test.each([
    'Signe Wikander', 'Wikander, Signe', 'Signe Wikander, handläggare barn och unga', 'Signe Wikander (miljöenheten)', 'Barn och familj', 'Kundtjänst', 'Signe Wikander, Kund och service', 'Signe Wikander, boendestödjare', 'Handläggare för serveringstillstånd: Signe Wikander', 'Rektor Kerstin Rosén, Ekskolan',
    'Kerstin Rosén (S), ordförande', 'Ledig tjänst', 'Kerstin Rosén/Ludvig Östberg', 'Kerstin Rosén, konsument- och skuldrådgivare', 'Kerstin Rosén, god man-handläggare', 'Elevhälsan, Kerstin Rosén', 'Ludvig Östberg, privata avlopp', 'Barn- och elevhandläggare Ludvig Östberg', 'Ludvig Östberg, anhörigstöd', 'Vakant',
  ])('the office is shown: %s', (officer) => {
    expect(verdict(officer)).toBe('clear')
  })

  test('a second name is shown where the municipality lists it as an official’s, or lists nobody', () => {
    const answer = (officials: readonly string[]): string => judgeExample({text: 'Kerstin Rosén / Ludvig Östberg', field: 'officer', answer: 'clear'}, judgement, staffList([{officials, members: []}])).answer
    expect([answer([]), answer(['Kerstin Rosén', 'Ludvig Östberg']), answer(['Kerstin Rosén'])]).toEqual(['clear', 'clear', 'review'])
  })
})
