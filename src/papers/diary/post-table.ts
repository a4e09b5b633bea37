import {entryInAddress} from '../../core/publication/page-address.js'
import type {PublicDocument} from '../../core/publication/public-entry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {html, join, linkTo, type Html} from '../html.js'
import {withheldNotice} from './asking.js'
import type {DiarySite} from './diary-site.js'
import {fileNote, headingOf, lineOf} from './field-text.js'
import type {PostRow} from './row-order.js'
import {documentsPath} from './site-paths.js'

/** How a table of the post introduces itself. */
export interface TableFacts {
  readonly caption: string
  /** Whether committees are mixed, so that each row must name its own. */
  readonly isMixed: boolean
  /** False where the heading over the table already says it to those who see. */
  readonly isCaptionSeen?: boolean
}

/** Rows of the post as a table with the six public fields (A3). */
export function postTable(site: DiarySite, path: string, rows: readonly PostRow[], {caption, isMixed, isCaptionSeen = true}: TableFacts): Html {
  const {fields} = site.words
  return html`<table class="rows post">
${isCaptionSeen ? html`<caption>${caption}</caption>` : html`<caption><span class="unseen">${caption}</span></caption>`}
<thead>
<tr><th scope="col">${fields.directionAndDate}</th><th scope="col">${fields.heading}</th><th scope="col">${fields.party}</th><th scope="col">${fields.officer}</th><th scope="col">${fields.diaryNumber}</th><th scope="col">${fields.file}</th></tr>
</thead>
<tbody>
${join(rows.map((row) => postRow(site, path, row, isMixed)))}</tbody>
</table>
`
}

/** The entries whose data a table of these rows draws: the rows, and the cases they link to. */
export function shownIn(rows: readonly PostRow[]): readonly EntryId[] {
  return [...new Set(rows.flatMap(shownWith))]
}

/** A row's entry, and the case that the row leads to. */
export function shownWith(row: PostRow): readonly EntryId[] {
  const parent = row.form === 'receipt' || row.caseAddress === null ? null : entryInAddress(row.caseAddress)
  return parent === null ? [row.id] : [row.id, parent]
}

/** A day as a machine and a person both read it. */
export function dateMark(day: LocalDate): Html {
  return html`<time datetime="${day}">${day}</time>`
}

/** In, Ut or Upprättad, with its date. */
export function directionMark({direction, date}: PostRow): Html {
  return html`<span class="direction ${DIRECTION_CLASS[direction]}">${direction}</span> ${dateMark(date)}`
}

const DIRECTION_CLASS = {In: 'in', Ut: 'out', Upprättad: 'made'} as const

/** What the public may have of a document's files, or the fixed sentence that they are withheld. */
export function filesOf(site: DiarySite, path: string, row: PostRow): Html {
  if (row.form !== 'plain') return withheldNotice(site, path, row)
  if (row.files.length === 0) return row.partlyWithheld ? withheldNotice(site, path, row) : html`<span class="none">${site.words.row.noFile}</span>`
  const files = html`<ul class="files">${join(row.files.map((file) =>
    html`<li><a href="${linkTo(path, file.address)}" type="${lineOf(file.type)}">${headingOf(file.name, site.words)}</a> <span class="note">(${fileNote(file, site.words)})</span></li>`))}</ul>`
  return row.partlyWithheld ? html`${files}<p>${withheldNotice(site, path, row)}</p>` : files
}

/** The case's number, which leads to the case where the case itself is shown. */
export function diaryNumberOf(path: string, {diaryNumber, caseAddress}: PublicDocument): Html {
  const number = lineOf(diaryNumber)
  return caseAddress === null || number === '' ? html`${number}` : html`<a href="${linkTo(path, caseAddress)}">${number}</a>`
}

function postRow(site: DiarySite, path: string, row: PostRow, isMixed: boolean): Html {
  const {fields, direction} = site.words
  const committee = isMixed && committeeLink(site, path, row)
  if (row.form === 'receipt') {
    return html`<tr><td data-label="${fields.directionAndDate}">${directionMark(row)}</td><th scope="row"><a href="${linkTo(path, row.address)}">${direction[row.direction]}</a></th><td></td><td></td>${committee === false ? html`<td></td>` : html`<td data-label="${fields.committee}">${committee}</td>`}<td data-label="${fields.file}">${filesOf(site, path, row)}</td></tr>
`
  }
  const heading = headingOf(row.heading, site.words)
  const caseHeading = row.caseHeading === null ? '' : lineOf(row.caseHeading)
  return html`<tr><td data-label="${fields.directionAndDate}">${directionMark(row)}</td><th scope="row"><a href="${linkTo(path, row.address)}">${heading}</a>${caseHeading !== '' && caseHeading !== heading && html` <span class="of">${caseHeading}</span>`}</th>${cell(fields.party, row.party)}${cell(fields.officer, row.officer)}<td data-label="${fields.diaryNumber}">${diaryNumberOf(path, row)}${committee !== false && html` <span class="of">${committee}</span>`}</td><td data-label="${fields.file}">${filesOf(site, path, row)}</td></tr>
`
}

function cell(label: string, text: string | null): Html {
  const line = text === null ? '' : lineOf(text)
  // An empty party stays empty: it never falls back to anything (A5).
  return line === '' ? EMPTY_CELL : html`<td data-label="${label}">${line}</td>`
}

const EMPTY_CELL = html`<td></td>`

function committeeLink(site: DiarySite, path: string, row: PostRow): Html {
  const {name, slug} = site.committee(row.committee)
  return html`<a href="${linkTo(path, documentsPath(slug))}">${lineOf(name)}</a>`
}
