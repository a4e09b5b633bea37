import {placeOf, shownNumber, unescapedText} from '../../../core/intake/workbook-cell.ts'
import {SharedStrings} from '../workbook/shared-strings.ts'
import {readWorkbook, type Workbook} from '../workbook/workbook-parts.ts'
import {readXml} from '../workbook/xml-events.ts'
import type {ZipParts} from '../workbook/zip-parts.ts'
import {isWritten} from './office-attributes.ts'
import type {Telling} from './telling.ts'

/** Longer is no place of a cell and no number of a style. */
const LENGTH_OF_CELL_FACTS = 10
/** How a header says where and how its text is shown: `&L`, `&"Arial,Fet"`, `&12`, `&K00FF00`. */
const HEADER_CODE = /&(?:"[^"]*"|K(?:[\dA-Fa-f]{6}|\d{2}[+-]\d{3})|\d{1,3}|[A-JL-Z])/g
const GENERAL = {kind: 'plain', decimals: true} as const

/** The texts that cells refer to, and those that some cell shows. */
interface Texts {
  readonly strings: SharedStrings
  readonly used: Set<number>
}

/** Tells every cell of every sheet, also of those that nobody sees, row by row; and the parts that are told thereby. */
export async function tellSheets(telling: Telling, zip: ZipParts): Promise<ReadonlySet<string>> {
  const workbook = await readWorkbook(zip)
  const strings = await SharedStrings.read(zip, workbook.sharedStrings)
  const used = new Set<number>()
  const told = new Set<string>(workbook.sharedStrings === null ? [] : [workbook.sharedStrings])
  for (const [index, sheet] of workbook.sheets.entries()) {
    telling.say(sheet.name, 'name')
    await tellSheet(telling, zip, workbook, {strings, used}, sheet.part, index + 1)
    told.add(sheet.part)
  }
  // A text that no cell shows any longer stands in the file all the same.
  const unused: string[] = []
  for (let at = 0; ; at += 1) {
    const text = strings.at(at)
    if (text === null) break
    if (!used.has(at)) unused.push(text)
  }
  telling.say(unused.join('\n'), 'hidden')
  return told
}

async function tellSheet(telling: Telling, zip: ZipParts, workbook: Workbook, texts: Texts, part: string, number: number): Promise<void> {
  let cells: string[] = []
  let [type, style, value, formula, beside]: [string, number, string, string, string] = ['n', 0, '', '', '']
  let into: 'value' | 'formula' | 'beside' | null = null
  let isFirst = true
  const formulas: string[] = []
  const others: string[] = []
  const endRow = (): void => {
    if (cells.length === 0) return
    const line = cells.join('\t')
    if (isFirst) telling.say(line, 'sheet', number)
    else telling.add(`\n${line}`, 'sheet', number)
    isFirst = false
    cells = []
  }
  await readXml(zip.read(part), {
    open(name, attributes) {
      if (name === 'c') {
        ;[type, style, value, formula] = [attributes['t'] ?? 'n', Number(attributes['s'] ?? '0'), '', '']
        // Two columns that stand apart are two texts; empty cells between them are not.
        if (placeOf(attributes['r'] ?? 'A1') === null) type = 'str'
      }
      into = name === 'v' || name === 't' ? 'value' : name === 'f' ? 'formula' : /^(?:odd|even|first)(?:Header|Footer)$|^formula\d?$/.test(name) ? 'beside' : null
      for (const [full, said] of Object.entries(attributes)) {
        // Cells and rows are so many that only what is no place, style or sort is looked at.
        if (said.length < LENGTH_OF_CELL_FACTS && (name === 'c' || name === 'row')) continue
        if (isWritten({element: name, full, local: full.slice(full.indexOf(':') + 1), value: said, beside: attributes}, 'some')) others.push(said)
      }
    },
    close(name) {
      if (name === 'c') {
        const shown = shownCell(type, value, style, workbook, texts)
        if (shown !== '') cells.push(shown)
        if (/"[^"]*\p{L}/u.test(formula)) formulas.push(formula)
      } else if (name === 'row') endRow()
      else if (into === 'beside' && beside !== '') {
        others.push(beside.replace(HEADER_CODE, ' ').replaceAll('&&', '&'))
        beside = ''
      }
      into = null
    },
    text(text) {
      if (into === 'value') value += text
      else if (into === 'formula') formula += text
      else if (into === 'beside') beside += text
    },
    comment(text) {
      others.push(text)
    },
  })
  endRow()
  telling.say([...new Set([...formulas, ...others])].join('\n'), 'code')
}

/** What a cell says, and what it holds where it shows it in another way. */
function shownCell(type: string, value: string, style: number, {forms, from1904}: Workbook, {strings, used}: Texts): string {
  if (type === 's') {
    used.add(Number(value))
    return strings.at(Number(value)) ?? ''
  }
  if (type !== 'n') return unescapedText(value)
  const raw = value.trim()
  if (raw === '') return ''
  const form = forms[style] ?? GENERAL
  const shown = shownNumber(raw, form, from1904)
  if ('text' in shown) return shown.text
  // A form of its own may put a dash in an identity number, and back the zero that it began with.
  const plain = shownNumber(raw, GENERAL, from1904)
  const digits = 'text' in plain ? plain.text : raw
  return /^\d{6,9}$/.test(digits) ? digits.padStart(10, '0') : digits
}
