import type {Knex} from 'knex'
import {Refusal} from '../../../core/refusal.js'
import * as m0001 from './0001-register.js'
import * as m0002 from './0002-audit-chain.js'
import * as m0003 from './0003-leaving.js'
import * as m0007 from './0007-row-digest.js'

const MIGRATIONS = {
  '0001-register': m0001,
  '0002-audit-chain': m0002,
  '0003-leaving': m0003,
  '0007-row-digest': m0007,
}

type Name = keyof typeof MIGRATIONS

const names = Object.keys(MIGRATIONS) as Name[]

// A list in code, not a folder read at run time: it is the same in tests, in dist and in a bundle.
const migrationSource: Knex.MigrationSource<Name> = {
  getMigrations: async () => names,
  getMigrationName: (name) => name,
  getMigration: async (name) => MIGRATIONS[name],
}

/** Brings the database to this program's schema. A database from a newer program is refused rather than half understood. */
export async function migrate(db: Knex): Promise<void> {
  // One look instead of knex's six statements: almost every start finds nothing to do.
  if (await db.schema.hasTable('knex_migrations')) {
    const done: {name: string}[] = await db('knex_migrations').select('name')
    if (done.some(({name}) => !names.includes(name as Name))) throw new Refusal('database-newer')
    if (done.length === names.length) return
  }
  await db.migrate.latest({migrationSource})
}
