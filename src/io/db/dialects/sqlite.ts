import {readFile, rm, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import knexFactory from 'knex'
import type {Knex} from 'knex'
import {Refusal} from '../../../core/refusal.js'
import {select} from '../select.js'
import type {BulkColumn, Dialect, HeldLock, LockHolder, Place, ScrubOutcome} from './dialect.js'
import {SQLITE_CATALOGUE, SQLITE_ENTRY_GUARD, SQLITE_HOLD_GUARD} from './sqlite-catalogue.js'
import {busy, FileClient} from './sqlite-client.js'

interface RawConnection {
  exec(sql: string, done: (error: Error | null) => void): void
}

const BUSY_TIMEOUT_MS = 15_000
const LOOK_AGAIN_MS = 50
const STAGE_FILE = 'stage.db'

/** Tries until nobody else has the lock, or the time is out. SQLite's own waiting holds a thread of the process all the while, and a few who wait would leave none for the one who has the lock. */
async function within(waitMs: number, take: () => PromiseLike<unknown>): Promise<void> {
  const until = performance.now() + waitMs
  for (;;) {
    try {
      await take()
      return
    } catch (error) {
      const isHeld = error instanceof Refusal && error.code === 'locked'
      if (!isHeld || performance.now() >= until) throw error
    }
    await wait(LOOK_AGAIN_MS)
  }
}

export const sqlite: Dialect = {
  name: 'sqlite',
  isShared: false,

  configuration({url, folder}: Place, _asOwner = false, patienceMs = BUSY_TIMEOUT_MS): Knex.Config {
    return poolOfOne(
      databasePath(url, folder),
      // WAL lets readers go on beside the one writer; FULL makes a commit survive a power cut; secure_delete leaves no purged row in free pages.
      `PRAGMA busy_timeout = ${patienceMs}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;`,
    )
  },

  async migrationsMade(db: Knex): Promise<readonly string[] | null> {
    const [table] = await select(db, "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'knex_migrations'")
    return table === undefined ? null : (await db<{name: string}>('knex_migrations').select('name')).map(({name}) => name)
  },

  async shareOut(): Promise<void> {},

  async isSharedOut(): Promise<boolean> {
    return true
  },

  async whoActs(_db: Knex, systemUser: string): Promise<string> {
    return systemUser
  },

  async actAsOwner(): Promise<void> {},

  async lockForWriting(tx: Knex.Transaction): Promise<void> {
    // knex opens with a plain BEGIN, which takes no snapshot: a write as its first statement is what BEGIN IMMEDIATE would be.
    await tx.raw("UPDATE meta SET value = CAST(value AS INTEGER) + 1 WHERE key = 'writes'")
  },

  async readOneMoment(): Promise<void> {
    // Under WAL a transaction sees what was there at its first read.
  },

  async indexesAgree(db: Knex, table: string): Promise<boolean> {
    const answers = await select<{integrity_check: string}>(db, `PRAGMA integrity_check(${table})`)
    return answers.length === 1 && answers[0]?.integrity_check === 'ok'
  },

  rowsFrom(columns: readonly BulkColumn[]): string {
    // Each row comes out as it was parsed: as text it would be parsed again for every column, which takes twice the time. The LIMIT takes nothing away: without it
    // SQLite may choose to go through the whole list once for each row of a table that it is joined with.
    return `(SELECT ${columns.map(({name}, index) => `value ->> ${index} AS ${name}`).join(', ')} FROM jsonb_each(?) LIMIT -1)`
  },

  byIndex(index: string): string {
    return `INDEXED BY ${index}`
  },

  async bulkInsert(db, table, columns, rows): Promise<void> {
    const names = columns.map(({name}) => name).join(', ')
    await db.raw(`INSERT INTO ${table} (${names}) SELECT ${names} FROM ${sqlite.rowsFrom(columns)} AS listed`, [rows])
  },

  async makeStageTable(db, table, columns, key): Promise<void> {
    const made = columns.map(({name, type}) => `${name} ${type}`)
    // Kept in the order of its key: rows that come in that order are added at the end, and read again without a look-up.
    const keyed = key === undefined ? '' : `, PRIMARY KEY (${key.join(', ')})`
    await db.raw(`CREATE TABLE stage.${table} (${made.join(', ')}${keyed})${key === undefined ? '' : ' WITHOUT ROWID'}`)
  },

  async stageIsFilled(): Promise<void> {},

  async openStage(db: Knex, folder: string): Promise<void> {
    await removeStage(folder)
    await db.raw('ATTACH DATABASE ? AS stage', [join(folder, STAGE_FILE)])
    // The file is thrown away whatever happens, so nothing in it needs to survive a crash.
    for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'secure_delete = OFF']) await db.raw(`PRAGMA stage.${pragma}`)
  },

  async closeStage(db: Knex, folder: string): Promise<void> {
    await db.raw('DETACH DATABASE stage')
    await removeStage(folder)
  },

  async holdRunLock({folder}, name, waitMs, holder): Promise<HeldLock | null> {
    // A held transaction on a file of its own: the kernel frees it even after kill -9.
    const lock = knexFactory(poolOfOne(join(folder, `lock-${name}.db`), 'PRAGMA busy_timeout = 0;'))
    const connection: unknown = await lock.client.acquireConnection()
    try {
      await within(waitMs, () => lock.raw('BEGIN EXCLUSIVE').connection(connection))
      // Only a note for the one who waits: the lock itself is held by the kernel.
      await writeFile(noteOf(folder, name), JSON.stringify(holder))
      return {
        async release() {
          await lock.raw('ROLLBACK').connection(connection)
          await lock.client.releaseConnection(connection)
          await lock.destroy()
        },
      }
    } catch (error) {
      await lock.client.releaseConnection(connection)
      await lock.destroy()
      if (error instanceof Refusal && error.code === 'locked') return null
      throw error
    }
  },

  async runLockHolder({folder}, name): Promise<Partial<LockHolder>> {
    try {
      const {user, host, pid, since} = JSON.parse(await readFile(noteOf(folder, name), 'utf8')) as LockHolder
      return {user, host, pid, since}
    } catch {
      return {}
    }
  },

  catalogue: SQLITE_CATALOGUE,
  entryGuard: SQLITE_ENTRY_GUARD,
  holdGuard: SQLITE_HOLD_GUARD,

  async continueNumbers(tx, table, column): Promise<void> {
    await tx.raw(`UPDATE sqlite_sequence SET seq = coalesce((SELECT max(${column}) FROM ${table}), 0) WHERE name = ?`, [table])
  },

  async scrub(db: Knex): Promise<ScrubOutcome> {
    const [row] = await select<{busy: number}>(db, 'PRAGMA wal_checkpoint(TRUNCATE)')
    return {kind: row?.busy === 0 ? 'clean' : 'busy'}
  },

  databaseFiles({url, folder}: Place): readonly string[] {
    const path = databasePath(url, folder)
    return [path, `${path}-wal`, `${path}-shm`]
  },

  outOfSight: ['disk-blocks', 'backups'],
}

