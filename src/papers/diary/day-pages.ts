import type {EntryId} from '../../core/terms/identifiers.js'
import {mondayOfWeek, addDays, type LocalDate, weekOf, weekdayOf} from '../../core/terms/local-date.js'
import {html, join, linkTo, type Html} from '../html.js'
import {askLine} from './asking.js'
import type {Calendar} from './calendar.js'
import type {DiarySite, PlacedCommittee} from './diary-site.js'
import {DAYS_PATH, type DrawnPage, OLDER_PATH} from './drawn-page.js'
import {dayInWords, lineOf, monthInWords, monthName} from './field-text.js'
import {contactText} from './layout.js'
import {dateMark, postTable, shownIn} from './post-table.js'
import {comparePost, type PostRow} from './row-order.js'
import {dayPath, documentsPath, monthPath, weekName, weekPath} from './site-paths.js'
import {neighbours, startStep, trail} from './trail.js'

/** A day's page: the post of each committee, then the secret rows of that day, which stand nowhere else (D1). */
export function drawDay(site: DiarySite, {days, weeks}: Calendar, day: LocalDate, rows: readonly PostRow[], secrets: readonly EntryId[]): DrawnPage {
  const {words} = site
  const path = dayPath(day)
  const title = words.day.title(dayInWords(day, words))
  const {before: earlier, after: later} = around([...days.keys()], day)
  const post = byCommittee(site, rows)
  const main = html`${trail(site, [startStep(site, path), daysStep(site, path)], day)}<h1>${title}</h1>
${neighbours(words.navigation.neighbours, [
  ...(earlier === undefined ? [] : [{url: linkTo(path, dayPath(earlier)), label: `${words.day.earlier}, ${earlier}`, rel: 'prev' as const}]),
  ...(later === undefined ? [] : [{url: linkTo(path, dayPath(later)), label: `${words.day.later}, ${later}`, rel: 'next' as const}]),
  ...(weeks.has(weekName(day)) ? [{url: linkTo(path, weekPath(weekName(day))), label: words.day.week(weekOf(day).week), rel: null}] : []),
])}${post.length === 0 && secrets.length === 0 && html`<p>${words.day.nothing}</p>
`}${join(post.map(({committee, rows: own}) => html`<section aria-labelledby="namnd-${committee.slug}">
<h2 id="namnd-${committee.slug}"><a href="${linkTo(path, documentsPath(committee.slug))}">${lineOf(committee.name)}</a></h2>
${postTable(site, path, own, {caption: words.day.caption(lineOf(committee.name), day), isCaptionSeen: false, isMixed: false})}${askLine(site, path, committee)}</section>
`))}${secrets.length > 0 && secretRows(site, day, secrets.length)}`
  return {path, html: site.layOut({path, title, main}), shows: [...shownIn(rows), ...secrets]}
}

/** What stands before and after one of a sorted list. */
export function around<T>(sorted: readonly T[], one: T): {readonly before: T | undefined; readonly after: T | undefined} {
  const at = sorted.indexOf(one)
  return {before: sorted[at - 1], after: sorted[at + 1]}
}

/** One day's rows under their committees, each in its order. */
function byCommittee(site: DiarySite, rows: readonly PostRow[]): readonly {readonly committee: PlacedCommittee; readonly rows: readonly PostRow[]}[] {
  const groups = Map.groupBy(rows, ({committee}) => committee as string)
  return site.committees.flatMap((committee) => {
    const own = groups.get(committee.code)
    return own === undefined ? [] : [{committee, rows: own.sort(comparePost)}]
  })
}

/** One day's rows in one list, in the order of the day's page. */
export function rowsOfDay(site: DiarySite, rows: readonly PostRow[]): readonly PostRow[] {
  return byCommittee(site, rows).flatMap(({rows: own}) => own)
}

/** Drawn from a day and a number of rows, so there is nothing else it could show. */
function secretRows(site: DiarySite, day: LocalDate, count: number): Html {
  const {words, input: {municipality}} = site
  const row = html`<tr><th scope="row">${words.row.secret}</th><td data-label="${words.fields.date}">${dateMark(day)}</td></tr>
`
  return html`<section aria-labelledby="sekretess">
<h2 id="sekretess">${words.day.secretTitle}</h2>
<table class="rows secret">
<caption>${words.day.secretCaption}</caption>
<thead>
<tr><th scope="col">${words.fields.heading}</th><th scope="col">${words.fields.date}</th></tr>
</thead>
<tbody>
${join(Array.from({length: count}, () => row))}</tbody>
</table>
<p class="ask">${words.day.secretNote} ${municipality.contact === null ? words.ask.registrar : contactText(municipality.contact)}.</p>
</section>
`
}

