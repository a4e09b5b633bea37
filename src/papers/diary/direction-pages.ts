import {DIRECTIONS, type Direction} from '../../core/publication/public-entry.js'
import {html, join, linkTo, type Html} from '../html.js'
import type {Calendar} from './calendar.js'
import {FRONT_ROWS, otherMonths} from './committee-pages.js'
import type {DiarySite} from './diary-site.js'
import {type DrawnPage, OLDER_PATH} from './drawn-page.js'
import {monthName} from './field-text.js'
import {drawMonthList, monthLinks, viewItem} from './list-page.js'
import {postTable, shownIn} from './post-table.js'
import type {PostRow} from './row-order.js'
import {directionFeedPath, directionMonthFolder, directionPath} from './site-paths.js'
import {startStep, trail} from './trail.js'

/** All that the municipality has received, sent or drawn up: the newest, and the months. `rows` newest first. */
export function drawDirectionFront(site: DiarySite, calendar: Calendar, direction: Direction, rows: readonly PostRow[]): DrawnPage {
  const {words} = site
  const path = directionPath(direction)
  const newest = rows.slice(0, FRONT_ROWS)
  const title = words.directions[direction]
  const main = html`${trail(site, [startStep(site, path)], title)}<h1>${title}</h1>
${directionViews(site, path, direction)}${newest.length === 0
    ? html`<p>${words.committee.noDocuments}</p>
`
    : postTable(site, path, newest, {caption: words.directionCaption(title), isMixed: true})}${monthLinks(site, path, monthsOf(calendar, direction).map(({month, rows: count}) => ({month, rows: count, folder: directionMonthFolder(direction, month)})))}${after(site, path)}`
  return {path, html: site.layOut({path, title, main, feed: directionFeedPath(direction)}), shows: shownIn(newest)}
}

/** One month of what came in, went out or was drawn up. `rows` newest first. */
export function* drawDirectionMonth(site: DiarySite, calendar: Calendar, direction: Direction, month: string, rows: readonly PostRow[]): Generator<DrawnPage> {
  const {words} = site
  const name = words.directions[direction]
  const heading = `${name}, ${monthName(month, words)}`
  yield* drawMonthList(site, {
    folder: directionMonthFolder(direction, month),
    rows,
    title: heading,
    page: (path, own) => ({
      above: html`${trail(site, [startStep(site, path), html`<a href="${linkTo(path, directionPath(direction))}">${name}</a>`], monthName(month, words))}<h1>${heading}</h1>
${otherMonths(site, path, monthsOf(calendar, direction).map((count) => count.month), month, (other) => directionMonthFolder(direction, other))}`,
      table: postTable(site, path, own, {caption: words.directionCaption(heading), isMixed: true}),
      below: after(site, path),
      shows: shownIn(own),
    }),
  })
}

function monthsOf({months}: Calendar, of: Direction): readonly {readonly month: string; readonly rows: number}[] {
  const counts = new Map<string, number>()
  for (const {direction, month, rows} of months) if (direction === of) counts.set(month, (counts.get(month) ?? 0) + rows)
  return [...counts].map(([month, rows]) => ({month, rows})).sort((a, b) => (a.month < b.month ? 1 : -1))
}

function directionViews({words}: DiarySite, path: string, here: Direction): Html {
  return html`<nav class="views" aria-label="${words.committee.views}">
<ul>
${join(DIRECTIONS.map((direction) => viewItem(path, directionPath(direction), words.directions[direction], direction === here)))}</ul>
</nav>
`
}

function after({words}: DiarySite, path: string): Html {
  return html`<p class="after"><a href="${linkTo(path, OLDER_PATH)}">${words.ask.more}</a></p>
`
}
