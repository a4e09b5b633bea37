import type {PublicDocument, PublicReceipt} from '../../core/publication/public-entry.js'
import {html, join, linkTo, type Html} from '../html.js'
import {askAboutCase, askAboutDocument} from './asking.js'
import type {DiarySite, PlacedCommittee} from './diary-site.js'
import type {CaseFile} from './diary-source.js'
import type {DrawnPage} from './drawn-page.js'
import {headingOf, lineOf} from './field-text.js'
import {dateMark, diaryNumberOf, directionMark, filesOf, shownWith} from './post-table.js'
import {comparePost, compareText} from './row-order.js'
import {documentsPath} from './site-paths.js'
import {startStep, trail} from './trail.js'

/** A document's own page: its public fields, its files or the fixed sentence, and how to ask for it. What machines are told of it apart is its heading and number, never officer or party. */
export function drawDocument(site: DiarySite, row: PublicDocument): DrawnPage {
  const {words} = site
  const {fields} = words
  const path = row.address
  const committee = site.committee(row.committee)
  const heading = headingOf(row.heading, words)
  const number = lineOf(row.diaryNumber)
  const caseHeading = row.caseHeading === null ? '' : lineOf(row.caseHeading)
  const main = html`${entryTrail(site, path, committee, row.caseAddress === null ? null : html`<a href="${linkTo(path, row.caseAddress)}">${headingOf(row.diaryNumber, words)}</a>`, heading)}<div itemscope itemtype="https://schema.org/DigitalDocument">
<h1 itemprop="name">${heading}</h1>
<dl class="fields">
${field(fields.directionAndDate, directionMark(row))}${textField(fields.party, row.party)}${textField(fields.officer, row.officer)}${number !== '' && field(fields.diaryNumber, row.caseAddress !== null && caseHeading !== '' ? html`${number}` : diaryNumberOf(path, row))}${caseHeading !== '' && field(fields.case, row.caseAddress === null ? html`${caseHeading}` : html`<a href="${linkTo(path, row.caseAddress)}">${caseHeading}</a>`)}${field(row.files.length > 1 ? fields.files : fields.file, filesOf(site, path, row))}${field(fields.committee, committeeLink(path, committee))}</dl>
${number !== '' && html`<meta itemprop="identifier" content="${number}">
`}</div>
${askAboutDocument(site, path, row)}`
  return {
    path,
    html: site.layOut({path, title: heading, main}),
    shows: shownWith(row),
    files: row.form === 'plain' ? row.files.map((file) => ({entry: row.id, file})) : [],
  }
}

/** The page of a withheld document under the literal reading: that one came, went or was drawn up, and when (H§5). */
export function drawReceipt(site: DiarySite, row: PublicReceipt): DrawnPage {
  const {words} = site
  const path = row.address
  const committee = site.committee(row.committee)
  const title = words.direction[row.direction]
  const main = html`${entryTrail(site, path, committee, null, title)}<h1>${title} ${row.date}</h1>
<dl class="fields">
${field(words.fields.directionAndDate, directionMark(row))}${field(words.fields.file, filesOf(site, path, row))}${field(words.fields.committee, committeeLink(path, committee))}</dl>
${askAboutDocument(site, path, row)}`
  return {path, html: site.layOut({path, title: `${title} ${row.date}`, main}), shows: [row.id]}
}

/** A case's page: its fields and what has happened in it, first to last. */
export function drawCase(site: DiarySite, {entry, documents: unordered}: CaseFile): DrawnPage {
  const {words} = site
  const {fields} = words
  const path = entry.address
  const committee = site.committee(entry.committee)
  const heading = headingOf(entry.heading, words)
  const number = lineOf(entry.diaryNumber)
  const documents = [...unordered].sort((a, b) => compareText(a.date, b.date) || comparePost(a, b))
  const main = html`${entryTrail(site, path, committee, null, number === '' ? heading : number)}<h1>${heading}</h1>
<dl class="fields">
${number !== '' && field(fields.diaryNumber, html`${number}`)}${textField(fields.officer, entry.officer)}${field(fields.date, dateMark(entry.date))}${field(fields.committee, committeeLink(path, committee))}</dl>
<section aria-labelledby="handlingar">
<h2 id="handlingar">${words.case.documents}</h2>
${documents.length === 0
    ? html`<p>${words.case.noDocuments}</p>
`
    : html`<ol class="timeline">
${join(documents.map((row) => timelineItem(site, path, row)))}</ol>
`}</section>
${askAboutCase(site, path, entry)}`
  return {
    path,
    html: site.layOut({path, title: number === '' ? heading : `${heading}, ${number}`, main}),
    shows: [entry.id, ...documents.map(({id}) => id)],
  }
}

function timelineItem(site: DiarySite, path: string, row: PublicDocument): Html {
  const {fields} = site.words
  return html`<li>
<p class="when">${directionMark(row)}</p>
<h3><a href="${linkTo(path, row.address)}">${headingOf(row.heading, site.words)}</a></h3>
<dl class="fields small">
${textField(fields.party, row.party)}${textField(fields.officer, row.officer)}${field(fields.file, filesOf(site, path, row))}</dl>
</li>
`
}

function entryTrail(site: DiarySite, path: string, committee: PlacedCommittee, parent: Html | null, here: string): Html {
  const steps = [startStep(site, path), committeeLink(path, committee), ...(parent === null ? [] : [parent])]
  return trail(site, steps, here)
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
