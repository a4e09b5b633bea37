import {describe, expect, test} from 'vitest'
import {sharesSurname, tallyOf, type TalliedPerson} from '../../../src/core/protected/tally.js'
import type {Instant} from '../../../src/core/terms/identifiers.js'

describe('N1: readings of somebody with the reader’s name', () => {
  test.each([
    ['Agneta Kanariefågel', 'sven.kanariefagel', true],
    ['Agneta Kanariefågel', 'agneta.ek', false],
    ['Vera Ek-Kanariefågel', 'kanariefagel', true],
    ['Vera Ek', 'anna.ek', false],
    ['KANARIEFÅGEL', 'Bo Kanariefågel', true],
    ['', 'anna', false],
  ])('%s read by %s: %s', (name, reader, shares) => expect(sharesSurname(name, reader)).toBe(shares))
})

const at = (day: string): Instant => `${day}T10:00:00.000Z` as Instant
const contact = (day: string): TalliedPerson['records'][number] => ({at: at(day), record: {kind: 'contact', channel: 'letter', calledBack: false, idShown: false, note: ''}})
const told = (day: string, risks: boolean, otherWay: boolean): TalliedPerson['records'][number] => ({at: at(day), record: {kind: 'told', risks, otherWay}})
const PERIOD = {from: at('2026-02-01'), before: at('2026-03-01')}

describe('N1: what a holder counts', () => {
  test('contacts of the period alone; who was told once is told', () => {
    const persons: TalliedPerson[] = [
      {name: 'A B', hasOpenCase: true, records: [told('2026-01-10', true, false), contact('2026-01-11'), contact('2026-02-11'), contact('2026-02-12')]},
      {name: 'C D', hasOpenCase: false, records: [contact('2026-02-11'), contact('2026-03-01'), told('2026-02-11', false, true)]},
      {name: 'E F', hasOpenCase: false, records: []},
    ]
    expect(tallyOf(persons, [], PERIOD)).toEqual({contacts: 3, toldOfRisks: 2, offeredAnotherWay: 1, ownName: 0, noOpenCase: 0})
  })

  test('a reading of somebody whom nothing open is about, or who is kept no more, is counted', () => {
    const [withCase, without]: TalliedPerson[] = [{name: 'A Kanariefågel', hasOpenCase: true, records: []}, {name: 'B Kanariefågel', hasOpenCase: false, records: []}]
    const reading = (holder: string, person: TalliedPerson | null | undefined): {holder: string; person: TalliedPerson | null} => ({holder, person: person ?? null})
    expect(tallyOf([], [reading('anna', withCase), reading('anna', without), reading('anna', null), reading('kanariefagel', withCase)], PERIOD)).toMatchObject({ownName: 1, noOpenCase: 2})
  })
})
