import knexFactory from 'knex'
import type {Knex} from 'knex'
import pg from 'pg'
import {dialectOf} from '../../src/io/db/dialects/index.js'
import type {Place} from '../../src/io/db/dialects/dialect.js'
import {createDatabase} from '../../src/io/db/open-database.js'

// What the administrator of a PostgreSQL server does, as docs/manual/sqlite-or-postgresql.md tells it. A cluster is known by the folder of its Unix socket.

export const OWNER = 'diarievakt_owner'
export const STAFF = 'diarievakt_staff'

/** A database with the tables of a register and nothing in them, from which each test's own is copied. */
export const TEMPLATE = 'template_register'

/** The settings' URL of a database for one login. */
export function urlOf(socket: string, database: string, user: string): string {
  return `postgres://${encodeURIComponent(user)}@${encodeURIComponent(socket)}/${database}`
}

/** Runs statements as the superuser, in all processes of a run one after the other. */
export async function administer(socket: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({host: socket, user: 'postgres', database: 'postgres'})
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock(1)')
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Roles for everybody, and the template. */
export async function prepare(socket: string): Promise<void> {
  await administer(socket, [`CREATE ROLE ${OWNER} NOLOGIN`, `CREATE ROLE ${STAFF} NOLOGIN`, 'CREATE ROLE by_password NOLOGIN', ...makingLogin('founder', true), ...makingDatabase(TEMPLATE)])
  const {db} = await createDatabase({url: urlOf(socket, TEMPLATE, 'founder'), folder: ''})
  await db.destroy()
}

/** Empty, as the manual has it, but with Swedish sorting, which a register must not care for. */
export function makingDatabase(name: string, owner = OWNER): readonly string[] {
  return [
    `CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'sv-SE'`,
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${STAFF}`,
  ]
}

/** Somebody who works in registers; an administrator may also take on the owner's role, when that is asked for. */
export function makingLogin(user: string, isAdministrator: boolean): readonly string[] {
  const name = pg.escapeIdentifier(user)
  return [
    `DO $$ BEGIN CREATE ROLE ${name} LOGIN IN ROLE ${STAFF}; EXCEPTION WHEN duplicate_object THEN NULL; END $$`,
    ...(isAdministrator ? [`GRANT ${OWNER} TO ${name} WITH INHERIT FALSE, SET TRUE`] : []),
  ]
}

/** Changes a register in ways that nobody who works in it may: as the owner of its database. */
export async function changeAsOwner<T>(place: Place, work: (db: Knex) => Promise<T>): Promise<T> {
  const db = knexFactory(dialectOf(place.url).configuration(place, true))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
