import {isForArchive, type Standing} from '../../core/retention/due.js'
import type {Right} from '../../core/rights.js'
import type {EntryId} from '../../core/terms/identifiers.js'
import {entriesOnShow} from '../../io/db/publication-table.js'
import {everyCase} from '../../io/db/retention-table.js'
import type {Session} from '../../io/session.js'
import {deed} from '../deed.js'
import {planVersions} from '../publication/candidates.js'
import {entriesOnSite} from '../publication/entries-on-site.js'
import {storesDue, type StoreDue} from './trim-stores.js'
import {dueOf, Scales} from './weigh-register.js'

/** Registry copies on their way out, counted in entries; `forArchive` in cases. */
export interface RetentionCounts {
  /** Due now. */
  readonly registryCopies: number
  /** Past their time, in a closed case that the archive has not signed for as it stands. */
  readonly waitingForReceipt: number
  /** Past their time, in the review queue or with the lawyer: nobody has answered. */
  readonly waitingForPerson: number
  /** Past their time, in a case that the registry has not closed. */
  readonly waitingForClosing: number
  /** Past their time, kept until the rest of their case may go. */
  readonly waitingForCase: number
  /** Past their time, in a case that a legal hold keeps. */
  readonly underHold: number
  /** Closed cases old enough for the archive, without a receipt (H5). */
  readonly forArchive: number
}

export interface RetentionPlan extends RetentionCounts {
  /** Which rule lets registry copies go: the archive's receipt, or time after expiry. */
  readonly archive: 'required' | 'none'
  /** Days after expiry, where time decides. */
  readonly registryCopyDays: number
  /** Entries past their last day that are still public: anything but 0 means that a removal is behind (H4). */
  readonly expiredNotRemoved: number
  /** Entries that a release still shows and no longer may: these, and what was taken down and has not left. */
  readonly publicCopies: number
  readonly committees: readonly (RetentionCounts & {readonly committee: string})[]
  /** What of the other stores has had its time; empty for those who may not see the whole municipality's. */
  readonly stores: readonly StoreDue[]
}

type Tally = {-readonly [Count in keyof RetentionCounts]: number}

/** A case with something due, and how many entries of it. */
export interface DueCase {
  readonly entry: EntryId
  readonly due: number
}

/** What has had its time, per committee and store, and what is past it and waits (H4, H5, P1). */
export const planRetention = deed('retention.read', (session): Promise<RetentionPlan> => planFor(session, 'retention.read'))

/** The plan for the committees in which the one who acts holds a right. What is still public past its time is planned as if it had left, since it leaves first. */
export async function planFor(session: Session, right: Right): Promise<RetentionPlan> {
  const {expired, leaving} = await publicCopies(session)
  const {counts} = await weighRegister(session, right, leaving)
  return {...ruleIn(session), expiredNotRemoved: expired.length, publicCopies: leaving.size, ...counts, stores: session.may(right, '*') ? await storesDue(session) : []}
}

/** Which rule lets registry copies go, as the settings say. */
export function ruleIn({settings}: Session): Pick<RetentionPlan, 'archive' | 'registryCopyDays'> {
  return {archive: settings.archive, registryCopyDays: settings.retention.registryCopyDays}
}

/** What may be seen no longer and still can be, and what of it is past its time: anything at all means that a removal is behind (H4). */
export async function publicCopies(session: Session): Promise<{readonly expired: readonly EntryId[]; readonly leaving: ReadonlySet<EntryId>}> {
  const {expired} = (await planVersions(session, {reach: 'changes', fresh: 'none', leftOut: new Set()})).plan
  const {entries} = await entriesOnSite(session)
  const onShow = await entriesOnShow(session.db)
  return {expired, leaving: new Set([...expired, ...[...entries].filter((entry) => !onShow.has(entry))])}
}

/** Cases with something due, and the counts per committee, for the committees in which the one who acts holds a right. */
export async function weighRegister(
  session: Session,
  right: Right,
  leaving: ReadonlySet<EntryId>,
): Promise<{readonly counts: RetentionCounts & Pick<RetentionPlan, 'committees'>; readonly cases: readonly DueCase[]}> {
  const {settings, today} = session
  const {entries: onSite} = await entriesOnSite(session)
  const scales = new Scales(session, onSite, leaving)
  const archiveRule = {countedFrom: settings.retention.archiveFrom, years: settings.retention.archiveYears}
  const tallies = new Map<string, Tally>()
  const cases: DueCase[] = []
  for await (const page of everyCase(session.db, session.dialect)) {
    for (const inRegister of page) {
      if (!session.may(right, inRegister.committee)) continue
      const weighed = scales.weigh(inRegister)
      const tally = tallies.get(weighed.committee) ?? nothing()
      tallies.set(weighed.committee, tally)
      for (const standing of weighed.standings.values()) {
        const count = COUNTED[standing]
        if (count !== null) tally[count] += 1
      }
      if (settings.archive === 'required' && !weighed.copies.hasReceipt && isForArchive(weighed.copies, archiveRule, today)) tally.forArchive += 1
      const due = dueOf(weighed).length
      if (due > 0) cases.push({entry: inRegister.own.entry, due})
    }
  }
  const committees = [...tallies].map(([committee, tally]) => ({committee, ...tally})).sort((one, other) => one.committee.localeCompare(other.committee, 'sv'))
  const total = nothing()
  for (const tally of tallies.values()) for (const count of Object.keys(total) as (keyof Tally)[]) total[count] += tally[count]
  return {counts: {...total, committees}, cases}
}

/** Where each standing is counted; what is not its time is no news. */
const COUNTED = {
  due: 'registryCopies',
  'waits-for-receipt': 'waitingForReceipt',
  'waits-for-person': 'waitingForPerson',
  'waits-for-closing': 'waitingForClosing',
  'waits-for-case': 'waitingForCase',
  'under-hold': 'underHold',
  'on-site': null,
  'to-be-published': null,
  'in-time': null,
} as const satisfies Record<Standing, keyof RetentionCounts | null>

function nothing(): Tally {
  return {registryCopies: 0, waitingForReceipt: 0, waitingForPerson: 0, waitingForClosing: 0, waitingForCase: 0, underHold: 0, forArchive: 0}
}
