import {DIRECTIONS} from '../../core/publication/public-entry.js'
import {mondayOfWeek, type LocalDate, weekOf} from '../../core/terms/local-date.js'
import {html, join, linkTo, type Html} from '../html.js'
import type {Calendar} from './calendar.js'
import {rowsOfDay} from './day-pages.js'
import type {DiarySite} from './diary-site.js'
import type {DiarySource} from './diary-source.js'
import {DAYS_PATH, type DrawnPage, OLDER_PATH, SEARCH_PATH, START_PATH} from './drawn-page.js'
import {dayInWords, lineOf} from './field-text.js'
import {COMMITTEES_ANCHOR} from './layout.js'
import {nextMeetings, nextOf} from './meeting-pages.js'
import {postTable, shownIn} from './post-table.js'
import type {PostRow} from './row-order.js'
import {casesPath, dayPath, directionPath, documentsPath, weekName, weekPath} from './site-paths.js'

// With the stylesheet under 50 kB even uncompressed, so the first page is quick on a slow line.
const TODAYS_ROWS = 20
const WEEKS_ROWS = 10
const LATEST_DAYS = 10

/** The first page: today's and the week's post, where to go on, and when the diary was last updated. */
export async function drawStart(site: DiarySite, source: DiarySource, calendar: Calendar): Promise<DrawnPage> {
  const {words, input: {municipality, today}} = site
  const path = START_PATH
  const {week} = weekOf(today)
  const byDay = Map.groupBy((await source.post(mondayOfWeek(weekName(today)), today)).rows, ({date}) => date)
  const rowsOf = (day: LocalDate): readonly PostRow[] => rowsOfDay(site, byDay.get(day) ?? [])
  const todays = rowsOf(today).slice(0, TODAYS_ROWS)
  const weeks = [...byDay.keys()].filter((day) => day < today).sort().reverse().flatMap(rowsOf).slice(0, WEEKS_ROWS)
  const title = words.start.title(lineOf(municipality.name))
  const main = html`<div class="opening">
<div itemscope itemtype="https://schema.org/GovernmentOrganization">
<h1>${title}</h1>
<meta itemprop="name" content="${lineOf(municipality.name)}">
<p class="lead">${words.start.lead}</p>
<p><a class="find" href="${linkTo(path, SEARCH_PATH)}">${words.search.title}</a></p>
</div>
${status(site)}</div>
<section aria-labelledby="dagens-post">
<h2 id="dagens-post">${words.start.today}</h2>
${todays.length === 0
    ? html`<p>${words.start.nothingToday}</p>
`
    : postTable(site, path, todays, {caption: words.start.todayCaption(today), isMixed: true})}<p class="after"><a href="${linkTo(path, dayPath(today))}">${words.start.wholeDay(dayInWords(today, words))}</a></p>
</section>
<section aria-labelledby="veckans-post">
<h2 id="veckans-post">${words.start.week}</h2>
${weeks.length === 0
    ? html`<p>${words.start.nothingThisWeek}</p>
`
    : postTable(site, path, weeks, {caption: words.start.weekCaption(week), isMixed: true})}<p class="after"><a href="${linkTo(path, weekPath(weekName(today)))}">${words.start.wholeWeek(week)}</a></p>
</section>
${nextMeetings(site, await source.meetings({committee: null, from: today}))}<div class="columns">
<section aria-labelledby="${COMMITTEES_ANCHOR}">
<h2 id="${COMMITTEES_ANCHOR}">${words.start.committees}</h2>
${site.committees.length === 0
    ? html`<p>${words.start.noCommittees}</p>
`
    : html`<ul class="committees">
${join(site.committees.map(({name, slug}) => html`<li><a href="${linkTo(path, documentsPath(slug))}">${lineOf(name)}</a> <span class="note"><a href="${linkTo(path, casesPath(slug))}">${words.start.cases}<span class="unseen">, ${lineOf(name)}</span></a></span></li>
`))}</ul>
`}</section>
<section aria-labelledby="dagar">
<h2 id="dagar">${words.start.days}</h2>
<ul>
${join(latestDays(calendar).map((day) => html`<li><a href="${linkTo(path, dayPath(day))}">${dayInWords(day, words)}</a></li>
`))}<li><a href="${linkTo(path, DAYS_PATH)}">${words.start.allDays}</a></li>
</ul>
<h3>${words.start.directions}</h3>
<ul>
${join(DIRECTIONS.map((direction) => html`<li><a href="${linkTo(path, directionPath(direction))}">${words.directions[direction]}</a></li>
`))}</ul>
</section>
<section aria-labelledby="lasa">
<h2 id="lasa">${words.start.reading}</h2>
<dl class="key">
<div><dt><span class="direction in">In</span></dt><dd>${words.start.in}</dd></div>
<div><dt><span class="direction out">Ut</span></dt><dd>${words.start.out}</dd></div>
<div><dt><span class="direction made">Upprättad</span></dt><dd>${words.start.drawnUp}</dd></div>
</dl>
<p>${words.start.party}</p>
<p><a href="${linkTo(path, OLDER_PATH)}">${words.ask.more}</a></p>
</section>
</div>
`
  return {path, html: site.layOut({path, title, main}), shows: [...shownIn([...todays, ...weeks]), ...nextOf(await source.meetings({committee: null, from: today})).map(({id}) => id)]}
}

/** Stands on the start page only: a page of an entry then changes when the entry does, and not at every run. */
function status({words: {status: words}, input: {lastRun, nextRun}}: DiarySite): Html {
  return html`<section class="status" aria-labelledby="uppdatering">
<h2 id="uppdatering">${words.title}</h2>
${lastRun !== null && !lastRun.ok && html`<p class="failed"><strong>${words.failed}</strong> (${lastRun.finishedAt}). ${words.failedNote}</p>
`}${lastRun === null && html`<p>${words.never}</p>
`}${((lastRun !== null && lastRun.ok) || nextRun !== null) && html`<dl class="fields small">
${lastRun !== null && lastRun.ok && html`<div><dt>${words.last}</dt><dd>${lastRun.finishedAt}${lastRun.lateFor != null && html` ${words.late(lastRun.lateFor)}`}</dd></div>
`}${nextRun !== null && html`<div><dt>${words.next}</dt><dd>${nextRun}</dd></div>
`}</dl>
`}</section>
`
}

// Days with nothing but secret rows are left to the calendar, so this list is the same with and without them (D1).
function latestDays({weeks}: Calendar): readonly LocalDate[] {
  return [...weeks.values()].flat().reverse().slice(0, LATEST_DAYS)
}
