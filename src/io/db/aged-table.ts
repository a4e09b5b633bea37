import type {Knex} from 'knex'
import {IS_ARCHIVED} from './purge-table.js'
import {select} from './select.js'

/** A superseded text, but not one that is public, the registry's own last word, what undoing the decision that stands goes back to, or one of a case under legal hold. */
const SUPERSEDED = `stage IN ('superseded', 'withdrawn', 'expired')
      AND EXISTS (SELECT 1 FROM version n WHERE n.entry_id = version.entry_id AND n.number > version.number AND n.made_at < ?)
      AND number < (SELECT e.current_version FROM entry e WHERE e.id = version.entry_id)
      AND NOT EXISTS (SELECT 1 FROM publication p WHERE p.entry_id = version.entry_id AND p.version_number = version.number)
      AND number <> coalesce((SELECT max(r.number) FROM version r WHERE r.entry_id = version.entry_id AND r.origin = 'import'), 0)
      AND NOT EXISTS (SELECT 1 FROM entry e JOIN version c ON c.entry_id = e.id AND c.number = e.current_version JOIN decision d ON d.id = c.decision_id
        WHERE e.id = version.entry_id AND d.made_version = version.number + 1)
      AND NOT EXISTS (SELECT 1 FROM entry e JOIN legal_hold h ON h.case_id = coalesce(e.case_id, e.id) WHERE e.id = version.entry_id)`

