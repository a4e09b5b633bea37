import {readFileSync} from 'node:fs'
import {describe, expect, onTestFinished, test} from 'vitest'
import {SOURCE_COLUMNS} from '../../../src/core/intake/source-map.js'
import type {PublicEntry} from '../../../src/core/publication/public-entry.js'
import {aCaseRow, aRow, csvOf, Town} from '../../support/town.js'
import {exportWorkbook, styled, workbookOf, type TestCell} from '../../support/workbook.js'

const MORNING = '2026-02-03T09:00:00Z'
const NOON = '2026-02-03T11:00:00Z'

async function found(): Promise<Town> {
  const town = await Town.found()
  onTestFinished(() => town.leave())
  return town
}

/** What the public sees, without the letters of addresses, which are random. */
async function publicOf(town: Town): Promise<unknown> {
  await town.publish(NOON)
  return (await town.public(NOON)).map((entry: PublicEntry) => JSON.stringify(entry, (key, value: unknown) => (key === 'id' || key === 'address' || key === 'caseAddress' ? undefined : value))).sort()
}

const ROWS = [
  aRow({arenderubrik: 'Vård av ängar på Åsön', handlingsrubrik: 'Skrivelse – ”nya” stängsel', riktning: 'In'}),
  aRow({handlingsnummer: '2', handlingsrubrik: 'Svar, med bilaga', datum: '2026-02-02'}),
  aRow({arendenummer: 'KS 2026/00124', arenderubrik: 'Offert', arenderubrik_sekretess: 'ja'}),
  aCaseRow({arendenummer: 'KS 2026/00125', arenderubrik: 'Öppettider', datum: '2026-01-31'}),
]

describe('A9: a workbook of the same shape', () => {
  test('becomes the same public rows as the text, row for row', async () => {
    const [town, other] = [await found(), await found()]
    expect((await town.import(MORNING, await exportWorkbook(ROWS))).files[0]).toMatchObject({encoding: null, delimiter: null, sheet: 'Export', read: 4, imported: 4, rejected: 0})
    expect((await other.import(MORNING, csvOf(ROWS))).files[0]).toMatchObject({encoding: 'utf-8', delimiter: ';', sheet: null, read: 4, imported: 4})
    expect(await publicOf(town)).toEqual(await publicOf(other))
    expect((await town.import(NOON, csvOf(ROWS))).files[0], 'the text changes nothing in what the workbook told').toMatchObject({read: 4, imported: 0, changed: 0, unchanged: 4})
  })

  test('days as days, numbers as numbers', async () => {
    const [town, other] = [await found(), await found()]
    const cells = ROWS.map((row) => SOURCE_COLUMNS.map((column): TestCell => {
      const text = row[column]
      if (column === 'datum') return styled(1, (Date.parse(`${text}T00:00:00Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000)
      if (column === 'andrad') return styled(2, (Date.parse(`${text}Z`) - Date.parse('1899-12-30T00:00:00Z')) / 86_400_000)
      return column === 'handlingsnummer' && text !== '' ? Number(text) : text
    }))
    await town.import(MORNING, await workbookOf({sheets: [{name: 'Blad1', rows: [[...SOURCE_COLUMNS], ...cells]}], formats: ['yyyy\\-mm\\-dd', 'yyyy\\-mm\\-dd\\ hh:mm:ss']}))
    await other.import(MORNING, csvOf(ROWS))
    expect(await publicOf(town)).toEqual(await publicOf(other))
    expect((await other.import(NOON, await exportWorkbook(ROWS))).files[0]).toMatchObject({unchanged: 4})
  })

  test('what cannot be believed in a cell refuses its row, told by the row of the sheet; where nothing needs it, it does not matter', async () => {
    const town = await found()
    const broken = (column: string, cell: TestCell): TestCell[] => [...SOURCE_COLUMNS.map((one): TestCell => (one === column ? cell : aRow({handlingsnummer: column.length.toString()})[one])), {attributes: 't="e"', inside: '<v>#N/A</v>'}]
    const bytes = await workbookOf({
      sheets: [{name: 'Export', rows: [[...SOURCE_COLUMNS, 'anteckning'], broken('datum', {attributes: 't="e"', inside: '<v>#VALUE!</v>'}), [], broken('webbnamn', {attributes: '', inside: '<f>B1</f>'}), broken('handlingsnummer', styled(1, 1)), broken('ingen', null), broken('riktning', false)]}],
      formats: ['"HAND "0'],
    })
    const {files} = await town.import(MORNING, bytes)
    expect(files[0]).toMatchObject({read: 5, imported: 2, rejected: 3, ignoredColumns: ['anteckning']})
    expect(files[0]?.problems.map(({line, column, code}) => [line, column, code])).toEqual([[2, 'datum', 'cell-error'], [4, 'webbnamn', 'cell-formula'], [5, 'handlingsnummer', 'cell-unclear']])
    const rejected = readFileSync(files[0]?.rejectFiles?.rows ?? '', 'utf8').trimEnd().split('\n')
    expect(rejected).toHaveLength(4)
    expect(rejected[0]).toBe([...SOURCE_COLUMNS, 'anteckning'].join(';'))
    // The direction was no word, so that row waits for a person.
    expect(files[0]?.stages).toMatchObject({held: 1})
  })

  test('one that is refused at its last line has changed nothing', async () => {
    const town = await found()
    const bytes = await workbookOf({sheets: [{name: 'Export', rows: [[...SOURCE_COLUMNS], ...Array.from({length: 2_000}, (_, at) => SOURCE_COLUMNS.map((column) => aRow({handlingsnummer: String(at + 1)})[column]))], after: '<mergeCells><mergeCell ref="C2:C9"/></mergeCells>'}]})
    await expect(town.import(MORNING, bytes)).rejects.toMatchObject({code: 'workbook-merged'})
    expect(await town.within(NOON, async ({db}) => db('entry').select('*'))).toEqual([])
  })
})

describe('A9: letters that were damaged long ago', () => {
  test.each(['Ã¥tgÃ¤rder', 'Ã–verby', 'CafÃ© Norr'])('%s is refused: no detector knows a name so written', async (text) => {
    const town = await found()
    expect((await town.import(MORNING, [aRow({handlingsrubrik: text}), aRow({handlingsnummer: '2', handlingsrubrik: 'Ãlva bruk'})])).files[0]).toMatchObject({imported: 1, problems: [{code: 'letters-garbled', line: 2, column: 'handlingsrubrik'}]})
  })
})
