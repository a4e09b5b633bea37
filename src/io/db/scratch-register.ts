import knexFactory from 'knex'
import type {Knex} from 'knex'
import type {BackedUpTable, BackupManifest} from '../../core/retention/backup.js'
import {Refusal} from '../../core/refusal.js'
import {chainHeads} from './audit-table.js'
import {readMeta} from './meta-table.js'
import {codeOf} from '../system/fault-log.js'
import {select} from './select.js'
import {scratchConfiguration, sqlite} from './dialects/sqlite.js'
import type {TableShape} from './catalogue.js'
import type {Dialect} from './dialects/dialect.js'
import {migrate, migrateThrough} from './migrations/index.js'
import {copiedTables, digestOfTable, insertRows, ROWS_AT_A_TIME, RowsDigest, type Cell, type CopiedRow} from './register-copy.js'

const damaged = (problem: string): Refusal => new Refusal('backup-damaged', {problem})

/**
 * A register that lasts as long as it is open: a backup is put into it to be looked through, brought to this program's schema and told what came
 * after it, before any other register is touched. A file that the system forgets with the process, so that no copy of anybody's texts is left behind.
 */
export class ScratchRegister {
  readonly db: Knex
  readonly dialect: Dialect = sqlite
  readonly #shapes: ReadonlyMap<string, TableShape>

  private constructor(db: Knex, shapes: readonly TableShape[]) {
    this.db = db
    this.#shapes = new Map(shapes.map((shape) => [shape.name, shape]))
  }

  /** Empty, at the schema that a backup was taken at. Refuses a schema of a newer program, and tables that are not that schema's. */
  static async open(schema: readonly string[], tables: readonly BackedUpTable[]): Promise<ScratchRegister> {
    const db = knexFactory(scratchConfiguration())
    try {
      await migrateThrough(db, schema)
      const shapes = await copiedTables(db, sqlite)
      const told = (list: readonly {readonly name: string; readonly columns: readonly string[]}[]): string => JSON.stringify(list.map(({name, columns}) => [name, columns]).sort())
      if (told(tables) !== told(shapes.map(({name, columns}) => ({name, columns: columns.map((column) => column.name)})))) throw damaged('tables')
      // References are looked through when every row is in.
      await db.raw('PRAGMA foreign_keys = OFF')
      for (const {name} of shapes) await db(name).delete()
      return new ScratchRegister(db, shapes)
    } catch (error) {
      await db.destroy()
      throw error
    }
  }

  /** Puts the lines of one table in: the names of its columns, then its rows. Compares their number and digest as they then stand. */
  async load({name, rows, rowsDigest}: BackedUpTable, pages: AsyncIterable<readonly string[]>): Promise<void> {
    const table = this.#shapes.get(name)
    if (table === undefined) throw damaged(name)
    const written = new RowsDigest()
    let header: string | null = null
    let page: CopiedRow[] = []
    const write = async (): Promise<void> => {
      await this.db.transaction((tx) => insertRows(tx, sqlite, table, page)).catch((error: unknown) => {
        // A row that the table itself does not take: twice, or without what it must have.
        throw codeOf(error) === 'SQLITE_CONSTRAINT' ? damaged(name) : error
      })
      page = []
    }
    for await (const lines of pages) {
      for (const line of lines) {
        if (header === null) {
          header = line
          continue
        }
        written.addLine(line)
        page.push(rowIn(line, table))
      }
      if (page.length >= ROWS_AT_A_TIME) await write()
    }
    await write()
    const stands = await digestOfTable(this.db, table)
    if (header !== JSON.stringify(table.columns.map((column) => column.name)) || written.rows !== rows || written.text !== rowsDigest || stands.rows !== rows || stands.text !== rowsDigest) throw damaged(name)
  }

  /** After every table: refuses rows that refer to nothing and a register that is not the one the backup says it is, then brings it to this program's schema. */
  async finish({register, isRehearsal, heads}: BackupManifest): Promise<void> {
    const meta = await readMeta(this.db)
    if (meta.get('registerId') !== register || (meta.get('rehearsal') === '1') !== isRehearsal) throw damaged('register')
    if (JSON.stringify(await chainHeads(this.db)) !== JSON.stringify(heads)) throw damaged('log')
    const dangling = await select(this.db, 'PRAGMA foreign_key_check')
    if (dangling.length > 0) throw damaged('references')
    await this.db.raw('PRAGMA foreign_keys = ON')
    await migrate(this.db)
  }

  async close(): Promise<void> {
    await this.db.destroy()
  }
}

function rowIn(line: string, {name, columns}: TableShape): CopiedRow {
  let cells: unknown
  try {
    cells = JSON.parse(line)
  } catch {
    throw damaged(name)
  }
  if (!Array.isArray(cells) || cells.length !== columns.length) throw damaged(name)
  return cells.map((cell: unknown, at) => cellIn(cell, columns[at]?.type === 'integer', name))
}

function cellIn(cell: unknown, isInteger: boolean, name: string): Cell {
  if (cell === null || (isInteger ? Number.isSafeInteger(cell) : typeof cell === 'string')) return cell as Cell
  throw damaged(name)
}
