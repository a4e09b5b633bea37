import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {csvReading, MASTER_COLUMNS, type MasterColumn} from '../../../src/core/protected/master-csv.js'
import type {MasterEntry} from '../../../src/core/protected/master-record.js'
import {HOSTILE_NAMES} from './hostile-names.js'
import {markingsOf, MISPRINT, numberAt, problemsIn, TODAY} from './support.js'
import {hostileText} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'

const entriesOf = (cells: Readonly<Partial<Record<MasterColumn, string>>>, more: Readonly<Record<string, string>> = {}): readonly MasterEntry[] => {
  const row: Readonly<Record<string, string>> = {...Object.fromEntries(MASTER_COLUMNS.map((column) => [column, ''])), personnummer: numberAt(0), ...cells, ...more}
  return csvReading(Object.keys(row), TODAY)(2, Object.values(row))
}

describe('K2: a row', () => {
  test('each column', () => {
    expect(entriesOf({tidigare_personnummer: `${numberAt(1)}|${numberAt(2)}`, fornamn: 'Agneta', mellannamn: 'Ek', efternamn: 'Kanariefågel', co: 'Bo Ask', adress: 'Nedre gården|Gatan 4', postnummer: '123 45', postort: 'EKBACKEN', fastighet: 'EKEN 1:12|EKEN 1:13', skydd: 'skyddad folkbokföring', skydd_fran: '20240506', avregistrerad: 'utvandrad'})).toEqual([{
      kind: 'record', line: 2, number: numberAt(0), otherNumbers: [numberAt(1), numberAt(2)], gone: 'emigrated', names: {given: 'Agneta', middle: 'Ek', surname: 'Kanariefågel'},
      address: ['c/o Bo Ask', 'Nedre gården', 'Gatan 4', '123 45 EKBACKEN'], properties: ['EKEN 1:12', 'EKEN 1:13'], marking: {kind: 'marked', level: 'skyddad folkbokföring', since: '2024-05-06'},
    }])
  })

  test('headings in any case and order, and an address on lines', () => {
    expect(csvReading(['SKYDD', ' Personnummer', 'Adress'], TODAY)(2, ['Sekretessmarkering', `${numberAt(0).slice(0, 8)}-${numberAt(0).slice(8)}`, 'Gatan 4\nLgh 2'])).toMatchObject([{number: numberAt(0), address: ['Gatan 4', 'Lgh 2'], marking: {level: 'sekretessmarkering'}}])
  })

  test.each([['', 'none'], [' ', 'none'], ['nej', 'none'], ['Nej ', 'none'], ['sekretessmarkering', 'sekretessmarkering'], ['SEKRETESSMARKERING', 'sekretessmarkering'], ['skyddad folkbokföring', 'skyddad folkbokföring'], ['kvarskrivning', 'skyddad folkbokföring'], ['ja', 'okänd nivå'], ['N', 'okänd nivå'], ['0', 'okänd nivå'], ['-', 'okänd nivå'], ['ingen', 'okänd nivå'], ['skyddad', 'okänd nivå']])('skydd %j: %s', (skydd, level) => {
    expect(markingsOf(entriesOf({skydd}))).toEqual([level])
  })

  test.each([['avliden', 'dead'], ['AV 2026-01-01', 'dead'], ['UV', 'emigrated'], ['gammalt personnummer', 'renumbered'], ['försvunnen', 'other'], ['nej', null], ['', null]])('avregistrerad %j: %s', (avregistrerad, gone) => {
    expect(entriesOf({avregistrerad})).toMatchObject([{gone}])
  })

  test.each([
    [{personnummer: ''}, {}, ['2 number-missing personnummer']],
    [{personnummer: MISPRINT, skydd: 'sekretessmarkering'}, {}, ['2 number-wrong personnummer']],
    [{skydd: 'Fingerade personuppgifter'}, {}, ['2 fictitious skydd']],
    [{skydd: 'sekretessmarkering'}, {anmärkning: 'fingerade personuppgifter'}, ['2 fictitious anmärkning']],
    [{tidigare_personnummer: MISPRINT}, {}, ['2 number-wrong tidigare_personnummer']],
    [{postort: 'x'.repeat(501)}, {}, ['2 text-unfit postort']],
  ])('%j %j is no record', (cells, more, problems) => {
    const entries = entriesOf(cells, more)
    expect([entries.filter(({kind}) => kind === 'record'), problemsIn(entries)]).toEqual([[], problems])
  })

  test('too few or too many cells: which is whose cannot be told', () => {
    const read = csvReading(['personnummer', 'skydd'], TODAY)
    for (const cells of [[numberAt(0)], [numberAt(0), '', '']]) expect(problemsIn(read(2, cells))).toEqual(['2 record-broken'])
  })

  test('a number whose day lies ahead', () => {
    expect(problemsIn(csvReading(['personnummer', 'skydd'], '1889-12-31' as typeof TODAY)(2, [numberAt(0), '']))).toEqual(['2 number-wrong personnummer'])
  })

  test.each(HOSTILE_NAMES)('a name of %s is told, and the marking stands', (_, name) => {
    for (const column of ['fornamn', 'mellannamn', 'efternamn'] as const) {
      const entries = entriesOf({skydd: 'sekretessmarkering', [column]: name})
      expect([markingsOf(entries), problemsIn(entries), entries[0]]).toMatchObject([['sekretessmarkering'], [`2 text-unfit ${column}`], {names: null}])
    }
  })

  test('K2: whatever stands in the other columns, somebody marked is not unmarked, and no text is in a problem', () => {
    const marks = fc.oneof(fc.constantFrom('sekretessmarkering', 'skyddad folkbokföring', 'ja', '?'), hostileText.filter((text) => !['', 'nej'].includes(text.normalize('NFC').trim().toLowerCase())))
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...MASTER_COLUMNS.filter((column) => column !== 'personnummer' && column !== 'skydd')), hostileText), marks, (cells, skydd) => {
        const entries = entriesOf({...cells, skydd})
        expect(markingsOf(entries)).not.toContain('none')
        expect(problemsIn(entries).every((told) => /^2 [a-z-]+ [a-z_]+$/.test(told))).toBe(true)
      }),
      tries(300, 20_000),
    )
  })
})
