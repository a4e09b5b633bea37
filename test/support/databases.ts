import type {Knex} from 'knex'
import {inject} from 'vitest'
import {select} from '../../src/io/db/select.js'
import {administer, aName, leaveDatabase, makingDatabase, makingLogin, takeDatabase, urlOf} from './postgres-cluster.js'

/** The databases that a register may lie in. Each is a project of `vitest.config.ts`, which runs the same tests over each. */
export type DatabaseName = 'sqlite' | 'postgres'

/** The database that the tests of this process run over. */
export const DATABASE: DatabaseName = process.env['DIARIEVAKT_TEST_DATABASE'] === 'postgres' ? 'postgres' : 'sqlite'

/** A database for one register, and how somebody reaches it. */
export interface FoundDatabase {
  /** The settings' URL for one person, who gets a login where the database has logins. */
  urlFor(user: string, rights?: {readonly isAdministrator: boolean}): Promise<string>
  leave(): Promise<void>
}

/** A database for a new register. `isEmpty`: without the tables too, which take a while to make. */
export async function foundDatabase({isEmpty = false}: {readonly isEmpty?: boolean} = {}): Promise<FoundDatabase> {
  if (DATABASE === 'sqlite') return {urlFor: async () => 'sqlite:diarievakt.db', leave: async () => undefined}
  const socket = inject('postgres')
  const name = isEmpty ? aName() : await takeDatabase(socket)
  if (isEmpty) await administer(socket, makingDatabase(name))
  return {
    urlFor: async (user, {isAdministrator} = {isAdministrator: false}) => {
      await login(socket, user, isAdministrator)
      return urlOf(socket, name, user)
    },
    leave: () => (isEmpty ? administer(socket, [`DROP DATABASE ${name} WITH (FORCE)`]) : leaveDatabase(socket, name)),
  }
}

/** Every table that a register has. */
export async function tablesOf(db: Knex): Promise<readonly string[]> {
  const sql = DATABASE === 'sqlite' ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'" : "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'"
  return (await select<{name: string}>(db, sql)).map(({name}) => name)
}

const known = new Set<string>()

async function login(socket: string, user: string, isAdministrator: boolean): Promise<void> {
  const key = `${user} ${String(isAdministrator)}`
  if (!known.has(key)) await administer(socket, makingLogin(user, isAdministrator))
  known.add(key)
}
