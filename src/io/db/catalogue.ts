import type {Knex} from 'knex'
import type {BulkColumn, Dialect} from './dialects/dialect.js'
import {select} from './select.js'

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
 * which a later migration makes cannot be forgotten by what copies a register.
 */
export async function tableShapes(db: Knex, dialect: Dialect, except: readonly string[]): Promise<readonly TableShape[]> {
  const {columns, keys, references} = dialect.catalogue
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
