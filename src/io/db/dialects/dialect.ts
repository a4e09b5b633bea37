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

  /**
   * A table in a FROM clause, made of one bound JSON text of rows, each an array in the order of the columns:
   * thousands of rows in one statement, where bound values are limited. The databases unpack JSON by different functions.
   */
  rowsFrom(columns: readonly BulkColumn[]): string

  /** Rows into a table, thousands at a time, as one JSON text of arrays in the order of the columns. */
  bulkInsert(db: Knex, table: string, columns: readonly BulkColumn[], rows: string): Promise<void>

  makeStageTable(db: Knex, table: string, columns: readonly BulkColumn[], key?: readonly string[]): Promise<void>

  stageIsFilled(db: Knex, table: string): Promise<void>

  /** Empty tables that only this import sees: a file of their own beside SQLite, so that a million rows leave no trace in the database; unlogged tables in PostgreSQL. */
  openStage(db: Knex, folder: string): Promise<void>
  closeStage(db: Knex, folder: string): Promise<void>

  /** Holds the lock of that name, or gives null when another has it after `waitMs`. SQLite: an exclusive transaction on a small file of its own; PostgreSQL: an advisory lock. */
  holdRunLock(folder: string, name: string, waitMs: number): Promise<HeldLock | null>

  /** After a removal: nothing that was deleted is left in the database's own files. */
  scrub(db: Knex): Promise<void>
}
