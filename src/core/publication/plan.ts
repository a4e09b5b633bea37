import {lastDayShown} from '../retention/expiry.js'
import type {EntryId} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import {showsWordOnly, type Version} from './version.js'

/** A version that is public, or could be, with its entry's time on the web. */
export interface Candidate {
  readonly version: Version
  readonly caseEntry: EntryId | null
  readonly isHistory: boolean
  /** First day public here, or earlier by the registry's word; null before. */
  readonly publishedOn: LocalDate | null
  readonly isOnShow: boolean
}

/** One entry as the next release shows it. */
export interface Showing {
  readonly version: Version
  readonly publishedOn: LocalDate
  readonly lastDay: LocalDate
  readonly caseEntry: EntryId | null
  /** True for a case past its own time, or from before the diary's first day, that stands only above newer documents (H2). */
  readonly isResurfaced: boolean
  readonly isOnShow: boolean
}

/** What a release holds, and what leaves because its time is out. */
export interface ReleasePlan {
  readonly showings: ReadonlyMap<EntryId, Showing>
  readonly expired: readonly EntryId[]
}

/**
 * Works out what the next release shows. Each entry has its own clock from its own first day (H1); a case that is past its time,
 * or older than the diary, shows again above documents that are not (H2), and secret rows bring no case back (D1).
 */
export function planRelease(candidates: Iterable<Candidate>, today: LocalDate, yearsOf: (committee: string) => number): ReleasePlan {
  const showings = new Map<EntryId, Showing>()
  const expired: EntryId[] = []
  const waitingCases: Candidate[] = []
  /** The latest last day among the live documents of each case. */
  const lifeOfDocuments = new Map<EntryId, LocalDate>()
  const firstOfDocuments = new Map<EntryId, LocalDate>()

  for (const candidate of candidates) {
    const {version, publishedOn, isHistory, caseEntry, isOnShow} = candidate
    const years = yearsOf(version.key.committee)
    const firstDay = publishedOn ?? today
    const lastDay = lastDayShown(firstDay, years)
    // What is on show without a first day of its own stands there above its documents, though the registry no longer dates it before the diary: it is not new today, nor on any later day.
    const isLive = lastDay >= today && !((isHistory || isOnShow) && publishedOn === null)
    if (!isLive && version.content.kind === 'case' && !showsWordOnly(version)) {
      waitingCases.push(candidate)
      continue
    }
    if (!isLive) {
      if (isOnShow) expired.push(version.entry)
      continue
    }
    showings.set(version.entry, {version, publishedOn: firstDay, lastDay, caseEntry, isResurfaced: false, isOnShow})
    if (caseEntry !== null && !showsWordOnly(version)) {
      if (lastDay > (lifeOfDocuments.get(caseEntry) ?? '')) lifeOfDocuments.set(caseEntry, lastDay)
      if (firstDay < (firstOfDocuments.get(caseEntry) ?? '9')) firstOfDocuments.set(caseEntry, firstDay)
    }
  }
  for (const {version, publishedOn, isOnShow} of waitingCases) {
    const lastDay = lifeOfDocuments.get(version.entry)
    if (lastDay === undefined) {
      if (isOnShow) expired.push(version.entry)
      continue
    }
    const firstDay = publishedOn ?? firstOfDocuments.get(version.entry) ?? today
    showings.set(version.entry, {version, publishedOn: firstDay, lastDay, caseEntry: null, isResurfaced: true, isOnShow})
  }
  return {showings, expired}
}
