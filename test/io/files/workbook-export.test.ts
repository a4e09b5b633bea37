import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, test} from 'vitest'
import {inspectExport, originalLines, recordsOf, type WorkbookExport} from '../../../src/io/files/export-file.js'
import {sha256} from '../../../src/io/system/digest.js'
import {workbookOf, zipOf, type TestCell, type TestSheet} from '../../support/workbook.js'
import {refusalOf, useFolder} from '../support.js'

const folder = useFolder()
const KNOWN = new Set(['diarie', 'ärende', 'rubrik'])
const HEADER = ['diarie', 'ärende', 'rubrik']

function written(bytes: Uint8Array): string {
  const path = join(folder.path, 'export.xlsx')
  writeFileSync(path, bytes)
  return path
}

const inspected = async (bytes: Uint8Array, sheet: string | null = null): Promise<WorkbookExport> => (await inspectExport(written(bytes), 'export.xlsx', null, KNOWN, sheet)) as WorkbookExport

async function told(bytes: Uint8Array, sheet: string | null = null): Promise<readonly string[]> {
  const all: string[] = []
  for await (const batch of recordsOf(await inspected(bytes, sheet))) {
    for (const record of batch) all.push(record.kind === 'record' ? `${String(record.line)}: ${record.cells.join('|')}${record.faults === undefined ? '' : ` ${record.faults.map(([column, fault]) => `${String(column)} ${fault}`).join(', ')}`}` : 'broken')
  }
  return all
}

const sheetOf = (...rows: readonly (readonly TestCell[])[]): TestSheet => ({name: 'Export', rows: [HEADER, ...rows]})
describe('a workbook as found on disk', () => {
  test('its digest, size, sheet and header', async () => {
    const bytes = await workbookOf({sheets: [sheetOf(['KS', '1', 'a'])]})
    expect(await inspected(bytes)).toEqual({kind: 'workbook', path: join(folder.path, 'export.xlsx'), name: 'export.xlsx', bytes: bytes.length, sha256: sha256(bytes), sheet: 'Export', header: HEADER})
  })

  test('it is known by its content, whatever it is called', async () => {
    const path = join(folder.path, 'export.csv')
    writeFileSync(path, await workbookOf({sheets: [sheetOf()]}))
    expect((await inspectExport(path, 'export.csv', null, KNOWN)).kind).toBe('workbook')
  })

  test('rows have the numbers they have in the sheet; empty ones are passed over', async () => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', 'a'], [], ['KS', '2', null], [null, null, null, 'för mycket'])]}))).toEqual(['2: KS|1|a', '4: KS|2|', '5: |||för mycket'])
  })

  test('the header may stand below empty rows', async () => {
    expect(await told(await workbookOf({sheets: [{name: 'Export', rows: [[], [], HEADER, ['KS', '1', 'a']]}]}))).toEqual(['4: KS|1|a'])
  })

  test('refused rows are written as CSV that can be read again', async () => {
    const lines: string[] = []
    await originalLines(await inspected(await workbookOf({sheets: [sheetOf(['KS', '1', 'a;"b"\nc'], ['KS', '2', 'd'])]})), new Set([2]), (text) => lines.push(text))
    expect(lines).toEqual(['diarie;ärende;rubrik', 'KS;1;"a;""b""\nc"'])
  })

  test('an encoding is not asked of a workbook, nor a sheet of a text', async () => {
    const path = written(await workbookOf({sheets: [sheetOf()]}))
    expect(await refusalOf(() => inspectExport(path, 'export.xlsx', 'cp850', KNOWN))).toMatchObject({code: 'encoding-wrong', facts: {likelier: 'xlsx'}})
    const text = join(folder.path, 'export.csv')
    writeFileSync(text, 'diarie;rubrik\n')
    expect(await refusalOf(() => inspectExport(text, 'export.csv', null, KNOWN, 'Export'))).toMatchObject({code: 'workbook-sheet-unknown', facts: {sheets: []}})
  })

  test('half a character is told as what no row may hold', async () => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', {attributes: 't="inlineStr"', inside: '<is><t>a_xD83D_b</t></is>'}])]}))).toEqual(['2: KS|1|a\ufffdb'])
  })

  test('what the reader refuses is refused here, with the name of the file', async () => {
    expect(await refusalOf(async () => inspected(await workbookOf({sheets: [sheetOf(), {name: 'Koder', rows: [['ja']]}]})))).toEqual({code: 'workbook-sheets', facts: {file: 'export.xlsx', sheets: ['Export', 'Koder']}, exitCode: 65})
    expect(await refusalOf(async () => inspected(await zipOf([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']])))).toEqual({code: 'workbook-other', facts: {file: 'export.xlsx', kind: 'ods'}, exitCode: 65})
  })

  test('older workbooks, and those behind a password, are known by their first bytes', async () => {
    expect(await refusalOf(() => inspected(Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(600)}`, 'hex')))).toEqual({code: 'workbook-other', facts: {file: 'export.xlsx', kind: 'xls'}, exitCode: 65})
  })

  test('merged cells stand at the end of a sheet, and refuse it all the same', async () => {
    const bytes = await workbookOf({sheets: [{...sheetOf(['KS', '1', 'a']), after: '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>'}]})
    expect(await refusalOf(() => told(bytes))).toMatchObject({code: 'workbook-merged', facts: {file: 'export.xlsx', sheet: 'Export', cells: 'A2:A3'}})
  })

  test('no heading that is known', async () => {
    expect(await refusalOf(async () => inspected(await workbookOf({sheets: [{name: 'Blad1', rows: [['a', 'b']]}]})))).toMatchObject({code: 'header-missing'})
  })
})
