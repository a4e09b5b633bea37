import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {FIELD_LENGTH_MAX, rowReader, type RowReader} from '../../../src/core/intake/parse-row.js'
import {ROW_PROBLEMS, type RowProblem} from '../../../src/core/intake/row-problem.js'
import {REQUIRED_COLUMNS, SOURCE_COLUMNS, SourceMapSchema, type SourceColumn, type SourceMap} from '../../../src/core/intake/source-map.js'
import type {RegisterRow} from '../../../src/core/register/register-row.js'
import {readYaml} from '../../../src/io/files/settings-file.js'
import {MEETING_PROBLEMS} from '../../support/meeting-problems.js'
import {aCaseRow, aRow, type SourceRow} from '../../support/town.js'
import {day} from '../support.js'

const map: SourceMap = readYaml(join(import.meta.dirname, '../../../data/sources/diarievakt.yaml'), SourceMapSchema, 'source-invalid')
const diaries = new Map([['KS', {caseNumber: /^(?:KS \d{4}\/\d{5})$/u}], ['SN', {caseNumber: /^(?:SN \d{4}\/\d{5})$/u}]])
const CELL_FAULTS = ['error', 'formula', 'unclear'] as const
const TODAY = day('2026-02-03')

function readerOf(header: readonly string[] = SOURCE_COLUMNS, changes: Partial<SourceMap> = {}, required: readonly SourceColumn[] = REQUIRED_COLUMNS): RowReader {
  const reader = rowReader(header, {...map, ...changes}, required, diaries, TODAY)
  if ('kind' in reader) throw new Error(`header ${reader.kind}`)
  return reader
}

const read = (row: SourceRow, changes: Partial<SourceMap> = {}): RegisterRow | RowProblem => readerOf(SOURCE_COLUMNS, changes).read(SOURCE_COLUMNS.map((column) => row[column] ?? ''), 7)

function understood(row: SourceRow, changes: Partial<SourceMap> = {}): RegisterRow {
  const found = read(row, changes)
  if (found.kind === 'problem') throw new Error(`refused: ${found.code} ${found.column ?? ''}`)
  return found
}

const documentOf = (changes: SourceRow): NonNullable<RegisterRow['document']> => {
  const {document} = understood(aRow(changes))
  if (document === null) throw new Error('no document')
  return document
}

