import type {Knex} from 'knex'
import {Refusal} from '../../core/refusal.js'
import type {Fingerprint, Instant} from '../../core/terms/identifiers.js'
import type {Fingerprinter} from '../system/digest.js'
import {codeOf} from '../system/fault-log.js'
import {backupCopies, listBackup} from './backup-table.js'
import {notesGone} from './decision-table.js'
import type {Dialect} from './dialects/dialect.js'
import {legalHolds} from './hold-table.js'
import {sqlite} from './dialects/sqlite.js'
import {copiedTables, copyRegister, digestOfTable, emptyTables, insertRows, rowsOf} from './register-copy.js'
import {changeGoneAddresses, forgetReleases, goneAddresses} from './release-table.js'
import {addErasedNotes, addReplaced, addReplacedHolds, replacedEntries, stopsOfReplaced} from './stop-again-table.js'
import {tombstonesFor} from './tombstone-table.js'

/** A scratch register inside the transaction in which it is told what came after its backup. */
export type Scratch = Knex.Transaction

/** What a restored register takes over from the one it replaces besides what was stopped: who may do what and who is away, tombstones, marks, incidents, requests, routines, follow-ups with their actions, gone addresses and the list of backups. */
const TAKEN_OVER = ['tombstone', 'stop_mark'] as const

/**
 * Reads the register that is to be replaced, while nobody else writes in it: what it does not show any more is stopped in the scratch register,
 * and what it knows that no copy may make it forget is taken over. Refuses a database that cannot be read to its end.
 */
export async function learnFromReplaced(replaced: Knex.Transaction, dialect: Dialect, scratch: Scratch, fingerprints: Fingerprinter, at: Instant): Promise<void> {
  for await (const rows of replacedEntries(replaced)) await addReplaced(scratch, sqlite, rows)
  await stopsOfReplaced(scratch, sqlite, fingerprints, async (hashes) => new Set<Fingerprint>((await tombstonesFor(replaced, dialect, hashes)).keys()))
  const tables = await copiedTables(scratch, sqlite)
  for (const table of tables.filter(({name}) => (TAKEN_OVER as readonly string[]).includes(name))) {
    for await (const rows of rowsOf(replaced, table)) {
      const known = new Set<unknown>((await scratch(table.name).whereIn('key_hash', rows.map((row) => row[table.columns.findIndex(({name}) => name === 'key_hash')] ?? '')).select('key_hash')).map((row: {key_hash: string}) => row.key_hash))
      await insertRows(scratch, sqlite, table, rows.filter((row) => !known.has(row[table.columns.findIndex(({name}) => name === 'key_hash')])))
    }
  }
  const notes = tables.find(({name}) => name === 'note')
  if (notes !== undefined) {
    const id = notes.columns.findIndex(({name}) => name === 'id')
    for await (const rows of rowsOf(scratch, notes)) await addErasedNotes(scratch, await notesGone(replaced, rows.map((row) => String(row[id]))), true)
  }
  await addReplacedHolds(scratch, await legalHolds(replaced))
  // Rights are no part of what is put back: one that was taken from somebody since is not given again.
  const grants = tables.find(({name}) => name === 'role_grant')
  if (grants !== undefined) {
    await scratch('role_grant').delete()
    for await (const rows of rowsOf(replaced, grants)) await insertRows(scratch, sqlite, grants, rows)
  }
  // Nor is who is away; nor whom nobody need be told of again; nor what a committee has decided and signed since.
  for (const name of ['absence', 'raised_escalation', 'routine', 'followup_report', 'followup_action']) {
    const table = tables.find((one) => one.name === name)
    if (table === undefined) continue
    await scratch(name).delete()
    for await (const rows of rowsOf(replaced, table)) await insertRows(scratch, sqlite, table, rows)
  }
  await takeOverNoted(replaced, scratch, tables)
  for (const copy of await backupCopies(replaced)) await listBackup(scratch, copy)
  await changeGoneAddresses(scratch, sqlite, at, await goneAddresses(replaced), [])
}

/** What stands in a register for others to hold its committees to, with the notes that belong to it: each table with the one that names its notes. */
const NOTED = [
  {table: 'incident', noted: 'incident_note'},
  {table: 'document_request', noted: 'document_request'},
] as const

/** Incidents and requests as they stand now, with what has been written about them: no copy makes a controller forget a breach (GDPR 33.5), or that somebody waits for an answer (TF 2). */
async function takeOverNoted(replaced: Knex.Transaction, scratch: Scratch, tables: Awaited<ReturnType<typeof copiedTables>>): Promise<void> {
  const note = tables.find(({name}) => name === 'note')
  for (const {table, noted} of NOTED) {
    const own = [...new Set([table, noted])].flatMap((wanted) => tables.filter(({name}) => name === wanted))
    if (note === undefined || own.length === 0) continue
    for (const {name} of own.toReversed()) await scratch(name).delete()
    const id = note.columns.findIndex(({name}) => name === 'id')
    const about = new Set<unknown>((await replaced(noted).whereNotNull('note_id').select('note_id')).map((row: {note_id: string}) => row.note_id))
    const known = new Set<unknown>((await scratch('note').select('id')).map((row: {id: string}) => row.id))
    for await (const rows of rowsOf(replaced, note)) await insertRows(scratch, sqlite, note, rows.filter((row) => about.has(row[id]) && !known.has(row[id])))
    for (const one of own) for await (const rows of rowsOf(replaced, one)) await insertRows(scratch, sqlite, one, rows)
  }
}

/** What was at work when the backup was made is not at work now: runs have failed, and no release waits to be switched to. */
export async function settleRuns(scratch: Scratch, at: Instant): Promise<void> {
  await scratch('run').where({state: 'running'}).update({state: 'failed', finished_at: at})
  await scratch('release').whereNot({state: 'current'}).update({state: 'current'})
  await forgetReleases(scratch)
}

/** Puts the scratch register in the place of another, row by row, and compares what then stands there: everything or nothing. */
export async function replaceRegister(scratch: Knex, tx: Knex.Transaction, dialect: Dialect, onTable: (name: string) => void): Promise<void> {
  const tables = await copiedTables(tx, dialect)
  await emptyTables(tx, tables)
  await copyRegister(scratch, tx, dialect, tables, onTable)
  for (const table of tables) {
    const [here, there] = [await digestOfTable(tx, table), await digestOfTable(scratch, table)]
    if (here.rows !== there.rows || here.text !== there.text) throw new Error(`The rows of ${table.name} did not arrive as they were sent`)
  }
}

/** Work on a database that may be the very one that is broken. */
export async function refusingDamage<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') throw new Refusal('database-damaged')
    throw error
  }
}
