import {latestExpired} from '../../core/retention/expiry.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {monthsIn, outlivedIn, rowsNotPublic, rowsPastTime} from '../../io/db/site-table.js'
import type {Session} from '../../io/session.js'
import {isNamed} from '../../papers/diary/search-index.js'
import type {ReleaseRow} from '../../io/db/release-table.js'
import {isWithinBounds, rulesOf} from './surroundings.js'

/** A release with all that must be known of it to say whether it may be read. */
export type KnownRelease = ReleaseRow & {readonly number: number; readonly today: NonNullable<ReleaseRow['today']>; readonly surroundings: string}

/** What stands in the way of reading a release that was drawn some time ago. */
export interface Outlived {
  /** Entries of it that are public no more, or in another version. */
  readonly gone: number
  /** Entries of it that have had their time. */
  readonly expired: number
  /** It was drawn while more might be shown of an entry: by the settings, because its month was younger, or by rules that knew other names. */
  readonly isOtherwiseBound: boolean
}

/** False of a release by an older version, or of a register that has since been put back. */
export function isKnown(release: ReleaseRow): release is KnownRelease {
  return release.number !== null && release.today !== null && release.surroundings !== null
}

/** What a release shows that may be shown no more today, by the register and the clock (G3, H4). */
export async function outlived(session: Session, db: Session['db'], {number, today: drawnOn, surroundings}: KnownRelease): Promise<Outlived> {
  const {settings, today, dialect} = session
  const cutoffOf = (committee: string): LocalDate => latestExpired(today, session.retentionYears(committee))
  const cutoffs = new Map(Object.keys(settings.committees).map((committee) => [committee, cutoffOf(committee)]))
  const gone = new Set<EntryId>([...(await outlivedIn(db, number)), ...(await rowsNotPublic(db, number)).map(({entry}) => entry)])
  const expired = (await rowsPastTime(db, dialect, number, cutoffs, cutoffOf(''))).filter((entry) => !gone.has(entry))
  const {namesMonths} = settings.search
  const old = (await monthsIn(db, number)).filter(({month}) => !isNamed(month, today, namesMonths))
  const turned = old.some(({month}) => isNamed(month, drawnOn, namesMonths))
  // Where names have been taken out of old months, today's rules must be those that took them.
  const isByOtherRules = old.length > 0 && (session.lexicaIfReadable === null || rulesOf(surroundings) !== session.judgement.policy.hash)
  return {gone: gone.size, expired: expired.length, isOtherwiseBound: turned || isByOtherRules || !isWithinBounds(session, surroundings)}
}
