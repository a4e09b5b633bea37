import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {scanText} from '../../../src/core/scan/scan-text.js'
import {textOf} from '../../architecture/house.js'
import {BARE_TEN, Chance, LOOK_ALIKES} from './look-alikes.js'
import {lexica, scanOne, told} from './support.js'
import {WRITTEN_FORMS} from './written-forms.js'

const official = (name: string): readonly string[] =>
  readFileSync(join(import.meta.dirname, '../../fixtures/identity-numbers', `${name}.txt`), 'utf8').trim().split('\n')

const persons = official('personnummer')
const coordinated = official('samordningsnummer')

/** Ways a number is written; `D` is the six digits of the date, `C` the century, `B` the last four. */
const FORMS = ['CDB', 'CD-B', 'D-B', 'CD B', 'D B', 'D+B', 'D–B', 'CD — B', 'CD‑B', 'D−B', 'CD\u00a0B', 'D-\nB', 'CD\u00ad-B', 'D\u200b-\u200bB', 'D_B', 'D - B'] as const

const written = (number: string, form: string): string =>
  form.replace('C', number.slice(0, 2)).replace('D', number.slice(2, 8)).replace('B', number.slice(8))

describe('B4: identity numbers are found however they are written', () => {
  test.each([['personnummer', persons], ['samordningsnummer', coordinated]] as const)('all official %s', (kind, numbers) => {
    numbers.forEach((number, at) => {
      // Every number in the two commonest forms, and each in one more by turns.
      for (const form of ['CDB', 'D-B', FORMS[at % FORMS.length] ?? 'D-B']) {
        const text = `Ang ${written(number, form)}, begäran`
        expect(scanOne(text).filter((finding) => finding.kind === kind && finding.certainty === 'certain'), text).toHaveLength(1)
      }
    })
  }, 60_000)

  test.each(FORMS)('written %s', (form) => {
    const number = written(persons[20_000] ?? '', form)
    const text = `Ärende ${number} avslutat`
    expect(told(text)).toEqual([`personnummer: ${number}`])
  })

  test('ten digits without a sign are found; those that also read as a diary number are only likely', () => {
    for (const number of persons.slice(0, 4000)) {
      const found = scanOne(number.slice(2))
      expect(found).toHaveLength(1)
      const likeDiary = /^20(?:0[1-9]|1[0-2])/.test(number.slice(2)) || /^07[02369]/.test(number.slice(2))
      expect(found[0]?.certainty).toBe(likeDiary ? 'likely' : 'certain')
    }
  })

  test('a wrong check digit is likely', () => {
    for (const number of persons.slice(7000, 7500)) {
      const wrong = `${number.slice(2, 8)}-${number.slice(8, 11)}${String((Number(number.at(-1)) + 1) % 10)}`
      expect(scanOne(`Yttrande ${wrong}`)).toMatchObject([{kind: 'personnummer', certainty: 'likely', why: 'date-only'}])
    }
  })

  test('digits of other scripts and broken runs', () => {
    const number = persons[30_000] ?? ''
    const fullWidth = number.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
    const arabic = number.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
    const pairs = number.replace(/(\d\d)(?=\d)/g, '$1 ')
    for (const text of [fullWidth, arabic, pairs]) expect(scanOne(text)).toMatchObject([{kind: 'personnummer', start: 0, end: text.length}])
  })

  test('the manual, the decision and the changelog tell how many ways of writing there are', () => {
    for (const page of ['docs/manual/detection-figures.md', 'docs/decisions/0043-what-a-number-is-told-by.md', 'CHANGELOG.md']) expect(textOf(page), page).toContain(` ${String(WRITTEN_FORMS.length)} ways of writing`)
  })

  test.each(WRITTEN_FORMS.map((form) => [form.name, form] as const))('official numbers, %s', (_, form) => {
    for (const numbers of [persons, coordinated]) {
      for (let at = 0; at < numbers.length; at += 53) {
        const text = `Ärende om ${form.write(numbers[at] ?? '')} avslutat`
        expect(scanOne(text).filter((finding) => finding.detector === 'identity-number'), text).toHaveLength(1)
      }
    }
  })

  test('a wrong check digit after a word that says what the number is, however it is written', () => {
    const number = persons[20_000] ?? ''
    const [date, wrong] = [number.slice(2, 8), `${number.slice(8, 11)}${String((Number(number.at(-1)) + 1) % 10)}`]
    for (const text of [`Pnr ${date} ${wrong}`, `personnummer: ${date}${wrong}`, `persnr ${date}.${wrong}`, `född ${date} - ${wrong}`, `samordningsnr ${date}/${wrong}`]) expect(scanOne(text), text).toMatchObject([{kind: 'personnummer', certainty: 'likely', why: 'after-cue'}])
    for (const text of [`Faktura ${date}-${wrong}`, `${date}-${wrong}-1`, `${date}${wrong} kr`, `KS${date}${wrong}`]) expect(scanOne(text), text).toEqual([])
  })

  /** A number in groups of whatever sizes, with signs between that are drawn by lot. */
  const inAnyGroups = (number: string, signs: readonly string[], chance: Chance): string => {
    const sign = chance.below(2) === 0 ? chance.oneOf(signs) : null
    return [...(chance.below(2) === 0 ? number : number.slice(2))].reduce((text, digit) => `${text}${chance.below(10) < 5 ? (sign ?? chance.oneOf(signs)) : ''}${digit}`)
  }
  const LIGHT = [' ', '-', '–', '‑', '−', '.', ',', '/', '_', '+', '\u00a0', ', ', ' - ', ' – ', '\t', '\n', "', '", '","']
  const HEAVY = [...LIGHT, '. ', '&', ' & ', '@', '#', '~', '=', '*', '|', ':', ';', ') (', '…', '...', '\n\n', '    ', '€', '§', '¦']
  const CUES = ['personnummer ', 'Personnummer: ', 'pnr ', 'Pnr. ', 'personnumret är ', 'personnummret: ', 'Pers.nr. ', 'persnr ', 'personummer: ', 'personnr (', 'p-nr ', 'samordningsnummer ', 'född ', 'id-nummer ', 'Personnummer:\n', 'PERSONNUMMER ', 'Person nummer ']

  test('any grouping after a word that says what the number is, with any signs between, blocks, and with a wrong check digit too', () => {
    const chance = new Chance(11)
    for (let round = 0; round < 3000; round++) {
      const number = chance.oneOf(chance.below(2) === 0 ? persons : coordinated)
      const wrong = `${number.slice(0, 11)}${String((Number(number.at(-1)) + 1) % 10)}`
      for (const one of [number, wrong]) {
        const text = `Ansökan gäller ${chance.oneOf(CUES)}${inAnyGroups(one, HEAVY, chance)} enligt beslut`
        expect(scanOne(text, 'file').some(({kind}) => kind === 'personnummer' || kind === 'samordningsnummer'), text).toBe(true)
      }
    }
  })

  test('any grouping without such a word waits for a person, unless it is shaped as an amount, a telephone, a day and an hour, or two days', () => {
    const chance = new Chance(12)
    let clear = 0
    for (let round = 0; round < 4000; round++) if (scanOne(`Ansökan gäller ${inAnyGroups(chance.oneOf(persons), LIGHT, chance)} enligt beslut`, 'file').length === 0) clear++
    expect(clear).toBeLessThan(12)
  })

  test('what is grouped as something else is left alone where no word tells', () => {
    const number = persons.find((one) => one.startsWith('1966')) ?? ''
    const young = persons.find((one) => /^200411/.test(one)) ?? ''
    const of = (sizes: readonly number[], sign: string, digits: string): string => sizes.map((size, at) => digits.slice(sizes.slice(0, at).reduce((sum, one) => sum + one, 0)).slice(0, size)).join(sign)
    for (const text of [`Budget ${of([1, 3, 3, 3], ' ', number.slice(2))}`, `Budget ${of([3, 3, 3, 3], '.', number)}`, `Kostnad ${number.slice(2, 10)},${number.slice(10)}`, `Konto 5410-1, ${of([3, 3, 3, 1], ' ', number.slice(2))}`, `Faktura ${of([3, 3, 4], '-', number.slice(2))}`, `KS ${of([4, 2, 4], '-', young)}`, `${of([3, 3, 4], ' ', number.slice(2))} kr`]) expect(scanOne(text).filter(({detector}) => detector === 'identity-number'), text).toEqual([])
    for (const text of ['2012-04-11 12:30', '2012-04-11 12 30', '12.04.11 12.30', 'Belopp 900 411 980 kr', ['190902', '260223'].join('-'), '59.123, 18.123', '192.168.100.101']) expect(scanOne(text).filter(({detector}) => detector === 'identity-number'), text).toEqual([])
  })

  test('a date in words with its year first, and four digits, after a word or with a check digit', () => {
    const number = persons.find((one) => one.startsWith('198404') && Number(one.slice(6, 8)) > 9) ?? ''
    for (const text of [`personnummer 1984 april ${number.slice(6, 8)} ${number.slice(8)}`, `Personnummer: 84-apr-${number.slice(6, 8)}-${number.slice(8)}`, `född ${number.slice(6, 8)} april 1984 (${number.slice(8)})`]) expect(scanOne(text, 'file').map(({kind}) => kind), text).toContain('personnummer')
  })

  test('a sure number is never hidden by digits before it', () => {
    const number = persons[20_000]?.slice(2) ?? ''
    for (const lead of ['19\n\n', '20, ', '12 34 ', '1. ', '3-4, ', 'nr 2: ', '2024 & ']) expect(scanOne(`Bilaga ${lead}${number.slice(0, 6)}-${number.slice(6)}`), lead).toMatchObject([{kind: 'personnummer'}])
  })

  test('a misread number with a wrong check digit, after a word or where most signs are digits', () => {
    for (const text of ['Personnummer: BSOlOl-Z3BZ', 'Personnummer: 85oioi-2382', '19850101-2A82', 'pnr 85G101-23B3', 'pnr BSOlOlZ3BZ', '85OlOl-23B2']) expect(scanOne(text), text).toContainEqual(expect.objectContaining({detector: 'identity-number', kind: 'personnummer', certainty: 'likely'}))
    for (const text of ['BIBLIO-BOSS', 'Bolsos-Ibiz', 'Ritning 240115-10AB', 'LISEBO-SITO', 'SILOBO 2382', '240115 SIZE', 'SOLIGT-ISIG']) expect(scanOne(text).filter(({detector}) => detector === 'identity-number'), text).toEqual([])
  })

  test.each([['Avtal', '240101', '-0630'], ['Perioden', '260101', '-1231'], ['Möte', '260115', '-0900'], ['Avtalsperiod:', '240101', '-0630'], ['Felanmälan', '851212', '1234']])('a period, an hour or a system’s number is looked at and blocks nothing: %s %s%s', (...[word, day, rest]) => {
    expect(scanOne(`${word} ${day}${rest}`)).toMatchObject([{kind: 'birth-date', detector: 'identity-number', certainty: 'likely', why: 'like-a-period'}])
  })

  test('the same words before a number whose check digit agrees, or whose day is none of our time', () => {
    for (const number of persons.slice(20_000, 20_300)) expect(scanOne(`Avtal ${number.slice(2, 8)}-${number.slice(8)}`), number).toMatchObject([{kind: 'personnummer'}])
    const number = persons[20_000] ?? ''
    expect(scanOne(`Avtal ${number.slice(0, 8)}-${number.slice(8, 11)}${String((Number(number.at(-1)) + 1) % 10)}`)).toMatchObject([{kind: 'personnummer', why: 'date-only'}])
  })

  test('the entry’s own diary number is none, and nothing else is let through with it', () => {
    const number = persons[20_000]?.slice(2) ?? ''
    const one = (text: string, ownNumber: string): readonly string[] => scanText([{field: 'heading', index: 0, text}], {caseNature: 'unknown', lexica, ownNumber}).findings.map(({kind}) => kind)
    expect(one(`Svar i D-${number}`, `D-${number}`)).toEqual([])
    expect(one(`Svar i D-${number} om ${number}`, `D-${number}`)).toEqual(['personnummer'])
    expect(one(`Svar om ${number}`, number)).toEqual(['personnummer'])
  })

  test('numbers of regions and of those who seek asylum, after the word', () => {
    for (const text of ['Reservnummer 99194512-A123', 'LMA-nummer 12345678', 'tf-nummer 850312TF01']) expect(scanOne(text), text).toMatchObject([{kind: 'interim-number'}])
    expect(told('Reservnummer på mobil')).toEqual([])
  })

  test('interim and reserve numbers', () => {
    for (const number of official('interim')) {
      const text = `${number.slice(2, 8)}-${number.slice(8)}`
      expect(scanOne(text)).toMatchObject([{kind: 'interim-number', certainty: 'certain'}])
    }
    expect(told(`Placering ${persons[9]?.slice(0, 8) ?? ''}-TF01`)).toHaveLength(1)
  })

  test('C4: a sole trader’s organisation and VAT numbers', () => {
    const ten = persons[15_000]?.slice(2) ?? ''
    expect(scanOne(`org.nr ${ten.slice(0, 6)}-${ten.slice(6)}`)).toMatchObject([{kind: 'sole-trader-number', certainty: 'certain'}])
    expect(scanOne(`Moms SE${ten}01`)).toMatchObject([{kind: 'sole-trader-number'}])
    const [date, four, wrong] = [ten.slice(0, 6), ten.slice(6), `${ten.slice(0, 9)}${String((Number(ten.at(-1)) + 1) % 10)}`]
    for (const number of [`SE ${ten} 01`, `SE${date}-${four}01`, `SE ${date}-${four}-01`, `SE-${ten}-01`, `se${ten}01`, `S.E. ${date} ${four} 01`, `SE ${ten.slice(0, 4)} ${ten.slice(4, 8)} ${ten.slice(8)}01`, `SE20${ten}01`, `SE${ten}`, `SE${wrong}01`, `moms ${ten}01`, `VAT no: ${date}-${four}-01`, `momsreg.nr ${wrong}01`, `Momsregistreringsnummer: ${date} ${four} 01`]) {
      expect(scanOne(`Faktura ${number}, bygg`).map(({kind}) => kind), number).toContain('sole-trader-number')
    }
    for (const number of ['SE556012579001', 'momsreg.nr SE 556012-5790 01', 'SE45 5000 0000 0583 9825 7466', 'moms 2 500 kr']) expect(scanOne(number).filter(({detector}) => detector === 'identity-number'), number).toEqual([])
  })

  test('an account that is its holder’s number, in whatever groups, and any account that is a date and a check digit', () => {
    for (const number of ['personnummer', 'samordningsnummer'].flatMap((list) => official(list).filter((_, at) => at % 997 === 0))) {
      const ten = number.slice(2)
      const ways = [ten, number, `${ten.slice(0, 6)}-${ten.slice(6)}`, `${ten.slice(0, 6)} ${ten.slice(6)}`, ten.replace(/(..)(?=.)/g, '$1 '), `${ten.slice(0, 4)} ${ten.slice(4, 6)} ${ten.slice(6)}`]
      for (const cue of ['konto', 'Kontonummer:', 'kontonr', 'personkonto', 'Nordea personkonto', 'clearing 3300', 'clearing 3300,', 'clearingnr 3300 kontonr', 'Nordea 3300', 'konto 3782,']) {
        for (const way of ways) expect(scanOne(`Utbetalas till ${cue} ${way}`).some(({detector}) => detector === 'identity-number'), `${cue} ${way}`).toBe(true)
      }
      expect(scanOne(`Nordea konto 3300-${ten}`).some(({detector}) => detector === 'identity-number')).toBe(true)
    }
    expect(scanOne('Utbetalas till konto 8327-9 123 456 789-0').filter(({detector}) => detector === 'identity-number')).toEqual([])
  })

  test.each([
    'Ansökan om bidrag, dnr 2023-001234', 'KS2023001234', 'KS 2023/00123', 'BN-2024-000123', 'OCR 1234567890123',
    '2023-01-15 10:30', '2023-01-15--2023-02-20', 'Ring 073-123 45 67 om ärendet', 'tel 0431-12 34 56', 'Bankgiro 5050-1055',
    'Plusgiro 4 12 34 56-7', 'Avtal 2024-2027', 'SFS 2018:218', '1234 5678 9012 3456', 'Artikel 7312345678901', 'Org.nr 556012-5790', 'postnummer 251 89',
  ])('no identity number in %s', (text) => {
    expect(scanOne(text).filter((finding) => /nummer$|number$/.test(finding.kind))).toEqual([])
  })

  test('an invoice whose number happens to begin with a date is left alone, unless its check digit is right too', () => {
    const number = persons[25_000] ?? ''
    const wrong = `${number.slice(0, 11)}${String((Number(number.at(-1)) + 1) % 10)}`
    expect(scanOne(`Faktura ${wrong}`)).toEqual([])
    expect(scanOne(`Faktura ${number}`)).toMatchObject([{kind: 'personnummer', certainty: 'likely'}])
  })

  test.each(Object.entries(LOOK_ALIKES).filter(([name]) => name !== 'time stamps run together'))('at most six in a thousand are taken for a person’s: %s', (_, write) => {
    const chance = new Chance(4)
    const taken = Array.from({length: 2000}, () => `Ärende om ${write(chance)} noterat`).filter((text) => scanOne(text).some(({detector}) => detector === 'identity-number'))
    expect(taken.length, taken.slice(0, 5).join('\n')).toBeLessThanOrEqual(12)
  })

  test('of ten digits that nothing says anything of, those with a day of birth are found', () => {
    const chance = new Chance(4)
    const taken = Array.from({length: 4000}, () => BARE_TEN(chance)).filter((text) => scanOne(text).some(({detector}) => detector === 'identity-number'))
    expect(taken.length / 4000).toBeGreaterThan(0.03)
    expect(taken.length / 4000).toBeLessThan(0.05)
  })

  test('B4: a letter between the date and the four last, the four first and the date in brackets, and the foot of a page between are read by the check digit', () => {
    const forms = (date: string, four: string): readonly string[] => [`Yttrande ${date}x${four}`, `Yttrande ${date}T${four}`, `Yttrande ${four} (${date})`, `Sökande (${date}-\nSida 2\n${four}) begär`, `Sökande ${date}-\nEkbackens kommun  3 (12)\n${four}`]
    for (const number of persons.slice(0, 200)) {
      const [date, four] = [number.slice(2, 8), number.slice(8)]
      for (const text of forms(date, four)) expect(scanOne(text, 'file').some(({kind}) => kind === 'personnummer'), text.replace(/\d/g, '0')).toBe(true)
      const wrong = `${four.slice(0, 3)}${String((Number(four.slice(3)) + 1) % 10)}`
      for (const text of forms(date, wrong)) expect(scanOne(text, 'file').filter(({why}) => why === 'told-apart'), text.replace(/\d/g, '0')).toEqual([])
    }
  })

  test('organisation numbers are left alone', () => {
    for (const number of official('organisation')) expect(scanOne(`${number.slice(0, 6)}-${number.slice(6)}`)).toEqual([])
  })

  test('a part of a longer number is left alone', () => {
    const number = persons[100] ?? ''
    for (const text of [`1${number}`, `${number}7`, `9${number}123`]) expect(scanOne(text)).toEqual([])
  })

  test('invisible characters anywhere hide nothing, and the place is told in the text as it was written', () => {
    fc.assert(
      fc.property(fc.nat(persons.length - 1), fc.array(fc.tuple(fc.nat(13), fc.constantFrom('\u00ad', '\u200b', '\u2060', '\ufeff')), {maxLength: 12}), fc.string(), (at, hidden, lead) => {
        const number = persons[at] ?? ''
        const signs = [...`${number.slice(0, 8)}-${number.slice(8)}`]
        for (const [place, sign] of hidden) signs[place] = `${signs[place] ?? ''}${sign}`
        const before = `${lead.replace(/[\d\p{L}\p{M}_+./:-]/gu, '')} x `
        const text = `${before}${signs.join('')} y`
        const found = scanOne(text).find((finding) => finding.kind === 'personnummer')
        expect(found?.certainty).toBe('certain')
        expect(text.slice(found?.start, found?.end).replace(/\D/g, '')).toBe(number)
      }),
    )
  })
})
