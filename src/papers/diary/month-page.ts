import {DIRECTIONS} from '../../core/publication/public-entry.js'
import {html, join, linkTo} from '../html.js'
import type {Calendar} from './calendar.js'
import {around, daysStep} from './day-pages.js'
import type {DiarySite} from './diary-site.js'
import type {DrawnPage} from './drawn-page.js'
import {dayInWords, lineOf, monthName} from './field-text.js'
import {dayPath, directionMonthFolder, documentsMonthFolder, listPath, monthPath} from './site-paths.js'
import {neighbours, startStep, trail} from './trail.js'

/** A month with post: its days, and where each committee's and each direction's rows of the month stand. It draws no row, so it is light however much came. */
export function drawMonth(site: DiarySite, {days, months}: Calendar, month: string): DrawnPage {
  const {words} = site
  const path = monthPath(month)
  const name = monthName(month, words)
  const title = words.monthPages.pageTitle(name)
  const counts = months.filter((count) => count.month === month && count.direction !== null)
  const sum = (one: (count: Calendar['months'][number]) => boolean): number => counts.filter(one).reduce((all, {rows}) => all + rows, 0)
  const others = [...new Set(months.filter(({direction}) => direction !== null).map((count) => count.month))].sort()
  const {before, after} = around(others, month)
  const withPost = [...days].filter(([day, hasPost]) => hasPost && day.startsWith(month)).map(([day]) => day)
  const main = html`${trail(site, [startStep(site, path), daysStep(site, path)], name)}<h1>${title}</h1>
${neighbours(words.navigation.neighbours, [
  ...(before === undefined ? [] : [{url: linkTo(path, monthPath(before)), label: `${words.monthPages.earlier}, ${monthName(before, words)}`, rel: 'prev' as const}]),
  ...(after === undefined ? [] : [{url: linkTo(path, monthPath(after)), label: `${words.monthPages.later}, ${monthName(after, words)}`, rel: 'next' as const}]),
])}<section aria-labelledby="typer">
<h2 id="typer">${words.monthPages.byDirection}</h2>
<ul>
${join(DIRECTIONS.filter((direction) => sum((count) => count.direction === direction) > 0).map((direction) => html`<li><a href="${linkTo(path, listPath(directionMonthFolder(direction, month)))}">${words.directions[direction]}</a> <span class="note">${words.monthPages.rows(sum((count) => count.direction === direction))}</span></li>
`))}</ul>
</section>
<section aria-labelledby="namnder">
<h2 id="namnder">${words.monthPages.byCommittee}</h2>
<ul>
${join(site.committees.filter(({code}) => sum(({committee}) => committee === code) > 0).map(({code, slug, name: committee}) => html`<li><a href="${linkTo(path, listPath(documentsMonthFolder(slug, month)))}">${lineOf(committee)}</a> <span class="note">${words.monthPages.rows(sum((count) => count.committee === code))}</span></li>
`))}</ul>
</section>
<section aria-labelledby="dagar">
<h2 id="dagar">${words.monthPages.byDay}</h2>
<ul>
${join(withPost.map((day) => html`<li><a href="${linkTo(path, dayPath(day))}">${dayInWords(day, words)}</a></li>
`))}</ul>
</section>
`
  return {path, html: site.layOut({path, title, main}), shows: []}
}
