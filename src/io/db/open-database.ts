import knexFactory from 'knex'
import type {Knex} from 'knex'
import {Refusal} from '../../core/refusal.js'
import {dialectOf} from './dialects/index.js'
import type {Dialect, Place} from './dialects/dialect.js'
import {readMeta} from './meta-table.js'
import {isCurrent, migrate} from './migrations/index.js'

/** A register's database, ready to be used. The one who opens it destroys it. */
export interface OpenDatabase {
  readonly db: Knex
  readonly dialect: Dialect
}

/** Opens a register's database, at this program's schema. Refuses one without: a wrong address must not become a new register. */
export async function openDatabase(place: Place): Promise<OpenDatabase> {
  return opened(place, false)
}

/** Opens a database that is to hold a new register, and makes its tables. */
export async function createDatabase(place: Place): Promise<OpenDatabase> {
  return opened(place, true)
}

/** How long what is written best effort waits for one who writes, in milliseconds. */
const SHORT_PATIENCE_MS = 100

/** A second connection to a database that is open already, for what is not worth waiting for. */
export function openAside(place: Place): Knex {
  return knexFactory(dialectOf(place.url).configuration(place, false, SHORT_PATIENCE_MS))
}

/** Refuses what no new register can be made in: asked before there is a workspace, which would be left half made. What lies in the workspace itself is looked at when it is made. */
export async function refuseUnusable(place: Place): Promise<void> {
  const dialect = dialectOf(place.url)
  if (!dialect.isShared) return
  // As the owner too, since making tables takes one.
  for (const asOwner of [false, true]) {
    const db = knexFactory(dialect.configuration(place, asOwner))
    try {
      if ((await dialect.migrationsMade(db)) !== null && (await readMeta(db)).has('publishFrom')) throw new Refusal('database-occupied')
    } finally {
      await db.destroy()
    }
  }
}

async function opened(place: Place, isNew: boolean): Promise<OpenDatabase> {
  const dialect = dialectOf(place.url)
  const db = knexFactory(dialect.configuration(place))
  try {
    const made = await dialect.migrationsMade(db)
    if (made === null && !isNew) throw new Refusal('database-empty')
    if (!isCurrent(made ?? [])) await bringUp(dialect, place, isNew)
    else if (!(await dialect.isSharedOut(db))) await shareAnew(dialect, place)
    return {db, dialect}
  } catch (error) {
    await db.destroy()
    throw error
  }
}

/** After a new version that gives other rights, or a group that was let in since: the first who may see to it does. Whoever may not goes on with the rights there are. */
async function shareAnew(dialect: Dialect, place: Place): Promise<void> {
  const owner = knexFactory(dialect.configuration(place, true))
  try {
    await dialect.shareOut(owner)
  } catch (error) {
    // Somebody else is at work: the next command tries again.
    if (!(error instanceof Refusal) || (error.code !== 'database-rights-missing' && error.code !== 'locked')) throw error
  } finally {
    await owner.destroy()
  }
}

async function bringUp(dialect: Dialect, place: Place, isNew: boolean): Promise<void> {
  const owner = knexFactory(dialect.configuration(place, true))
  try {
    await migrate(owner)
    await dialect.shareOut(owner)
  } catch (error) {
    throw !isNew && error instanceof Refusal && error.code === 'database-rights-missing' ? new Refusal('database-older') : error
  } finally {
    await owner.destroy()
  }
}
