import knexFactory from 'knex'
import type {Knex} from 'knex'
import {dialectOf} from './dialects/index.js'
import type {Dialect} from './dialects/dialect.js'
import {migrate} from './migrations/index.js'

/** A register's database, at this program's schema. The one who opens it destroys it. */
export async function openDatabase(url: string, folder: string): Promise<{readonly db: Knex; readonly dialect: Dialect}> {
  const dialect = dialectOf(url)
  const db = knexFactory(dialect.configuration(url, folder))
  try {
    await migrate(db)
    return {db, dialect}
  } catch (error) {
    await db.destroy()
    throw error
  }
}
