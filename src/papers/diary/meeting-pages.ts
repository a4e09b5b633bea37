import type {PublicMeeting, PublicPaper} from '../../core/publication/public-entry.js'
import {PAPER_KINDS} from '../../core/minutes/paper-kind.js'
import {entryInAddress} from '../../core/publication/page-address.js'
import {html, join, linkTo, type Html} from '../html.js'
import {paperBody} from '../minutes/paper-html.js'
import {sheetOf, type PaperAround} from '../minutes/sheet.js'
import {askLine} from './asking.js'
import {views} from './committee-pages.js'
import type {DiarySite, PlacedCommittee} from './diary-site.js'
import type {DrawnPage} from './drawn-page.js'
import {dayInWords, fileNote, headingOf, lineOf} from './field-text.js'
import {dateMark} from './post-table.js'
import {compareText} from './row-order.js'
import {documentsPath, MEETINGS_CALENDAR_PATH, MEETINGS_PATH, meetingsCalendarPath, meetingsPath} from './site-paths.js'
import {startStep, trail} from './trail.js'

/** How many of the next meetings stand on the first page. */
const NEXT_MEETINGS = 6
/** How many meetings stand on the page of all committees. */
const ALL_MEETINGS = 300

/** A meeting's page: when and where it is, and its papers. */
export function drawMeeting(site: DiarySite, meeting: PublicMeeting, papers: readonly PublicPaper[]): DrawnPage {
  const {words} = site
  const {meetings: say} = words
  const path = meeting.address
  const committee = site.committee(meeting.committee)
  const title = titleOf(site, meeting)
  const ordered = [...papers].sort((one, other) => PAPER_KINDS.indexOf(one.paper) - PAPER_KINDS.indexOf(other.paper) || compareText(one.id, other.id))
  const heading = lineOf(meeting.heading)
  const main = html`${trail(site, [startStep(site, path), html`<a href="${linkTo(path, documentsPath(committee.slug))}">${lineOf(committee.name)}</a>`, html`<a href="${linkTo(path, meetingsPath(committee.slug))}">${say.title}</a>`], meeting.date)}<div itemscope itemtype="https://schema.org/Event">
<h1 itemprop="name">${title}</h1>
<dl class="fields">
${heading !== '' && heading !== 'Sammanträde' && field(words.fields.heading, html`${heading}`)}${field(say.day, html`<time datetime="${meeting.date}" itemprop="startDate">${dayInWords(meeting.date, words)}</time>`)}${meeting.time !== null && field(say.time, html`${say.clock(meeting.time)}`)}${meeting.place !== null && field(say.place, html`<span itemprop="location">${lineOf(meeting.place)}</span>`)}</dl>
</div>
<section aria-labelledby="handlingar">
<h2 id="handlingar">${say.papers}</h2>
${ordered.length === 0
    ? html`<p>${say.noPapers}</p>
`
    : html`<ul class="papers">
${join(ordered.map((paper) => paperItem(site, path, paper)))}</ul>
`}</section>
<p><a href="${linkTo(path, meetingsCalendarPath(committee.slug))}" type="text/calendar">${say.oneCalendar(lineOf(committee.name))}</a></p>
${askLine(site, path, committee)}`
  return {path, html: site.layOut({path, title, main}), shows: [meeting.id, ...ordered.map(({id}) => id)]}
}

/** A paper's own page: what it says, where it was drawn here, and its files (F7). */
export function drawMeetingPaper(site: DiarySite, paper: PublicPaper): DrawnPage {
  const {words} = site
  const path = paper.address
  const committee = site.committee(paper.committee)
  const title = `${words.meetings.names[paper.paper]}, ${lineOf(committee.name)} ${paper.date}`
  const steps = [
    startStep(site, path),
    html`<a href="${linkTo(path, documentsPath(committee.slug))}">${lineOf(committee.name)}</a>`,
    paper.meetingAddress === null ? html`<a href="${linkTo(path, meetingsPath(committee.slug))}">${words.meetings.title}</a>` : html`<a href="${linkTo(path, paper.meetingAddress)}">${paper.date}</a>`,
  ]
  const body = paper.drawn === null ? html`<h1>${title}</h1>
` : paperBody(sheetOf(paper.drawn, paperAround(site, committee)))
  const main = html`${trail(site, steps, words.meetings.names[paper.paper])}${filesOf(site, path, paper)}<div class="paper">
${body}</div>
${askLine(site, path, committee)}`
  const parent = paper.meetingAddress === null ? null : entryInAddress(paper.meetingAddress)
  return {path, html: site.layOut({path, title, main}), shows: parent === null ? [paper.id] : [paper.id, parent], files: paper.files.map((file) => ({entry: paper.id, file}))}
}

/** A committee's meetings. */
export function drawCommitteeMeetings(site: DiarySite, committee: PlacedCommittee, meetings: readonly PublicMeeting[]): DrawnPage {
  const {words} = site
  const path = meetingsPath(committee.slug)
  const name = lineOf(committee.name)
  const title = words.meetings.ofCommittee(name)
  const latest = latestFirst(meetings)
  const main = html`${trail(site, [startStep(site, path), html`<a href="${linkTo(path, documentsPath(committee.slug))}">${name}</a>`], words.meetings.title)}<h1>${title}</h1>
${views(site, path, committee, 'meetings')}${latest.length === 0
    ? html`<p>${words.meetings.none}</p>
`
    : meetingTable(site, path, latest, words.meetings.caption(name), false)}<p><a href="${linkTo(path, meetingsCalendarPath(committee.slug))}" type="text/calendar">${words.meetings.calendar}</a></p>
${askLine(site, path, committee)}`
  return {path, html: site.layOut({path, title, main}), shows: latest.map(({id}) => id)}
}

