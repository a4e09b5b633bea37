import {isWaiting, mayMove, type Stage} from '../journey.js'
import type {EntryPart, RegistryState} from '../register/entry.js'
import type {EntryId} from '../terms/identifiers.js'
import {addDays, type LocalDate} from '../terms/local-date.js'
import {firstDayGone, latestExpired} from './expiry.js'

/** One entry's registry copy (row, versions, decisions, notes, kept file), as far as its leaving is concerned. */
export interface RegistryCopy {
  readonly entry: EntryId
  readonly kind: 'case' | 'document'
  /** An item of a meeting is never public by itself, nor is anything of a meeting that is secret. */
  readonly part: EntryPart
  /** Where its current version stands. */
  readonly stage: Stage
  readonly registryState: RegistryState
  /** True while it is public, or while any release that is kept shows it. */
  readonly isOnSite: boolean
  readonly isTakenDown: boolean
  readonly isHistory: boolean
  /** First day public, here or earlier by the registry's word; null for what never was. */
  readonly publishedOn: LocalDate | null
  /** The registry's word alone. */
  readonly publishedEarlier: LocalDate | null
  /** The day the registry first told of it here. */
  readonly importedOn: LocalDate
}

/** A case with its documents, as they are weighed together. */
export interface CaseCopies {
  readonly own: RegistryCopy
  readonly isClosed: boolean
  readonly closedOn: LocalDate | null
  readonly documents: readonly RegistryCopy[]
  /** True when the archive has signed for the case as it stands now. */
  readonly hasReceipt: boolean
  /** True while somebody has said that nothing of the case may be removed for good: a dispute, an inquiry. */
  readonly isUnderHold: boolean
}

/** What lets registry copies go (H4): the archive's receipt for their case, or a time after expiry where the municipality has no archive to send to. */
export type RetentionRule = {readonly kind: 'receipt'} | {readonly kind: 'time'; readonly daysAfterExpiry: number}

/**
 * Where a registry copy stands on its way out. `due`: goes at the next purge. `on-site`, `to-be-published`, `in-time`: it is not its time.
 * The others are past their time and wait: for a person who has not answered, for the case to be closed, for the archive, for the rest of their case, or for the end of a legal hold.
 */
export const STANDINGS = ['due', 'on-site', 'to-be-published', 'in-time', 'waits-for-person', 'waits-for-closing', 'waits-for-receipt', 'waits-for-case', 'under-hold'] as const
export type Standing = (typeof STANDINGS)[number]

/** The first day a copy's own time is out: at expiry, and for what was never public as if it had been published the day it came. */
export function firstDayPast({publishedOn, importedOn}: RegistryCopy, years: number): LocalDate {
  return firstDayGone(publishedOn ?? importedOn, years)
}

/**
 * Works out where every copy of one case stands. By receipt only whole closed cases leave, with all their documents; by time a document may leave
 * on its own, and the case once nothing of it is left. What is public never is due, and neither is what a person is still asked about or a legal hold keeps.
 */
export function weighCase(weighed: CaseCopies, rule: RetentionRule, today: LocalDate, years: number): ReadonlyMap<EntryId, Standing> {
  const {own, documents} = weighed
  const days = rule.kind === 'time' ? rule.daysAfterExpiry : 0
  const standings = new Map<EntryId, Standing>()
  for (const copy of [own, ...documents]) {
    if (copy.isOnSite) standings.set(copy.entry, 'on-site')
    else if (isToBePublished(copy, own)) standings.set(copy.entry, 'to-be-published')
    else if (addDays(firstDayPast(copy, years), days) > today) standings.set(copy.entry, 'in-time')
    else if (isAskedAbout(copy, documents, today, years) || !mayMove(copy.stage, 'purged')) standings.set(copy.entry, 'waits-for-person')
    else standings.set(copy.entry, 'due')
  }
  const isWhole = [...standings.values()].every((standing) => standing === 'due')
  if (rule.kind === 'time' && !weighed.isUnderHold) {
    if (!isWhole && standings.get(own.entry) === 'due') standings.set(own.entry, 'waits-for-case')
    return standings
  }
  const together: Standing = weighed.isUnderHold ? 'under-hold' : !isWhole ? 'waits-for-case' : !mayBeClosed(weighed) ? 'waits-for-closing' : weighed.hasReceipt ? 'due' : 'waits-for-receipt'
  for (const [entry, standing] of standings) if (standing === 'due') standings.set(entry, together)
  return standings
}

/** Closed by the registry's word, or gone from it: nothing more can come. */
export function mayBeClosed({own, isClosed}: Pick<CaseCopies, 'own' | 'isClosed'>): boolean {
  return isClosed || own.registryState !== 'present'
}

/** True for what the next run lets out: its time on the web has not even begun. */
function isToBePublished(copy: RegistryCopy, own: RegistryCopy): boolean {
  const isReady = copy.part !== 'item' && (copy.stage === 'cleared' || (copy.stage === 'secret' && copy.part === 'row'))
  return isReady && copy.publishedOn === null && !copy.isHistory && !copy.isTakenDown && copy.registryState === 'present' && own.registryState === 'present'
}

/** True while the review queue shows it to somebody: it is not taken from under their hands. What left the registry, and what is past its time by the registry's word, nobody is asked about. */
export function isAskedAbout(copy: RegistryCopy, documents: readonly RegistryCopy[], today: LocalDate, years: number): boolean {
  if (!isWaiting(copy.stage) || copy.registryState !== 'present') return false
  if (copy.kind === 'document') return !copy.isHistory && (copy.publishedEarlier === null || copy.publishedEarlier > latestExpired(today, years))
  return !copy.isHistory || documents.some(({isHistory, registryState}) => !isHistory && registryState === 'present')
}

/** Which closed cases go to the archive, and from what their years are counted (H5). */
export interface ArchiveRule {
  readonly countedFrom: 'closed' | 'published'
  readonly years: number
}

/**
 * True when a whole case is old enough for the archive (H5), never-published rows and secret ones included. One whose closing date the registry does not tell, or that it
 * has struck before closing it, is counted from the last day anything of it came or was published.
 */
export function isForArchive(weighed: Pick<CaseCopies, 'own' | 'documents' | 'isClosed' | 'closedOn'>, {countedFrom, years}: ArchiveRule, today: LocalDate): boolean {
  const {own, documents, closedOn} = weighed
  if (!mayBeClosed(weighed)) return false
  const copies = [own, ...documents]
  const published = copies.flatMap(({publishedOn}) => publishedOn ?? [])
  const counted = countedFrom === 'closed' ? closedOn : latest(published)
  return firstDayGone(counted ?? latest([...published, ...copies.map(({importedOn}) => importedOn)]) ?? today, years) <= today
}

function latest(days: readonly LocalDate[]): LocalDate | null {
  return [...days].sort().at(-1) ?? null
}
