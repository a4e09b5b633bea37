import {deadlineOf} from '../../core/incident/deadline.js'
import type {Breach, Incident} from '../../core/incident/incident.js'
import {Refusal} from '../../core/refusal.js'
import type {CommitteeCode, Instant} from '../../core/terms/identifiers.js'
import {addIncidentNote, insertIncident, nextIncidentId} from '../../io/db/incident-table.js'
import {isOnShow, takeOffDisallowed} from '../../io/db/publication-table.js'
import {deed} from '../deed.js'
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

export interface ReportedIncident {
  readonly incident: Incident
  readonly deadline: Instant
  /** True where the entry was public, and is so no more. */
  readonly isTakenDown: boolean
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
  const isPublic = one !== null && (await isOnShow(session.db, one.entry))
  // Worked out while it stands there.
  const addresses = one === null ? [] : await addressesOf(session, [one.entry])
  const seen = one === null ? null : await gatherEvidence(session, one, null)
  const {incident, left} = await session.change(async (change) => {
    const {tx, at, record, stop} = change
    const times = timesOf(timeTold(session, suspected), timeTold(session, aware), at)
    const kept = await keepNote(session, change, note)
    const made: Incident = {
      id: await nextIncidentId(tx, session.today.slice(0, 4)),
      committee,
      breach,
      origin: one === null ? 'suspicion' : isPublic ? 'public' : 'queue',
      ...times,
      reportedAt: at,
      reportedBy: session.actor.id,
      evidence: seen === null ? null : {...seen, takenDownAt: isPublic ? at : null},
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
    if (one === null || !isPublic) return {incident: made, left: 0}
    await takeDown(session, change, one, {reason: 'incident', note: null})
    await stop([one.entry], 'taken-down')
    return {incident: made, left: (await takeOffDisallowed(tx, session.dialect)).length}
  })
  const unfinished = isPublic ? await takeOffSiteOrSay(session, left) : null
  const coordinator = await tellCoordinator(session, incident, {isReminder: false})
  return {incident, deadline: deadlineOf(incident.awareAt), isTakenDown: isPublic, urls: asUrls(session, addresses), coordinator, unfinished}
})

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
