import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {NavetReading} from '../../../src/core/protected/master-navet.js'
import type {MasterEntry, MasterRecord} from '../../../src/core/protected/master-record.js'
import {HOSTILE_NAMES} from './hostile-names.js'
import {COORDINATION, markingsOf, MISPRINT, numberAt, problemsIn, TODAY} from './support.js'
import {hostileText} from '../../support/hostile.js'
import {tries} from '../../support/fuzz.js'

function read(text: string): {readonly entries: readonly MasterEntry[]; readonly end: string} {
  const reading = new NavetReading(TODAY)
  const entries = text.split('\n').flatMap((line, at) => reading.take(line, at + 1))
  const end = reading.end()
  return {entries: [...entries, ...end.entries], end: end.kind}
}
const post = (...terms: readonly string[]): string => ['#POST_START', ...terms.map((term) => `#UP ${term}`), '#POST_SLUT'].join('\n')
const entriesOf = (...terms: readonly string[]): readonly MasterEntry[] => read(post(`01001 ${numberAt(0)}`, ...terms)).entries
const recordOf = (...terms: readonly string[]): MasterRecord => {
  const [record, ...more] = entriesOf(...terms)
  if (record?.kind !== 'record' || more.length > 0) throw new Error('one record was expected')
  return record
}

describe('K2: a record of term codes', () => {
  test('each code that is read', () => {
    const terms = [
      `01001 ${numberAt(0)}`, '01003 J', '01004 10', `01005 ${numberAt(1)}`, '01011 10', '01012 Agneta Maria', '01013 Ek', '01014 Kanariefågel', '01015 Kanariefågel, Agneta', '01020 N', '01025 EKEN 1:12',
      '01033 Bo Ask', '01034 Nedre gården', '01035 Hemliga gränden 4 lgh 1101', '01036 12345', '01037 EKBACKEN', '01051 c/o Skatteverket', '01052 Förmedlingsuppdrag', '01053 Box 1', '01054 54321', '01055 TALLSTAD', '01088 annat',
    ]
    expect(read(post(...terms)).entries).toEqual([{
      kind: 'record', line: 1, number: numberAt(0), otherNumbers: [numberAt(1)], gone: null, names: {given: 'Agneta Maria', middle: 'Ek', surname: 'Kanariefågel'},
      address: ['c/o Skatteverket', 'Förmedlingsuppdrag', 'Box 1', '543 21 TALLSTAD'], properties: ['EKEN 1:12'], marking: {kind: 'marked', level: 'sekretessmarkering', since: null},
    }])
  })

  test('who is unmarked is reached where they are registered', () => {
    const where = ['01033 Bo Ask', '01035 Gatan 4', '01036 12345', '01037 EKBACKEN', '01053 Box 1', '01055 TALLSTAD']
    expect(recordOf('01003 N', '01020 N', ...where).address).toEqual(['c/o Bo Ask', 'Gatan 4', '123 45 EKBACKEN'])
    expect(recordOf(...where).address).toEqual(['Box 1', 'TALLSTAD'])
    expect(recordOf('01003 J', '01035 Gatan 4').address).toEqual(['Gatan 4'])
  })

  test.each([
    [[], 'untold'], [['01003 N'], 'untold'], [['01003 J'], 'okänd nivå'], [['01003'], 'okänd nivå'], [['01003 1'], 'okänd nivå'], [['01020 N'], 'untold'], [['01020 J'], 'skyddad folkbokföring'], [['01020 ?'], 'okänd nivå'],
    [['01003 N', '01020 N'], 'none'], [['01003 J', '01020 N'], 'sekretessmarkering'], [['01003 J', '01020 J'], 'skyddad folkbokföring'], [['01003 N', '01020 J'], 'skyddad folkbokföring'], [['01020 N', '01003 J'], 'sekretessmarkering'], [['01003 KVARSKRIVNING'], 'skyddad folkbokföring'],
  ])('%j: %s', (terms, level) => {
    expect(markingsOf(entriesOf(...terms))).toEqual([level])
  })

  test.each([['AV', 'dead'], ['AV 20260101', 'dead'], ['A', 'dead'], ['UV', 'emigrated'], ['GN', 'renumbered'], ['GS', 'renumbered'], ['G', 'renumbered'], ['OB', 'other'], ['FI', 'other'], ['??', 'other'], ['', null]])('01006 %j: %s', (code, gone) => {
    expect(recordOf(`01006 ${code}`, '01007 20260101').gone).toBe(gone)
  })

  test('a number that was given stands in the place of the first, and beside it is another of the same person', () => {
    const [record] = read(post(`01002 ${COORDINATION[0] ?? ''}`, '01003 J')).entries
    expect(record).toMatchObject({kind: 'record', number: COORDINATION[0], otherNumbers: []})
    expect(recordOf(`01002 ${COORDINATION[0] ?? ''}`)).toMatchObject({number: numberAt(0), otherNumbers: [COORDINATION[0]]})
  })

  test('several other numbers, once each, and not its own', () => {
    expect(recordOf(`01005 ${numberAt(1)}`, `01005 ${numberAt(2)}`, `01005 ${numberAt(1)}`, `01005 ${numberAt(0)}`, '01005').otherNumbers).toEqual([numberAt(1), numberAt(2)])
  })

  test('without names and address it tells none', () => {
    expect(recordOf('01012', '01014 ')).toMatchObject({names: null, address: [], properties: []})
  })
})

