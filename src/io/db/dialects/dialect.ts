import type {Knex} from 'knex'

/** A column of a bulk insert, and what the database is to make of its JSON value. */
export interface BulkColumn {
  readonly name: string
  readonly type: 'text' | 'integer'
}

/** Where a register lies: by the settings' URL, and the folder of the workspace or the run. */
export interface Place {
  readonly url: string
  readonly folder: string
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

/** A place beyond the program's reach: blocks of the disk that are free but not overwritten, copies that others took, and what a server keeps to itself. */
export const OUT_OF_SIGHT = ['disk-blocks', 'backups', 'server-files', 'server-log', 'replicas'] as const
export type OutOfSight = (typeof OUT_OF_SIGHT)[number]

/** What cleaning after a removal came to: `busy` where somebody who still reads held on to it, to be tried again; `left` where some tables are not this login's to clean. */
export type ScrubOutcome = {readonly kind: 'clean'} | {readonly kind: 'busy'} | {readonly kind: 'left'; readonly tables: number}

/** The database's own list of its tables, as three questions whose answers have the same columns in every database: columns, unique keys, and what refers to what. */
export interface CatalogueQueries {
  readonly columns: string
  readonly keys: string
  readonly references: string
}

/** Every difference between the databases is named here with its reason, and nowhere else. */
export interface Dialect {
  readonly name: 'sqlite' | 'postgres'

  /** PostgreSQL lies on a server, for everybody who has a login there; SQLite is a file in the workspace, for the one account that can open it. */
  readonly isShared: boolean

  /** `asOwner`: for making and changing tables. PostgreSQL lets only the role that owns the database do that; SQLite has no roles. `patienceMs`: how long one who writes is waited for, in milliseconds. */
  configuration(place: Place, asOwner?: boolean, patienceMs?: number): Knex.Config

  /** The migrations that a database has had, or null where it holds no register. Refuses one that cannot hold a register safely: only PostgreSQL can be set up in other ways than the program's own. */
  migrationsMade(db: Knex): Promise<readonly string[] | null>

  /** Gives those who work in the register their rights to its tables, as its owner, all at once or not at all. SQLite has no logins: whoever can open the file can do everything. */
  shareOut(db: Knex): Promise<void>

  /** True where those rights are the ones that this program gives, to all who may connect to the database now. */
  isSharedOut(db: Knex): Promise<boolean>

  /** Who acts, by name: PostgreSQL's own session user, whoever started the program, so that nobody acts as another. SQLite knows nobody: there it is the operating system's user. */
  whoActs(db: Knex, systemUser: string): Promise<string>

  /** Lets a transaction change what those who work in the register may only read. Only an administrator of the database can, and still acts in the own name; SQLite has no such right to ask for. */
  actAsOwner(tx: Knex.Transaction): Promise<void>

  /** Makes the transaction the only writer from its first statement on: SQLite would otherwise refuse a reader that turns writer under WAL, and PostgreSQL let two of them write past each other. */
  lockForWriting(tx: Knex.Transaction): Promise<void>

  /** Lets a transaction that only reads see one moment, from its first statement to its last: SQLite does so under WAL by itself, PostgreSQL must be told. */
  readOneMoment(tx: Knex.Transaction): Promise<void>

  /** True where every index of a table gives the rows that the table holds. In SQLite whoever can write the file can make them differ; PostgreSQL's files are the server's own. */
  indexesAgree(db: Knex, table: string): Promise<boolean>

  /**
   * A table in a FROM clause, made of one bound JSON text of rows, each an array in the order of the columns:
   * thousands of rows in one statement, where bound values are limited. The databases unpack JSON by different functions.
   */
  rowsFrom(columns: readonly BulkColumn[]): string

  /** What stands after a table's name in a FROM clause where it must be read by one index and no other. SQLite keeps no figures of its tables and guesses; PostgreSQL does, and chooses for itself. */
  byIndex(index: string): string

  /** Rows into a table, thousands at a time, whatever their texts hold: one JSON text of arrays in the order of the columns. PostgreSQL reads a stream (COPY) faster than any statement; SQLite has no such thing. */
  bulkInsert(db: Knex, table: string, columns: readonly BulkColumn[], rows: string): Promise<void>

  /** Empty tables that only this import sees: a file of their own beside SQLite, so that a million rows leave no trace in the database; temporary tables in PostgreSQL, which the server drops when the import ends or dies. */
  openStage(db: Knex, folder: string): Promise<void>
  closeStage(db: Knex, folder: string): Promise<void>

  /** A table of the stage, kept in the order of its key: each database has its own way to say that it lies there. Other statements find it by its name alone. */
  makeStageTable(db: Knex, table: string, columns: readonly BulkColumn[], key?: readonly string[]): Promise<void>

  /** After a table of the stage was filled: PostgreSQL plans by numbers that it has not gathered yet of a new table; SQLite plans by the indexes. */
  stageIsFilled(db: Knex, table: string): Promise<void>

  /** Holds the lock of that name, or gives null when another has it after `waitMs`. SQLite: an exclusive transaction on a small file of its own; PostgreSQL: an advisory lock on a connection of its own. */
  holdRunLock(place: Place, name: string, waitMs: number, holder: LockHolder): Promise<HeldLock | null>

  /** Who holds the lock of that name, as far as is known: by a note beside SQLite's file, by the server's own word on PostgreSQL. */
  runLockHolder(place: Place, name: string): Promise<Partial<LockHolder>>

  /** Every database keeps the list of its own tables in another place. */
  readonly catalogue: CatalogueQueries

  /** Statements that make the database itself refuse to delete an entry that has no permit: no code, present or future, removes a registry copy without a ground (H4). The databases spell a trigger differently. */
  readonly entryGuard: readonly string[]

  /** Statements that make the database refuse to delete an entry of a case that a legal hold keeps, whatever permit it has; a register that is put back as a whole brings its holds along. */
  readonly holdGuard: readonly string[]

  /** After rows were put in with the numbers they had: the next row gets the number after the greatest. SQLite keeps its numbers in a table, PostgreSQL in a sequence. */
  continueNumbers(tx: Knex.Transaction, table: string, column: string): Promise<void>

  /** After a removal: nothing that was deleted is left in the database's own files. A reader may stand in SQLite's way, and PostgreSQL lets a login clean only what it was given the right to. */
  scrub(db: Knex): Promise<ScrubOutcome>

  /** The files that hold the database, to be searched for what was purged; none where a server keeps them out of reach. */
  databaseFiles(place: Place): readonly string[]

  /** Where deleted rows may live on that no search of the program's own can see. */
  readonly outOfSight: readonly OutOfSight[]
}
