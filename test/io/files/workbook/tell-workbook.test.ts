import {writeFileSync} from 'node:fs'
import {open} from 'node:fs/promises'
import {join} from 'node:path'
import {deflateRawSync, crc32} from 'node:zlib'
import {describe, expect, test} from 'vitest'
import {tellWorkbook, type WorkbookLine} from '../../../../src/io/files/workbook/tell-workbook.js'
import {Unreadable} from '../../../../src/io/files/workbook/unreadable.js'
import {Dice} from '../../../../scripts/demo/dice.js'
import {columnName, escaped, partsOf, styled, workbookOf, zipOf, type TestCell, type TestSheet} from '../../../support/workbook.js'
import {useFolder} from '../../support.js'

const folder = useFolder()
const HEADER = ['diarie', 'ärende', 'rubrik']

/** What the reader says of a workbook, in this process: the rows as text, the rest as it is. */
async function lines(bytes: Uint8Array, sheet: string | null = null, rows: 'first' | 'all' = 'all'): Promise<readonly WorkbookLine[]> {
  const path = join(folder.path, 'export.xlsx')
  writeFileSync(path, bytes)
  const file = await open(path)
  const all: WorkbookLine[] = []
  try {
    for await (const some of tellWorkbook(file.fd, {sheet, rows})) all.push(...some)
  } finally {
    await file.close()
  }
  return all
}

const rowsOf = (all: readonly WorkbookLine[]): readonly string[] => all.flatMap((line) => (line.kind === 'row' ? [`${String(line.row)}: ${line.cells.join('|')}${line.faults === undefined ? '' : ` ${line.faults.map(([column, fault]) => `${String(column)} ${fault}`).join(', ')}`}`] : []))
const told = async (bytes: Uint8Array, sheet: string | null = null): Promise<readonly string[]> => rowsOf(await lines(bytes, sheet)).slice(1)
const sheetIn = async (bytes: Uint8Array): Promise<string> => (await lines(bytes, null, 'first')).flatMap((line) => (line.kind === 'sheet' ? [line.name] : [])).join()

async function unreadable(work: () => Promise<unknown>): Promise<{readonly code: string; readonly facts: Unreadable['facts']}> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Unreadable) return {code: error.code, facts: error.facts}
    throw error
  }
  throw new Error('it was read')
}

const sheetOf = (...rows: readonly (readonly TestCell[])[]): TestSheet => ({name: 'Export', rows: [HEADER, ...rows]})
const xmlCell = (attributes: string, inside: string): TestCell => ({attributes, inside})

