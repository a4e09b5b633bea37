import {builtInForm, formOf, type NumberForm} from '../../../core/intake/workbook-cell.ts'
import {readXml} from './xml-events.ts'
import {Unreadable} from './unreadable.ts'
import type {ZipParts} from './zip-parts.ts'

/** One worksheet as the workbook lists it. */
export interface Sheet {
  readonly name: string
  readonly part: string
  readonly isHidden: boolean
}

/** What a workbook is made of, as far as its cells need it. */
export interface Workbook {
  readonly sheets: readonly Sheet[]
  readonly sharedStrings: string | null
  readonly from1904: boolean
  /** How numbers are shown, by the number of a cell's style. */
  readonly forms: readonly NumberForm[]
}

const SHEETS_MAX = 500
const STYLES_MAX = 100_000

interface Relation {
  readonly id: string
  readonly type: string
  readonly part: string
}

/** Finds the parts of a workbook; refuses other kinds of zip by what they are. */
export async function readWorkbook(zip: ZipParts): Promise<Workbook> {
  if (zip.has('mimetype')) throw new Unreadable('workbook-other', {kind: (await zip.text('mimetype', 100)).includes('opendocument.spreadsheet') ? 'ods' : 'zip'})
  if (!zip.has('_rels/.rels')) throw new Unreadable('workbook-other', {kind: 'zip'})
  const main = (await relations(zip, '_rels/.rels', '')).find(({type}) => type === 'officeDocument')?.part
  if (main === undefined || !zip.has(main)) throw new Unreadable('workbook-other', {kind: 'zip'})
  if (/\.bin$/i.test(main)) throw new Unreadable('workbook-other', {kind: 'xlsb'})
  const folder = main.slice(0, main.lastIndexOf('/') + 1)
  const related = await relations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
  const partOf = (type: string): string | null => related.find((relation) => relation.type === type)?.part ?? null

  const sheets: Sheet[] = []
  let [isWorkbook, from1904] = [false, false]
  await readXml(zip.read(main), {
    open(name, attributes) {
      if (name === 'workbook') isWorkbook = true
      else if (name === 'workbookPr') from1904 = isTrue(attributes['date1904'])
      else if (name === 'sheet') {
        const id = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1]
        const relation = related.find((one) => one.id === id)
        // Chart and dialog sheets have no cells.
        if (relation?.type === 'worksheet') sheets.push({name: attributes['name'] ?? '', part: relation.part, isHidden: attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden'})
      }
      if (sheets.length > SHEETS_MAX) throw new Unreadable('workbook-too-large')
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (!isWorkbook) throw new Unreadable('workbook-other', {kind: 'zip'})
  const styles = partOf('styles')
  return {sheets, sharedStrings: partOf('sharedStrings'), from1904, forms: styles === null ? [] : await numberForms(zip, styles)}
}

/** What a part refers to inside the same file: what lies outside is never followed. */
async function relations(zip: ZipParts, part: string, folder: string): Promise<readonly Relation[]> {
  const found: Relation[] = []
  await readXml(zip.read(part), {
    open(name, {Id: id = '', Type: type = '', Target: target = '', TargetMode: mode}) {
      if (name !== 'Relationship' || mode === 'External' || found.length > SHEETS_MAX * 2) return
      found.push({id, type: type.slice(type.lastIndexOf('/') + 1), part: target.startsWith('/') ? target.slice(1) : resolved(folder + target)})
    },
    close: () => undefined,
    text: () => undefined,
  })
  return found
}

/** `xl/worksheets/../sharedStrings.xml` is `xl/sharedStrings.xml`. */
function resolved(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

async function numberForms(zip: ZipParts, part: string): Promise<readonly NumberForm[]> {
  const own = new Map<number, NumberForm>()
  const forms: NumberForm[] = []
  let isCellStyle = false
  await readXml(zip.read(part), {
    open(name, attributes) {
      if (name === 'numFmt') own.set(Number(attributes['numFmtId']), formOf(attributes['formatCode'] ?? ''))
      else if (name === 'cellXfs') isCellStyle = true
      else if (name === 'xf' && isCellStyle) {
        const id = Number(attributes['numFmtId'] ?? '0')
        forms.push(own.get(id) ?? builtInForm(id))
      }
      if (forms.length > STYLES_MAX || own.size > STYLES_MAX) throw new Unreadable('workbook-too-large')
    },
    close(name) {
      if (name === 'cellXfs') isCellStyle = false
    },
    text: () => undefined,
  })
  return forms
}

/** A yes in an attribute. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}