// A week of a busy municipality has thousands of rows: those of one day stand on its own page.
const DAYS_ROWS = 40

/** A week with post, or this week: a view over the same rows, day by day. */
export function drawWeek(site: DiarySite, {weeks}: Calendar, week: string, rowsOf: (day: LocalDate) => readonly PostRow[]): DrawnPage {
  const {words} = site
  const path = weekPath(week)
  const [year, number] = [Number(week.slice(0, 4)), Number(week.slice(6))]
  const title = words.week.title(number, year)
  const days = weeks.get(week) ?? []
  const monday = mondayOfWeek(week)
  const {before: earlier, after: later} = around([...weeks.keys()], week)
  const post = days.map((day) => {
    const all = rowsOfDay(site, rowsOf(day))
    return {day, all: all.length, rows: all.slice(0, DAYS_ROWS)}
  })
  const main = html`${trail(site, [startStep(site, path), daysStep(site, path)], words.week.name(number, year))}<h1>${title}</h1>
<p>${words.week.span(monday, addDays(monday, 6))}. ${words.week.note}</p>
${neighbours(words.navigation.neighbours, [
  ...(earlier === undefined ? [] : [{url: linkTo(path, weekPath(earlier)), label: words.week.earlier(Number(earlier.slice(6))), rel: 'prev' as const}]),
  ...(later === undefined ? [] : [{url: linkTo(path, weekPath(later)), label: words.week.later(Number(later.slice(6))), rel: 'next' as const}]),
])}${days.length === 0 && html`<p>${words.week.nothing}</p>
`}${join(post.map(({day, all, rows}) => html`<section aria-labelledby="dag-${day}">
<h2 id="dag-${day}"><a href="${linkTo(path, dayPath(day))}">${dayInWords(day, words)}</a></h2>
${postTable(site, path, rows, {caption: words.week.caption(day), isCaptionSeen: false, isMixed: true})}${all > rows.length && html`<p class="after"><a href="${linkTo(path, dayPath(day))}">${words.week.allOfDay(dayInWords(day, words), all)}</a></p>
`}</section>
`))}<p class="after"><a href="${linkTo(path, OLDER_PATH)}">${words.ask.more}</a></p>
`
  return {path, html: site.layOut({path, title, main}), shows: shownIn(post.flatMap(({rows}) => rows))}
}

/** The calendar: newest month first, a link where there is a page. */
export function drawDayIndex(site: DiarySite, calendar: Calendar): DrawnPage {
  const {words} = site
  const months = [...new Set([...calendar.days.keys()].map((day) => day.slice(0, 7)))].reverse()
  const main = html`${trail(site, [startStep(site, DAYS_PATH)], words.days.title)}<h1>${words.days.title}</h1>
<p class="lead">${words.days.lead}</p>
<div class="calendar">
${join(months.map((month) => calendarMonth(site, calendar, month)))}</div>
`
  return {path: DAYS_PATH, html: site.layOut({path: DAYS_PATH, title: words.days.title, main}), shows: []}
}

function calendarMonth(site: DiarySite, {days, weeks: known, months}: Calendar, month: string): Html {
  const {words} = site
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
  const weeks: Html[] = []
  const first = `${month}-01` as LocalDate
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const number = weekOf(monday).week
    const name = weekName(monday)
    weeks.push(html`<tr><th scope="row">${known.has(name) ? html`<a href="${linkTo(DAYS_PATH, weekPath(name))}"><span class="unseen">${words.days.week} </span>${number}</a>` : number}</th>${join(weekdays.map((weekday) => {
      const day = addDays(monday, weekday - 1)
      if (day.slice(0, 7) !== month) return html`<td></td>`
      const date = Number(day.slice(8))
      return days.has(day)
        ? html`<td><a href="${linkTo(DAYS_PATH, dayPath(day))}">${date}<span class="unseen"> ${monthInWords(month, words)} ${month.slice(0, 4)}</span></a></td>`
        : html`<td>${date}</td>`
    }))}</tr>
`)
  }
  return html`<table class="month">
<caption>${months.some((count) => count.month === month && count.direction !== null) ? html`<a href="${linkTo(DAYS_PATH, monthPath(month))}">${monthName(month, words)}</a>` : monthName(month, words)}</caption>
<thead>
<tr><th scope="col">${words.days.weekHead}</th>${join(weekdays.map((weekday) => html`<th scope="col">${words.weekdaysShort[weekday]}</th>`))}</tr>
</thead>
<tbody>
${join(weeks)}</tbody>
</table>
`
}

export function daysStep({words}: DiarySite, path: string): Html {
  return html`<a href="${linkTo(path, DAYS_PATH)}">${words.navigation.days}</a>`
}
