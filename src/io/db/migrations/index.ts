import type {Knex} from 'knex'
import {Refusal} from '../../../core/refusal.js'
import * as m0001 from './0001-register.js'
import * as m0002 from './0002-audit-chain.js'
import * as m0003 from './0003-leaving.js'
import * as m0004 from './0004-restore.js'
import * as m0007 from './0007-row-digest.js'
import * as m0008 from './0008-unheard.js'
import * as m0009 from './0009-review-desk.js'
import * as m0010 from './0010-waiting-since.js'
import * as m0011 from './0011-site-row.js'
import * as m0012 from './0012-declared.js'
import * as m0013 from './0013-sitting.js'
import * as m0014 from './0014-frozen.js'
import * as m0015 from './0015-used.js'
import * as m0016 from './0016-vault.js'
import * as m0017 from './0017-rows-of-committees.js'
import * as m0018 from './0018-sweep.js'
import * as m0019 from './0019-forwarding.js'
import * as m0020 from './0020-meetings.js'
import * as m0021 from './0021-archive.js'
import * as m0022 from './0022-responsibility.js'
import * as m0023 from './0023-requests.js'
import * as m0025 from './0025-absences.js'
import * as m0026 from './0026-followup.js'
import * as m0027 from './0027-taken-names.js'

const MIGRATIONS = {
  '0001-register': m0001,
  '0002-audit-chain': m0002,
  '0003-leaving': m0003,
  '0004-restore': m0004,
  '0007-row-digest': m0007,
  '0008-unheard': m0008,
  '0009-review-desk': m0009,
  '0010-waiting-since': m0010,
  '0011-site-row': m0011,
  '0012-declared': m0012,
  '0013-sitting': m0013,
  '0014-frozen': m0014,
  '0015-used': m0015,
  '0016-vault': m0016,
  '0017-rows-of-committees': m0017,
  '0018-sweep': m0018,
  '0019-forwarding': m0019,
  '0020-meetings': m0020,
  '0021-archive': m0021,
  '0022-responsibility': m0022,
  '0023-requests': m0023,
  '0025-absences': m0025,
  '0026-followup': m0026,
  '0027-taken-names': m0027,
}

type Name = keyof typeof MIGRATIONS

const names = Object.keys(MIGRATIONS) as Name[]

// A list in code, not a folder read at run time: it is the same in tests, in dist and in a bundle.
const sourceOf = (wanted: Name[]): Knex.MigrationSource<Name> => ({
  getMigrations: async () => wanted,
  getMigrationName: (name) => name,
  getMigration: async (name) => MIGRATIONS[name],
})

/** True where the database has this program's schema. One from a newer program is refused rather than half understood. */
export function isCurrent(made: readonly string[]): boolean {
  if (made.some((name) => !names.includes(name as Name))) throw new Refusal('database-newer')
  return made.length === names.length
}

/** Brings the database to this program's schema. */
export async function migrate(db: Knex): Promise<void> {
  await db.migrate.latest({migrationSource: sourceOf(names)})
}

/** The migrations that a register has had. */
export async function schemaOf(db: Knex): Promise<readonly string[]> {
  const done: {name: string}[] = await db('knex_migrations').select('name').orderBy('name')
  return done.map(({name}) => name)
}

/** Makes the tables of an empty database as they were when a register had had these migrations and no others: for rows that were copied then. */
export async function migrateThrough(db: Knex, schema: readonly string[]): Promise<void> {
  isCurrent(schema)
  await db.migrate.latest({migrationSource: sourceOf(names.filter((name) => schema.includes(name)))})
}
