import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import type {MasterEntry} from '../../../src/core/protected/master-record.js'
import {isRecord, sparEntries, type MasterElement} from '../../../src/core/protected/master-spar.js'
import {HOSTILE_NAMES} from './hostile-names.js'
import {COORDINATION, markingsOf, MISPRINT, numberAt, problemsIn, TODAY} from './support.js'
import {hostileText} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'

type Content = string | readonly MasterElement[]
const el = (name: string, content: Content = '', attributes: Readonly<Record<string, string>> = {}): MasterElement => ({name, line: 1, attributes: new Map(Object.entries(attributes)), children: typeof content === 'string' ? [] : content, text: typeof content === 'string' ? content : ''})
const id = (number: string): MasterElement => el('PersonId', [el('IdNummer', number), el('Typ', 'PERSONNUMMER')])
const entriesOf = (...children: readonly MasterElement[]): readonly MasterEntry[] => sparEntries(el('PersonsokningSvarspost', [id(numberAt(0)), ...children]), TODAY)
const until = (day: string): MasterElement => el('DatumTill', day)
const secrecy = (value: string, attributes = {}): MasterElement => el('Sekretessmarkering', value, attributes)
const registration = (value: string): MasterElement => el('SkyddadFolkbokforing', value)

describe('K2: a record of SPAR', () => {
  test('each element that is read', () => {
    const entries = entriesOf(
      secrecy('JA'), el('SekretessDatum', '2020-01-01'), registration('JA'), el('SkyddadFolkbokforingDatum', '2024-05-06'),
      el('Namn', [el('Aviseringsnamn', 'x'), el('Fornamn', 'Agneta Maria'), el('Tilltalsnamn', '10'), el('Mellannamn', 'Ek'), el('Efternamn', 'Kanariefågel')]),
      el('Persondetaljer', [until('9999-12-31'), el('Hanvisning', [el('IdNummer', numberAt(1)), el('Typ', 'Fran')])]),
      el('Folkbokforingsadress', [el('SvenskAdress', [el('Utdelningsadress2', 'Gatan 4'), el('PostNr', '12345'), el('Postort', 'EKBACKEN')])]),
      el('SarskildPostadress', [el('SvenskAdress', [el('CareOf', 'Skatteverket'), el('Utdelningsadress1', 'Förmedlingsuppdrag'), el('Utdelningsadress2', 'Box 1'), el('PostNr', '54321'), el('Postort', 'TALLSTAD')])]),
      el('Relation', [el('IdNummer', numberAt(9)), el('Fornamn', 'Bo'), secrecy('JA')]),
      el('Fastighet', [el('FastighetDel', [el('FastighetBeteckning', 'EKEN 1:12')])]),
    )
    expect(entries).toEqual([{
      kind: 'record', line: 1, number: numberAt(0), otherNumbers: [numberAt(1)], gone: null, names: {given: 'Agneta Maria', middle: 'Ek', surname: 'Kanariefågel'},
      address: ['c/o Skatteverket', 'Förmedlingsuppdrag', 'Box 1', '543 21 TALLSTAD'], properties: ['EKEN 1:12'], marking: {kind: 'marked', level: 'skyddad folkbokföring', since: '2024-05-06'},
    }])
  })

  test.each<readonly [MasterElement[], string]>([
    [[], 'untold'], [[secrecy('NEJ')], 'none'], [[secrecy('JA')], 'okänd nivå'], [[secrecy('')], 'okänd nivå'], [[secrecy('Y')], 'okänd nivå'],
    [[secrecy('NEJ'), registration('NEJ')], 'none'], [[secrecy('JA'), registration('NEJ')], 'sekretessmarkering'], [[secrecy('JA'), registration('JA')], 'skyddad folkbokföring'], [[secrecy('NEJ'), registration('JA')], 'skyddad folkbokföring'],
    [[registration('NEJ')], 'untold'], [[registration('JA')], 'skyddad folkbokföring'], [[secrecy('JA'), registration('')], 'okänd nivå'],
    [[secrecy('JA', {sattAvSPAR: 'JA'})], 'skyddad folkbokföring'], [[secrecy('JA', {sattAvSPAR: 'JA'}), registration('NEJ')], 'skyddad folkbokföring'], [[secrecy('NEJ', {sattAvSPAR: 'NEJ'}), registration('NEJ')], 'none'],
    [[secrecy('NEJ'), secrecy('JA'), registration('NEJ')], 'sekretessmarkering'], [[secrecy('NEJ'), el('Kvarskrivning', 'JA')], 'skyddad folkbokföring'], [[secrecy('NEJ'), el('SkyddadFolkbokföring', 'JA')], 'skyddad folkbokföring'],
    [[secrecy('NEJ'), registration('NEJ'), el('Persondetaljer', [until('2020-01-01'), secrecy('JA')])], 'none'],
    [[secrecy('NEJ'), registration('NEJ'), el('Persondetaljer', [until('9999-12-31'), secrecy('JA')])], 'sekretessmarkering'],
    [[secrecy('NEJ'), registration('NEJ'), el('Persondetaljer', [until('snart'), secrecy('JA')])], 'sekretessmarkering'],
    [[secrecy('NEJ'), registration('NEJ'), el('Relation', [secrecy('JA')])], 'none'],
  ])('%#: %j is %s', (children, level) => {
    expect(markingsOf(entriesOf(...children))).toEqual([level])
  })

  test('of names and addresses those that are so now', () => {
    const named = (given: string, day: string): MasterElement => el('Namn', [until(day), el('Fornamn', given)])
    const at = (street: string, day: string): MasterElement => el('Folkbokforingsadress', [el('SvenskAdress', [until(day), el('Utdelningsadress2', street)])])
    expect(entriesOf(named('Gammal', '2020-01-01'), named('Ny', '9999-12-31'), at('Förr 1', '2019-01-01'), at('Nu 1', '9999-12-31'))).toMatchObject([{names: {given: 'Ny'}, address: ['Nu 1']}])
    expect(entriesOf(named('Gammal', '2020-01-01'))).toMatchObject([{names: null}])
    expect(entriesOf(el('Kontaktadress', [el('InternationellAdress', [el('Utdelningsadress1', 'Vej 1'), el('Land', 'DANMARK')])]))).toMatchObject([{address: ['Vej 1', 'DANMARK']}])
  })

  test('a number that was changed, from both sides, and as older schemas write it', () => {
    const details = (...children: readonly MasterElement[]): MasterElement => el('Persondetaljer', children)
    const hint = (number: string, type: string): MasterElement => el('Hanvisning', [el('IdNummer', number), ...(type === '' ? [] : [el('Typ', type)])])
    expect(entriesOf(details(hint(numberAt(1), 'Till')))).toMatchObject([{otherNumbers: [numberAt(1)], gone: 'renumbered'}])
    expect(entriesOf(details(hint(numberAt(1), 'Fran'), hint(COORDINATION[0] ?? '', '')))).toMatchObject([{otherNumbers: [numberAt(1), COORDINATION[0]], gone: null}])
    expect(entriesOf(details(el('HanvisningsPersonNrByttTill', numberAt(1))))).toMatchObject([{otherNumbers: [numberAt(1)], gone: 'renumbered'}])
    expect(entriesOf(details(el('HanvisningspersonNrByttFran', numberAt(1))))).toMatchObject([{otherNumbers: [numberAt(1)], gone: null}])
    expect(sparEntries(el('post', [el('PersonId', [el('FysiskPersonId', numberAt(3))]), secrecy('J')]), TODAY)).toMatchObject([{number: numberAt(3), marking: {level: 'okänd nivå'}}])
  })

  test.each([['AV', 'dead'], ['UV', 'emigrated'], ['GN', 'renumbered'], ['TA', 'other'], ['FI', 'other']])('AvregistreringsorsakKod %s: %s', (code, gone) => {
    expect(entriesOf(el('Persondetaljer', [el('AvregistreringsorsakKod', code)]))).toMatchObject([{gone}])
  })

  test('a day of death without a code, and a day that is none', () => {
    expect(entriesOf(el('Persondetaljer', [el('Avlidendatum', '2026-01-00')]))).toMatchObject([{gone: 'dead'}])
    expect(entriesOf(el('Persondetaljer', [el('Avlidendatum', '0000-00-00')]))).toMatchObject([{gone: null}])
  })
})

