import {deadlineOf, hoursLeft, isLate, urgencyOf} from '../../core/incident/deadline.js'
import {obstaclesOf, stateOf, type Incident, type IncidentNote, type IncidentState, type Obstacle, type Urgency} from '../../core/incident/incident.js'
import {Refusal} from '../../core/refusal.js'
import type {Right} from '../../core/rights.js'
import type {Instant} from '../../core/terms/identifiers.js'
import {incidents, markedAmong, notesOfIncident} from '../../io/db/incident-table.js'
import {localTime} from '../../core/terms/local-time.js'
import {deed, type Session} from '../deed.js'

/** What of the evidence whoever asks may be told (K4): nothing of a row that nobody saw on the web, or that is about somebody who is protected now; the two read alike. */
export async function toldEvidence(session: Session, all: readonly Incident[]): Promise<readonly Incident[]> {
  const marked = await markedAmong(session.db, all.flatMap(({evidence}) => evidence?.entry ?? []))
  return all.map((one) => ({...one, evidence: one.evidence === null || one.evidence.publicFrom === null || (marked.has(one.evidence.entry) && !session.may('subject.protected', one.committee)) ? null : one.evidence}))
}

/** An incident as a list tells of it, with its clock. */
export interface ListedIncident extends Incident {
  readonly state: IncidentState
  readonly deadline: Instant
  readonly urgency: Urgency
  readonly hoursLeft: number
  readonly isLate: boolean
}

/** An incident with what was written about it and what is still to be done. */
export interface ShownIncident extends ListedIncident {
  readonly notes: readonly IncidentNote[]
  readonly obstacles: readonly Obstacle[]
}

/** Incidents of the committees in which whoever asks may read them, the oldest first; of a year, by the day they were reported where the municipality is. */
export const listIncidents = deed('incident.read', async (session, {committee, state, year}: {readonly committee: string | null; readonly state: IncidentState | null; readonly year: number | null}): Promise<readonly ListedIncident[]> => {
  if (committee !== null) {
    session.demand('incident.read', committee)
    session.committee(committee)
  }
  const yearOf = (one: Incident): number => Number(localTime(new Date(one.reportedAt), session.settings.timeZone).day.slice(0, 4))
  const own = (await incidents(session.db)).filter((one) => session.may('incident.read', one.committee) && (committee === null || one.committee === committee) && (year === null || yearOf(one) === year))
  return (await toldEvidence(session, own))
    .map((one) => listed(session, one))
    .filter((one) => state === null || one.state === state)
})

/** One incident. */
export const showIncident = deed('incident.read', async (session, id: string): Promise<ShownIncident> => {
  const kept = await incidentOf(session, id, 'incident.read')
  const [incident = kept] = await toldEvidence(session, [kept])
  const notes = await notesOfIncident(session.db, incident.id)
  return {...listed(session, incident), notes, obstacles: obstaclesOf(incident, notes)}
})

/** The incident of a name, of a committee in which whoever asks has a right; one of another committee is no more known than one that never was. */
export async function incidentOf(session: Pick<Session, 'db' | 'may'>, id: string, right: Right): Promise<Incident> {
  const [found] = await incidents(session.db, id.trim().toUpperCase())
  if (found === undefined || !session.may(right, found.committee)) throw new Refusal('incident-unknown', {incident: id})
  return found
}

function listed(session: Session, one: Incident): ListedIncident {
  return {...one, state: stateOf(one), deadline: deadlineOf(one.awareAt), urgency: urgencyOf(one, session.now), hoursLeft: hoursLeft(one.awareAt, session.now), isLate: isLate(one, session.now)}
}
