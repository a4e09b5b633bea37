import type {Knex} from 'knex'
import type {Verdict} from '../../core/policy/verdict.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import {IS_ON_STAGE} from './import-stage.js'
import {holdDocumentsOfCase} from './secret-case-table.js'
import {missingFrom} from './stop-table.js'

/** A case that this import found to be secret, or to be back: what that means for documents which the export does not name themselves (D2). */
export interface TurnedCase {
  readonly entry: EntryId
  readonly ground: 'secret-case' | 'returned'
}

/** Writes what was worked out on the stage into the register: everything or nothing. Returns the documents that it held for their case's sake. */
export async function applyImport(tx: Knex.Transaction, turned: readonly TurnedCase[], at: Instant, policyHash: string): Promise<readonly EntryId[]> {
  // What a person decided while the export was judged is not overruled by it: a new text that was clear waits instead, and one that was
  // held or blocked keeps what was found in it.
  await tx.raw(
    `UPDATE stage_entry SET version_number = e.current_version + 1,
       verdict = CASE WHEN stage_entry.stage IN ('cleared', 'secret') THEN ? ELSE stage_entry.verdict END,
       stage = CASE WHEN stage_entry.stage IN ('cleared', 'secret') THEN 'held' ELSE stage_entry.stage END
     FROM entry e JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
     WHERE stage_entry.entry_id = e.id AND stage_entry.change = 'changed' AND stage_entry.version_number IS NOT NULL
       AND (e.current_version <> stage_entry.version_number - 1 OR v.stage <> stage_entry.seen_stage)`,
    [JSON.stringify({kind: 'review', grounds: ['decided-otherwise'], findings: []} satisfies Verdict)],
  )
  // Before the new entries come: those were judged with what is known of their case.
  const held: EntryId[] = []
  for (const {entry, ground} of turned) {
    held.push(...(await holdDocumentsOfCase(tx, entry, ground, at, 'AND NOT EXISTS (SELECT 1 FROM stage_entry s WHERE s.entry_id = e.id AND s.version_number IS NOT NULL)')))
  }
  await changeEntries(tx, at, policyHash)
  await addEntries(tx, at, policyHash)
  return held
}

async function changeEntries(tx: Knex.Transaction, at: Instant, policyHash: string): Promise<void> {
  // A version that is public stays so until its successor is published, or leaves at once with what must leave.
  await tx.raw(
    `UPDATE version SET stage = 'superseded' FROM stage_entry s JOIN entry e ON e.id = s.entry_id
     WHERE s.change = 'changed' AND s.version_number IS NOT NULL AND version.entry_id = s.entry_id AND version.number = e.current_version
       AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = version.entry_id AND p.version_number = version.number)`,
  )
  await tx.raw(`${INSERT_VERSIONS} FROM stage_entry WHERE version_number IS NOT NULL`, [policyHash, at])
  await tx.raw(`UPDATE correction SET lapsed_at = ? WHERE lapsed_at IS NULL AND entry_id IN (SELECT entry_id FROM stage_entry WHERE change = 'changed')`, [at])
  await tx.raw(
    `UPDATE entry SET registry_state = s.registry_state, changed_at = s.changed_at, content_digest = s.content_digest, row_digest = s.row_digest, case_digest = s.case_digest,
       delivered_in = coalesce(s.delivered_in, entry.delivered_in),
       row_date = coalesce(s.row_date, entry.row_date), row_officer = coalesce(s.row_officer, entry.row_officer),
       row_is_open = CASE WHEN s.row_date IS NULL THEN entry.row_is_open ELSE s.row_is_open END,
       published_earlier = coalesce(s.published_earlier, entry.published_earlier),
       current_version = coalesce(s.version_number, entry.current_version),
       is_history = CASE WHEN entry.first_published_on IS NULL THEN s.is_history ELSE 0 END
     FROM stage_entry s WHERE s.change = 'changed' AND s.entry_id = entry.id`,
  )
  await tx.raw(
    `UPDATE entry SET changed_at = coalesce(s.changed_at, entry.changed_at), content_digest = s.content_digest, row_digest = s.row_digest, case_digest = s.case_digest,
       delivered_in = coalesce(s.delivered_in, entry.delivered_in)
     FROM stage_entry s WHERE s.change = 'touched' AND s.entry_id = entry.id`,
  )
}

async function addEntries(tx: Knex.Transaction, at: Instant, policyHash: string): Promise<void> {
  await tx.raw(
    `INSERT INTO entry (id, kind, committee, case_number, document_number, case_id, registry_state, changed_at, content_digest, row_digest, case_digest, delivered_in, row_date, row_officer, row_is_open,
       current_version, is_history, published_earlier, first_published_on, is_taken_down, imported_at)
     SELECT entry_id, kind, committee, case_number, document_number, case_id, registry_state, changed_at, content_digest, row_digest, case_digest, delivered_in, row_date, row_officer, row_is_open,
       version_number, is_history, published_earlier, first_published_on, 0, ?
     FROM stage_new`,
    [at],
  )
  await tx.raw(`${INSERT_VERSIONS} FROM stage_new`, [policyHash, at])
}

const INSERT_VERSIONS = `INSERT INTO version (entry_id, number, stage, is_secret, origin, content, verdict, fingerprint, policy_hash, made_at, decision_id)
  SELECT entry_id, version_number, stage, CASE WHEN stage = 'secret' THEN 1 ELSE 0 END, 'import', content, verdict, fingerprint, ?, ?, NULL`

/** Entries of a diary that a full export leaves out, before they are marked. */
export function missingEntries(tx: Knex.Transaction, committee: string): AsyncGenerator<readonly EntryId[]> {
  return missingFrom(tx, IS_ON_STAGE, committee)
}

/** Marks every entry of a diary that a full export leaves out. */
export async function markMissing(tx: Knex.Transaction, committee: string): Promise<void> {
  await tx.raw(`UPDATE entry SET registry_state = 'missing' WHERE committee = ? AND registry_state = 'present' AND NOT (${IS_ON_STAGE.replaceAll('e.', 'entry.')})`, [committee])
}
