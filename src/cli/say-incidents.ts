import type {Instant} from '../core/terms/identifiers.js'
import type {ReportedIncident} from '../usecases/incident/report-incident.js'
import type {ListedIncident, ShownIncident} from '../usecases/incident/read-incidents.js'
import {incidentWords} from '../words/incident.js'
import type {Language} from '../words/languages.js'
import {table} from './table.js'

/** How a day and a time are told. */
type Local = (instant: Instant) => string

/** What came of reporting an incident: what was done at once, when the time is out, and what is next. */
export function sayReported(language: Language, {id, deadline, isTakenDown, isStopped, urls, coordinator}: ReportedIncident, local: Local): readonly string[] {
  const say = incidentWords[language]
  return [say.reported(id), isTakenDown ? say.takenDown : isStopped ? say.stopped : say.notPublic, ...(urls.length === 0 ? [] : [say.urls, ...urls.map((url) => `  ${url}`)]), say.coordinator[coordinator], say.deadline(local(deadline)), say.next(id)]
}

/** Incidents as a table, each with its clock. */
export function sayIncidents(language: Language, incidents: readonly ListedIncident[], local: Local): readonly string[] {
  const say = incidentWords[language]
  if (incidents.length === 0) return [say.none]
  const {columns} = say
  const rows = incidents.map(({id, committee, reportedAt, breach, state, assessment, authorityToldAt, urgency, hoursLeft}) => [
    id, committee, local(reportedAt), say.breaches[breach], say.states[state], assessment === null ? '' : say.risks[assessment.risk], authorityToldAt !== null ? say.authorityTold : assessment?.tellsAuthority === false ? say.authorityNot : '', say.urgencies[urgency](hoursLeft),
  ])
  return table([columns.id, columns.committee, columns.reported, columns.breach, columns.state, columns.risk, columns.authority, columns.clock], rows).split('\n')
}

/** One incident with all that is known of it, and what is still to be done. */
export function sayIncident(language: Language, one: ShownIncident, local: Local): readonly string[] {
  const say = incidentWords[language]
  const {shown} = say
  const {evidence, assessment} = one
  return [
    shown.head(one.id, one.committee, say.states[one.state]),
    shown.breach(say.breaches[one.breach], say.origins[one.origin]),
    shown.times(local(one.suspectedAt), local(one.awareAt)),
    ...(one.urgency === 'none' ? [] : [shown.clock(local(one.deadline), say.urgencies[one.urgency](one.hoursLeft))]),
    ...(evidence === null
      ? one.origin === 'suspicion' ? [] : [say.unseen]
      : [
          shown.evidence(evidence, evidence.shown.map((field) => say.fields[field]).join(', ')),
          ...(evidence.takenDownAt === null ? [] : [shown.until(local(evidence.takenDownAt))]),
          ...(evidence.approved === null ? [] : [evidence.approved.by === 'rules' ? shown.byRules(evidence.approved.policy) : shown.byPerson(evidence.approved.actor, local(evidence.approved.at))]),
          ...(evidence.releases.count === 0 ? [] : [shown.releases(evidence.releases.count)]),
        ]),
    ...(assessment === null ? [] : [shown.assessed(say.risks[assessment.risk], assessment.by, local(assessment.at))]),
    ...(one.authorityToldAt === null ? [] : [shown.told('authority', local(one.authorityToldAt))]),
    ...(one.personsToldAt === null ? [] : [shown.told('persons', local(one.personsToldAt))]),
    ...one.notes.map(({kind, by, at, text}) => shown.note(say.noteKinds[kind], by, local(at), text ?? shown.erased)),
    ...(one.closedAt !== null ? [shown.closed(local(one.closedAt))] : one.obstacles.length === 0 ? [] : [shown.todo, ...one.obstacles.map((obstacle) => `  ${say.obstacles[obstacle]}`)]),
  ]
}
