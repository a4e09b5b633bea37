import type {Incident} from '../../core/incident/incident.js'
import {notesOfIncident} from '../../io/db/incident-table.js'
import {outboxPath, putInOutbox} from '../../io/files/outbox.js'
import {sha256} from '../../io/system/digest.js'
import {typeset} from '../../io/system/typeset.js'
import {INCIDENT_TEMPLATE, incidentForm, incidentFormData, incidentFormText, type IncidentReport} from '../../papers/incident/incident-form.js'
import {deed} from '../deed.js'
import {incidentOf, toldEvidence} from './read-incidents.js'
import {tellingTime} from '../../core/terms/local-time.js'

/** Forms in which an incident is written out. */
export const INCIDENT_FORMATS = ['text', 'pdf', 'json'] as const
export type IncidentFormat = (typeof INCIDENT_FORMATS)[number]

export interface ExportedIncident {
  readonly incident: string
  readonly files: readonly {readonly path: string; readonly sha256: string}[]
}

/** Writes an incident out with the fields of the supervisory authority’s form (GDPR 33.3), as far as they are known, to the outbox. What is not known is told as missing. */
export const exportIncident = deed('incident.read', async (session, {incident: id, formats}: {readonly incident: string; readonly formats: readonly IncidentFormat[]}): Promise<ExportedIncident> => {
  const kept = await incidentOf(session, id, 'incident.read')
  const [incident = kept] = await toldEvidence(session, [kept])
  const report = await reportOf(incident)
  const stamp = session.now.replaceAll(/[-:]|\.\d+/g, '')
  const made: {readonly path: string; readonly sha256: string; readonly name: string; readonly content: string | Uint8Array}[] = []
  for (const format of formats) {
    const content = format === 'text' ? incidentFormText(report) : format === 'json' ? `${JSON.stringify({schema: 'diarievakt.incident-form/1', ...(session.isRehearsal ? {rehearsal: true} : {}), incident: incident.id, parts: incidentForm(report)}, null, 2)}\n` : (await typeset(INCIDENT_TEMPLATE, incidentFormData(report), {form: 'accessible'})).pdf
    const name = `incident-${incident.id}-${stamp}.${format === 'text' ? 'txt' : format}`
    made.push({name, path: outboxPath(name), sha256: sha256(content), content})
  }
  // What leaves is in the log before it does.
  await session.change(({record}) => record({kind: 'incident.exported', incident: incident.id, sha256: made.map((one) => one.sha256)}, incident.committee))
  for (const {name, content} of made) await putInOutbox(session.folder, name, content)
  return {incident: incident.id, files: made.map(({path, sha256: digest}) => ({path, sha256: digest}))}

  async function reportOf(one: Incident): Promise<IncidentReport> {
    const {settings} = session
    return {
      incident: one,
      notes: await notesOfIncident(session.db, one.id),
      controller: {municipality: settings.municipality.name, committee: settings.committees[one.committee]?.name ?? one.committee, organisationNumber: settings.municipality.organisationNumber ?? null, contact: settings.municipality.contact ?? null},
      now: session.now,
      isRehearsal: session.isRehearsal,
      local: tellingTime(settings.timeZone),
    }
  }
})
