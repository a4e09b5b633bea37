import {ARCHIVE_STANDINGS, standsForArchive, type ArchiveStanding} from '../../core/archive/selection.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {casesMarked, extentsOf} from '../../io/db/archive-table.js'
import {everyCase, type CaseInRegister} from '../../io/db/retention-table.js'
import {deed} from '../deed.js'
import {Scales} from '../retention/weigh-register.js'

/** What is asked for. `years`: how old a case is to be, counted from its closing; null as the settings say. `listed`: cases of that standing are named, too. */
export interface ArchiveOrder {
  readonly committee: string | null
  readonly years: number | null
  readonly listed: ArchiveStanding | null
}

/** How much leaves, and how much stays for what reason. */
export interface ArchiveCounts {
  /** Cases by where they stand. */
  readonly cases: Readonly<Record<ArchiveStanding, number>>
  /** Of the cases that leave: their documents, their files as far as they were delivered, in bytes, and files that never were. */
  readonly documents: number
  readonly files: number
  readonly bytes: number
  readonly unseen: number
}

/** A case by its place in a diary; its heading may be secret. */
export interface ListedCase {
  readonly id: EntryId
  readonly committee: string
  readonly diaryNumber: string
}

export interface ArchivePlan extends ArchiveCounts {
  readonly years: number
  readonly countedFrom: 'closed' | 'published'
  readonly committees: readonly (ArchiveCounts & {readonly committee: string})[]
  readonly listed: readonly ListedCase[]
  /** Cases of that standing that only those may know of who may know of persons with protected identity (K4). */
  readonly unnamed: number
}

type Tally = {-readonly [Count in Exclude<keyof ArchiveCounts, 'cases'>]: number} & {readonly cases: Record<ArchiveStanding, number>}

/** Which whole cases go to the archive with the next export, what they bring, and why the others stay (H5). For the committees in which whoever asks is an archivist. */
export const planArchive = deed('archive.read', async (session, {committee, years: asked, listed: wanted}: ArchiveOrder): Promise<ArchivePlan> => {
  if (committee !== null) session.demand('archive.read', committee)
  const {archiveFrom: countedFrom, archiveYears} = session.settings.retention
  const rule = {countedFrom, years: asked ?? archiveYears}
  // A case goes by when it was closed, whether it is on the web or not.
  const scales = new Scales(session, new Set(), new Set())
  const tallies = new Map<string, Tally>()
  const listed: ListedCase[] = []
  let unnamed = 0
  for await (const page of everyCase(session.db, session.dialect)) {
    const own = page.filter((one) => (committee === null || one.committee === committee) && session.may('archive.read', one.committee))
    const standings = own.map((one): readonly [CaseInRegister, ArchiveStanding] => [one, standsForArchive(scales.weigh(one).copies, rule, session.today, session.retentionYears(one.committee))])
    const extents = await extentsOf(session.db, session.dialect, standings.flatMap(([{own: {entry}}, standing]) => (standing === 'leaves' ? [entry] : [])))
    for (const [one, standing] of standings) {
      const tally = tallies.get(one.committee) ?? nothing()
      tallies.set(one.committee, tally)
      tally.cases[standing] += 1
      const extent = extents.get(one.own.entry)
      if (extent !== undefined) for (const count of ['documents', 'files', 'bytes', 'unseen'] as const) tally[count] += extent[count]
    }
    const named = standings.flatMap(([{own: {entry, key}}, standing]) => (standing === wanted ? [{id: entry, committee: key.committee, diaryNumber: key.caseNumber}] : []))
    const marked = await casesMarked(session.db, session.dialect, named.map(({id}) => id))
    listed.push(...named.filter(({id}) => !marked.has(id)))
    unnamed += marked.size
  }
  const committees = [...tallies].map(([code, tally]) => ({committee: code, ...tally})).sort((one, other) => one.committee.localeCompare(other.committee, 'sv'))
  const total = nothing()
  for (const tally of tallies.values()) {
    for (const count of ['documents', 'files', 'bytes', 'unseen'] as const) total[count] += tally[count]
    for (const standing of ARCHIVE_STANDINGS) total.cases[standing] += tally.cases[standing]
  }
  return {...rule, ...total, committees, listed: listed.sort((one, other) => one.committee.localeCompare(other.committee, 'sv') || one.diaryNumber.localeCompare(other.diaryNumber, 'sv')), unnamed}
})

function nothing(): Tally {
  return {cases: {'leaves': 0, 'open': 0, 'not-yet': 0, 'awaits-person': 0, 'received': 0}, documents: 0, files: 0, bytes: 0, unseen: 0}
}