describe('A9: every refused row has line, column and reason', () => {
  const refused: readonly (readonly [string, string | null, SourceRow])[] = [
    ['control-character', 'arenderubrik', aRow({arenderubrik: 'Ny\u0007'})],
    ['control-character', 'handlingsrubrik', aRow({handlingsrubrik: 'Ny\u202eelits'})],
    ['control-character', 'webbnamn', aRow({webbnamn: 'L\ufffdnsstyrelsen'})],
    ['control-character', 'fil', aRow({fil: 'a\u0000.txt', fil_publiceras: 'ja'})],
    ['letters-garbled', 'handlingsrubrik', aRow({handlingsrubrik: 'Ã…tgÃ¤rder'})],
    ['field-too-long', 'handlingsrubrik', aRow({handlingsrubrik: 'x'.repeat(FIELD_LENGTH_MAX + 1)})],
    ['diary-missing', 'diarie', aRow({diarie: ' '})],
    ['diary-unknown', 'diarie', aRow({diarie: 'BN'})],
    ['diary-unknown', 'diarie', aRow({diarie: 'ks'})],
    ['diary-unknown', 'diarie', aRow({diarie: 'constructor'})],
    ['case-number-missing', 'arendenummer', aRow({arendenummer: ''})],
    ['case-number-shape', 'arendenummer', aRow({arendenummer: 'SN 2026/00123'})],
    ['case-number-shape', 'arendenummer', aRow({arendenummer: 'KS 2026/00123 och mer'})],
    ['date-missing', 'datum', aRow({datum: ''})],
    ['date-impossible', 'datum', aRow({datum: '2026-02-30'})],
    ['date-impossible', 'datum', aRow({datum: '03.02.2026'})],
    ['date-impossible', 'avslutat', aRow({avslutat: 'nyligen'})],
    ['published-impossible', 'publicerad', aRow({publicerad: '2025-02-29'})],
    ['published-in-future', 'publicerad', aRow({publicerad: '2026-02-04'})],
    ['changed-impossible', 'andrad', aRow({andrad: '2026-02-03T25:00:00'})],
    ['changed-impossible', 'andrad', aRow({andrad: '2026-02-03T10:60:00'})],
    ['changed-impossible', 'andrad', aRow({andrad: '2026-02-30T10:00:00'})],
    ['changed-impossible', 'andrad', aRow({andrad: 'i går'})],
    ['status-unknown', 'arende_status', aRow({arende_status: 'vilande'})],
    ['status-unknown', 'handling_status', aRow({handling_status: 'arkiverad'})],
    ['document-half', 'handlingsnummer', aCaseRow({handlingsrubrik: 'Remiss'})],
    ['document-half', 'handlingsnummer', aCaseRow({fil: 'a.txt'})],
    ['document-half', 'handlingsnummer', aCaseRow({webbnamn: 'Länsstyrelsen'})],
    ...['/etc/passwd', '../a.txt', 'a/../../b.txt', 'a/./b.txt', 'a//b.txt', '~/a.txt', 'C:a.txt', 'a\\b.txt', 'a.txt|', '|a.txt', 'a?.txt', 'x'.repeat(241)].map((fil) => ['file-path', 'fil', aRow({fil, fil_publiceras: 'ja'})] as const),
  ]

  test.each(refused)('%s in %s', (code, column, row) => {
    expect(read(row)).toEqual({kind: 'problem', code, line: 7, column})
  })

  test.each([['columns-missing', -1], ['columns-extra', 1]] as const)('%s', (code, more) => {
    const cells = Array.from({length: SOURCE_COLUMNS.length + more}, () => '')
    expect(readerOf().read(cells, 3)).toEqual({kind: 'problem', code, line: 3, column: null})
  })

  test.each(CELL_FAULTS)('a cell of a workbook with the fault %s, where the column is needed', (fault) => {
    const cells = SOURCE_COLUMNS.map((column) => aRow()[column])
    const reader = readerOf([...SOURCE_COLUMNS, 'anteckning'])
    expect(reader.read([...cells, ''], 7, [[SOURCE_COLUMNS.indexOf('datum'), fault]])).toEqual({kind: 'problem', code: `cell-${fault}`, line: 7, column: 'datum'})
    expect(reader.read([...cells, ''], 7, [[SOURCE_COLUMNS.length, fault]]).kind).toBe('row')
  })

  test('every reason a row can have by itself is shown above', () => {
    // Told by the reader of the file, or by the import that sees several rows.
    const elsewhere = [...MEETING_PROBLEMS, 'quote-broken', 'duplicate-differs', 'columns-missing', 'columns-extra', ...CELL_FAULTS.map((fault) => `cell-${fault}`)]
    expect(new Set([...refused.map(([code]) => code), ...elsewhere])).toEqual(new Set(ROW_PROBLEMS))
  })

  test('P1: what is refused is told without a word of the row', () => {
    for (const [, , row] of refused) expect(Object.keys(read(row)).sort()).toEqual(['code', 'column', 'kind', 'line'])
  })

  test('whatever the cells, a row is understood or refused, and nothing crashes', () => {
    const cell = fc.oneof(fc.string({unit: 'binary', maxLength: 12}), fc.constantFrom('KS', 'KS 2026/00123', '2026-02-03', 'ja', 'nej', 'In', 'a.txt', 'a.txt|b.txt', '|', '||', 'öppet', '1', '', 'toString', '__proto__'))
    const rows = fc.tuple(...SOURCE_COLUMNS.map((column) => fc.oneof(fc.constant(aRow()[column]), cell)))
    let both = 0
    fc.assert(
      fc.property(rows, (cells) => {
        const found = readerOf().read(cells, 2)
        if (found.kind === 'problem') expect(ROW_PROBLEMS).toContain(found.code)
        else both += 1
        if (found.kind === 'row' && found.document !== null) {
          for (const {path} of found.document.files) expect(path.split('/')).not.toContain('..')
        }
      }),
      {numRuns: 3000},
    )
    expect(both).toBeGreaterThan(0)
    fc.assert(
      fc.property(fc.array(cell, {maxLength: 30}), (cells) => {
        expect(['row', 'problem']).toContain(readerOf().read(cells, 2).kind)
      }),
    )
  })
})