/** Every committee's meetings, the latest of them. */
export function drawAllMeetings(site: DiarySite, meetings: readonly PublicMeeting[]): DrawnPage {
  const {words} = site
  const path = MEETINGS_PATH
  const latest = latestFirst(meetings).slice(0, ALL_MEETINGS)
  const main = html`${trail(site, [startStep(site, path)], words.meetings.title)}<h1>${words.meetings.title}</h1>
${latest.length === 0
    ? html`<p>${words.meetings.none}</p>
`
    : meetingTable(site, path, latest, words.meetings.allCaption, true)}<p><a href="${linkTo(path, MEETINGS_CALENDAR_PATH)}" type="text/calendar">${words.meetings.calendar}</a></p>
`
  return {path, html: site.layOut({path, title: words.meetings.title, main}), shows: latest.map(({id}) => id)}
}

/** The next meetings, as the first page tells of them. */
export function nextMeetings(site: DiarySite, coming: readonly PublicMeeting[]): Html {
  const {words: {meetings: say}} = site
  const path = 'index.html'
  const next = nextOf(coming)
  return html`<section aria-labelledby="sammantraden">
<h2 id="sammantraden">${say.next}</h2>
${next.length === 0
    ? html`<p>${say.noneNext}</p>
`
    : html`<ul class="meetings">
${join(next.map((meeting) => html`<li><a href="${linkTo(path, meeting.address)}">${titleOf(site, meeting)}</a>${meeting.time !== null && html`, ${say.clock(meeting.time)}`}${meeting.place !== null && html`, ${lineOf(meeting.place)}`}</li>
`))}</ul>
`}<p class="after"><a href="${linkTo(path, MEETINGS_PATH)}">${say.all}</a></p>
</section>
`
}

/** The next meetings, the nearest first. */
export function nextOf(coming: readonly PublicMeeting[]): readonly PublicMeeting[] {
  return latestFirst(coming).toReversed().slice(0, NEXT_MEETINGS)
}

function latestFirst(meetings: readonly PublicMeeting[]): readonly PublicMeeting[] {
  return [...meetings].sort((one, other) => compareText(other.date, one.date) || compareText(one.committee, other.committee) || compareText(other.time ?? '', one.time ?? '') || compareText(one.id, other.id))
}

function titleOf(site: DiarySite, {committee, date}: PublicMeeting): string {
  return site.words.meetings.titleOf(lineOf(site.committee(committee).name), dayInWords(date, site.words))
}

function meetingTable(site: DiarySite, path: string, meetings: readonly PublicMeeting[], caption: string, isMixed: boolean): Html {
  const {words} = site
  const {meetings: say, fields} = words
  return html`<table class="rows meetings">
<caption>${caption}</caption>
<thead>
<tr><th scope="col">${say.day}</th>${isMixed && html`<th scope="col">${fields.committee}</th>`}<th scope="col">${say.time}</th><th scope="col">${say.place}</th></tr>
</thead>
<tbody>
${join(meetings.map((meeting) => html`<tr><th scope="row"><a href="${linkTo(path, meeting.address)}">${dateMark(meeting.date)}${isMixed && html`<span class="unseen">, ${lineOf(site.committee(meeting.committee).name)}</span>`}</a></th>${isMixed && html`<td data-label="${fields.committee}">${lineOf(site.committee(meeting.committee).name)}</td>`}<td data-label="${say.time}">${meeting.time ?? ''}</td><td data-label="${say.place}">${meeting.place === null ? '' : lineOf(meeting.place)}</td></tr>
`))}</tbody>
</table>
`
}

function paperItem(site: DiarySite, path: string, paper: PublicPaper): Html {
  const {words} = site
  const name = words.meetings.names[paper.paper]
  return html`<li>${paper.drawn === null ? html`${name}` : html`<a href="${linkTo(path, paper.address)}">${name}</a>`}${paper.drawn?.form === 'adapted' && html` <span class="note">(${words.meetings.adapted})</span>`}${filesOf(site, path, paper)}</li>
`
}

function filesOf(site: DiarySite, path: string, {files}: PublicPaper): Html | null {
  if (files.length === 0) return null
  return html`<ul class="files">${join(files.map((file) => html`<li><a href="${linkTo(path, file.address)}" type="${lineOf(file.type)}">${headingOf(file.name, site.words)}</a> <span class="note">(${fileNote(file, site.words)})</span></li>`))}</ul>
`
}

function paperAround({input}: DiarySite, committee: PlacedCommittee): PaperAround {
  const {registrar} = committee
  return {
    municipality: input.municipality.name,
    committeeName: committee.name,
    head: input.papers.head,
    numbering: input.papers.numbering,
    contact: registrar?.email ?? registrar?.phone ?? input.municipality.contact ?? '',
    isRehearsal: input.isRehearsal,
  }
}

function field(label: string, value: Html): Html {
  return html`<div><dt>${label}</dt><dd>${value}</dd></div>
`
}