describe('cells', () => {
  test.each<readonly [string, TestCell, string]>([
    ['a text', 'Förskola på Åsen – ”ny”', '2: KS|1|Förskola på Åsen – ”ny”'],
    ['a text that looks like a number keeps its zeros', '00123', '2: KS|1|00123'],
    ['a text in parts', xmlCell('t="inlineStr"', '<is><r><rPr><b/></rPr><t>Ny </t></r><r><t>skola</t></r><rPh sb="0" eb="1"><t>läsning</t></rPh></is>'), '2: KS|1|Ny skola'],
    ['a number that is whole', 1, '2: KS|1|1'],
    ['a whole number written with decimals', xmlCell('', '<v>1.0</v>'), '2: KS|1|1'],
    ['a large number', xmlCell('', '<v>2.02600123E8</v>'), '2: KS|1|202600123'],
    ['yes', true, '2: KS|1|sant'],
    ['no', false, '2: KS|1|falskt'],
    ['what a formula gave', xmlCell('t="str"', '<f>A1&amp;B1</f><v>KS1</v>'), '2: KS|1|KS1'],
    ['an empty text that a formula gave', xmlCell('t="str"', '<f>A1</f><v></v>'), '2: KS|1'],
    ['the number a formula gave', xmlCell('', '<f>1+1</f><v>2</v>'), '2: KS|1|2'],
    ['a formula that was never worked out', xmlCell('', '<f>A1&amp;WEBSERVICE("https://ond.example")</f>'), '2: KS|1| 2 formula'],
    ['an error', xmlCell('t="e"', '<v>#N/A</v>'), '2: KS|1| 2 error'],
    ['a number that cannot be one', xmlCell('', '<v>ett</v>'), '2: KS|1| 2 unclear'],
    ['a day as text', xmlCell('t="d"', '<v>2026-02-03T00:00:00</v>'), '2: KS|1|2026-02-03'],
    ['nothing but a style', xmlCell('s="0"', ''), '2: KS|1'],
    ['a carriage return that the format hides', 'rad ett_x000D_\nrad två', '2: KS|1|rad ett\r\nrad två'],
    ['half a character', xmlCell('t="inlineStr"', '<is><t>a_xD83D_b</t></is>'), '2: KS|1|a\ud83db'],
    ['signs of XML', '<b> & "c"', '2: KS|1|<b> & "c"'],
  ])('%s', async (_, cell, line) => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', cell])]}))).toEqual([line])
  })

  test.each([
    ['yyyy\\-mm\\-dd', 46056, '2026-02-03'],
    ['yyyy\\-mm\\-dd hh:mm', 46056.425, '2026-02-03T10:12:00'],
    ['00000', 123, '00123'],
  ])('shown as %s', async (format, value, text) => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', styled(1, value)])], formats: [format]}))).toEqual([`2: KS|1|${text}`])
  })

  test('a format that shows more than the number is a fault', async () => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', styled(1, 123)])], formats: ['"KS 2026/"00000']}))).toEqual(['2: KS|1| 2 unclear'])
  })

  test('days are counted as the workbook counts them', async () => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', styled(1, 44594)])], formats: ['yyyy-mm-dd'], from1904: true}))).toEqual(['2: KS|1|2026-02-03'])
  })

  test('the format with a number of its own', async () => {
    expect(await told(await workbookOf({sheets: [sheetOf(['KS', '1', styled(1, 46056)])]}))).toEqual(['2: KS|1|2026-02-03'])
  })

  test('a heading that is an error is no heading', async () => {
    expect(rowsOf(await lines(await workbookOf({sheets: [{name: 'Export', rows: [['diarie', xmlCell('t="e"', '<v>#REF!</v>'), 'rubrik']]}]})))).toEqual(['1: diarie||rubrik 1 error'])
  })

  test('a hundred columns, and texts by the thousand', async () => {
    const wide = Array.from({length: 100}, (_, at) => `rubrik ${String(at)}`)
    const rows = Array.from({length: 3000}, (_, at) => ['KS', String(at), `å${String(at)}`.repeat(20)])
    expect(rowsOf(await lines(await workbookOf({sheets: [{name: 'Export', rows: [['diarie', ...wide]]}]})))).toEqual([`1: diarie|${wide.join('|')}`])
    expect(await told(await workbookOf({sheets: [sheetOf(...rows)]}))).toEqual(rows.map((cells, at) => `${String(at + 2)}: ${cells.join('|')}`))
  })
})

