import type {PublicCase} from '../../core/publication/public-entry.js'
import {html, join, linkTo, type Html} from '../html.js'
import {askLine} from './asking.js'
import type {DiaryOrder, PlacedCommittee} from './diary-order.js'
import type {DrawnPage} from './drawn-page.js'
import {headingOf, lineOf} from './field-text.js'
import {dateMark, postTable, shownIn} from './post-table.js'
import {casesPath, documentsPath} from './site-paths.js'
import {startStep, trail} from './trail.js'

const ROWS_A_PAGE = 100

/** A committee's documents and cases, newest first, a hundred rows a page. */
export function* drawCommittee(order: DiaryOrder, committee: PlacedCommittee): Generator<DrawnPage> {
  const {words} = order
  const name = lineOf(committee.name)
  const posts = pagesOf(order.postOf.get(committee.code) ?? [])
  for (const [index, rows] of posts.entries()) {
    const path = documentsPath(committee.slug, index + 1)
    yield {
      path,
      html: listPage(order, committee, {
        path,
        pathOf: documentsPath,
        page: index + 1,
        pages: posts.length,
        list: rows.length === 0
          ? html`<p>${words.committee.noDocuments}</p>
`
          : postTable(order, path, rows, {caption: words.committee.documentsCaption(name), isMixed: false}),
        heading: words.committee.documentsTitle(name),
      }),
      shows: shownIn(order, rows),
    }
  }

  const cases = pagesOf(order.casesOf.get(committee.code) ?? [])
  for (const [index, rows] of cases.entries()) {
    const path = casesPath(committee.slug, index + 1)
    yield {
      path,
      html: listPage(order, committee, {
        path,
        pathOf: casesPath,
        page: index + 1,
        pages: cases.length,
        list: rows.length === 0
          ? html`<p>${words.committee.noCases}</p>
`
          : caseTable(order, path, rows, words.committee.casesCaption(name)),
        heading: words.committee.casesTitle(name),
      }),
      shows: rows.map(({id}) => id),
    }
  }
}

interface ListFacts {
  readonly path: string
  readonly pathOf: typeof documentsPath
  readonly page: number
  readonly pages: number
  readonly list: Html
  readonly heading: string
}

function listPage(order: DiaryOrder, committee: PlacedCommittee, {path, pathOf, page, pages, list, heading}: ListFacts): string {
  const {words} = order
  const isDocuments = pathOf === documentsPath
  const title = page === 1 ? heading : `${heading}, ${words.navigation.page(page).toLowerCase()}`
  const main = html`${trail(order, [startStep(order, path)], lineOf(committee.name))}<h1>${heading}</h1>
${committee.administration !== null && html`<p>${words.committee.administration}: ${lineOf(committee.administration)}</p>
`}<nav class="views" aria-label="${words.committee.views}">
<ul>
${viewItem(path, documentsPath(committee.slug), words.committee.documents, isDocuments)}${viewItem(path, casesPath(committee.slug), words.committee.cases, !isDocuments)}</ul>
</nav>
${list}${pages > 1 && pagination(order, committee, {path, pathOf, page, pages})}${askLine(order, path, committee)}`
  return order.layOut({path, title, main})
}

function viewItem(path: string, to: string, label: string, isHere: boolean): Html {
  return isHere
    ? html`<li><a href="${linkTo(path, to)}" aria-current="true">${label}</a></li>
`
    : html`<li><a href="${linkTo(path, to)}">${label}</a></li>
`
}

function pagination({words: {navigation}}: DiaryOrder, {slug}: PlacedCommittee, {path, pathOf, page, pages}: Pick<ListFacts, 'path' | 'pathOf' | 'page' | 'pages'>): Html {
  // First, last and the nearest: a long diary has hundreds of pages.
  const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter((number) => number >= 1 && number <= pages)
  return html`<nav class="pages" aria-label="${navigation.pages}">
<p>${navigation.pageOf(page, pages)}</p>
<ul>
${page > 1 && html`<li><a href="${linkTo(path, pathOf(slug, page - 1))}" rel="prev">${navigation.previous}</a></li>
`}${join(numbers.map((number) => (number === page
    ? html`<li><a href="${linkTo(path, pathOf(slug, number))}" aria-current="page"><span class="unseen">${navigation.page(number)}</span><span aria-hidden="true">${number}</span></a></li>
`
    : html`<li><a href="${linkTo(path, pathOf(slug, number))}"><span class="unseen">${navigation.page(number)}</span><span aria-hidden="true">${number}</span></a></li>
`)))}${page < pages && html`<li><a href="${linkTo(path, pathOf(slug, page + 1))}" rel="next">${navigation.next}</a></li>
`}</ul>
</nav>
`
}

function caseTable({words}: DiaryOrder, path: string, rows: readonly PublicCase[], caption: string): Html {
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

// A committee without rows still has its page, since the start page leads to it.
function pagesOf<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const pages: T[][] = []
  for (let start = 0; start === 0 || start < rows.length; start += ROWS_A_PAGE) pages.push(rows.slice(start, start + ROWS_A_PAGE))
  return pages
}
