import type {Knex} from 'knex'
import type {Finding} from '../../core/scan/finding.js'
import type {Declaration} from '../../core/review/declaration.js'
import type {Decision, DecisionKind, ReasonCode} from '../../core/review/decision.js'
import {AUTHORISED_ONLY} from './authorised-only.js'
import type {Dialect} from './dialects/dialect.js'
import {select} from './select.js'
import type {Stage} from '../../core/journey.js'
import type {CommitteeCode, DecisionId, EntryId, Fingerprint, Instant, VersionId} from '../../core/terms/identifiers.js'

/** A decision as the register keeps it, with what undoing it needs. */
export interface KeptDecision extends Decision {
  /** What the one who decided was shown. */
  readonly findings: readonly Finding[]
  /** The secrecy section the lawyer gave, such as `OSL 26:1`. */
  readonly ground: string | null
  readonly note: string | null
  /** The version that the decision made, where it made one. */
  readonly madeVersion: number | null
  readonly undoneAt: Instant | null
  /** The decisions that were made together with it, by a name of their own; null for one alone. */
  readonly batch: string | null
  /** What the one who decided was shown, sealed; null for what was decided before there were seals. */
  readonly seal: Fingerprint | null
  /** Where the version stood before; null for what was decided before that was kept. */
  readonly stageBefore: Stage | null
  /** The decision that stood for the version before. */
  readonly decisionBefore: DecisionId | null
  /** The committee’s instruction that was in force when it was made (N3); null where there was none, or before that was kept. */
  readonly routine: string | null
}

interface Row {
  id: string
  entry_id: string
  version_number: number
  kind: string
  actor: string
  at: string
  reason: string | null
  ground: string | null
  policy_hash: string
  fingerprint: string
  findings: string
  note_id: string | null
  made_version: number | null
  undone_at: string | null
  batch_id: string | null
  seal: string | null
  stage_before: string | null
  decision_before: string | null
  routine: string | null
}

/** The columns of a standing decision, as they come with a version that is joined to it as `d`. */
export interface DecisionColumns {
  d_id: string | null
  d_kind: string | null
  d_entry: string | null
  d_version: number | null
  d_made_version: number | null
  d_fingerprint: string | null
  d_actor: string | null
  d_at: string | null
  d_reason: string | null
  d_policy_hash: string | null
}

export const DECISION_COLUMNS = `d.id AS d_id, d.kind AS d_kind, d.entry_id AS d_entry, d.version_number AS d_version, d.made_version AS d_made_version, d.fingerprint AS d_fingerprint,
  d.actor AS d_actor, d.at AS d_at, d.reason AS d_reason, d.policy_hash AS d_policy_hash`

/** The decision that stands for a version; one that made a version speaks of the version it made. */
export function decisionIn(row: DecisionColumns): Decision | null {
  if (row.d_id === null) return null
  return {
    id: row.d_id as DecisionId,
    kind: row.d_kind as DecisionKind,
    entry: row.d_entry as EntryId,
    version: `${row.d_entry}.${row.d_made_version ?? row.d_version}` as VersionId,
    fingerprint: row.d_fingerprint as Fingerprint,
    actor: row.d_actor ?? '',
    at: row.d_at as Instant,
    reason: row.d_reason as ReasonCode | null,
    policyHash: row.d_policy_hash ?? '',
  }
}

/** `sitting`: the name of the sitting at a screen at which it was made. */
export async function insertDecision(tx: Knex.Transaction, decision: KeptDecision, sitting: string | null = null): Promise<void> {
  const [entry = '', number = '0'] = decision.version.split('.')
  await tx<Row & {sitting: string | null}>('decision').insert({
    sitting,
    id: decision.id,
    entry_id: entry,
    version_number: Number(number),
    kind: decision.kind,
    actor: decision.actor,
    at: decision.at,
    reason: decision.reason,
    ground: decision.ground,
    policy_hash: decision.policyHash,
    fingerprint: decision.fingerprint,
    findings: JSON.stringify(decision.findings),
    note_id: decision.note,
    made_version: decision.madeVersion,
    undone_at: null,
    batch_id: decision.batch,
    seal: decision.seal,
    stage_before: decision.stageBefore,
    decision_before: decision.decisionBefore,
    routine: decision.routine,
  })
}

export async function insertNote(tx: Knex.Transaction, note: {readonly id: string; readonly text: string; readonly at: Instant}): Promise<void> {
  await tx('note').insert(note)
}

export async function noteText(db: Knex, id: string): Promise<string | null> {
  const row: {text: string} | undefined = await db('note').where({id}).first()
  return row?.text ?? null
}

