import {mustTell, obstaclesOf, type Assessment, type Incident, type NoteKind} from '../../core/incident/incident.js'
import {Refusal} from '../../core/refusal.js'
import {addIncidentNote, changeIncident, notesOfIncident} from '../../io/db/incident-table.js'
import type {Change} from '../../io/session.js'
import {deed, type Session} from '../deed.js'
import {keepNote} from '../review/keep-note.js'
import {incidentOf} from './read-incidents.js'
import {timeTold} from './time-told.js'

/** What the committee makes of an incident, and the words for it: why it is told to nobody is asked for as well. */
export interface AssessmentOrder extends Omit<Assessment, 'at' | 'by'> {
  readonly incident: string
  readonly note: string
}

/** Assesses an incident: the risk, what and whom it is about, who is told. Once more where something new has come out; each time stands in the log. */
export const assessIncident = deed('incident.handle', async (session, {incident: id, note, ...order}: AssessmentOrder): Promise<Incident> => {
  const must = mustTell(order.risk)
  if (must.authority && !order.tellsAuthority) throw new Refusal('incident-must-tell', {whom: 'authority'})
  if (must.persons && !order.tellsPersons) throw new Refusal('incident-must-tell', {whom: 'persons'})
  return handle(session, id, async (change, open) => {
    await write(session, change, open, order.tellsAuthority ? 'assessment' : 'not-told', note)
    const assessment: Assessment = {...order, at: change.at, by: session.actor.id}
    await changeIncident(change.tx, open.id, {assessment})
    await change.record({kind: 'incident.assessed', incident: open.id, risk: order.risk, tellsAuthority: order.tellsAuthority, tellsPersons: order.tellsPersons}, open.committee)
    return {...open, assessment}
  })
})

/** Something to write down about an incident. */
export interface NoteOrder {
  readonly incident: string
  readonly kind: Exclude<NoteKind, 'assessment' | 'not-told' | 'closing'>
  readonly note: string
}

export const noteIncident = deed('incident.handle', async (session, {incident: id, kind, note}: NoteOrder): Promise<Incident> => handle(session, id, async (change, open) => {
  await write(session, change, open, kind, note)
  return open
}))

/** That somebody has been told: the authority, with what it calls the matter, or those whom it is about. */
export interface ToldOrder {
  readonly incident: string
  readonly whom: 'authority' | 'persons'
  /** By the municipality’s own clock; null for now. */
  readonly at: string | null
  readonly reference: string | null
}

export const noteTold = deed('incident.handle', async (session, {incident: id, whom, at, reference}: ToldOrder): Promise<Incident> => handle(session, id, async ({tx, at: now, record}, open) => {
  const toldAt = timeTold(session, at) ?? now
  if (toldAt > now || toldAt < open.suspectedAt) throw new Refusal('incident-time', {time: toldAt})
  // The first time counts; what is sent after it stands in the log.
  const changed = whom === 'authority' ? {authorityToldAt: open.authorityToldAt ?? toldAt, reference: reference ?? open.reference} : {personsToldAt: open.personsToldAt ?? toldAt}
  await changeIncident(tx, open.id, changed)
  await record({kind: 'incident.told', incident: open.id, whom, at: toldAt}, open.committee)
  return {...open, ...changed}
}))

/** Closes an incident: when everything that its assessment asks for is done, and not before. */
export const closeIncident = deed('incident.handle', async (session, {incident: id, note}: {readonly incident: string; readonly note: string}): Promise<Incident> => handle(session, id, async (change, open) => {
  const obstacles = obstaclesOf(open, await notesOfIncident(change.tx, open.id))
  if (obstacles.length > 0) throw new Refusal('incident-obstacles', {incident: open.id, obstacles})
  await write(session, change, open, 'closing', note)
  await changeIncident(change.tx, open.id, {closedAt: change.at})
  await change.record({kind: 'incident.closed', incident: open.id}, open.committee)
  return {...open, closedAt: change.at}
}))

/** Changes an incident that is not closed. */
async function handle(session: Session, id: string, work: (change: Change, open: Incident) => Promise<Incident>): Promise<Incident> {
  await incidentOf(session, id, 'incident.handle')
  return session.change(async (change) => {
    const open = await incidentOf({db: change.tx, may: (right, committee) => session.may(right, committee)}, id, 'incident.handle')
    if (open.closedAt !== null) throw new Refusal('incident-closed', {incident: open.id})
    return work(change, open)
  })
}

async function write(session: Session, change: Change, {id, committee}: Incident, kind: NoteKind, note: string): Promise<void> {
  const kept = await keepNote(session, change, note)
  if (kept === null) throw new Refusal('note-missing')
  await addIncidentNote(change.tx, id, {id: kept.id, kind, at: change.at, by: session.actor.id})
  await change.record({kind: 'incident.noted', incident: id, what: kind, note: kept.fingerprint}, committee)
}
