import type {Knex} from 'knex'

/** A column of a bulk insert, and what the database is to make of its JSON value. */
export interface BulkColumn {
  readonly name: string
  readonly type: 'text' | 'integer'
}

/** Who holds the run lock, as told to the one who has to wait. */
export interface LockHolder {
  readonly user: string
  readonly host: string
  readonly pid: number
  readonly since: string
}

/** A lock that the kernel or the server lets go of when its holder dies, so that it cannot go stale. */
export interface HeldLock {
  release(): Promise<void>
}

/** Every difference between the databases is named here with its reason, and nowhere else. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'

  configuration(url: string, folder: string): Knex.Config

  /** Makes the transaction the only writer from its first statement on: SQLite would otherwise refuse a reader that turns writer under WAL. */
  lockForWriting(tx: Knex.Transaction): Promise<void>

  /** One statement for thousands of rows: SQLite unpacks one JSON text, PostgreSQL arrays. */
  insertMany(db: Knex, table: string, columns: readonly BulkColumn[], rows: readonly (readonly unknown[])[]): Promise<void>

  /** Empty tables that only this import sees: a file of their own beside SQLite, so that a million rows leave no trace in the database; unlogged tables in PostgreSQL. */
  openStage(db: Knex, folder: string): Promise<void>
  closeStage(db: Knex, folder: string): Promise<void>

  /** Holds the one lock that makes runs exclusive, or null when another has it after `waitMs`. */
  holdRunLock(folder: string, holder: LockHolder, waitMs: number): Promise<HeldLock | null>

  /** After a removal: nothing that was deleted is left in the database's own files. */
  scrub(db: Knex): Promise<void>
}
