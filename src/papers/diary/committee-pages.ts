import type {PublicCase} from '../../core/publication/public-entry.js'
import {html, join, linkTo, type Html} from '../html.js'
import {askLine} from './asking.js'
import type {Calendar} from './calendar.js'
import {around} from './day-pages.js'
import type {DiarySite, PlacedCommittee} from './diary-site.js'
import type {DrawnPage} from './drawn-page.js'
import {headingOf, lineOf, monthName} from './field-text.js'
import {drawMonthList, monthLinks, viewItem} from './list-page.js'
import {dateMark, postTable, shownIn} from './post-table.js'
import {compareCases, type PostRow} from './row-order.js'
import {casesFeedPath, casesMonthFolder, casesPath, documentsFeedPath, documentsMonthFolder, documentsPath, listPath, meetingsPath} from './site-paths.js'
import {neighbours, startStep, trail} from './trail.js'

/** How many rows a front page shows before it leads on to the months. */
export const FRONT_ROWS = 50

/** A committee's front page: its newest documents, and its months. `rows` newest first. */
export function drawDocumentsFront(site: DiarySite, calendar: Calendar, committee: PlacedCommittee, rows: readonly PostRow[]): DrawnPage {
  const {words} = site
  const path = documentsPath(committee.slug)
  const name = lineOf(committee.name)
  const newest = rows.slice(0, FRONT_ROWS)
  const title = words.committee.documentsTitle(name)
  const main = html`${trail(site, [startStep(site, path)], name)}<h1>${title}</h1>
${aboutCommittee(site, committee)}${views(site, path, committee, 'documents')}${newest.length === 0
    ? html`<p>${words.committee.noDocuments}</p>
`
    : postTable(site, path, newest, {caption: words.committee.documentsCaption(name), isMixed: false})}${monthLinks(site, path, monthsOf(calendar, committee, 'documents').map(({month, rows: count}) => ({month, rows: count, folder: documentsMonthFolder(committee.slug, month)})))}${askLine(site, path, committee)}`
  return {path, html: site.layOut({path, title, main, feed: documentsFeedPath(committee.slug)}), shows: shownIn(newest)}
}

/** One month of a committee's documents. `rows` newest first. */
export function* drawDocumentsMonth(site: DiarySite, calendar: Calendar, committee: PlacedCommittee, month: string, rows: readonly PostRow[]): Generator<DrawnPage> {
  const {words} = site
  const name = lineOf(committee.name)
  const heading = `${words.committee.documentsTitle(name)}, ${monthName(month, words)}`
  yield* drawMonthList(site, {
    folder: documentsMonthFolder(committee.slug, month),
    rows,
    title: heading,
    page: (path, own) => ({
      above: html`${trail(site, [startStep(site, path), html`<a href="${linkTo(path, documentsPath(committee.slug))}">${name}</a>`], monthName(month, words))}<h1>${heading}</h1>
${otherMonths(site, path, monthsOf(calendar, committee, 'documents').map((count) => count.month), month, (other) => documentsMonthFolder(committee.slug, other))}`,
      table: postTable(site, path, own, {caption: words.committee.documentsCaption(name), isMixed: false}),
      below: askLine(site, path, committee),
      shows: shownIn(own),
    }),
  })
}

/** A committee's newest cases, and their months. */
export function drawCasesFront(site: DiarySite, calendar: Calendar, committee: PlacedCommittee, cases: readonly PublicCase[]): DrawnPage {
  const {words} = site
  const path = casesPath(committee.slug)
  const name = lineOf(committee.name)
  const newest = [...cases].sort(compareCases).slice(0, FRONT_ROWS)
  const title = words.committee.casesTitle(name)
  const main = html`${trail(site, [startStep(site, path)], name)}<h1>${title}</h1>
${aboutCommittee(site, committee)}${views(site, path, committee, 'cases')}${newest.length === 0
    ? html`<p>${words.committee.noCases}</p>
`
    : caseTable(site, path, newest, words.committee.casesCaption(name))}${monthLinks(site, path, monthsOf(calendar, committee, 'cases').map(({month, rows}) => ({month, rows, folder: casesMonthFolder(committee.slug, month)})))}${askLine(site, path, committee)}`
  return {path, html: site.layOut({path, title, main, feed: casesFeedPath(committee.slug)}), shows: newest.map(({id}) => id)}
}

