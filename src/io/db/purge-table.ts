import type {Knex} from 'knex'
import type {EntryId} from '../../core/terms/identifiers.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

/**
 * Why a registry copy may go: the archive has signed for its whole case as it stands, its time after expiry is out (`archive: none`),
 * or it has been purged before and came back with a restored copy of the database (P3).
 */
export type PurgeGround = 'receipt' | 'time' | 'tombstone'

const ID_COLUMNS = [{name: 'id', type: 'text'}] as const satisfies readonly BulkColumn[]

/**
 * How much there is of a case: its versions, the marks that earlier ones got, and the decisions about it, as SQL over a case named `c`. All of them only grow while an entry stands, and what leaves
 * a case takes its part out of the receipts: one that covers as many covers all.
 */
const EXTENT = `(SELECT coalesce(sum(x.current_version + x.marks), 0) FROM entry x WHERE x.id = c.id OR x.case_id = c.id)
  + (SELECT count(*) FROM decision d JOIN entry y ON y.id = d.entry_id WHERE y.id = c.id OR y.case_id = c.id)`

/** Whether the archive has an entry `e` with its whole case as it stands, as SQL: 1 or 0. */
export const IS_ARCHIVED = `CASE WHEN EXISTS (SELECT 1 FROM archive_receipt a JOIN entry c ON c.id = a.case_id WHERE a.case_id = coalesce(e.case_id, e.id) AND a.covers >= ${EXTENT}) THEN 1 ELSE 0 END`

/** How much there is of each of some cases now: what a receipt is to cover. */
export async function extentOfCases(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlyMap<EntryId, number>> {
  const rows = await select<{id: string; extent: number}>(db, `SELECT c.id, ${EXTENT} AS extent FROM ${dialect.rowsFrom(ID_COLUMNS)} c`, [JSON.stringify(cases.map((id) => [id]))])
  return new Map(rows.map(({id, extent}) => [id as EntryId, Number(extent)]))
}

/** Those of some cases for which the archive has signed, as they stand now. */
export async function casesWithReceipt(db: Knex, dialect: Dialect, cases: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  const rows = await select<{id: string}>(
    db,
    `SELECT DISTINCT r.case_id AS id FROM ${dialect.rowsFrom(ID_COLUMNS)} c JOIN archive_receipt r ON r.case_id = c.id WHERE r.covers >= ${EXTENT}`,
    [JSON.stringify(cases.map((id) => [id]))],
  )
  return new Set(rows.map(({id}) => id as EntryId))
}

/** What the archive signed for one case. */
export interface ArchiveReceipt {
  readonly caseEntry: EntryId
  readonly package: string
  readonly sha256: string
  /** How much there was of the case when the package was read: `extentOfCases` at that time. Less by what has been erased from the case since. */
  readonly covers: number
  readonly receivedAt: string
}

/** Keeps the archive's receipt for the cases of one package. Twice is once. */
export async function keepReceipts(tx: Knex.Transaction, receipts: readonly ArchiveReceipt[]): Promise<void> {
  for (const one of receipts) {
    await tx('archive_receipt')
      .insert({case_id: one.caseEntry, package_id: one.package, receipt_sha256: one.sha256, covers: one.covers, received_at: one.receivedAt})
      .onConflict(['case_id', 'package_id'])
      .ignore()
  }
}

/**
 * Deletes entries with everything the register holds of them: versions, decisions, notes that no other decision refers to, corrections.
 * The database refuses an entry without a permit, one that is public, and a case that still has documents; a permit by receipt is given only
 * where the receipt covers the case as it stands. Everything or nothing.
 */
export async function purgeEntries(tx: Knex.Transaction, dialect: Dialect, entries: readonly EntryId[], ground: PurgeGround): Promise<void> {
  if (entries.length === 0) return
  const ids = JSON.stringify(entries.map((id) => [id]))
  const listed = `${dialect.rowsFrom(ID_COLUMNS)} s`
  await permit(tx, dialect, ids, ground)
  const permitted = await select<{permits: number}>(tx, 'SELECT count(*) AS permits FROM purge_permit')
  if (Number(permitted[0]?.permits) !== entries.length) throw new Error(`Expected permits for ${entries.length} entries, found ${Number(permitted[0]?.permits)}`)

  // A document that leaves its case behind: what the archive got, and what it signed for, is less by as much, or room would be left for something that it never got.
  // A package that is being written may have the document already: it is begun anew.
  for (const [table, which] of [['archive_receipt', ''], ['archive_package_case', 'AND package_id IN (SELECT p.id FROM archive_package p WHERE p.finished_at IS NOT NULL)']] as const) {
    await tx.raw(
      `UPDATE ${table} SET covers = covers - (SELECT coalesce(sum(e.current_version + e.marks + (SELECT count(*) FROM decision d WHERE d.entry_id = e.id)), 0) FROM ${listed} JOIN entry e ON e.id = s.id WHERE e.case_id = ${table}.case_id)
       WHERE case_id IN (SELECT e.case_id FROM ${listed} JOIN entry e ON e.id = s.id WHERE e.case_id IS NOT NULL) AND case_id NOT IN (SELECT s.id FROM ${listed}) ${which}`,
      [ids, ids, ids],
    )
  }
  const notes = await select<{note_id: string}>(tx, `SELECT DISTINCT d.note_id FROM ${listed} JOIN decision d ON d.entry_id = s.id WHERE d.note_id IS NOT NULL`, [ids])
  await tx.raw(`DELETE FROM correction WHERE entry_id IN (SELECT s.id FROM ${listed})`, [ids])
  await tx.raw(`DELETE FROM decision WHERE entry_id IN (SELECT s.id FROM ${listed})`, [ids])
  await tx.raw(`DELETE FROM note WHERE id IN (SELECT s.id FROM ${listed}) AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.note_id = note.id)`, [JSON.stringify(notes.map(({note_id: id}) => [id]))])
  await tx.raw(`DELETE FROM swept WHERE entry_id IN (SELECT s.id FROM ${listed})`, [ids])
  await tx.raw(`DELETE FROM paper_item WHERE paper_id IN (SELECT s.id FROM ${listed})`, [ids])
  await tx.raw(`DELETE FROM version WHERE entry_id IN (SELECT s.id FROM ${listed})`, [ids])
  await tx.raw(`DELETE FROM entry WHERE id IN (SELECT s.id FROM ${listed})`, [ids])
  await tx('purge_permit').delete()
}

async function permit(tx: Knex.Transaction, dialect: Dialect, ids: string, ground: PurgeGround): Promise<void> {
  if (ground !== 'receipt') {
    await tx.raw(`INSERT INTO purge_permit (entry_id, ground) SELECT e.id, ? FROM ${dialect.rowsFrom(ID_COLUMNS)} s JOIN entry e ON e.id = s.id`, [ground, ids])
    return
  }
  await tx.raw(
    `WITH listed AS (SELECT e.id, coalesce(e.case_id, e.id) AS case_id FROM ${dialect.rowsFrom(ID_COLUMNS)} s JOIN entry e ON e.id = s.id),
       signed AS (SELECT c.id, max(r.package_id) AS package_id FROM (SELECT DISTINCT case_id AS id FROM listed) c JOIN archive_receipt r ON r.case_id = c.id WHERE r.covers >= ${EXTENT} GROUP BY c.id)
     INSERT INTO purge_permit (entry_id, ground, case_id, package_id) SELECT l.id, 'receipt', s.id, s.package_id FROM listed l JOIN signed s ON s.id = l.case_id`,
    [ids],
  )
}
