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
    return {db, dialect}
  } catch (error) {
    await db.destroy()
    throw error
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