function databasePath(url: string, folder: string): string {
  return join(folder, url.replace(/^sqlite:/, ''))
}

/** A small file of its own beside the register, which several accounts may share: its journal is emptied and not removed, since a folder may let nobody remove what another made. */
export function ownFileConfiguration(path: string): Knex.Config {
  return poolOfOne(path, `PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;`)
}

/** A database without a name: SQLite keeps it in a file that is taken out of its folder as soon as it is open, and that nobody finds after a crash. */
export function scratchConfiguration(): Knex.Config {
  const configuration = poolOfOne('', 'PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536;')
  // With its connection everything in it would be gone.
  return {...configuration, pool: {...configuration.pool, min: 1}}
}

function poolOfOne(filename: string, pragmas: string): Knex.Config {
  return {
    client: FileClient,
    connection: {filename},
    useNullAsDefault: true,
    // An error's text must not carry bound values: they are rows of the registry.
    compileSqlOnError: false,
    log: {warn: silent, error: silent, debug: silent, deprecate: silent},
    pool: {
      min: 0,
      max: 1,
      afterCreate(connection: RawConnection, done: (error: Error | null, connection: unknown) => void) {
        connection.exec(pragmas, (error) => done(error === null ? null : (busy(error) as Error), connection))
      },
    },
  }
}

function noteOf(folder: string, name: string): string {
  return join(folder, `lock-${name}.json`)
}

function silent(): void {}

async function removeStage(folder: string): Promise<void> {
  await rm(join(folder, STAGE_FILE), {force: true})
  await rm(join(folder, `${STAGE_FILE}-journal`), {force: true})
}
