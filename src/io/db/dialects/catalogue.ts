import type {Knex} from 'knex'
import {select} from '../select.js'
import type {BulkColumn, Dialect} from './dialect.js'

/** A table of the register as the database itself describes it. */
export interface TableShape {
  readonly name: string
  /** In the order of their names, so that the same row is the same text whatever the database. */
  readonly columns: readonly BulkColumn[]
  /** Columns that tell every row from every other. */
  readonly key: readonly string[]
  /** Other tables that its rows refer to. */
  readonly refersTo: readonly string[]
  /** The column by which its rows refer to other rows of its own, if any. */
  readonly refersToItself: string | null
  /** The column that the database numbers by itself, if any. */
  readonly numbered: string | null
}

interface ColumnRow {
  table_name: string
  name: string
  type: string
  is_nullable: number
  is_numbered: number
}

interface KeyRow {
  table_name: string
  index_name: string
  is_primary: number
  name: string
}

interface ReferenceRow {
  table_name: string
  name: string
  target: string
}

/**
 * Every table there is but some that are named, those that others refer to first. From the database's own catalogue and from no list of ours, so that a table
 * which a later migration makes cannot be forgotten by what copies a register. The databases keep their catalogues differently.
 */
export async function tableShapes(db: Knex, dialect: Dialect, except: readonly string[]): Promise<readonly TableShape[]> {
  const {columns, keys, references} = dialect.name === 'sqlite' ? SQLITE : POSTGRES
  const columnRows = await select<ColumnRow>(db, columns)
  const keyRows = await select<KeyRow>(db, keys)
  const referenceRows = await select<ReferenceRow>(db, references)
  const shapes = new Map<string, TableShape>()
  for (const name of new Set(columnRows.map(({table_name: table}) => table))) {
    if (except.includes(name)) continue
    const own = columnRows.filter(({table_name: table}) => table === name)
    const targets = referenceRows.filter(({table_name: table}) => table === name)
    shapes.set(name, {
      name,
      columns: own.map((column) => ({name: column.name, type: typeOf(column)})).sort((one, other) => (one.name < other.name ? -1 : 1)),
      key: keyOf(name, own, keyRows.filter(({table_name: table}) => table === name)),
      refersTo: [...new Set(targets.map(({target}) => target).filter((target) => target !== name))],
      refersToItself: targets.find(({target}) => target === name)?.name ?? null,
      numbered: own.find((column) => Number(column.is_numbered) === 1)?.name ?? null,
    })
  }
  return inOrder(shapes)
}

/** After rows were put in with the numbers they had: the next row gets the number after the greatest. SQLite keeps its numbers in a table, PostgreSQL in a sequence. */
export async function continueNumbers(tx: Knex.Transaction, dialect: Dialect, {name, numbered}: TableShape): Promise<void> {
  if (numbered === null) return
  if (dialect.name === 'sqlite') await tx.raw(`UPDATE sqlite_sequence SET seq = coalesce((SELECT max(${numbered}) FROM ${name}), 0) WHERE name = ?`, [name])
  else await tx.raw(`SELECT setval(pg_get_serial_sequence(?, ?), coalesce((SELECT max(${numbered}) FROM ${name}), 0) + 1, false)`, [name, numbered])
}

/** Work that reads everything from one state of the database while others write. SQLite's reader sees one state under WAL; PostgreSQL's must ask for it. */
export async function inOneState<T>(db: Knex, dialect: Dialect, work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
  return dialect.name === 'sqlite' ? db.transaction(work) : db.transaction(work, {isolationLevel: 'repeatable read', readOnly: true})
}

const SQLITE = {
  columns: `SELECT t.name AS table_name, c.name AS name, lower(c.type) AS type, c."notnull" = 0 AND c.pk = 0 AS is_nullable,
      c.pk = 1 AND lower(t.sql) LIKE '%autoincrement%' AS is_numbered
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY t.rowid, c.cid`,
  keys: `SELECT t.name AS table_name, 'primary' AS index_name, 1 AS is_primary, c.name AS name
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND c.pk > 0
    UNION ALL
    SELECT t.name, i.name, 0, c.name FROM sqlite_master t JOIN pragma_index_list(t.name) i JOIN pragma_index_info(i.name) c WHERE t.type = 'table' AND i."unique" = 1 AND i.partial = 0`,
  references: `SELECT t.name AS table_name, f."from" AS name, f."table" AS target FROM sqlite_master t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'`,
}

const POSTGRES = {
  columns: `SELECT c.relname AS table_name, a.attname AS name, format_type(a.atttypid, NULL) AS type, CASE WHEN a.attnotnull THEN 0 ELSE 1 END AS is_nullable,
      CASE WHEN pg_get_serial_sequence(quote_ident(c.relname), a.attname) IS NULL THEN 0 ELSE 1 END AS is_numbered
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY c.oid, a.attnum`,
  keys: `SELECT c.relname AS table_name, x.relname AS index_name, CASE WHEN i.indisprimary THEN 1 ELSE 0 END AS is_primary, a.attname AS name
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
    WHERE i.indisunique AND i.indpred IS NULL AND c.relnamespace = 'public'::regnamespace`,
  references: `SELECT c.relname AS table_name, a.attname AS name, r.relname AS target
    FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (f.conkey)
    WHERE f.contype = 'f' AND c.relnamespace = 'public'::regnamespace`,
}

function typeOf({table_name: table, name, type}: ColumnRow): BulkColumn['type'] {
  if (type === 'text' || type === 'integer') return type
  throw new Error(`${table}.${name} is ${type}: columns are text and integer only`)
}

/** The primary key, or the first other one that can hold no empty places. */
function keyOf(table: string, columns: readonly ColumnRow[], keys: readonly KeyRow[]): readonly string[] {
  const names = [...new Set(keys.filter((key) => Number(key.is_primary) === 1).concat(keys).map(({index_name: index}) => index))]
  for (const index of names) {
    const key = keys.filter((row) => row.index_name === index).map(({name}) => name)
    if (key.every((name) => columns.some((column) => column.name === name && Number(column.is_nullable) === 0))) return key
  }
  throw new Error(`Nothing tells the rows of ${table} from each other`)
}

function inOrder(shapes: ReadonlyMap<string, TableShape>): readonly TableShape[] {
  const placed = new Map<string, TableShape>()
  const place = (shape: TableShape, above: readonly string[]): void => {
    if (placed.has(shape.name)) return
    if (above.includes(shape.name)) throw new Error(`Tables refer to each other in a ring: ${[...above, shape.name].join(', ')}`)
    for (const target of shape.refersTo) {
      const other = shapes.get(target)
      if (other !== undefined) place(other, [...above, shape.name])
    }
    placed.set(shape.name, shape)
  }
  for (const shape of shapes.values()) place(shape, [])
  return [...placed.values()]
}