/** One month of a committee's cases, by the case's own date. */
export function* drawCasesMonth(site: DiarySite, calendar: Calendar, committee: PlacedCommittee, month: string, cases: readonly PublicCase[]): Generator<DrawnPage> {
  const {words} = site
  const name = lineOf(committee.name)
  const heading = `${words.committee.casesTitle(name)}, ${monthName(month, words)}`
  yield* drawMonthList(site, {
    folder: casesMonthFolder(committee.slug, month),
    rows: [...cases].sort(compareCases),
    title: heading,
    page: (path, own) => ({
      above: html`${trail(site, [startStep(site, path), html`<a href="${linkTo(path, casesPath(committee.slug))}">${name}</a>`], monthName(month, words))}<h1>${heading}</h1>
${otherMonths(site, path, monthsOf(calendar, committee, 'cases').map((count) => count.month), month, (other) => casesMonthFolder(committee.slug, other))}`,
      table: caseTable(site, path, own, words.committee.casesCaption(name)),
      below: askLine(site, path, committee),
      shows: own.map(({id}) => id),
    }),
  })
}

/** The links to the month before and the month after in one list. */
export function otherMonths({words}: DiarySite, path: string, months: readonly string[], month: string, folderOf: (month: string) => string): Html | null {
  const {before, after} = around([...months].sort(), month)
  return neighbours(words.navigation.neighbours, [
    ...(before === undefined ? [] : [{url: linkTo(path, listPath(folderOf(before))), label: `${words.monthPages.earlier}, ${monthName(before, words)}`, rel: 'prev' as const}]),
    ...(after === undefined ? [] : [{url: linkTo(path, listPath(folderOf(after))), label: `${words.monthPages.later}, ${monthName(after, words)}`, rel: 'next' as const}]),
  ])
}

/** A committee's months with rows, newest first. */
function monthsOf({months}: Calendar, {code}: PlacedCommittee, of: 'documents' | 'cases'): readonly {readonly month: string; readonly rows: number}[] {
  const counts = new Map<string, number>()
  for (const {committee, direction, month, rows} of months) {
    if (committee === code && (direction === null) === (of === 'cases')) counts.set(month, (counts.get(month) ?? 0) + rows)
  }
  return [...counts].map(([month, rows]) => ({month, rows})).sort((a, b) => (a.month < b.month ? 1 : -1))
}

function aboutCommittee({words}: DiarySite, {administration}: PlacedCommittee): Html | null {
  return administration === null ? null : html`<p>${words.committee.administration}: ${lineOf(administration)}</p>
`
}

export function views({words}: DiarySite, path: string, {slug}: PlacedCommittee, of: 'documents' | 'cases' | 'meetings'): Html {
  return html`<nav class="views" aria-label="${words.committee.views}">
<ul>
${viewItem(path, documentsPath(slug), words.committee.documents, of === 'documents')}${viewItem(path, casesPath(slug), words.committee.cases, of === 'cases')}${viewItem(path, meetingsPath(slug), words.meetings.title, of === 'meetings')}</ul>
</nav>
`
}

function caseTable({words}: DiarySite, path: string, rows: readonly PublicCase[], caption: string): Html {
  const {fields} = words
  return html`<table class="rows cases">
<caption>${caption}</caption>
<thead>
<tr><th scope="col">${fields.date}</th><th scope="col">${fields.case}</th><th scope="col">${fields.officer}</th><th scope="col">${fields.diaryNumber}</th></tr>
</thead>
<tbody>
${join(rows.map((entry) => html`<tr><td data-label="${fields.date}">${dateMark(entry.date)}</td><th scope="row"><a href="${linkTo(path, entry.address)}">${headingOf(entry.heading, words)}</a></th>${entry.officer === null || lineOf(entry.officer) === '' ? html`<td></td>` : html`<td data-label="${fields.officer}">${lineOf(entry.officer)}</td>`}<td data-label="${fields.diaryNumber}">${lineOf(entry.diaryNumber)}</td></tr>
`))}</tbody>
</table>
`
}
