import type {Knex} from 'knex'
import {Refusal} from '../../../core/refusal.js'
import type {Dialect} from './dialect.js'
import {postgres} from './postgres.js'
import {RegisterClient} from './postgres-client.js'
import {sqlite} from './sqlite.js'

/** The dialect that a database URL asks for. */
export function dialectOf(url: string): Dialect {
  if (url.startsWith('sqlite:')) return sqlite
  if (/^postgres(ql)?:/.test(url)) return postgres
  throw new Refusal('database-unsupported')
}

/** The dialect of a database that is open, for a migration: it is handed the connection and nothing else. */
export function dialectBehind(db: Knex): Dialect {
  return db.client instanceof RegisterClient ? postgres : sqlite
}
