import type {Knex} from 'knex'
import {isWaiting, type Stage} from '../../core/journey.js'
import type {Ground} from '../../core/policy/ground.js'
import type {Verdict} from '../../core/policy/verdict.js'
import type {EntryId, Instant} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import {casesMadeSecretSince} from './decision-table.js'
import {IS_ON_STAGE} from './import-stage.js'
import {holdDocumentsOfCase} from './secret-case-table.js'
import {select} from './select.js'
import {missingFrom} from './stop-table.js'

/** A case that this import found to be secret, or to be back: what that means for documents which the export does not name themselves (D2). */
export interface TurnedCase {
  readonly entry: EntryId
  readonly ground: 'secret-case' | 'returned'
}

/** Writes what was worked out on the stage into the register: everything or nothing. `decisionsSeen` is the last decision that was made before the judging began. Returns the documents that it held for their case's sake. */
export async function applyImport(tx: Knex.Transaction, turned: readonly TurnedCase[], at: Instant, policyHash: string, decisionsSeen: number): Promise<readonly EntryId[]> {
  await heedDecisions(tx)
  // Before the new entries come: those were judged with what is known of their case.
  const held: EntryId[] = []
  for (const {entry, ground} of turned) {
    held.push(...(await holdDocumentsOfCase(tx, entry, ground, at, 'AND NOT EXISTS (SELECT 1 FROM stage_entry s WHERE s.entry_id = e.id AND s.version_number IS NOT NULL)')))
  }
  await changeEntries(tx, at, policyHash)
  await addEntries(tx, at, policyHash)
  // All of them were judged while these cases were plain.
  for (const entry of await casesMadeSecretSince(tx, decisionsSeen)) held.push(...(await holdDocumentsOfCase(tx, entry, 'secret-case', at)))
  return held
}

/**
 * What a person decided while the export was judged is not overruled by it: a new text that was clear waits instead, and one that was held or
 * blocked keeps what was found in it. Either waits for an answer from now on, whatever text comes after it.
 */
async function heedDecisions(tx: Knex.Transaction): Promise<void> {
  const decided = await select<{entry_id: string; stage: string; verdict: string; current_version: number}>(
    tx,
    `SELECT s.entry_id, s.stage, s.verdict, e.current_version FROM stage_entry s JOIN entry e ON e.id = s.entry_id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
     WHERE s.change = 'changed' AND s.version_number IS NOT NULL AND (e.current_version <> s.version_number - 1 OR v.stage <> s.seen_stage)`,
  )
  for (const {entry_id: entry, stage, verdict, current_version: current} of decided) {
    const heeded = heed(stage as Stage, JSON.parse(verdict) as Verdict)
    await tx('stage_entry').where({entry_id: entry}).update({version_number: current + 1, stage: heeded.stage, verdict: JSON.stringify(heeded.verdict)})
  }
}

function heed(stage: Stage, verdict: Verdict): {readonly stage: Stage; readonly verdict: Verdict} {
  if (stage === 'cleared' || verdict.kind === 'secret') return {stage: 'held', verdict: {kind: 'review', grounds: ['decided-otherwise'], findings: []}}
  return isWaiting(stage) ? {stage, verdict: {...verdict, grounds: [...new Set<Ground>([...verdict.grounds, 'decided-otherwise'])]}} : {stage, verdict}
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
       delivered_in = coalesce(s.delivered_in, entry.delivered_in), ${HEARD},
       row_date = coalesce(s.row_date, entry.row_date), row_officer = coalesce(s.row_officer, entry.row_officer),
       row_is_open = CASE WHEN s.row_date IS NULL THEN entry.row_is_open ELSE s.row_is_open END,
       published_earlier = ${EARLIEST},
       current_version = coalesce(s.version_number, entry.current_version),
       is_history = CASE WHEN entry.first_published_on IS NULL THEN s.is_history ELSE 0 END
     FROM stage_entry s WHERE s.change = 'changed' AND s.entry_id = entry.id`,
  )
  await tx.raw(
    `UPDATE entry SET changed_at = coalesce(s.changed_at, entry.changed_at), content_digest = s.content_digest, row_digest = s.row_digest, case_digest = s.case_digest,
       delivered_in = coalesce(s.delivered_in, entry.delivered_in), ${HEARD},
       published_earlier = ${EARLIEST}, is_history = CASE WHEN s.published_earlier IS NULL THEN entry.is_history ELSE 0 END
     FROM stage_entry s WHERE s.change = 'touched' AND s.entry_id = entry.id`,
  )
}

/** The registry has spoken: what a restored register waited for has come. */
const HEARD = `unheard_since = CASE WHEN s.is_heard = 1 THEN NULL ELSE entry.unheard_since END`

/** Of two days on the web that the registry has told of the earlier: a later one must not lengthen what is public (H1). */
const EARLIEST = `CASE WHEN entry.published_earlier IS NULL OR s.published_earlier < entry.published_earlier THEN s.published_earlier ELSE entry.published_earlier END`

/** True where an import has told that something of a committee which is public was so before `day`, and is past its time. Reads the import's stage. */
export async function isToldPast(tx: Knex.Transaction, committee: string, day: LocalDate): Promise<boolean> {
  const [row] = await select(
    tx,
    `SELECT 1 AS found FROM stage_entry s JOIN publication p ON p.entry_id = s.entry_id WHERE s.committee = ? AND s.published_earlier IS NOT NULL AND s.published_earlier <= ? LIMIT 1`,
    [committee, day],
  )
  return row !== undefined
}

async function addEntries(tx: Knex.Transaction, at: Instant, policyHash: string): Promise<void> {
  await tx.raw(
    `INSERT INTO entry (id, kind, part, committee, case_number, document_number, case_id, registry_state, changed_at, content_digest, row_digest, case_digest, delivered_in, row_date, row_officer, row_is_open,
       current_version, is_history, published_earlier, first_published_on, is_taken_down, imported_at)
     SELECT entry_id, kind, part, committee, case_number, document_number, case_id, registry_state, changed_at, content_digest, row_digest, case_digest, delivered_in, row_date, row_officer, row_is_open,
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

/** Marks every entry of a diary that a full export leaves out. To be left out is a word too: the registry is waited for no more. */
export async function markMissing(tx: Knex.Transaction, committee: string): Promise<void> {
  const leftOut = `NOT (${IS_ON_STAGE.replaceAll('e.', 'entry.')})`
  await tx.raw(`UPDATE entry SET unheard_since = NULL WHERE committee = ? AND unheard_since IS NOT NULL AND ${leftOut}`, [committee])
  await tx.raw(`UPDATE entry SET registry_state = 'missing' WHERE committee = ? AND registry_state = 'present' AND ${leftOut}`, [committee])
}
