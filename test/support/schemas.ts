import knexFactory from 'knex'
import {scratchConfiguration, sqlite} from '../../src/io/db/dialects/sqlite.js'
import {migrateThrough} from '../../src/io/db/migrations/index.js'
import {copiedTables} from '../../src/io/db/register-copy.js'

/** The tables of a register that has had some migrations and no others, each with its columns. */
export async function tablesAt(schema: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const db = knexFactory(scratchConfiguration())
  try {
    await migrateThrough(db, schema)
    return new Map((await copiedTables(db, sqlite)).map(({name, columns}) => [name, columns.map((column) => column.name)]))
  } finally {
    await db.destroy()
  }
}
