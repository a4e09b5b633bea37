import {html, join, linkTo, type Html} from '../html.js'
import type {DiarySite} from './diary-site.js'
import type {DrawnPage} from './drawn-page.js'
import {monthName} from './field-text.js'
import {listPath} from './site-paths.js'

const ROWS_A_PAGE = 100

/** A list that is cut into months, each month into pages: what heads it and what a page of it shows. */
export interface MonthList<Row> {
  readonly folder: string
  readonly rows: readonly Row[]
  /** Heads each page, with the month. */
  readonly title: string
  readonly page: (path: string, rows: readonly Row[]) => {readonly above: Html; readonly table: Html; readonly below: Html; readonly shows: DrawnPage['shows']}
}

/** Every page of one month of a list. */
export function* drawMonthList<Row>(site: DiarySite, {folder, rows, title, page}: MonthList<Row>): Generator<DrawnPage> {
  const {navigation} = site.words
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_A_PAGE))
  for (let number = 1; number <= pages; number += 1) {
    const path = listPath(folder, number)
    const {above, table, below, shows} = page(path, rows.slice((number - 1) * ROWS_A_PAGE, number * ROWS_A_PAGE))
    const main = html`${above}${table}${pages > 1 && pagination(site, folder, number, pages)}${below}`
    yield {path, html: site.layOut({path, title: number === 1 ? title : `${title}, ${navigation.page(number).toLowerCase()}`, main}), shows}
  }
}

function pagination({words: {navigation}}: DiarySite, folder: string, page: number, pages: number): Html {
  const path = listPath(folder, page)
  // First, last and the nearest: a busy month has dozens of pages.
  const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])].filter((number) => number >= 1 && number <= pages)
  return html`<nav class="pages" aria-label="${navigation.pages}">
<p>${navigation.pageOf(page, pages)}</p>
<ul>
${page > 1 && html`<li><a href="${linkTo(path, listPath(folder, page - 1))}" rel="prev">${navigation.previous}</a></li>
`}${join(numbers.map((number) => (number === page
    ? html`<li><a href="${linkTo(path, listPath(folder, number))}" aria-current="page"><span class="unseen">${navigation.page(number)}</span><span aria-hidden="true">${number}</span></a></li>
`
    : html`<li><a href="${linkTo(path, listPath(folder, number))}"><span class="unseen">${navigation.page(number)}</span><span aria-hidden="true">${number}</span></a></li>
`)))}${page < pages && html`<li><a href="${linkTo(path, listPath(folder, page + 1))}" rel="next">${navigation.next}</a></li>
`}</ul>
</nav>
`
}

/** The months of a list, newest first, each with how many rows it holds. */
export function monthLinks({words}: DiarySite, path: string, months: readonly {readonly month: string; readonly rows: number; readonly folder: string}[]): Html | null {
  if (months.length === 0) return null
  return html`<section aria-labelledby="manader">
<h2 id="manader">${words.monthPages.title}</h2>
<ul class="months">
${join(months.map(({month, rows, folder}) => html`<li><a href="${linkTo(path, listPath(folder))}">${monthName(month, words)}</a> <span class="note">${words.monthPages.rows(rows)}</span></li>
`))}</ul>
</section>
`
}

/** One of several views beside one another. */
export function viewItem(path: string, to: string, label: string, isHere: boolean): Html {
  return isHere
    ? html`<li><a href="${linkTo(path, to)}" aria-current="true">${label}</a></li>
`
    : html`<li><a href="${linkTo(path, to)}">${label}</a></li>
`
}
