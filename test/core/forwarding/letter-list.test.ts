import {describe, expect, test} from 'vitest'
import {LETTER_KINDS, FORWARDING_REASONS, letterProblem} from '../../../src/core/forwarding/letter.js'
import {LIST_COLUMNS, letterKindIn, listColumnOf, listReading, NEEDED_LIST_COLUMNS, type ListColumn, type ListedLetter, type RefusedRow} from '../../../src/core/forwarding/letter-list.js'
import {NUMBERS, TODAY} from './support.js'

const [NUMBER = ''] = NUMBERS
/** Born in 1980, so that ten digits say which century. */
const YOUNG = '198001022386'
const MISPRINT = NUMBER.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))

type Cells = Readonly<Partial<Record<ListColumn, string>>>
const needed = (cells: Cells): Cells => ({personnummer: YOUNG, typ: 'brev', arendenummer: 'SN 2026/00001', ...cells})
/** A row of a list with all columns, or with those that are named. */
const row = (cells: Cells, columns: readonly ListColumn[] = LIST_COLUMNS): ListedLetter | RefusedRow => {
  const whole = needed(cells)
  return listReading(columns, TODAY)(7, columns.map((column) => whole[column] ?? ''))
}
const PARCEL: Cells = {typ: 'paket', gram: '900', langd_cm: '40', bredd_cm: '30', hojd_cm: '20'}
const letterOf = (cells: Cells): object => {
  const read = row(cells)
  return 'letter' in read ? read.letter : read
}

describe('L3: what is to be sent', () => {
  test.each([
    ['brev', 'letter'], ['letter', 'letter'], ['rek', 'registered'], ['REK', 'registered'], ['rekommenderat', 'registered'], ['registered', 'registered'], ['personlig utlämning', 'in-person'], ['Personlig utla\u0308mning', 'in-person'], ['PERSONLIG UTLÄMNING', 'in-person'],
    ['in-person', 'in-person'], ['paket', 'parcel'], ['Parcel', 'parcel'], ['\u00a0brev ', 'letter'],
  ] as const)('%j is %s', (written, kind) => {
    expect(letterKindIn(written)).toBe(kind)
    expect(row({...(kind === 'parcel' ? PARCEL : {}), typ: written})).toMatchObject({line: 7, letter: {kind}})
  })

  test.each(['', 'duva', 'brev!', 'brev rek', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'b\u00adrev'])('%j is no kind', (written) => {
    expect(letterKindIn(written)).toBeNull()
    expect(row({typ: written})).toEqual({line: 7, code: 'letter-kind-unclear'})
  })

  test('each kind by its code too', () => {
    expect(LETTER_KINDS.map(letterKindIn)).toEqual([...LETTER_KINDS])
  })
})

describe('L1: why', () => {
  test.each([
    ['osäker adress', 'address-uncertain'], ['farlig adress', 'address-unsafe'], ['personen ber om det', 'person-asks'], ['kom tillbaka', 'came-back'], ['OSÄKER ADRESS', 'address-uncertain'], ['Osa\u0308ker adress', 'address-uncertain'], [' Kom tillbaka\u00a0', 'came-back'], ['', null],
    ...FORWARDING_REASONS.map((reason) => [reason, reason] as const), ...FORWARDING_REASONS.map((reason) => [reason.toUpperCase(), reason] as const),
  ] as const)('%j is %s', (skal, reason) => {
    expect(letterOf({skal})).toMatchObject({reason})
  })

  test.each(['för att', 'adress', 'toString', 'constructor', '__proto__', 'valueOf', 'hasOwnProperty', '-'])('%j is no reason', (skal) => {
    expect(row({skal})).toEqual({line: 7, code: 'letter-reason-unclear'})
  })
})

describe('L2: for whom', () => {
  const [date, ending] = [YOUNG.slice(2, 8), YOUNG.slice(8)]
  test.each([
    ['twelve digits', YOUNG], ['a hyphen', `${YOUNG.slice(0, 8)}-${ending}`], ['ten digits', YOUNG.slice(2)], ['ten with a hyphen', `${date}-${ending}`], ['an en dash', `${date}–${ending}`], ['a true minus sign', `${date}−${ending}`], ['blanks around it', ` ${YOUNG}\u00a0`], ['a blank in it', `${date} ${ending}`],
  ])('a number as %s', (_, personnummer) => {
    expect(row({personnummer})).toMatchObject({number: YOUNG})
  })

  test('a number of more than a hundred years ago, by its plus sign', () => {
    expect(row({personnummer: `${NUMBER.slice(2, 8)}+${NUMBER.slice(8)}`})).toMatchObject({number: NUMBER})
  })

  test.each([['nothing', ''], ['a name', 'Agneta Kanariefågel'], ['a wrong check digit', MISPRINT], ['eleven digits', YOUNG.slice(1)], ['a number and more', `${YOUNG} A`]])('%s is no number', (_, personnummer) => {
    expect(row({personnummer})).toEqual({line: 7, code: 'person-number-unclear'})
  })
})