/** The entries that decisions with a note are about, and where each stands; null where there is no such note. */
export async function entriesOfNote(db: Knex, id: string): Promise<readonly {readonly entry: EntryId; readonly caseEntry: EntryId; readonly committee: CommitteeCode; readonly stage: Stage}[] | null> {
  if ((await noteText(db, id)) === null) return null
  const rows = await select<{id: string; case_id: string; committee: string; stage: string}>(
    db,
    `SELECT DISTINCT e.id, coalesce(e.case_id, e.id) AS case_id, e.committee, v.stage FROM decision d JOIN entry e ON e.id = d.entry_id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE d.note_id = ? ORDER BY e.id`,
    [id],
  )
  return rows.map((row) => ({entry: row.id as EntryId, caseEntry: row.case_id as EntryId, committee: row.committee as CommitteeCode, stage: row.stage as Stage}))
}

/** Of some notes those that are there no more: a note is never changed, only deleted. */
export async function notesGone(db: Knex, ids: readonly string[]): Promise<readonly string[]> {
  const rows: {id: string}[] = await db('note').whereIn('id', [...ids]).select('id')
  const there = new Set(rows.map(({id}) => id))
  return ids.filter((id) => !there.has(id))
}

/** Removes a person's own words. The decision stands; the log keeps the keyed fingerprint of what they were. */
export async function deleteNote(tx: Knex.Transaction, id: string): Promise<void> {
  await tx('note').where({id}).delete()
}

export async function findDecision(db: Knex, id: string): Promise<KeptDecision | null> {
  const row = await db<Row>('decision').where({id}).first()
  return row === undefined ? null : fromRow(row)
}

/** The decisions that were made together, in the order in which they were made. */
export async function decisionsOfBatch(db: Knex, batch: string): Promise<readonly KeptDecision[]> {
  return (await db<Row>('decision').where({batch_id: batch}).orderBy('sequence')).map(fromRow)
}

/** What was decided at a sitting and not undone, in the order in which it was decided. */
export async function decisionsOfSitting(db: Knex, {actor, sitting, since}: {readonly actor: string; readonly sitting: string; readonly since: Instant}): Promise<readonly KeptDecision[]> {
  return (await db<Row & {sitting: string | null}>('decision').where({actor, sitting, undone_at: null}).where('at', '>=', since).orderBy('sequence')).map(fromRow)
}

/** The last of somebody's decisions that stands for its entry and nobody reads on the web: one that can be undone and takes nothing down. */
export async function lastUnpublishedOf(db: Knex, actor: string): Promise<KeptDecision | null> {
  const [row] = await select<Row>(
    db,
    `SELECT d.* FROM decision d JOIN entry e ON e.id = d.entry_id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version AND v.decision_id = d.id
     WHERE d.actor = ? AND d.undone_at IS NULL AND d.kind NOT IN ('undo', 'withdraw', 'restore') AND v.stage NOT IN ('published', 'expired', 'withdrawn') ORDER BY d.at DESC, d.sequence DESC LIMIT 1`,
    [actor],
  )
  return row === undefined ? null : fromRow(row)
}

/** The last decision somebody made that still stands and can be undone: a takedown is restored instead. */
export async function lastDecisionOf(db: Knex, actor: string): Promise<KeptDecision | null> {
  const row = await db<Row>('decision').where({actor, undone_at: null}).whereNotIn('kind', ['undo', 'withdraw', 'restore']).orderBy('sequence', 'desc').first()
  return row === undefined ? null : fromRow(row)
}

/** The kind of the last answer that anybody gave about an entry `e` and that still stands: putting off, asking the lawyer and declaring that a number is none answer nothing. */
export const LAST_ANSWER = `(SELECT a.kind FROM decision a WHERE a.entry_id = e.id AND a.undone_at IS NULL AND a.kind NOT IN ('escalate', 'defer', 'not-an-identity-number', 'undo', 'withdraw', 'restore') ORDER BY a.sequence DESC LIMIT 1)`

const ENTRIES_AT_A_TIME = 500

/** What persons have declared of some entries and not taken back (B4), by entry; an entry about which nobody has is left out. */
export async function declarationsOf(db: Knex, entries: readonly EntryId[]): Promise<ReadonlyMap<EntryId, readonly Declaration[]>> {
  const declared = new Map<EntryId, Declaration[]>()
  for (let at = 0; at < entries.length; at += ENTRIES_AT_A_TIME) {
    // The kind stands in it as it is, not bound: only then is the index of declarations of any use, which is empty in most registers.
    const rows = await db<Row>('decision').whereRaw(STANDING_DECLARATIONS).whereIn('entry_id', entries.slice(at, at + ENTRIES_AT_A_TIME)).orderBy('sequence')
    for (const {entry_id: entry, fingerprint, policy_hash: policyHash, actor, findings} of rows) {
      const id = entry as EntryId
      declared.set(id, [...(declared.get(id) ?? []), {entry: id, fingerprint: fingerprint as Fingerprint, policyHash, actor, spans: JSON.parse(findings) as Finding[]}])
    }
  }
  return declared
}

