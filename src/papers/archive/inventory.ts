import type {Veil} from '../../core/archive/agreement.js'
import {hidesFiles, hidesRow, recordKind, type ArchivedCase, type ArchivedDocument, type ArchivedEntry} from '../../core/archive/archived-case.js'
import {PLACES} from '../../core/archive/packed-file.js'
import {inventoryWords as say, neutralTitle, packageWords} from '../../words/archive-package.js'
import {csvTable} from '../csv.js'
import {html, join, linkTo, ownLook, type Html} from '../html.js'
import type {PackageOrigin} from './erms.js'

/** One line of the list of what a package holds. */
type Line = readonly [caseNumber: string, documentNumber: string, kind: string, heading: string, day: string, direction: string, secrecy: string, files: string]

/** Where the list lies in a package. */
export const INVENTORY = `${PLACES.documentation}/innehall.html`

const LOOK = ownLook(`body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #767676; padding: .35rem .6rem; text-align: left; vertical-align: top }
td.text { overflow-wrap: anywhere }
td.short { white-space: nowrap }
tr.case { background: #f0f0f0; font-weight: 600 }
@media print { body { margin: 0; max-width: none } thead { display: table-header-group } tr { break-inside: avoid } }`)

/** How the list begins that people read: for the archive's shelf, with the same rows as the records. `committee`: its name. */
export function inventoryHead(origin: PackageOrigin, committee: string): string {
  return html`<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say.title(committee)}</title>
${LOOK}</head>
<body>
<h1>${say.title(committee)}</h1>
<p>${say.made(origin.municipality, origin.id, origin.at.slice(0, 10))}</p>
<p>${say.about}</p>
<table>
<thead><tr>${join(say.columns.map((column) => html`<th scope="col">${column}</th>`))}</tr></thead>
<tbody>
`.markup
}

/** A case with its documents in that list. */
export function inventoryRows(one: ArchivedCase, veil: Veil): string {
  return join(linesOf(one, veil).map((line, at) => {
    const document = one.documents[at - 1]
    return rowOf(cellsOf(line, document === undefined ? join([]) : linksOf(document, veil)), at === 0)
  })).markup
}

/** How it ends. */
export function inventoryEnd(cases: number, documents: number, files: number): string {
  return html`</tbody>
</table>
<p>${say.sum(cases, documents, files)}</p>
</body>
</html>
`.markup
}

/** The same list as a table for spreadsheets: its head, and a case with its documents. */
export const inventoryTableHead = csvTable([say.columns])

export function inventoryTableRows(one: ArchivedCase, veil: Veil): string {
  // The mark of its encoding stands once, at the beginning.
  return csvTable(linesOf(one, veil)).slice(1)
}

/** A row of the page. A file is a link to where it lies. */
function rowOf(content: readonly Html[], isCase: boolean): Html {
  return html`<tr class="${isCase ? 'case' : 'document'}">${join(content)}</tr>
`
}

function cellsOf(line: Line, files: Html): readonly Html[] {
  const [number, document, kind, heading, day, direction, secrecy] = line
  return [short(number), short(document), short(kind), html`<td class="text">${heading}</td>`, short(day), short(direction), html`<td>${secrecy}</td>`, html`<td class="text">${files}</td>`]
}

function short(text: string): Html {
  return html`<td class="short">${text}</td>`
}

function linksOf({content, files}: ArchivedDocument, veil: Veil): Html {
  if (hidesFiles(content, veil)) return join([])
  return join(files.map(({name, place}, at) => html`${at > 0 && html`<br>`}<a href="${linkTo(INVENTORY, `${PLACES.data}/${place}`)}">${name}</a>`))
}

function linesOf(one: ArchivedCase, veil: Veil): readonly Line[] {
  return [
    [one.number, '', say.case, titleOf(one, veil), one.content.date ?? '', '', secrecyOf(one), ''],
    ...one.documents.map((document): Line => [one.number, document.number, packageWords.records[recordKind(document.content)], titleOf(document, veil), document.content.date, say.directions[document.content.direction], secrecyOf(document), filesOf(document, veil)]),
  ]
}

function titleOf({content}: ArchivedEntry, veil: Veil): string {
  return hidesRow(content, veil) ? neutralTitle(content) : content.heading
}

function secrecyOf({content}: ArchivedEntry): string {
  const {headingSecrecy, protection, statute} = content
  const isSecret = headingSecrecy !== 'no' || (content.kind === 'document' && content.documentSecrecy !== 'no')
  return [...(isSecret ? [statute === '' ? packageWords.regulationUnknown : statute] : []), ...(protection === 'marked' ? [packageWords.protectedName] : [])].join('; ')
}

function filesOf({content, files}: ArchivedDocument, veil: Veil): string {
  return hidesFiles(content, veil) ? '' : files.map(({name, place}) => `${name} (${place})`).join('; ')
}