describe('sheets', () => {
  const other: TestSheet = {name: 'Koder', rows: [['ja'], ['nej']]}
  const empty: TestSheet = {name: 'Blad2', rows: []}

  test('one with something in it, among empty ones', async () => {
    expect(await sheetIn(await workbookOf({sheets: [empty, sheetOf(['KS', '1', 'a'])]}))).toBe('Export')
  })

  test.each<readonly [string, readonly TestSheet[], readonly string[]]>([
    ['several', [sheetOf(), other], ['Export', 'Koder']],
    ['a hidden one beside', [sheetOf(), {...other, state: 'veryHidden'}], ['Export', 'Koder']],
    ['only a hidden one', [{...sheetOf(), state: 'hidden'}, empty], ['Export']],
    ['nothing at all', [empty], []],
  ])('%s is asked about', async (_, sheets, named) => {
    expect(await unreadable(async () => lines(await workbookOf({sheets})))).toEqual({code: 'workbook-sheets', facts: {sheets: named}})
  })

  test.each(['Export', ' export ', 'EXPORT'])('the one that is named: %j', async (name) => {
    expect(await told(await workbookOf({sheets: [other, {...sheetOf(['KS', '1', 'a']), state: 'hidden'}]}), name)).toEqual(['2: KS|1|a'])
  })

  test('one that is not there', async () => {
    expect(await unreadable(async () => lines(await workbookOf({sheets: [sheetOf(), other]}), 'Blad9'))).toEqual({code: 'workbook-sheet-unknown', facts: {sheet: 'Blad9', sheets: ['Export', 'Koder']}})
  })

  test('hidden columns are read, and charts are no sheets', async () => {
    const parts = partsOf({sheets: [{...sheetOf(['KS', '1', 'a']), before: '<cols><col min="3" max="3" hidden="1"/></cols>'}]})
    const rels = String(parts.get('xl/_rels/workbook.xml.rels')).replace('</Relationships>', '<Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>')
    const book = String(parts.get('xl/workbook.xml')).replace('</sheets>', '<sheet name="Diagram" sheetId="9" r:id="rId9"/></sheets>')
    expect(await told(await zipOf([...parts, ['xl/_rels/workbook.xml.rels', rels], ['xl/workbook.xml', book]].filter(([name, content]) => !(name === 'xl/workbook.xml' && content !== book) && !(name === 'xl/_rels/workbook.xml.rels' && content !== rels)) as [string, string][]))).toEqual(['2: KS|1|a'])
  })

  test.each<readonly [string, Partial<TestSheet>, number]>([
    ['by hand or by a filter', {rowAttributes: {3: 'hidden="1"'}}, 3],
    ['by having no height', {rowAttributes: {2: 'ht="0" customHeight="1"'}}, 2],
    ['all of them', {before: '<sheetFormatPr zeroHeight="1"/>'}, 1],
  ])('rows that nobody sees, %s, are asked about', async (_, more, line) => {
    const bytes = await workbookOf({sheets: [{...sheetOf(['KS', '1', 'a'], ['KS', '2', 'b']), ...more}]})
    expect(await unreadable(() => told(bytes))).toEqual({code: 'workbook-hidden-rows', facts: {sheet: 'Export', line}})
  })

  test('empty rows may be hidden', async () => {
    expect(await told(await workbookOf({sheets: [{...sheetOf(['KS', '1', 'a'], []), rowAttributes: {3: 'hidden="1"'}}]}))).toEqual(['2: KS|1|a'])
  })

  test('cells that are one though they look like several are asked about', async () => {
    expect(await unreadable(async () => told(await workbookOf({sheets: [{...sheetOf(['KS', '1', 'a'], [null, '2', 'b']), after: '<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>'}]})))).toEqual({code: 'workbook-merged', facts: {sheet: 'Export', cells: 'A2:A3'}})
  })
})

