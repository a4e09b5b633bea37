import {pageAddress} from '../../core/publication/page-address.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {addDays} from '../../core/terms/local-date.js'
import {gonePagesSince} from '../../io/db/release-table.js'
import {rowsOf} from '../../io/db/site-table.js'
import type {Session} from '../../io/session.js'
import {dayBegins} from '../../io/system/clock.js'
import type {Departure} from '../../papers/diary/feeds.js'
import type {SitePlan} from './plan-site.js'

/** How long feeds tell of what has left: a reader’s program that asks more seldom than this may keep it. Days. */
const TOLD_DAYS = 90

/** What has left the web and what leaves with a release, as feeds tell of it. A row that shows as the bare word has no address, and never had one (D1). */
export async function departures(session: Session, {number, left, expired}: SitePlan, at: Instant): Promise<readonly Departure[]> {
  const {db, dialect, today, settings} = session
  const gone = await gonePagesSince(db, dayBegins(addDays(today, -TOLD_DAYS), settings.timeZone))
  const told = [...left.filter(({isWord}) => !isWord), ...gone].map(({entry}) => entry)
  const shown = new Set([...(await rowsOf(db, dialect, number, told)).values()].filter(({isWord}) => !isWord).map(({entry}) => entry))
  const timedOut = new Set(expired)
  const leaving = left
    .filter(({entry, kind, isWord}) => (kind === 'case' || kind === 'document') && !isWord && !shown.has(entry))
    .map(({entry, kind, committee, direction}): Departure => ({address: pageAddress(kind, entry), when: at, committee, direction, isExpired: timedOut.has(entry)}))
  const now = new Set(leaving.map(({address}) => address))
  const before = gone.filter(({entry, address}) => !shown.has(entry) && !now.has(address)).map(({address, since, committee, direction, isExpired}): Departure => ({address, when: since, committee, direction, isExpired}))
  return [...before, ...leaving]
}