describe('what the words of a row mean', () => {
  test.each([['ja', 'yes'], ['JA', 'yes'], [' Ja ', 'yes'], ['nej', 'no'], ['Nej', 'no'], ['', 'unknown'], ['kanske', 'unknown'], ['true', 'unknown'], ['x', 'unknown'], ['jа', 'unknown']])('A7: secrecy %j is %s', (word, secrecy) => {
    expect(understood(aRow({arenderubrik_sekretess: word})).case.headingSecrecy).toBe(secrecy)
    expect(documentOf({handlingsrubrik_sekretess: word}).headingSecrecy).toBe(secrecy)
    expect(documentOf({handling_sekretess: word}).documentSecrecy).toBe(secrecy)
  })

  test('A7: the secrecy of case, heading and document are three columns', () => {
    const {case: ofCase, document} = understood(aRow({arenderubrik_sekretess: 'ja', handlingsrubrik_sekretess: 'nej', handling_sekretess: ''}))
    expect([ofCase.headingSecrecy, document?.headingSecrecy, document?.documentSecrecy]).toEqual(['yes', 'no', 'unknown'])
  })

  test.each([
    ['In', 'In'], ['inkommen', 'In'], ['INKOMMANDE', 'In'], ['Ut', 'Ut'], ['utgående', 'Ut'], ['Utga\u030aende', 'Ut'], ['expedierad', 'Ut'], ['skickad', 'Ut'], ['Upprättad', 'Upprättad'], ['upprättad', 'Upprättad'], ['', 'unknown'], ['internt', 'unknown'],
  ])('A4: direction %j is %s', (word, direction) => {
    expect(documentOf({riktning: word}).direction).toBe(direction)
  })

  test.each([
    ['öppet', false, false], ['öppen', false, false], ['pågående', false, false], ['', false, false], ['avslutat', true, false], ['AVSLUTAD', true, false], ['makulerad', false, true], ['makulerat', false, true],
  ])('A1: case status %j', (word, isClosed, isCancelled) => {
    expect(understood(aRow({arende_status: word})).case).toMatchObject({isClosed, isCancelled})
  })

  test('a case with a closing day is closed whatever its status says', () => {
    expect(understood(aRow({avslutat: '2026-01-31'})).case).toMatchObject({isClosed: true, closedOn: '2026-01-31'})
  })

  test.each([['gällande', false], ['', false], ['makulerad', true], ['Makulerat', true]])('A1: document status %j', (word, isCancelled) => {
    expect(documentOf({handling_status: word}).isCancelled).toBe(isCancelled)
  })

  test.each([['', 'none'], [' ', 'none'], ['S', 'marked'], ['sekretessmarkering', 'marked'], ['nej', 'marked'], ['0', 'marked'], ['?', 'marked']])('A11: protection %j is %s, for what cannot be read counts as protected', (word, mark) => {
    expect(understood(aRow({skydd: word})).protection).toBe(mark)
  })

  test.each([
    ['', '', [], 'none'],
    ['', 'nej', [], 'no'],
    ['', 'ja', [], 'unclear'],
    ['', 'kanske', [], 'unclear'],
    ['', 'nej|ja', [], 'unclear'],
    ['a.txt', 'ja', ['yes'], 'none'],
    ['a.txt', 'nej', ['no'], 'none'],
    ['a.txt', '', ['missing'], 'unclear'],
    ['a.txt', 'vet ej', ['missing'], 'none'],
    ['a.txt|b.txt', 'ja|nej', ['yes', 'no'], 'none'],
    ['a.txt | b.txt', ' ja | nej ', ['yes', 'no'], 'none'],
    ['a.txt|b.txt', 'ja', ['missing', 'missing'], 'unclear'],
    ['a.txt|b.txt', 'ja|', ['yes', 'missing'], 'none'],
    ['a.txt', 'ja|ja', ['missing'], 'unclear'],
    ['a.txt', 'nej|nej', ['missing'], 'unclear'],
  ])('A6: files %j with choices %j', (fil, word, choices, without) => {
    const document = documentOf({fil, fil_publiceras: word})
    expect(document.files.map(({choice}) => choice)).toEqual(choices)
    expect(document.choiceWithoutFile).toBe(without)
  })

  test('A6: a choice is yes only where the registry wrote yes beside that very file', () => {
    const word = fc.constantFrom('ja', 'nej', '', 'x')
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a.txt', 'b.txt', 'c/d.txt'), {maxLength: 4}), fc.array(word, {maxLength: 5}), (paths, words) => {
        const {files} = documentOf({fil: paths.join('|'), fil_publiceras: words.join('|')})
        files.forEach(({choice}, index) => {
          if (choice === 'yes') {
            expect(words[index]).toBe('ja')
            expect(words.length).toBe(paths.length)
          }
        })
      }),
    )
  })

  test('A5: the parties are the publication names; an empty one does not fall back to the sender', () => {
    expect(documentOf({webbnamn: '', avsandare_mottagare: 'Elsa Grahnén'})).toMatchObject({parties: [], internalParty: 'Elsa Grahnén'})
    expect(documentOf({webbnamn: 'Länsstyrelsen|Region Ekdalen'}).parties).toEqual(['Länsstyrelsen', 'Region Ekdalen'])
    expect(documentOf({webbnamn: '|'}).parties).toEqual([])
  })

  test.each([
    ['', null], ['2026-02-03', '2026-02-03T00:00:00'], ['2026-02-03 10:12', '2026-02-03T10:12:00'], ['2026-02-03T10:12:59', '2026-02-03T10:12:59'], ['2026-02-03T10:12:59.123', '2026-02-03T10:12:59'],
  ])('changed %j is %j', (word, changedAt) => {
    expect(understood(aRow({andrad: word})).changedAt).toBe(changedAt)
  })

  test.each([['yyyyMMdd', '20260203'], ['dd.MM.yyyy', '03.02.2026'], ['dd/MM/yyyy', '03/02/2026'], ['yyyy-MM-dd', '2026-02-03']] as const)('a day as %s', (form, text) => {
    expect(understood(aRow({datum: text, andrad: ''}), {dates: [form]}).date).toBe('2026-02-03')
  })

  test.each([['dd.MM.yyyy', '3.2.2026'], ['dd.MM.yyyy', '03.02.2026.1'], ['dd/MM/yyyy', '02/30/2026'], ['yyyyMMdd', '2026-0203'], ['dd.MM.yyyy', '31.02.2026']] as const)('%s does not read %s', (form, text) => {
    expect(read(aRow({datum: text, andrad: ''}), {dates: [form]})).toMatchObject({code: 'date-impossible'})
  })

  test('an earlier first day on the web may be today, and no later', () => {
    expect(understood(aRow({publicerad: '2026-02-03'})).publishedOn).toBe('2026-02-03')
  })

  test('a row without document columns is a case alone', () => {
    expect(understood(aCaseRow()).document).toBeNull()
  })

  test('line breaks in a heading become a space', () => {
    expect(documentOf({handlingsrubrik: ' Remiss\r\nom\tskola\n'}).heading).toBe('Remiss om skola')
  })
})

