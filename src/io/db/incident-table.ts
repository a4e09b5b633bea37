import type {Knex} from 'knex'
import type {Assessment, Breach, Evidence, Incident, IncidentNote, NoteKind, Origin, Urgency} from '../../core/incident/incident.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {RegisteredContent} from '../../core/register/entry.js'
import type {CommitteeCode, EntryId, Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {StandingEntry} from './entry-table.js'
import {select} from './select.js'
import {nextName} from './taken-names.js'

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
  return nextName(tx, `I-${year}-`)
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

/** A version as it was judged, and whether readers see it now. */
export type ShownVersion = Pick<StandingEntry, 'number' | 'content' | 'verdict' | 'fingerprint' | 'policyHash'> & {readonly isOnShow: boolean}

/** What readers see of an entry, or saw last; null where they never saw anything that is still known. */
export async function versionLastShown(db: Knex, entry: EntryId): Promise<ShownVersion | null> {
  const [row] = await select<{number: number; content: string; verdict: string; fingerprint: string; policy_hash: string; is_on_show: number}>(
    db,
    `SELECT v.number, v.content, v.verdict, v.fingerprint, v.policy_hash, CASE WHEN p.entry_id IS NULL THEN 0 ELSE 1 END AS is_on_show FROM version v LEFT JOIN publication p ON p.entry_id = v.entry_id AND p.version_number = v.number
     WHERE v.entry_id = ? AND (p.entry_id IS NOT NULL OR v.stage IN ('published', 'expired', 'withdrawn')) ORDER BY is_on_show DESC, v.number DESC LIMIT 1`,
    [entry],
  )
  if (row === undefined) return null
  return {number: Number(row.number), content: JSON.parse(row.content) as RegisteredContent, verdict: JSON.parse(row.verdict) as Verdict, fingerprint: row.fingerprint as Fingerprint, policyHash: row.policy_hash, isOnShow: Number(row.is_on_show) === 1}
}

/** The first day of an entry on the web, here or before; null where it never was there. */
export async function firstDayOnWeb(db: Knex, entry: EntryId): Promise<LocalDate | null> {
  const row: {first_published_on: string | null; published_earlier: string | null} | undefined = await db('entry').where({id: entry}).first('first_published_on', 'published_earlier')
  return ([row?.first_published_on, row?.published_earlier].filter((day) => typeof day === 'string').sort()[0] as LocalDate | undefined) ?? null
}

/** Those of some entries of which somebody may have protected identity, as the rows stand now (K4). */
export async function markedAmong(db: Knex, entries: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  const rows: {id: string}[] = await db('version').join('entry', (on) => void on.on('entry.id', 'version.entry_id').andOn('entry.current_version', 'version.number')).whereIn('entry.id', [...entries]).where('version.content', 'like', '%"protection":"marked"%').select('entry.id')
  return new Set(rows.map(({id}) => id as EntryId))
}