describe('what is no workbook, or one that no spreadsheet program made', () => {
  const good = (): ReadonlyMap<string, string | Uint8Array> => partsOf({sheets: [sheetOf(['KS', '1', 'a'])]})
  const changed = (name: string, change: (xml: string) => string): Promise<Buffer> => zipOf([...good()].map(([part, content]) => [part, part === name ? change(String(content)) : content] as const))
  const SHEET = 'xl/worksheets/sheet1.xml'

  test.each<readonly [string, () => Promise<Uint8Array> | Uint8Array, string, string | null]>([
    ['an OpenDocument workbook', () => zipOf([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet'], ['content.xml', '<x/>']]), 'workbook-other', 'ods'],
    ['a text document', () => zipOf([['_rels/.rels', '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'], ['word/document.xml', '<document/>'], ['word/_rels/document.xml.rels', '<Relationships/>']]), 'workbook-other', 'zip'],
    ['a binary workbook', () => zipOf([['_rels/.rels', '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>'], ['xl/workbook.bin', 'x']]), 'workbook-other', 'xlsb'],
    ['any other zip', () => zipOf([['bilaga.txt', 'text']]), 'workbook-other', 'zip'],
    ['an empty zip', () => Buffer.from('504b0506' + '00'.repeat(18), 'hex'), 'workbook-other', 'zip'],
    ['zip in name only', () => Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(5000, 0xb7)]), 'workbook-unreadable', null],
    ['a sheet with a DOCTYPE', () => changed(SHEET, (xml) => xml.replace('<worksheet', '<!DOCTYPE worksheet><worksheet')), 'workbook-unreadable', null],
    ['entities within entities', () => changed(SHEET, (xml) => xml.replace('<worksheet', `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(100)}">${Array.from({length: 12}, (_, at) => `<!ENTITY ${String.fromCharCode(98 + at)} "${`&${String.fromCharCode(97 + at)};`.repeat(10)}">`).join('')}]><worksheet`).replace('<v>0</v>', '<v>&m;</v>')), 'workbook-unreadable', null],
    ['an entity from a file', () => changed(SHEET, (xml) => xml.replace('<worksheet', '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet').replace('<v>0</v>', '<v>&a;</v>')), 'workbook-unreadable', null],
    ['an entity that nobody explains', () => changed(SHEET, (xml) => xml.replace('<v>0</v>', '<v>&okänd;</v>')), 'workbook-unreadable', null],
    ['tags a hundred thousand deep', () => changed(SHEET, (xml) => xml.replace('<sheetData>', '<x>'.repeat(100_000))), 'workbook-unreadable', null],
    ['tags that are not closed', () => changed(SHEET, (xml) => xml.replace('</sheetData>', '')), 'workbook-unreadable', null],
    ['an attribute without an end', () => changed(SHEET, (xml) => xml.replace('<sheetData>', `<sheetData a="${noise()}`)), 'workbook-unreadable', null],
    ['a comment without an end', () => changed(SHEET, (xml) => xml.replace('<sheetData>', `<!--${noise()}`)), 'workbook-unreadable', null],
    ['bytes that are no UTF-8', () => zipOf([...good()].map(([part, content]) => [part, part === SHEET ? Buffer.from(String(content).replace('<v>0</v>', '<v>\u00e5</v>'), 'latin1') : content] as const)), 'workbook-unreadable', null],
    ['another encoding', () => changed(SHEET, (xml) => xml.replace('UTF-8', 'ISO-8859-1')), 'workbook-unreadable', null],
    ['a text that is not there', () => changed(SHEET, (xml) => xml.replace('<v>0</v>', '<v>999</v>')), 'workbook-unreadable', null],
    ['a kind of cell that does not exist', () => changed(SHEET, (xml) => xml.replace('t="s"', 't="z"')), 'workbook-unreadable', null],
    ['rows in disorder', () => changed(SHEET, (xml) => xml.replace('<row r="2"', '<row r="1"')), 'workbook-unreadable', null],
    ['a row far below the last', () => changed(SHEET, (xml) => xml.replace('<row r="2"', '<row r="9999999"')), 'workbook-unreadable', null],
    ['cells in disorder', () => changed(SHEET, (xml) => xml.replace('r="B1"', 'r="A1"')), 'workbook-unreadable', null],
    ['a cell of another row', () => changed(SHEET, (xml) => xml.replace('r="B1"', 'r="B7"')), 'workbook-unreadable', null],
    ['a cell in the sixteen thousandth column', () => changed(SHEET, (xml) => xml.replace('r="C1"', 'r="XFD1"')), 'workbook-too-large', null],
    ['a sheet that is missing', () => zipOf([...good()].filter(([part]) => part !== SHEET)), 'workbook-unreadable', null],
    ['a list of parts that is missing', () => zipOf([...good()].filter(([part]) => part !== 'xl/_rels/workbook.xml.rels')), 'workbook-unreadable', null],
    ['two parts of one name', () => zipOf([...good(), [SHEET.toUpperCase(), '<worksheet/>']]), 'workbook-unreadable', null],
    ['a text of ten million characters', () => workbookOf({sheets: [sheetOf(['KS', '1', xmlCell('t="inlineStr"', `<is><t>${'x'.repeat(1_500_000)}</t></is>`)])]}), 'workbook-too-large', null],
  ])('%s', async (_, bytes, code, kind) => {
    const {code: found, facts} = await unreadable(async () => lines(await bytes()))
    expect([found, facts['kind'] ?? null]).toEqual([code, kind])
  })

  test('a workbook cut off anywhere is refused', async () => {
    const bytes = await zipOf(good())
    for (const share of [0.1, 0.4, 0.7, 0.95, 0.999]) expect((await unreadable(() => told(bytes.subarray(0, Math.floor(bytes.length * share))))).code).toBe('workbook-unreadable')
  })

  test('a byte that was damaged on the way is noticed', async () => {
    const bytes = await zipOf(good())
    const at = bytes.indexOf(SHEET) + SHEET.length + 40
    bytes[at] = (bytes[at] ?? 0) ^ 0x10
    expect((await unreadable(() => told(bytes))).code).toBe('workbook-unreadable')
  })
})

/** Five megabytes that no packing makes small. */
function noise(): string {
  const dice = new Dice('brus')
  const bytes = Buffer.alloc(2_500_000)
  for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(dice.whole(0, 0xffffffff), at)
  return bytes.toString('hex')
}

/** Writes a zip by hand, as no program would. */
function zipByHand(entries: readonly {readonly name: string; readonly data: Buffer; readonly size: number; readonly crc: number; readonly offset?: number}[], count = entries.length): Buffer {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const {name, data, size, crc, offset: claimed} of entries) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc, 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(size, 22)
    head.writeUInt16LE(name.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(claimed ?? offset, 42)
    central.push(entry, Buffer.from(name))
    if (claimed === undefined) {
      local.push(head, Buffer.from(name), data)
      offset += 30 + name.length + data.length
    }
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(count, 0xfffe), 8)
  end.writeUInt16LE(Math.min(count, 0xfffe), 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...local, directory, end])
}