describe('K2: what is not understood', () => {
  test.each<readonly [string, MasterElement[], string[]]>([
    ['no number', [el('PersonId'), secrecy('JA')], ['1 number-missing IdNummer']],
    ['a wrong check digit', [id(MISPRINT), secrecy('JA')], ['1 number-wrong IdNummer']],
    ['two persons', [id(numberAt(0)), id(numberAt(1)), secrecy('JA')], ['1 number-missing IdNummer', '1 told-twice PersonId']],
    ['a fictitious identity as a value', [id(numberAt(0)), secrecy('Fingerade personuppgifter')], ['1 fictitious Sekretessmarkering']],
    ['a fictitious identity as an element', [id(numberAt(0)), el('FingeradePersonuppgifter', 'JA')], ['1 fictitious FingeradePersonuppgifter']],
    ['a fictitious identity once', [id(numberAt(0)), el('Persondetaljer', [until('2020-01-01'), el('Skydd', 'fingerad')])], ['1 fictitious Skydd']],
    ['a hostile name, unmarked', [id(numberAt(0)), secrecy('NEJ'), el('Namn', [el('Fornamn', 'A\u202eb')])], ['1 text-unfit Fornamn']],
  ])('%s', (_, children, problems) => {
    const entries = sparEntries(el('post', children), TODAY)
    expect([entries.filter(({kind}) => kind === 'record'), problemsIn(entries)]).toEqual([[], problems])
  })

  test.each(HOSTILE_NAMES)('a name of %s is told, and the marking stands', (_, name) => {
    const entries = entriesOf(secrecy('JA'), el('Namn', [el('Efternamn', name)]))
    expect([markingsOf(entries), problemsIn(entries), entries[0]]).toMatchObject([['okänd nivå'], ['1 text-unfit Efternamn'], {names: null}])
  })

  test('a question, and other persons, are no records', () => {
    expect([el('PersonsokningFraga', [id(numberAt(0))]), el('Relation', [id(numberAt(0))]), el('Kuvert', [el('IdNummer')]), el('AviseringPost', [id(numberAt(0))])].map(isRecord)).toEqual([false, false, false, true])
  })
})

test('K2: no elements around it make somebody marked come out as unmarked', () => {
  const leaf = fc.record({name: fc.constantFrom('Sekretessmarkering', 'SkyddadFolkbokforing', 'SekretessDatum', 'Fornamn', 'Annat', 'IdNummer'), value: fc.oneof(fc.constantFrom('NEJ', 'N', 'JA', '', '2020-01-01'), hostileText)}).map(({name, value}) => el(name, value))
  const branch = fc.record({name: fc.constantFrom('Persondetaljer', 'Namn', 'Relation', 'Skydd', 'Folkbokforingsadress'), children: fc.array(leaf, {maxLength: 4})}).map(({name, children}) => el(name, children))
  const marks = fc.constantFrom(secrecy('JA'), secrecy('J'), secrecy('?'), registration('JA'), registration(''), secrecy('NEJ', {sattAvSPAR: 'JA'}))
  fc.assert(
    fc.property(fc.array(fc.oneof(leaf, branch), {maxLength: 6}), marks, fc.array(fc.oneof(leaf, branch), {maxLength: 6}), (before, mark, after) => {
      expect(markingsOf(entriesOf(...before, mark, ...after))).not.toContain('none')
    }),
    tries(300, 20_000),
  )
})
