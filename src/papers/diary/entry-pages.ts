import type {PublicCase, PublicDocument, PublicReceipt} from '../../core/publication/public-entry.js'
import {html, join, linkTo, type Html} from '../html.js'
import {askAboutCase, askAboutDocument} from './asking.js'
import type {DiaryOrder, PlacedCommittee} from './diary-order.js'
import type {DrawnPage} from './drawn-page.js'
import {headingOf, lineOf} from './field-text.js'
import {dateMark, diaryNumberOf, directionMark, filesOf} from './post-table.js'
import {documentsPath} from './site-paths.js'
import {startStep, trail} from './trail.js'

/** A document's own page: its public fields, its files or the fixed sentence, and how to ask for it. */
export function drawDocument(order: DiaryOrder, row: PublicDocument): DrawnPage {
  const {words, caseAt} = order
  const {fields} = words
  const path = row.address
  const committee = order.committee(row.committee)
  const parent = row.caseAddress === null ? undefined : caseAt.get(row.caseAddress)
  const heading = headingOf(row.heading, words)
  const number = lineOf(row.diaryNumber)
  const caseHeading = row.caseHeading === null ? '' : lineOf(row.caseHeading)
  const main = html`${entryTrail(order, path, committee, parent === undefined ? null : html`<a href="${linkTo(path, parent.address)}">${headingOf(parent.diaryNumber, words)}</a>`, heading)}<h1>${heading}</h1>
<dl class="fields">
${field(fields.directionAndDate, directionMark(order, row))}${textField(fields.party, row.party)}${textField(fields.officer, row.officer)}${number !== '' && field(fields.diaryNumber, parent !== undefined && caseHeading !== '' ? html`${number}` : diaryNumberOf(order, path, row))}${caseHeading !== '' && field(fields.case, parent === undefined ? html`${caseHeading}` : html`<a href="${linkTo(path, parent.address)}">${caseHeading}</a>`)}${field(row.files.length > 1 ? fields.files : fields.file, filesOf(order, path, row))}${field(fields.committee, committeeLink(path, committee))}</dl>
${askAboutDocument(order, path, row)}`
  return {
    path,
    html: order.layOut({path, title: heading, main}),
    shows: parent === undefined ? [row.id] : [row.id, parent.id],
  }
}

/** The page of a withheld document under the literal reading: that one came, went or was drawn up, and when (H§5). */
export function drawReceipt(order: DiaryOrder, row: PublicReceipt): DrawnPage {
  const {words} = order
  const path = row.address
  const committee = order.committee(row.committee)
  const title = words.direction[row.direction]
  const main = html`${entryTrail(order, path, committee, null, title)}<h1>${title} ${row.date}</h1>
<dl class="fields">
${field(words.fields.directionAndDate, directionMark(order, row))}${field(words.fields.file, filesOf(order, path, row))}${field(words.fields.committee, committeeLink(path, committee))}</dl>
${askAboutDocument(order, path, row)}`
  return {path, html: order.layOut({path, title: `${title} ${row.date}`, main}), shows: [row.id]}
}

/** A case's page: its fields and what has happened in it, first to last. */
export function drawCase(order: DiaryOrder, entry: PublicCase): DrawnPage {
  const {words, documentsIn} = order
  const {fields} = words
  const path = entry.address
  const committee = order.committee(entry.committee)
  const heading = headingOf(entry.heading, words)
  const number = lineOf(entry.diaryNumber)
  const documents = documentsIn.get(entry.address) ?? []
  const main = html`${entryTrail(order, path, committee, null, number === '' ? heading : number)}<h1>${heading}</h1>
<dl class="fields">
${number !== '' && field(fields.diaryNumber, html`${number}`)}${textField(fields.officer, entry.officer)}${field(fields.date, dateMark(entry.date))}${field(fields.committee, committeeLink(path, committee))}</dl>
<section aria-labelledby="handlingar">
<h2 id="handlingar">${words.case.documents}</h2>
${documents.length === 0
    ? html`<p>${words.case.noDocuments}</p>
`
    : html`<ol class="timeline">
${join(documents.map((row) => timelineItem(order, path, row)))}</ol>
`}</section>
${askAboutCase(order, path, entry)}`
  return {
    path,
    html: order.layOut({path, title: number === '' ? heading : `${heading}, ${number}`, main}),
    shows: [entry.id, ...documents.map(({id}) => id)],
  }
}

function timelineItem(order: DiaryOrder, path: string, row: PublicDocument): Html {
  const {fields} = order.words
  return html`<li>
<p class="when">${directionMark(order, row)}</p>
<h3><a href="${linkTo(path, row.address)}">${headingOf(row.heading, order.words)}</a></h3>
<dl class="fields small">
${textField(fields.party, row.party)}${textField(fields.officer, row.officer)}${field(fields.file, filesOf(order, path, row))}</dl>
</li>
`
}

function entryTrail(order: DiaryOrder, path: string, committee: PlacedCommittee, parent: Html | null, here: string): Html {
  const steps = [startStep(order, path), committeeLink(path, committee), ...(parent === null ? [] : [parent])]
  return trail(order, steps, here)
}

function committeeLink(path: string, {name, slug}: PlacedCommittee): Html {
  return html`<a href="${linkTo(path, documentsPath(slug))}">${lineOf(name)}</a>`
}

function textField(label: string, text: string | null): Html | null {
  const line = text === null ? '' : lineOf(text)
  return line === '' ? null : field(label, html`${line}`)
}

function field(label: string, value: Html): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>
`
}
