import {deadlineOf} from '../../core/incident/deadline.js'
import type {Breach, Incident} from '../../core/incident/incident.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import {addIncidentNote, insertIncident, nextIncidentId} from '../../io/db/incident-table.js'
import {findStanding, type StandingEntry} from '../../io/db/entry-table.js'
import {removalsPending} from '../../io/db/meta-table.js'
import {isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import {deed, type Session} from '../deed.js'
import {addressesOf, asUrls} from '../publication/left-addresses.js'
import {takeOffSiteOrSay} from '../publication/run-release.js'
import {takeDown} from '../publication/take-down.js'
import {findEntry} from '../register/find-entry.js'
import {keepNote} from '../review/keep-note.js'
import {gatherEvidence} from './gather-evidence.js'
import {timeTold} from './time-told.js'
import {tellCoordinator, type CoordinatorOutcome} from './tell-coordinator.js'

/** A suspicion: of an entry, or of nothing here, and then of which committee. */
export interface Suspicion {
  readonly id: string | null
  readonly committee: string | null
  readonly breach: Breach
  /** When somebody began to suspect it, and when the controller became aware, by the municipality’s own clock (`2026-02-03T14:30`); null for now. */
  readonly suspected: string | null
  readonly aware: string | null
  /** What happened, in the reporter's own words. */
  readonly note: string | null
}

/** What whoever reports is told: they may not be one who reads incidents. */
export interface ReportedIncident {
  readonly id: string
  readonly committee: CommitteeCode
  readonly awareAt: Instant
  readonly deadline: Instant
  /** True where readers could see it, and can no more. */
  readonly isTakenDown: boolean
  /** True where it would have come out, and does not. */
  readonly isStopped: boolean
  /** Addresses it had, for search engines to be told. */
  readonly urls: readonly string[]
  readonly coordinator: CoordinatorOutcome
  /** Why it is not off the web yet, though it is written down. */
  readonly unfinished: Refusal | null
}

/** Suspicion is enough (H§7): the row leaves the web at once, what was public is written down without being repeated, and the coordinator is told. Nothing is asked first. */
export const reportIncident = deed('incident.report', async (session, {id, committee: named, breach, suspected, aware, note}: Suspicion): Promise<ReportedIncident> => {
  const one = id === null ? null : await findEntry(session, id, named, 'incident.report')
  const committee = one?.key.committee ?? committeeNamed(named)
  session.demand('incident.report', committee)
  if (one === null) session.committee(committee)
  // Worked out while it stands there.
  const addresses = one === null ? [] : await addressesOf(session, [one.entry])
  if (one !== null) await refuseUnseen(session, one, addresses.length > 0)
  const {incident, was, left} = await session.change(async (change) => {
    const {tx, at, record, stop} = change
    const times = timesOf(timeTold(session, suspected), timeTold(session, aware), at)
    const kept = await keepNote(session, change, note)
    // As it stands now that nobody else writes: a run may have let it out while we waited.
    const standing = one === null ? null : await findStanding(tx, one.entry)
    const seen = standing === null ? 'nothing' : await whatReadersSee(tx, standing, addresses.length > 0)
    const made: Incident = {
      id: await nextIncidentId(tx, session.today.slice(0, 4)),
      committee,
      breach,
      origin: standing === null ? 'suspicion' : seen === 'public' ? 'public' : 'queue',
      ...times,
      reportedAt: at,
      reportedBy: session.actor.id,
      evidence: standing === null ? null : await gatherEvidence(change, standing, addresses.length, seen === 'public' ? at : null),
      assessment: null,
      authorityToldAt: null,
      reference: null,
      personsToldAt: null,
      closedAt: null,
      reminded: null,
    }
    await insertIncident(tx, made)
    await record({kind: 'incident.reported', incident: made.id, breach, entry: one?.entry ?? null, ...times}, committee)
    if (kept !== null) {
      await addIncidentNote(tx, made.id, {id: kept.id, kind: 'happened', at, by: session.actor.id})
      await record({kind: 'incident.noted', incident: made.id, what: 'happened', note: kept.fingerprint}, committee)
    }
    if (standing === null || seen === 'nothing') return {incident: made, was: seen, left: 0}
    await takeDown(session, change, standing, {reason: 'incident', note: null})
    await stop([standing.entry], 'taken-down')
    return {incident: made, was: seen, left: (await takeOffDisallowed(tx, session.dialect)).length}
  })
  const unfinished = was === 'nothing' ? null : await takeOffSiteOrSay(session, left)
  const coordinator = await tellCoordinator(session, incident, {isReminder: false})
  return {id: incident.id, committee, awareAt: incident.awareAt, deadline: deadlineOf(incident.awareAt), isTakenDown: was === 'public', isStopped: was === 'coming', urls: asUrls(session, addresses), coordinator, unfinished}
})

/** Whether readers see an entry, also one that is off the list and still on the site; or would with the next run. */
async function whatReadersSee(tx: Session['db'], {entry, stage, isTakenDown}: StandingEntry, hasAddress: boolean): Promise<'public' | 'coming' | 'nothing'> {
  if ((await isOnShow(tx, entry)) || (hasAddress && (await removalsPending(tx)))) return 'public'
  return !isTakenDown && (stage === 'cleared' || stage === 'secret') ? 'coming' : 'nothing'
}

/** What nobody has seen on the web is no more known to whoever may not read it than what never was (K4). */
async function refuseUnseen(session: Session, {entry, key: {committee}, content: {protection}, firstPublishedOn}: StandingEntry, hasAddress: boolean): Promise<void> {
  if (hasAddress || firstPublishedOn !== null || (await isOnShow(session.db, entry))) return
  if (!session.may(protection === 'marked' ? 'subject.protected' : 'review.read', committee)) throw new Refusal('entry-not-found')
}

function committeeNamed(named: string | null): CommitteeCode {
  if (named === null) throw new Refusal('committee-needed')
  return named as CommitteeCode
}

/** The suspicion comes first, and neither is to come: a clock that begins in the future would hide that it has begun. Whoever says only when it was suspected became aware of it now. */
function timesOf(suspected: Instant | null, aware: Instant | null, now: Instant): Pick<Incident, 'suspectedAt' | 'awareAt'> {
  const awareAt = aware ?? now
  const suspectedAt = suspected ?? awareAt
  if (awareAt > now) throw new Refusal('incident-time', {time: awareAt})
  if (suspectedAt > awareAt) throw new Refusal('incident-time', {time: suspectedAt})
  return {suspectedAt, awareAt}
}