describe('L3: weight and measures', () => {
  test.each([
    ['', 40], ['40', 40], ['40,5', 40.5], ['40.5', 40.5], ['40,25', 40.25], ['0,01', 0.01], ['999999,99', 999_999.99], ['007', 7], [' 12 ', 12],
  ])('a letter of %j g weighs %d g', (gram, grams) => {
    expect(letterOf({gram})).toMatchObject({grams})
  })

  test.each(['40 g', '-40', '+40', '1e3', '0x10', '40,', ',5', '40,255', '1 000', '1.000,5', '1234567', 'NaN', 'Infinity', '４０', '٤٠', 'fyrtio'])('%j is no weight', (gram) => {
    expect(row({gram})).toEqual({line: 7, code: 'letter-weight-unclear'})
    expect(row({...PARCEL, gram})).toEqual({line: 7, code: 'letter-weight-unclear'})
  })

  test('a weight of nothing is understood as it stands, and refused with the letter', () => {
    const read = row({gram: '0'})
    expect('letter' in read ? letterProblem(read.letter, 2_000) : read).toBe('letter-weight-unclear')
  })

  test('a parcel is never taken to weigh what a letter does', () => {
    expect(row({...PARCEL, gram: ''})).toEqual({line: 7, code: 'letter-weight-unclear'})
  })

  test('measures with decimals, as people write them', () => {
    expect(letterOf({...PARCEL, langd_cm: '40,5', bredd_cm: '30.25', hojd_cm: '7'})).toMatchObject({kind: 'parcel', grams: 900, measures: {length: 40.5, width: 30.25, height: 7}})
  })

  test.each<[string, Cells]>([['one missing', {hojd_cm: ''}], ['two missing', {langd_cm: '', hojd_cm: ''}], ['one with its unit', {bredd_cm: '30 cm'}], ['one below nothing', {bredd_cm: '-30'}], ['one in words', {langd_cm: 'lång'}]])('measures with %s are none', (_, cells) => {
    expect(row({...PARCEL, ...cells})).toEqual({line: 7, code: 'parcel-measures-missing'})
  })

  test('no measures at all are none, and what that means is the letter’s to say', () => {
    expect(letterOf({})).toMatchObject({measures: null})
    const parcel = row({...PARCEL, langd_cm: '', bredd_cm: ' ', hojd_cm: ''})
    expect('letter' in parcel ? letterProblem(parcel.letter, 2_000) : parcel).toBe('parcel-measures-missing')
    expect(letterOf({langd_cm: '1', bredd_cm: '2', hojd_cm: '3'})).toMatchObject({kind: 'letter', measures: {length: 1, width: 2, height: 3}})
  })
})

describe('L5: the last day', () => {
  test.each([['', null], ['2026-03-01', '2026-03-01'], [' 2028-02-29 ', '2028-02-29']])('%j', (sista_dag, due) => {
    expect(letterOf({sista_dag})).toMatchObject({due})
  })

  test.each(['2026-02-29', '2026-13-01', '1 mars 2026', '26-03-01', '2026/03/01', '01-03-2026', 'snart', '-'])('%j is none', (sista_dag) => {
    expect(row({sista_dag})).toEqual({line: 7, code: 'letter-due-unclear'})
  })
})

describe('a list of letters', () => {
  test('a whole row', () => {
    expect(row({...PARCEL, arendenummer: ' SN 2026/00118 ', referens: 'Beslut a\u030a 2', sista_dag: '2026-03-01', skal: 'kom tillbaka', diarie: ' SN '})).toEqual({
      line: 7,
      number: YOUNG,
      committee: 'SN',
      letter: {kind: 'parcel', caseNumber: 'SN 2026/00118', reference: 'Beslut å 2', due: '2026-03-01', grams: 900, measures: {length: 40, width: 30, height: 20}, reason: 'came-back'},
    })
  })

  test('what may be left out is not asked for', () => {
    expect(row({}, NEEDED_LIST_COLUMNS)).toEqual({line: 7, number: YOUNG, committee: null, letter: {kind: 'letter', caseNumber: 'SN 2026/00001', reference: '', due: null, grams: 40, measures: null, reason: null}})
  })

  test('columns in any order, and headings in capitals, with blanks, and composed either way', () => {
    const header = [' SKAL', 'Personnummer ', 'TYP', '\u00a0Arendenummer']
    expect(listReading(header, TODAY)(2, ['farlig adress', YOUNG, 'brev', 'SN 2026/1'])).toMatchObject({number: YOUNG, letter: {reason: 'address-unsafe', caseNumber: 'SN 2026/1'}})
    expect(listColumnOf(' LA\u030aNG ')).toBe(listColumnOf('l\u00e5ng'))
    expect(LIST_COLUMNS.map((column) => listColumnOf(` ${column.toUpperCase()} `))).toEqual([...LIST_COLUMNS])
  })

  test.each([
    ['too few cells', [YOUNG, 'brev']],
    ['too many', [YOUNG, 'brev', 'SN 1', '']],
    ['none', []],
  ])('a row with %s is nobody’s', (_, cells) => {
    expect(listReading(NEEDED_LIST_COLUMNS, TODAY)(3, cells)).toEqual({line: 3, code: 'letter-row-broken'})
  })

  test('what is refused quotes nothing of the row', () => {
    const canary = 'Kanariefågel'
    for (const column of ['personnummer', 'typ', 'sista_dag', 'gram', 'langd_cm', 'skal'] as const) expect(Object.keys(row({[column]: canary})).sort(), column).toEqual(['code', 'line'])
  })
})
