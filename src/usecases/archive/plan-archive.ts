import type {ArchiveStanding} from '../../core/archive/selection.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {extentsOf} from '../../io/db/archive-table.js'
import {deed} from '../deed.js'
import {archiveRule, casesOnTheWay} from './cases-on-the-way.js'

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
  /** Of the cases that leave: their documents, the files that those name, how large those are that were delivered, in bytes, and how many never were. */
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
  /** Cases of that standing in which somebody has protected identity: named nowhere here, and counted in the sums of all committees alone (K4). */
  readonly unnamed: number
}

/** What a plan counts of cases that leave, besides the cases. */
const COUNTED = ['documents', 'files', 'bytes', 'unseen'] as const
type Tally = {-readonly [Count in (typeof COUNTED)[number]]: number} & {readonly cases: Record<ArchiveStanding, number>}

/** Which whole cases go to the archive with the next export, what they bring, and why the others stay (H5). For the committees in which whoever asks is an archivist. */
export const planArchive = deed('archive.read', async (session, {committee, years: asked, listed: wanted}: ArchiveOrder): Promise<ArchivePlan> => {
  if (committee !== null) {
    session.demand('archive.read', committee)
    session.committee(committee)
  }
  // Where a committee's own numbers are told, what is marked is counted in none of them: they would tell where it is (K4).
  const isForAll = committee === null && session.may('archive.read', '*')
  const tallies = new Map<string, Tally>()
  const [total, listed] = [nothing(), new Array<ListedCase>()]
  let unnamed = 0
  for await (const page of casesOnTheWay(session, {committee, years: asked}, 'archive.read')) {
    const told = page.filter(({isMarked}) => !isMarked || isForAll)
    const extents = await extentsOf(session.db, session.dialect, told.flatMap(({inRegister, standing}) => (standing === 'leaves' ? [inRegister.own.entry] : [])))
    for (const {inRegister: {committee: code, own: {entry, key}}, standing, isMarked} of told) {
      const tally = tallies.get(code) ?? nothing()
      if (!isMarked) tallies.set(code, tally)
      for (const into of isMarked ? [total] : [total, tally]) {
        into.cases[standing] += 1
        for (const count of COUNTED) into[count] += extents.get(entry)?.[count] ?? 0
      }
      if (standing !== wanted) continue
      if (isMarked) unnamed += 1
      else listed.push({id: entry, committee: code, diaryNumber: key.caseNumber})
    }
  }
  const committees = [...tallies].map(([code, tally]) => ({committee: code, ...tally})).sort((one, other) => one.committee.localeCompare(other.committee, 'sv'))
  return {...archiveRule(session, asked), ...total, committees, listed: listed.sort((one, other) => one.committee.localeCompare(other.committee, 'sv') || one.diaryNumber.localeCompare(other.diaryNumber, 'sv')), unnamed}
})

function nothing(): Tally {
  return {cases: {'leaves': 0, 'open': 0, 'not-yet': 0, 'awaits-person': 0, 'under-hold': 0, 'left-out': 0, 'delivered': 0, 'received': 0, 'received-veiled': 0}, documents: 0, files: 0, bytes: 0, unseen: 0}
}
