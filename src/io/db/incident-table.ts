import type {Knex} from 'knex'
import type {Assessment, Breach, Evidence, Incident, IncidentNote, NoteKind, Origin, Urgency} from '../../core/incident/incident.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {CommitteeCode, EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {StandingEntry} from './entry-table.js'
import {select} from './select.js'

interface Row {
  id: string
  committee: string
  breach: string
  origin: string
  suspected_at: string
  aware_at: string
  reported_at: string
  actor: string
  evidence: string | null
  assessment: string | null
  authority_told_at: string | null
  reference: string | null
  persons_told_at: string | null
  closed_at: string | null
  reminded: string | null
}

/** The next name of an incident in a year: `I-2026-0007`. */
export async function nextIncidentId(tx: Knex.Transaction, year: string): Promise<string> {
  const [row] = await select<{last: string | null}>(tx, 'SELECT max(id) AS last FROM incident WHERE id LIKE ?', [`I-${year}-%`])
  return `I-${year}-${String(Number(row?.last?.slice(-4) ?? '0') + 1).padStart(4, '0')}`
}

export async function insertIncident(tx: Knex.Transaction, one: Incident): Promise<void> {
  await tx('incident').insert({
    id: one.id, committee: one.committee, breach: one.breach, origin: one.origin, suspected_at: one.suspectedAt, aware_at: one.awareAt, reported_at: one.reportedAt, actor: one.reportedBy, evidence: one.evidence === null ? null : JSON.stringify(one.evidence),
  })
}

/** What was learnt of an incident since: of what is left out nothing is changed. */
export async function changeIncident(tx: Knex.Transaction, id: string, {assessment, authorityToldAt, reference, personsToldAt, closedAt, reminded}: Partial<Pick<Incident, 'assessment' | 'authorityToldAt' | 'reference' | 'personsToldAt' | 'closedAt' | 'reminded'>>): Promise<void> {
  await tx('incident').where({id}).update({
    ...(assessment === undefined ? {} : {assessment: JSON.stringify(assessment)}),
    ...(authorityToldAt === undefined ? {} : {authority_told_at: authorityToldAt}),
    ...(reference === undefined ? {} : {reference}),
    ...(personsToldAt === undefined ? {} : {persons_told_at: personsToldAt}),
    ...(closedAt === undefined ? {} : {closed_at: closedAt}),
    ...(reminded === undefined ? {} : {reminded}),
  })
}

/** Every incident, the oldest first; or one of them. */
export async function incidents(db: Knex, id: string | null = null): Promise<readonly Incident[]> {
  const rows: Row[] = await db<Row>('incident').where(id === null ? {} : {id}).orderBy(['reported_at', 'id'])
  return rows.map((row) => ({
    id: row.id,
    committee: row.committee as CommitteeCode,
    breach: row.breach as Breach,
    origin: row.origin as Origin,
    suspectedAt: row.suspected_at as Instant,
    awareAt: row.aware_at as Instant,
    reportedAt: row.reported_at as Instant,
    reportedBy: row.actor,
    evidence: row.evidence === null ? null : (JSON.parse(row.evidence) as Evidence),
    assessment: row.assessment === null ? null : (JSON.parse(row.assessment) as Assessment),
    authorityToldAt: row.authority_told_at as Instant | null,
    reference: row.reference,
    personsToldAt: row.persons_told_at as Instant | null,
    closedAt: row.closed_at as Instant | null,
    reminded: row.reminded as Urgency | null,
  }))
}

/** Ties a note to the incident that it is about. */
export async function addIncidentNote(tx: Knex.Transaction, incident: string, {id, kind, at, by}: {readonly id: string; readonly kind: NoteKind; readonly at: Instant; readonly by: string}): Promise<void> {
  await tx('incident_note').insert({note_id: id, incident_id: incident, kind, at, actor: by})
}

/** What has been written about an incident, the oldest first. */
export async function notesOfIncident(db: Knex, incident: string): Promise<readonly IncidentNote[]> {
  const rows = await select<{kind: string; at: string; actor: string; text: string | null}>(
    db,
    'SELECT i.kind, i.at, i.actor, n.text FROM incident_note i LEFT JOIN note n ON n.id = i.note_id WHERE i.incident_id = ? ORDER BY i.at, i.note_id',
    [incident],
  )
  return rows.map(({kind, at, actor, text}) => ({kind: kind as NoteKind, at: at as Instant, by: actor, text}))
}

/** What readers see of an entry, as it was judged; null where they see nothing of it. */
export async function versionOnShow(db: Knex, entry: EntryId): Promise<Pick<StandingEntry, 'number' | 'content' | 'verdict' | 'fingerprint' | 'policyHash'> | null> {
  const [row] = await select<{number: number; content: string; verdict: string; fingerprint: string; policy_hash: string}>(
    db,
    'SELECT v.number, v.content, v.verdict, v.fingerprint, v.policy_hash FROM publication p JOIN version v ON v.entry_id = p.entry_id AND v.number = p.version_number WHERE p.entry_id = ?',
    [entry],
  )
  if (row === undefined) return null
  return {number: Number(row.number), content: JSON.parse(row.content) as RegisteredContent, verdict: JSON.parse(row.verdict) as Verdict, fingerprint: row.fingerprint as Fingerprint, policyHash: row.policy_hash}
}
