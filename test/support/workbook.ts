import {once} from 'node:events'
import yazl from 'yazl'
import type {SourceColumn} from '../../src/core/intake/source-map.js'
import {SOURCE_COLUMNS} from '../../src/core/intake/source-map.js'
import type {SourceRow} from './town.js'

/** A cell: text (shared), a number, a truth, nothing, or the XML of a cell without its reference. */
export type TestCell = string | number | boolean | null | {readonly attributes: string; readonly inside: string}

export interface TestSheet {
  readonly name: string
  readonly rows: readonly (readonly TestCell[])[]
  /** Attributes of single rows, by their number from 1. */
  readonly rowAttributes?: Readonly<Record<number, string>>
  readonly state?: 'hidden' | 'veryHidden'
  /** XML before and after the rows. */
  readonly before?: string
  readonly after?: string
}

export interface TestWorkbook {
  readonly sheets: readonly TestSheet[]
  /** Format codes, from number 164 on; a cell's style 1 is the first, style 0 General. */
  readonly formats?: readonly string[]
  readonly from1904?: boolean
  /** Parts that replace what would be written, or come on top. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE_REL = 'http://schemas.openxmlformats.org/package/2006/relationships'

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The letters of a column, from 0. */
export function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

/** A cell shown in one of the workbook's own formats. */
export function styled(style: number, value: number): TestCell {
  return {attributes: `s="${String(style)}"`, inside: `<v>${String(value)}</v>`}
}

/** The parts of a workbook as a spreadsheet program writes them. */
export function partsOf({sheets, formats = [], from1904 = false, parts = {}}: TestWorkbook): ReadonlyMap<string, string | Uint8Array> {
  const strings = new Map<string, number>()
  const sheetXml = sheets.map(({rows, rowAttributes = {}, before = '', after = ''}) => {
    const body = rows.map((cells, at) => {
      const written = cells.map((cell, column) => {
        const place = `r="${columnName(column)}${String(at + 1)}"`
        if (cell === null) return ''
        if (typeof cell === 'number') return `<c ${place}><v>${String(cell)}</v></c>`
        if (typeof cell === 'boolean') return `<c ${place} t="b"><v>${cell ? '1' : '0'}</v></c>`
        if (typeof cell === 'object') return `<c ${place} ${cell.attributes}>${cell.inside}</c>`
        if (cell === '') return ''
        const number = strings.get(cell) ?? strings.size
        strings.set(cell, number)
        return `<c ${place} t="s"><v>${String(number)}</v></c>`
      })
      return written.every((cell) => cell === '') && rowAttributes[at + 1] === undefined ? '' : `<row r="${String(at + 1)}" ${rowAttributes[at + 1] ?? ''}>${written.join('')}</row>`
    })
    return `${HEAD}<worksheet ${MAIN}>${before}<sheetData>${body.join('')}</sheetData>${after}</worksheet>`
  })
  const made = new Map<string, string | Uint8Array>([
    ['[Content_Types].xml', `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`],
    ['_rels/.rels', `${HEAD}<Relationships xmlns="${PACKAGE_REL}"><Relationship Id="rId1" Type="${REL}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook ${MAIN} xmlns:r="${REL}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({name, state}, at) => `<sheet name="${escaped(name)}" sheetId="${String(at + 1)}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${String(at + 1)}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${HEAD}<Relationships xmlns="${PACKAGE_REL}">${sheets.map((_, at) => `<Relationship Id="rId${String(at + 1)}" Type="${REL}/worksheet" Target="worksheets/sheet${String(at + 1)}.xml"/>`).join('')}<Relationship Id="rIdS" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rIdT" Type="${REL}/styles" Target="/xl/styles.xml"/></Relationships>`,
    ],
    ['xl/sharedStrings.xml', `${HEAD}<sst ${MAIN}>${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`],
    [
      'xl/styles.xml',
      `${HEAD}<styleSheet ${MAIN}><numFmts count="${String(formats.length)}">${formats.map((code, at) => `<numFmt numFmtId="${String(164 + at)}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${String(164 + at)}" applyNumberFormat="1"/>`).join('')}<xf numFmtId="14"/></cellXfs></styleSheet>`,
    ],
    ...sheetXml.map((xml, at) => [`xl/worksheets/sheet${String(at + 1)}.xml`, xml] as const),
  ])
  for (const [name, content] of Object.entries(parts)) {
    if (content === null) made.delete(name)
    else made.set(name, content)
  }
  return made
}

/** Files in a zip, in their order. */
export async function zipOf(parts: Iterable<readonly [string, string | Uint8Array]>): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content] of parts) zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  const chunks: Buffer[] = []
  zip.outputStream.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(zip.outputStream, 'end')
  return Buffer.concat(chunks)
}

/** A workbook as a file. */
export function workbookOf(workbook: TestWorkbook): Promise<Buffer> {
  return zipOf(partsOf(workbook))
}

/** Rows as a registry's workbook has them: one sheet, everything as text. */
export function exportWorkbook(rows: readonly SourceRow[], columns: readonly SourceColumn[] = SOURCE_COLUMNS): Promise<Buffer> {
  return workbookOf({sheets: [{name: 'Export', rows: [[...columns], ...rows.map((row) => columns.map((column) => row[column] ?? ''))]}]})
}