const STANDING_DECLARATIONS = "kind = 'not-an-identity-number' AND undone_at IS NULL"

/** Takes back everything that was declared of the entries that a query names. */
export async function takeBackDeclarations(tx: Knex.Transaction, entries: string, at: Instant): Promise<void> {
  await tx.raw(`UPDATE decision SET undone_at = ? WHERE ${STANDING_DECLARATIONS} AND entry_id IN (${entries})`, [at])
}

/** The number of the last decision that anybody has made, by which later ones are known; 0 before the first. */
export async function lastDecisionNumber(db: Knex): Promise<number> {
  const [row] = await select<{last: number | null}>(db, 'SELECT max(sequence) AS last FROM decision')
  return Number(row?.last ?? 0)
}

/** Cases that somebody has made secret after a decision with that number, and that are so by the last answer about them. */
export async function casesMadeSecretSince(db: Knex, decision: number): Promise<readonly EntryId[]> {
  const rows = await select<{id: string}>(db, `SELECT e.id FROM entry e WHERE e.kind = 'case' AND e.id IN (SELECT d.entry_id FROM decision d WHERE d.sequence > ? AND d.kind = 'secret') AND ${LAST_ANSWER} = 'secret'`, [decision])
  return rows.map(({id}) => id as EntryId)
}

/** Every decision about an entry, oldest first. */
export async function decisionsOf(db: Knex, entry: EntryId): Promise<readonly KeptDecision[]> {
  return (await db<Row>('decision').where({entry_id: entry}).orderBy('sequence')).map(fromRow)
}

export async function markUndone(tx: Knex.Transaction, dialect: Dialect, ids: readonly DecisionId[], at: Instant): Promise<void> {
  await tx.raw(`UPDATE decision SET undone_at = ? WHERE id IN (${idsIn(dialect)})`, [at, listed(ids)])
}

/** Something rewritten here that the registry ought to be told (B8). */
export async function insertCorrection(tx: Knex.Transaction, correction: {readonly decision: DecisionId; readonly entry: EntryId; readonly field: 'heading' | 'party' | 'secrecy'; readonly at: Instant}): Promise<void> {
  await tx('correction').insert({decision_id: correction.decision, entry_id: correction.entry, field: correction.field, at: correction.at, lapsed_at: null})
}

export async function lapseCorrections(tx: Knex.Transaction, dialect: Dialect, decisions: readonly DecisionId[], at: Instant): Promise<void> {
  await tx.raw(`UPDATE correction SET lapsed_at = ? WHERE lapsed_at IS NULL AND decision_id IN (${idsIn(dialect)})`, [at, listed(decisions)])
}

function idsIn(dialect: Dialect): string {
  return `SELECT listed.id FROM ${dialect.rowsFrom([{name: 'id', type: 'text'}])} AS listed`
}

function listed(ids: readonly DecisionId[]): string {
  return JSON.stringify(ids.map((id) => [id]))
}

function fromRow(row: Row): KeptDecision {
  return {
    id: row.id as DecisionId,
    kind: row.kind as DecisionKind,
    entry: row.entry_id as EntryId,
    version: `${row.entry_id}.${row.version_number}` as VersionId,
    fingerprint: row.fingerprint as Fingerprint,
    actor: row.actor,
    at: row.at as Instant,
    reason: row.reason as ReasonCode | null,
    policyHash: row.policy_hash,
    findings: JSON.parse(row.findings) as Finding[],
    ground: row.ground,
    note: row.note_id,
    madeVersion: row.made_version,
    undoneAt: row.undone_at as Instant | null,
    batch: row.batch_id,
    seal: row.seal as Fingerprint | null,
    stageBefore: row.stage_before as Stage | null,
    decisionBefore: row.decision_before as DecisionId | null,
    routine: row.routine,
  }
}

/** Corrections that the registry has not answered yet, oldest first. */
export async function standingCorrections(
  db: Knex,
): Promise<readonly {readonly id: EntryId; readonly committee: string; readonly diaryNumber: string; readonly documentNumber: string | null; readonly field: string; readonly at: Instant}[]> {
  const rows = await select<{entry_id: string; committee: string; case_number: string; document_number: string; field: string; at: string}>(
    db,
    `SELECT c.entry_id, e.committee, e.case_number, e.document_number, c.field, c.at FROM correction c JOIN entry e ON e.id = c.entry_id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version WHERE c.lapsed_at IS NULL AND NOT ${AUTHORISED_ONLY} ORDER BY c.at, c.entry_id`,
  )
  return rows.map((row) => ({
    id: row.entry_id as EntryId,
    committee: row.committee,
    diaryNumber: row.case_number,
    documentNumber: row.document_number === '' ? null : row.document_number,
    field: row.field,
    at: row.at as Instant,
  }))
}