describe('K2: what is not understood protects, and unmarks nobody', () => {
  test.each([
    ['no number', post('01003 J'), ['1 number-missing 01001']],
    ['an empty number', post('01001', '01003 J'), ['1 number-missing 01001']],
    ['a wrong check digit', post(`01001 ${MISPRINT}`, '01003 J'), ['1 number-wrong 01001']],
    ['ten digits', post(`01001 ${numberAt(0).slice(2)}`, '01003 J'), ['1 number-wrong 01001']],
    ['no day', post(`01001 ${numberAt(0).slice(0, 6)}32${numberAt(0).slice(8)}`, '01003 J'), ['1 number-wrong 01001']],
    ['two numbers', post(`01001 ${numberAt(0)}`, `01001 ${numberAt(1)}`, '01003 J'), ['1 number-missing 01001', '3 told-twice 01001']],
    ['fictitious', post(`01001 ${numberAt(0)}`, '01003 FINGERADE PERSONUPPGIFTER', `01005 ${MISPRINT}`), ['1 fictitious 01003']],
    ['fictitious by a code that is not known', post(`01001 ${numberAt(0)}`, '01003 J', '01099 fingerade personuppgifter'), ['1 fictitious 01099']],
    ['outside a record', `#UP 01003 J\n${post(`01001 ${numberAt(0)}`)}\n#POST_SLUT`, ['1 outside-record 01003', '5 outside-record POST_SLUT']],
    ['a record that was not ended', `#POST_START\n#UP 01001 ${numberAt(0)}\n${post(`01001 ${numberAt(1)}`)}`, ['1 record-open']],
    ['a line of another form', `#POST_START\n#UP 01001 ${numberAt(0)}\n01003 J\n#UP\n#POST_SLUT`, ['3 record-broken']],
    ['a code of another form', post(`01001 ${numberAt(0)}`, '1003 J'), ['3 record-broken']],
    ['a line beside the records', `något\n${post(`01001 ${numberAt(0)}`)}`, ['1 record-broken']],
    ['a name of another kind, unmarked', post(`01001 ${numberAt(0)}`, '01003 N', '01020 N', '01012 Anna\u202e'), ['1 text-unfit 01012']],
    ['a name twice, unmarked', post(`01001 ${numberAt(0)}`, '01012 Anna', '01012 Berta'), ['4 told-twice 01012']],
  ])('%s', (_, text, problems) => {
    const {entries} = read(text)
    expect(problemsIn(entries)).toEqual(problems)
    expect(entries.filter((entry) => entry.kind === 'record' && entry.number === numberAt(0) && entry.marking.kind === 'marked')).toEqual([])
  })

  test.each([
    ['a record that was not ended', `#POST_START\n#UP 01001 ${numberAt(0)}\n#UP 01020 J\n${post(`01001 ${numberAt(1)}`)}`, ['skyddad folkbokföring', 'untold'], ['1 record-open']],
    ['a line of another form', `#POST_START\n#UP 01001 ${numberAt(0)}\n#UP 01020 J\nskräp\n#POST_SLUT`, ['skyddad folkbokföring'], ['4 record-broken']],
    ['a yes and a no', post(`01001 ${numberAt(0)}`, '01003 N', '01003 J', '01020 N'), ['sekretessmarkering'], ['4 told-twice 01003']],
    ['another number that is none', post(`01001 ${numberAt(0)}`, '01003 J', `01005 ${MISPRINT}`), ['okänd nivå'], ['1 number-wrong 01005']],
  ])('%s of somebody marked: the marking stands, and the problem is told', (_, text, markings, problems) => {
    const {entries} = read(text)
    expect([markingsOf(entries), problemsIn(entries)]).toEqual([markings, problems])
  })

  test.each(HOSTILE_NAMES)('a name of %s is told and not taken', (_, name) => {
    for (const code of ['01012', '01013', '01014']) {
      const entries = entriesOf('01003 J', `${code} ${name}`)
      expect([markingsOf(entries), problemsIn(entries)]).toEqual([['okänd nivå'], [`1 text-unfit ${code}`]])
      expect(entries[0]).toMatchObject({names: null})
    }
  })

  test('an address and a property of the same are not taken either', () => {
    for (const code of ['01035', '01053', '01025']) expect(problemsIn(entriesOf('01003 J', `${code} Eken 1\u001b[2J`))).toEqual([`1 text-unfit ${code}`])
  })
})