describe('headers', () => {
  test('in any order, with capitals and space around', () => {
    const header = SOURCE_COLUMNS.map((column) => ` ${column.toUpperCase()} `).reverse()
    const reader = readerOf(header)
    expect(reader.read([...SOURCE_COLUMNS].reverse().map((column) => aRow()[column]), 2)).toMatchObject({kind: 'row', caseNumber: 'KS 2026/00123', document: {number: '1'}})
  })

  test('A13: columns that no rule needs are named and not stored', () => {
    const reader = readerOf([...SOURCE_COLUMNS, 'personnummer', 'intern anteckning'])
    expect(reader.ignoredColumns).toEqual(['personnummer', 'intern anteckning'])
    const row = reader.read([...SOURCE_COLUMNS.map((column) => aRow()[column]), 'hemligt ett', 'hemligt två'], 2)
    expect(row.kind).toBe('row')
    expect(JSON.stringify(row)).not.toContain('hemligt')
  })

  test('A11: an absent column is named', () => {
    expect(readerOf(SOURCE_COLUMNS.filter((column) => column !== 'skydd')).absentColumns).toEqual(['skydd'])
  })

  test.each(REQUIRED_COLUMNS)('without %s the file is refused whole', (column) => {
    expect(rowReader(SOURCE_COLUMNS.filter((one) => one !== column), map, REQUIRED_COLUMNS, diaries, TODAY)).toEqual({kind: 'missing', headings: [column]})
  })

  test('twice the same heading is refused: nobody knows which is meant', () => {
    expect(rowReader([...SOURCE_COLUMNS, 'Diarie'], map, REQUIRED_COLUMNS, diaries, TODAY)).toEqual({kind: 'duplicate', headings: ['Diarie']})
  })

  test('empty headings are no doubles', () => {
    expect(rowReader([...SOURCE_COLUMNS, '', ''], map, REQUIRED_COLUMNS, diaries, TODAY)).not.toHaveProperty('kind')
  })
})
