import {addDays, type LocalDate, weekOf, weekdayOf} from '../../core/terms/local-date.js'
import {html, join, linkTo, type Html} from '../html.js'
import {askLine} from './asking.js'
import {type DiaryOrder, type PostDay, rowsOf} from './diary-order.js'
import {DAYS_PATH, type DrawnPage, OLDER_PATH} from './drawn-page.js'
import {dayInWords, lineOf, monthInWords} from './field-text.js'
import {contactText} from './layout.js'
import {dateMark, postTable, shownIn} from './post-table.js'
import {dayPath, documentsPath, weekName, weekPath} from './site-paths.js'
import {neighbours, startStep, trail} from './trail.js'

/** Every day's page: the post of each committee, then the secret rows of that day, which stand nowhere else (D1). */
export function* drawDays(order: DiaryOrder): Generator<DrawnPage> {
  const days = [...order.days]
  for (const [index, [day, post]] of days.entries()) yield drawDay(order, day, post, days[index - 1]?.[0], days[index + 1]?.[0])
}

function drawDay(order: DiaryOrder, day: LocalDate, post: PostDay, earlier: LocalDate | undefined, later: LocalDate | undefined): DrawnPage {
  const {words} = order
  const path = dayPath(day)
  const title = words.day.title(dayInWords(day, words))
  const main = html`${trail(order, [startStep(order, path), daysStep(order, path)], day)}<h1>${title}</h1>
${neighbours(words.navigation.neighbours, [
  ...(earlier === undefined ? [] : [{url: linkTo(path, dayPath(earlier)), label: `${words.day.earlier}, ${earlier}`, rel: 'prev' as const}]),
  ...(later === undefined ? [] : [{url: linkTo(path, dayPath(later)), label: `${words.day.later}, ${later}`, rel: 'next' as const}]),
  ...(order.weeks.has(weekName(day)) ? [{url: linkTo(path, weekPath(weekName(day))), label: words.day.week(weekOf(day).week), rel: null}] : []),
])}${post.post.length === 0 && post.secrets.length === 0 && html`<p>${words.day.nothing}</p>
`}${join(post.post.map(({committee, rows}) => html`<section aria-labelledby="namnd-${committee.slug}">
<h2 id="namnd-${committee.slug}"><a href="${linkTo(path, documentsPath(committee.slug))}">${lineOf(committee.name)}</a></h2>
${postTable(order, path, rows, {caption: words.day.caption(lineOf(committee.name), day), isCaptionSeen: false, isMixed: false})}${askLine(order, path, committee)}</section>
`))}${post.secrets.length > 0 && secretRows(order, day, post.secrets.length)}`
  return {path, html: order.layOut({path, title, main}), shows: [...shownIn(order, rowsOf(post)), ...post.secrets]}
}

/** Drawn from a day and a number of rows, so there is nothing else it could show. */
function secretRows(order: DiaryOrder, day: LocalDate, count: number): Html {
  const {words, input: {municipality}} = order
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

/** Every week with post: a view over the same rows, day by day. */
export function* drawWeeks(order: DiaryOrder): Generator<DrawnPage> {
  const weeks = [...order.weeks]
  for (const [index, [week, days]] of weeks.entries()) {
    const {words} = order
    const path = weekPath(week)
    const [year, number] = [Number(week.slice(0, 4)), Number(week.slice(6))]
    const title = words.week.title(number, year)
    const first = days[0] ?? order.input.today
    const monday = addDays(first, 1 - weekdayOf(first))
    const [earlier, later] = [weeks[index - 1]?.[0], weeks[index + 1]?.[0]]
    const main = html`${trail(order, [startStep(order, path), daysStep(order, path)], words.week.name(number, year))}<h1>${title}</h1>
<p>${words.week.span(monday, addDays(monday, 6))}. ${words.week.note}</p>
${neighbours(words.navigation.neighbours, [
  ...(earlier === undefined ? [] : [{url: linkTo(path, weekPath(earlier)), label: words.week.earlier(Number(earlier.slice(6))), rel: 'prev' as const}]),
  ...(later === undefined ? [] : [{url: linkTo(path, weekPath(later)), label: words.week.later(Number(later.slice(6))), rel: 'next' as const}]),
])}${days.length === 0 && html`<p>${words.week.nothing}</p>
`}${join(days.map((day) => html`<section aria-labelledby="dag-${day}">
<h2 id="dag-${day}"><a href="${linkTo(path, dayPath(day))}">${dayInWords(day, words)}</a></h2>
${postTable(order, path, rowsOf(order.days.get(day)), {caption: words.week.caption(day), isCaptionSeen: false, isMixed: true})}</section>
`))}<p class="after"><a href="${linkTo(path, OLDER_PATH)}">${words.ask.more}</a></p>
`
    yield {path, html: order.layOut({path, title, main}), shows: shownIn(order, days.flatMap((day) => rowsOf(order.days.get(day))))}
  }
}

/** The calendar: newest month first, a link where there is a page. */
export function drawDayIndex(order: DiaryOrder): DrawnPage {
  const {words} = order
  const months = [...new Set([...order.days.keys()].map((day) => day.slice(0, 7)))].reverse()
  const main = html`${trail(order, [startStep(order, DAYS_PATH)], words.days.title)}<h1>${words.days.title}</h1>
<p class="lead">${words.days.lead}</p>
<div class="calendar">
${join(months.map((month) => drawMonth(order, month)))}</div>
`
  return {path: DAYS_PATH, html: order.layOut({path: DAYS_PATH, title: words.days.title, main}), shows: []}
}

function drawMonth(order: DiaryOrder, month: string): Html {
  const {words} = order
  const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
  const weeks: Html[] = []
  const first = `${month}-01` as LocalDate
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    const number = weekOf(monday).week
    const name = weekName(monday)
    weeks.push(html`<tr><th scope="row">${order.weeks.has(name) ? html`<a href="${linkTo(DAYS_PATH, weekPath(name))}"><span class="unseen">${words.days.week} </span>${number}</a>` : number}</th>${join(weekdays.map((weekday) => {
      const day = addDays(monday, weekday - 1)
      if (day.slice(0, 7) !== month) return html`<td></td>`
      const date = Number(day.slice(8))
      return order.days.has(day)
        ? html`<td><a href="${linkTo(DAYS_PATH, dayPath(day))}">${date}<span class="unseen"> ${monthInWords(month, words)} ${month.slice(0, 4)}</span></a></td>`
        : html`<td>${date}</td>`
    }))}</tr>
`)
  }
  return html`<table class="month">
<caption>${monthInWords(month, words)} ${month.slice(0, 4)}</caption>
<thead>
<tr><th scope="col">${words.days.weekHead}</th>${join(weekdays.map((weekday) => html`<th scope="col">${words.weekdaysShort[weekday]}</th>`))}</tr>
</thead>
<tbody>
${join(weeks)}</tbody>
</table>
`
}

function daysStep({words}: DiaryOrder, path: string): Html {
  return html`<a href="${linkTo(path, DAYS_PATH)}">${words.navigation.days}</a>`
}