describe('bombs', () => {
  const bomb = (megabytes: number): Buffer => {
    const block = Buffer.alloc(1_000_000, 0x20)
    return Buffer.concat([Buffer.from('<worksheet><sheetData>'), ...Array.from({length: megabytes}, () => block), Buffer.from('</sheetData></worksheet>')])
  }

  test('a part that unpacks to a thousand times its size', async () => {
    const parts = partsOf({sheets: [sheetOf()]})
    const bytes = await zipOf([...parts].map(([name, content]) => [name, name === 'xl/worksheets/sheet1.xml' ? bomb(20) : content] as const))
    expect(bytes.length).toBeLessThan(100_000)
    expect((await unreadable(() => told(bytes))).code).toBe('workbook-too-large')
  })

  test('a part that says it is small and is not', async () => {
    const sheet = bomb(3)
    const parts = [...partsOf({sheets: [sheetOf()]})].map(([name, content]) => {
      const whole = name === 'xl/worksheets/sheet1.xml' ? sheet : Buffer.from(content as string)
      return {name, data: deflateRawSync(whole), size: name === 'xl/worksheets/sheet1.xml' ? 1000 : whole.length, crc: crc32(whole)}
    })
    expect((await unreadable(() => told(zipByHand(parts)))).code).toBe('workbook-unreadable')
  })

  test('a part that says it is three gigabytes', async () => {
    const whole = Buffer.from('<worksheet/>')
    expect((await unreadable(() => told(zipByHand([{name: 'xl/worksheets/sheet1.xml', data: deflateRawSync(whole), size: 3_000_000_000, crc: crc32(whole)}])))).code).toBe('workbook-too-large')
  })

  test('parts that share their bytes', async () => {
    const whole = Buffer.from('<worksheet/>')
    const entry = {data: deflateRawSync(whole), size: whole.length, crc: crc32(whole)}
    expect((await unreadable(() => told(zipByHand([{name: '_rels/.rels', ...entry}, {name: 'xl/a.xml', ...entry, offset: 0}, {name: 'xl/b.xml', ...entry, offset: 0}])))).code).toBe('workbook-unreadable')
  })

  test('a directory of a million parts', async () => {
    const entry = Buffer.alloc(47)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(1, 28)
    entry[46] = 0x61
    const directory = Buffer.alloc(47 * 1_000_000)
    for (let at = 0; at < 1_000_000; at += 1) entry.copy(directory, at * 47)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(0xfffe, 10)
    end.writeUInt32LE(directory.length, 12)
    end.writeUInt32LE(4, 16)
    expect((await unreadable(() => told(Buffer.concat([Buffer.from('PK\u0003\u0004'), directory, end])))).code).toBe('workbook-too-large')
  })

  test('more sheets than any workbook has', async () => {
    expect((await unreadable(async () => told(await workbookOf({sheets: [sheetOf()], parts: {'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${Array.from({length: 600}, (_, at) => `<sheet name="${escaped(columnName(at))}" r:id="rId1"/>`).join('')}</sheets></workbook>`}})))).code).toBe('workbook-too-large')
  })
})
