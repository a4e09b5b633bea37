import type {Knex} from 'knex'
import {digestOfLine} from '../system/digest.js'
import {tableShapes, type TableShape} from './catalogue.js'
import type {Dialect} from './dialects/dialect.js'
import {select} from './select.js'

/** A value as every column of the register holds it. */
export type Cell = string | number | null

/** One row, its values in the order of the table's columns. */
export type CopiedRow = readonly Cell[]

/** Tables that are in no copy of a register, each with its reason. Every other table is. */
export const NOT_COPIED: Readonly<Record<string, string>> = {
  knex_migrations: 'a copy names the migrations its tables have had; the database it is put into has had its own',
  knex_migrations_lock: 'only at work while a migration is',
  review_lease: 'who has what open now: nobody, in a register that is put back',
  review_place: 'where each is in a queue that is another when it is put back',
  purge_permit: 'empty but inside the transaction that deletes what the permits name',
}

/** Rows that are read or written together. */
export const ROWS_AT_A_TIME = 1_000

/** The tables that make up a register, those that others refer to first. */
export async function copiedTables(db: Knex, dialect: Dialect): Promise<readonly TableShape[]> {
  return tableShapes(db, dialect, Object.keys(NOT_COPIED))
}

/** Every row of a table, some at a time: rows that refer to others of the same table after those that do not. */
export async function* rowsOf(db: Knex, table: TableShape): AsyncGenerator<readonly CopiedRow[]> {
  const parts = table.refersToItself === null ? ['true'] : [`${table.refersToItself} IS NULL`, `${table.refersToItself} IS NOT NULL`]
  for (const part of parts) yield* rowsWhere(db, table, part)
}

async function* rowsWhere(db: Knex, {name, columns, key}: TableShape, part: string): AsyncGenerator<readonly CopiedRow[]> {
  const wanted = columns.map((column) => column.name).join(', ')
  const place = key.join(', ')
  const sql = (from: string): string => `SELECT ${wanted} FROM ${name} WHERE ${part} ${from} ORDER BY ${place} LIMIT ${ROWS_AT_A_TIME}`
  let after: readonly Cell[] = []
  for (;;) {
    const rows: readonly Record<string, Cell>[] = await select(db, after.length === 0 ? sql('') : sql(`AND (${place}) > (${key.map(() => '?').join(', ')})`), after)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map((row) => columns.map((column) => row[column.name] ?? null))
    after = key.map((column) => last[column] ?? null)
  }
}

/** Puts rows into a table. */
export async function insertRows(tx: Knex.Transaction, dialect: Dialect, {name, columns}: TableShape, rows: readonly CopiedRow[]): Promise<void> {
  if (rows.length > 0) await dialect.bulkInsert(tx, name, columns, JSON.stringify(rows))
}

/** Empties the register's tables, those that refer to others first. An entry is deleted under a permit only, which the database asks for. */
export async function emptyTables(tx: Knex.Transaction, tables: readonly TableShape[]): Promise<void> {
  for (const {name} of [...tables].reverse()) {
    if (name === 'entry') await tx.raw("INSERT INTO purge_permit (entry_id, ground) SELECT id, 'replaced' FROM entry")
    await tx.raw(`DELETE FROM ${name}`)
  }
  await tx.raw('DELETE FROM purge_permit')
}

/** Puts every row of one register into the emptied tables of another, and tells the digest of each table as it came to stand there. */
export async function copyRegister(from: Knex, tx: Knex.Transaction, dialect: Dialect, tables: readonly TableShape[], onTable: (name: string) => void): Promise<void> {
  for (const table of tables) {
    onTable(table.name)
    for await (const rows of rowsOf(from, table)) await insertRows(tx, dialect, table, rows)
    if (table.numbered !== null) await dialect.continueNumbers(tx, table.name, table.numbered)
  }
}

/** Tells whether two tables hold the same rows, in whatever order: a sum of their digests, and their number. */
export class RowsDigest {
  readonly #sum = new Uint32Array(8)
  rows = 0

  add(row: CopiedRow): void {
    this.addLine(JSON.stringify(row))
  }

  /** A row as the line it is written as. */
  addLine(line: string): void {
    const digest = digestOfLine(line)
    for (let lane = 0; lane < 8; lane += 1) this.#sum[lane] = (this.#sum[lane] ?? 0) + digest.readUInt32LE(lane * 4)
    this.rows += 1
  }

  /** In hexadecimal. */
  get text(): string {
    return Buffer.from(this.#sum.buffer).toString('hex')
  }
}

/** The digest of a table as it stands. */
export async function digestOfTable(db: Knex, table: TableShape): Promise<RowsDigest> {
  const digest = new RowsDigest()
  for await (const rows of rowsOf(db, table)) for (const row of rows) digest.add(row)
  return digest
}