describe('K2: the file around the records', () => {
  const HEAD = '#DATABESKRIVNING_START\n#PRODUKT NAVET\n#SKAPAD 20260203 101200\n#DATABESKRIVNING_SLUT\n'
  test('headings are passed over', () => {
    expect(read(`${HEAD}#DATA_START\n${post(`01001 ${numberAt(0)}`)}\n#DATA_SLUT\n#ANTAL_POSTER 1\n#FIL_SLUT\n\n`)).toMatchObject({end: 'whole', entries: [{kind: 'record', line: 6}]})
  })

  test('a count that disagrees', () => {
    expect(problemsIn(read(`#ANTAL_POSTER 2\n${post(`01001 ${numberAt(0)}`)}`).entries)).toEqual(['1 count-differs ANTAL_POSTER'])
    expect(problemsIn(read(`${post(`01001 ${numberAt(0)}`)}\n#ANTAL_POSTER många`).entries)).toEqual(['4 count-differs ANTAL_POSTER'])
    expect(problemsIn(read(`#ANTAL_POSTER 1\n${post(`01001 ${numberAt(0)}`)}\n#ANTAL_POSTER 3`).entries)).toEqual(['5 count-differs ANTAL_POSTER'])
  })

  test.each([
    ['in a record', post(`01001 ${numberAt(0)}`).replace('\n#POST_SLUT', ''), 'cut'],
    ['in a block', `#DATA_START\n${post(`01001 ${numberAt(0)}`)}`, 'cut'],
    ['after no record', '#ANTAL_POSTER 0', 'whole'],
    ['without a line of this form', '# en anteckning\n#ANNAT 1', 'nothing'],
  ])('that ends %s', (_, text, end) => {
    expect(read(text).end).toBe(end)
  })
})

test('K2: no lines around it make somebody marked come out as unmarked', () => {
  const term = fc.oneof(
    fc.record({code: fc.constantFrom('01001', '01002', '01003', '01005', '01006', '01012', '01020', '01035', '01099', '9', ''), value: fc.oneof(fc.constantFrom('N', 'NEJ', 'J', '', 'x', numberAt(1)), hostileText)}).map(({code, value}) => `#UP ${code} ${value}`),
    fc.constantFrom('#POST_START', '#POST_SLUT', '', '#DATA_START', 'skräp'),
    hostileText,
  )
  const marks = fc.constantFrom('#UP 01003 J', '#UP 01020 J', '#UP 01003 JA', '#UP 01003 ?', '#UP 01020')
  fc.assert(
    fc.property(fc.array(term, {maxLength: 6}), marks, fc.array(term.filter((line) => !/POST_S/.test(line)), {maxLength: 6}), fc.array(term, {maxLength: 4}), (before, mark, among, after) => {
      const own = ['#POST_START', `#UP 01001 ${numberAt(0)}`, ...among.slice(0, 3), mark, ...among.slice(3), '#POST_SLUT']
      const text = [...before.filter((line) => !line.includes(numberAt(0))), ...own, ...after].join('\n')
      const found = read(text).entries
      expect(markingsOf(found.filter((entry) => entry.kind === 'record' && entry.number === numberAt(0)))).not.toContain('none')
    }),
    tries(300, 20_000),
  )
})
