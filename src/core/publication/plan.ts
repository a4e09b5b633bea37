import {lastDayShown} from '../retention/expiry.js'
import type {EntryId} from '../terms/identifiers.js'
import type {LocalDate} from '../terms/local-date.js'
import type {PublicKind} from './public-entry.js'

/** A version that is public, or could be, as far as its entry's time on the web depends on it. */
export interface Candidate {
  readonly entry: EntryId
  readonly kind: PublicKind
  readonly committee: string
  /** Shown as the bare word and its day (D1). */
  readonly isWord: boolean
  readonly caseEntry: EntryId | null
  readonly isHistory: boolean
  /** First day public here, or earlier by the registry's word; null before. */
  readonly publishedOn: LocalDate | null
  readonly isOnShow: boolean
}

/** One entry as the next release shows it. */
export interface Showing<C extends Candidate = Candidate> {
  readonly candidate: C
  readonly publishedOn: LocalDate
  readonly lastDay: LocalDate
  /** True for a case past its own time, or from before the diary's first day, that stands only above newer documents (H2). */
  readonly isResurfaced: boolean
}

/** What a release holds, and what leaves because its time is out. */
export interface ReleasePlan<C extends Candidate = Candidate> {
  readonly showings: ReadonlyMap<EntryId, Showing<C>>
  readonly expired: readonly EntryId[]
}

/**
 * Works out what the next release shows. Each entry has its own clock from its own first day (H1); a case that is past its time,
 * or older than the diary, shows again above documents that are not (H2), and secret rows bring no case back (D1).
 * An entry's fate depends on itself, and a case's on its documents too: whoever asks about some entries only gives the documents of every case that is past its time.
 */
export function planRelease<C extends Candidate>(candidates: Iterable<C>, today: LocalDate, yearsOf: (committee: string) => number): ReleasePlan<C> {
  const showings = new Map<EntryId, Showing<C>>()
  const expired: EntryId[] = []
  const waitingCases: C[] = []
  /** The latest last day among the live documents of each case. */
  const lifeOfDocuments = new Map<EntryId, LocalDate>()
  const firstOfDocuments = new Map<EntryId, LocalDate>()

  for (const candidate of candidates) {
    const {entry, kind, committee, isWord, publishedOn, caseEntry, isOnShow} = candidate
    const firstDay = publishedOn ?? today
    const lastDay = lastDayShown(firstDay, yearsOf(committee))
    if (!hasOwnTime(candidate, lastDay, today)) {
      if (standsAbove(kind) && !isWord) waitingCases.push(candidate)
      else if (isOnShow) expired.push(entry)
      continue
    }
    showings.set(entry, {candidate, publishedOn: firstDay, lastDay, isResurfaced: false})
    if (caseEntry !== null && !isWord) {
      if (lastDay > (lifeOfDocuments.get(caseEntry) ?? '')) lifeOfDocuments.set(caseEntry, lastDay)
      if (firstDay < (firstOfDocuments.get(caseEntry) ?? '9')) firstOfDocuments.set(caseEntry, firstDay)
    }
  }
  for (const candidate of waitingCases) {
    const {entry, publishedOn, isOnShow} = candidate
    const lastDay = lifeOfDocuments.get(entry)
    if (lastDay === undefined) {
      if (isOnShow) expired.push(entry)
      continue
    }
    showings.set(entry, {candidate, publishedOn: publishedOn ?? firstOfDocuments.get(entry) ?? today, lastDay, isResurfaced: true})
  }
  return {showings, expired}
}

/** True for a case that can be shown only above its documents, whatever their day: it is past its own time, or older than the diary. */
export function waitsForDocuments(candidate: Candidate, today: LocalDate, yearsOf: (committee: string) => number): boolean {
  return standsAbove(candidate.kind) && !candidate.isWord && !hasOwnTime(candidate, lastDayShown(candidate.publishedOn ?? today, yearsOf(candidate.committee)), today)
}

/** A case above its documents, a meeting above its papers (H2). */
function standsAbove(kind: PublicKind): boolean {
  return kind === 'case' || kind === 'meeting'
}

// What is on show without a first day of its own stands there above its documents, though the registry no longer dates it before the diary: it is not new today, nor on any later day.
function hasOwnTime({isHistory, isOnShow, publishedOn}: Candidate, lastDay: LocalDate, today: LocalDate): boolean {
  return lastDay >= today && !((isHistory || isOnShow) && publishedOn === null)
}
