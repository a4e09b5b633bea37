import {deadlineOf, urgencyOf, wantsReminder} from '../../core/incident/deadline.js'
import type {Incident} from '../../core/incident/incident.js'
import {changeIncident, incidents} from '../../io/db/incident-table.js'
import {incidentMessage} from '../../words/incident.js'
import {deed, type Session} from '../deed.js'
import {tellWhoever} from '../tell-whoever.js'
import {tellingTime} from '../../core/terms/local-time.js'

/** What came of telling the coordinator: `nowhere` where the settings name no way to. */
export type CoordinatorOutcome = 'told' | 'failed' | 'nowhere'

/** Tells the administration’s coordinator for personal data of an incident, through the municipality’s own program or a folder that its mail is fetched from: that there is one, where, and when its 72 hours are out. No personal data, nor which case. */
export async function tellCoordinator(session: Session, incident: Incident, {isReminder}: {readonly isReminder: boolean}): Promise<CoordinatorOutcome> {
  const {settings, now} = session
  const {id, committee, awareAt} = incident
  const {administration, name} = settings.committees[committee] ?? {}
  const notify = administration === undefined || !Object.hasOwn(settings.administrations, administration) ? undefined : settings.administrations[administration]?.privacyCoordinator?.notify
  const local = tellingTime(settings.timeZone)
  const urgency = urgencyOf(incident, now)
  const text = incidentMessage({
    municipality: settings.municipality.name, committee: name ?? committee, incident: id, aware: local(awareAt), deadline: local(deadlineOf(awareAt)), isRehearsal: session.isRehearsal, reminder: isReminder ? urgency : null,
  })
  const isTold = notify !== undefined && (await tellWhoever(session, notify, isReminder ? `${id}-${urgency}` : id, text))
  // A reminder in vain is told by the command, and tried again: the log is not filled with it.
  const outcome: CoordinatorOutcome = notify === undefined ? 'nowhere' : isTold ? 'told' : 'failed'
  if (isReminder && !isTold) return outcome
  await session.change(async ({tx, record}) => {
    if (isReminder) await changeIncident(tx, id, {reminded: urgency})
    await record({kind: 'incident.coordinator-told', incident: id, outcome}, committee)
  })
  return outcome
}

/** How many incidents the coordinators were reminded of, and of how many they could not be. */
export interface Reminded {
  readonly reminded: readonly string[]
  readonly failed: readonly string[]
}

/** Reminds the coordinators of incidents whose 72 hours are nearly out, once at 24 hours, at 6, and when they are out. For a timer, every hour. */
export const remindOfIncidents = deed('incident.remind', async (session): Promise<Reminded> => {
  const [reminded, failed]: [string[], string[]] = [[], []]
  for (const one of await incidents(session.db)) {
    if (!session.may('incident.remind', one.committee) || !wantsReminder(one, session.now)) continue
    if ((await tellCoordinator(session, one, {isReminder: true})) === 'told') reminded.push(one.id)
    else failed.push(one.id)
  }
  return {reminded, failed}
})
