import type {Knex} from 'knex'
import {keyText} from '../../core/register/entry.js'
import type {StopCause, StoppedEntry} from '../../core/retention/stop.js'
import type {CommitteeCode, EntryId, Fingerprint} from '../../core/terms/identifiers.js'
import type {LocalDate} from '../../core/terms/local-date.js'
import type {Fingerprinter} from '../system/digest.js'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

const PAGE_ROWS = 5_000

const HASH_COLUMNS = [{name: 'key_hash', type: 'text'}] as const satisfies readonly BulkColumn[]
const ID_COLUMNS = [{name: 'entry_id', type: 'text'}] as const satisfies readonly BulkColumn[]

/** Entries as the stop journal names them, some thousands at a time. Asked while the rows still stand. */
export async function* stoppedEntries(tx: Knex.Transaction, dialect: Dialect, fingerprints: Fingerprinter, entries: readonly EntryId[]): AsyncGenerator<readonly StoppedEntry[]> {
  for (let from = 0; from < entries.length; from += PAGE_ROWS) {
    const page = entries.slice(from, from + PAGE_ROWS)
    const rows = await select<{id: string; committee: string; case_number: string; document_number: string; first_published_on: string | null; published_earlier: string | null}>(
      tx,
      `SELECT e.id, e.committee, e.case_number, e.document_number, e.first_published_on, e.published_earlier FROM ${dialect.rowsFrom(ID_COLUMNS)} s JOIN entry e ON e.id = s.entry_id`,
      [JSON.stringify(page.map((entry) => [entry]))],
    )
    if (rows.length !== new Set(page).size) throw new Error('An entry is to be stopped that the register does not hold')
    yield rows.map((row) => ({
      entry: row.id as EntryId,
      key: keyOf(fingerprints, row),
      firstDay: ([row.first_published_on, row.published_earlier].filter((day) => day !== null).sort()[0] as LocalDate | undefined) ?? null,
    }))
  }
}

/**
 * What an import has stopped, once it is applied: texts that it has replaced, what the registry has cancelled, the documents of the cases that it
 * has cancelled, what waits for its secret case's sake, which is a word that a backup may not know, and what it says was on the web before its first day here: a backup knows nothing of that day, and would show it past its time (H1). Reads the import's stage.
 */
export async function* stoppedByImport(tx: Knex.Transaction, dialect: Dialect, cancelledCases: readonly EntryId[]): AsyncGenerator<{readonly why: StopCause; readonly entries: readonly EntryId[]}> {
  const replaced = `SELECT entry_id FROM stage_entry WHERE change = 'changed' AND registry_state = 'present'`
  const cancelled = `SELECT entry_id FROM stage_entry WHERE change = 'changed' AND registry_state <> 'present'`
  const toldEarlier = `SELECT s.entry_id FROM stage_entry s JOIN entry e ON e.id = s.entry_id
    WHERE s.change = 'touched' AND s.published_earlier IS NOT NULL AND (e.first_published_on IS NULL OR s.published_earlier < e.first_published_on)`
  const withSecretCase = ['stage_entry', 'stage_new'].map((table) => `SELECT entry_id FROM ${table} WHERE version_number IS NOT NULL AND kind = 'document' AND stage IN ('held', 'blocked') AND verdict LIKE '%"secret-case"%'`).join(' UNION ALL ')
  for (const [why, found] of [['replaced', replaced], ['stopped', cancelled], ['stopped', toldEarlier], ['held-here', withSecretCase]] as const) for await (const entries of pagesOf(tx, found)) yield {why, entries}
  if (cancelledCases.length === 0) return
  const withCase = `SELECT e.id AS entry_id FROM ${dialect.rowsFrom(ID_COLUMNS)} c JOIN entry e ON e.case_id = c.entry_id`
  for await (const entries of pagesOf(tx, withCase, [JSON.stringify(cancelledCases.map((entry) => [entry]))])) yield {why: 'stopped', entries}
}

/** Entries of a diary that a full export leaves out and that stand as present until they are marked. Reads the import's stage. */
export function missingFrom(tx: Knex.Transaction, condition: string, committee: string): AsyncGenerator<readonly EntryId[]> {
  return pagesOf(tx, `SELECT e.id AS entry_id FROM entry e WHERE e.committee = ? AND e.registry_state = 'present' AND NOT (${condition})`, [committee])
}

async function* pagesOf(tx: Knex.Transaction, found: string, bindings: readonly string[] = []): AsyncGenerator<readonly EntryId[]> {
  let after = ''
  for (;;) {
    const rows = await select<{entry_id: string}>(tx, `SELECT f.entry_id FROM (${found}) f WHERE f.entry_id > ? ORDER BY f.entry_id LIMIT ${PAGE_ROWS}`, [...bindings, after])
    if (rows.length === 0) return
    yield rows.map(({entry_id: entry}) => entry as EntryId)
    after = rows.at(-1)?.entry_id ?? ''
  }
}

/** Places in the registry, as keyed hashes, that were stopped after the backup this register was restored from, and that the backup did not know. */
export async function stopMarks(db: Knex): Promise<ReadonlySet<Fingerprint>> {
  const rows: {key_hash: string}[] = await db('stop_mark').select('key_hash')
  return new Set(rows.map(({key_hash: hash}) => hash as Fingerprint))
}

/** Takes marks away whose entries an import has brought, and which wait in the register from now on. Reads the import's stage. */
export async function removeStopMarks(tx: Knex.Transaction, dialect: Dialect, fingerprints: Fingerprinter, marks: ReadonlySet<Fingerprint>): Promise<void> {
  if (marks.size === 0) return
  let after = ''
  for (;;) {
    const rows = await select<PlacedRow>(tx, `SELECT entry_id AS id, committee, case_number, document_number FROM stage_new WHERE entry_id > ? ORDER BY entry_id LIMIT ${PAGE_ROWS}`, [after])
    if (rows.length === 0) return
    const met = rows.map((row) => keyOf(fingerprints, row)).filter((hash) => marks.has(hash))
    if (met.length > 0) await tx.raw(`DELETE FROM stop_mark WHERE key_hash IN (SELECT s.key_hash FROM ${dialect.rowsFrom(HASH_COLUMNS)} s)`, [JSON.stringify(met.map((hash) => [hash]))])
    after = rows.at(-1)?.id ?? ''
  }
}

interface PlacedRow {
  id: string
  committee: string
  case_number: string
  document_number: string
}

/** The keyed hash of an entry's place in the registry. */
export function keyOf(fingerprints: Fingerprinter, row: Pick<PlacedRow, 'committee' | 'case_number' | 'document_number'>): Fingerprint {
  return fingerprints.of(keyText({committee: row.committee as CommitteeCode, caseNumber: row.case_number, documentNumber: row.document_number === '' ? null : row.document_number}))
}
