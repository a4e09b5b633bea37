import ical from 'ical-generator'
import type {PublicMeeting} from '../../core/publication/public-entry.js'
import {fit} from '../html.js'
import type {DiarySite} from './diary-site.js'
import type {DiarySource} from './diary-source.js'
import {lineOf} from './field-text.js'
import type {PagesToDraw} from './pages-to-draw.js'
import {compareText} from './row-order.js'
import type {SearchFile} from './search-index.js'
import {MEETINGS_CALENDAR_PATH, meetingsCalendarPath} from './site-paths.js'

/** The calendars that are to be drawn: of each committee's meetings, and of all. `base` as for feeds: without one an event leads nowhere. */
export async function* drawCalendars(site: DiarySite, source: DiarySource, pages: PagesToDraw, base: string | null): AsyncGenerator<SearchFile> {
  for (const {code, name, slug} of site.committees) {
    if (pages.hasMeetings(code)) yield calendarOf(site, meetingsCalendarPath(slug), lineOf(name), await source.meetings({committee: code, from: null}), base)
  }
  yield calendarOf(site, MEETINGS_CALENDAR_PATH, lineOf(site.input.municipality.name), await source.meetings({committee: null, from: null}), base)
}

/** A calendar (RFC 5545). Times are those on the wall where the municipality is; the stamp is the first day on the web, so that the same meetings give the same bytes. */
function calendarOf(site: DiarySite, path: string, name: string, meetings: readonly PublicMeeting[], base: string | null): SearchFile {
  const calendar = ical({name: fit(site.words.meetings.ofCommittee(name)), prodId: {company: 'diarievakt', product: 'webbdiarium', language: 'SV'}})
  const ordered = [...meetings].sort((one, other) => compareText(one.date, other.date) || compareText(one.id, other.id))
  for (const {id, committee, date, time, place, publishedOn, address} of ordered) {
    calendar.createEvent({
      id: `${id}@diarievakt`,
      start: new Date(`${date}T${time ?? '00:00'}:00Z`),
      stamp: new Date(`${publishedOn}T00:00:00Z`),
      ...(time === null ? {allDay: true} : {floating: true}),
      summary: fit(site.words.meetings.ofCommittee(lineOf(site.committee(committee).name))),
      ...(place === null ? {} : {location: fit(lineOf(place))}),
      ...(base === null ? {} : {url: `${base}${address}`}),
    })
  }
  return {path, text: `${calendar.toString()}\r\n`, shows: ordered.map(({id}) => id)}
}