/** Rows that have had their time, each kind with what makes it safe to let go of. `?` is the day before which the time is out. */
const AGED = {
  versions: {table: 'version', key: 'entry_id, number', where: SUPERSEDED},
  // The same where the archive is to have every text that has stood: only of a case that it has signed for as it stands. The archive asks for a case years after its texts have had their time here.
  versionsOfArchived: {table: 'version', key: 'entry_id, number', where: `${SUPERSEDED} AND EXISTS (SELECT 1 FROM entry e WHERE e.id = version.entry_id AND ${IS_ARCHIVED} = 1)`},
  // Not what a lawyer or a registrar still has before them, nor what is said of a case under legal hold.
  notes: {
    table: 'note',
    key: 'id',
    where: `at < ? AND NOT EXISTS (SELECT 1 FROM incident_note i WHERE i.note_id = note.id) AND NOT EXISTS (SELECT 1 FROM document_request r WHERE r.note_id = note.id) AND NOT EXISTS (SELECT 1 FROM decision d JOIN entry e ON e.id = d.entry_id JOIN version v ON v.entry_id = e.id AND v.number = e.current_version
      WHERE d.note_id = note.id AND (v.stage IN ('escalated', 'deferred') OR EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = coalesce(e.case_id, e.id))))`,
  },
  // The ledger's last finished run of each kind stays: it tells when readers last got something new.
  ledger: {table: 'run', key: 'id', where: `started_at < ? AND EXISTS (SELECT 1 FROM run n WHERE n.kind = run.kind AND n.started_at > run.started_at AND n.state = 'finished')`},
  releases: {table: 'release', key: 'run_id', where: 'made_at < ? AND EXISTS (SELECT 1 FROM release n WHERE n.made_at > release.made_at)'},
  // Leases are over in minutes, whoever died with one.
  leases: {table: 'review_lease', key: 'entry_id', where: 'until < ?'},
  places: {table: 'review_place', key: 'actor', where: 'saved_at < ?'},
  views: {table: 'review_view', key: 'actor, name', where: 'saved_at < ?'},
  goneAddresses: {table: 'gone_address', key: 'address', where: 'since < ?'},
  tombstones: {table: 'tombstone', key: 'key_hash', where: 'purged_at < ?'},
  // Letters that are ended; then the printings and batches that no letter is left of, but for a file with labels that nobody has destroyed.
  letters: {table: 'letter', key: 'id', where: "moved_at < ? AND state IN ('posted', 'returned', 'withdrawn')"},
  letterPrintings: {table: 'letter_printing', key: 'id', where: "begun_at < ? AND (file IS NULL OR destroyed_at IS NOT NULL OR outcome = 'failed') AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.batch = letter_printing.batch)"},
  letterBatches: {table: 'letter_batch', key: 'number', where: 'made_at < ? AND NOT EXISTS (SELECT 1 FROM letter l WHERE l.batch = letter_batch.number) AND NOT EXISTS (SELECT 1 FROM letter_printing p WHERE p.batch = letter_batch.number)'},
  // Closed ones: first what was written about them, with the words themselves.
  incidentWords: {table: 'note', key: 'id', where: 'EXISTS (SELECT 1 FROM incident_note i JOIN incident c ON c.id = i.incident_id WHERE i.note_id = note.id AND c.closed_at < ?)'},
  incidentNotes: {table: 'incident_note', key: 'note_id', where: 'EXISTS (SELECT 1 FROM incident c WHERE c.id = incident_note.incident_id AND c.closed_at < ?) AND NOT EXISTS (SELECT 1 FROM note n WHERE n.id = incident_note.note_id)'},
  incidents: {table: 'incident', key: 'id', where: 'closed_at < ? AND NOT EXISTS (SELECT 1 FROM incident_note i WHERE i.incident_id = incident.id)'},
  // What nobody has signed goes too: it can be made again.
  followUps: {table: 'followup_report', key: 'id', where: 'coalesce(signed_at, made_at) < ?'},
  followUpActions: {table: 'followup_action', key: 'id', where: 'done_at < ?'},
  // Answered ones: first what they were described by.
  requestWords: {table: 'note', key: 'id', where: 'EXISTS (SELECT 1 FROM document_request r WHERE r.note_id = note.id AND r.answered_on < ?)'},
  requests: {table: 'document_request', key: 'id', where: 'answered_on < ? AND NOT EXISTS (SELECT 1 FROM note n WHERE n.id = document_request.note_id)'},
  absences: {table: 'absence', key: 'user_name, from_day', where: 'until_day < ?'},
  // Whose row is gone, and its decisions with it.
  raisedEscalations: {table: 'raised_escalation', key: 'decision_id', where: 'raised_at < ? AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id = raised_escalation.decision_id)'},
  // Then the cases of packages that nothing is left of here, and the packages that no case is left of.
  receipts: {table: 'archive_receipt', key: 'case_id, package_id', where: 'received_at < ? AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = archive_receipt.case_id)'},
  packageCases: {
    table: 'archive_package_case',
    key: 'case_id, package_id',
    where: `EXISTS (SELECT 1 FROM archive_package p WHERE p.id = archive_package_case.package_id AND coalesce(p.received_at, p.dropped_at) < ?)
      AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.id = archive_package_case.case_id) AND NOT EXISTS (SELECT 1 FROM archive_receipt r WHERE r.case_id = archive_package_case.case_id AND r.package_id = archive_package_case.package_id)`,
  },
  packages: {table: 'archive_package', key: 'id', where: 'coalesce(received_at, dropped_at) < ? AND NOT EXISTS (SELECT 1 FROM archive_package_case c WHERE c.package_id = archive_package.id)'},
} as const satisfies Record<string, {readonly table: string; readonly key: string; readonly where: string}>

export type AgedRows = keyof typeof AGED

/** How many rows of a kind have had their time before a day. */
export async function countAged(db: Knex, kind: AgedRows, before: string): Promise<number> {
  const {table, where} = AGED[kind]
  const [row] = await select<{rows: number}>(db, `SELECT count(*) AS rows FROM ${table} WHERE ${where}`, [before])
  return Number(row?.rows ?? 0)
}

/** Deletes at most `limit` rows of a kind that have had their time before a day, and tells how many. */
export async function deleteAged(tx: Knex.Transaction, kind: AgedRows, before: string, limit: number): Promise<number> {
  const {table, key, where} = AGED[kind]
  const [found] = await select<{rows: number}>(tx, `SELECT count(*) AS rows FROM (SELECT 1 AS one FROM ${table} WHERE ${where} LIMIT ${limit}) listed`, [before])
  await tx.raw(`DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${limit})`, [before])
  return Number(found?.rows ?? 0)
}

/** SHA-256 of every export that has been imported, as far back as the log goes. */
export async function importedExports(db: Knex): Promise<ReadonlySet<string>> {
  const rows: {event: string}[] = await db('audit_event').where({kind: 'file.imported'}).select('event')
  return new Set(rows.map(({event}) => (JSON.parse(event) as {sha256: string}).sha256))
}
