import knexFactory from 'knex'
import type {Knex} from 'knex'
import pg from 'pg'
import {dialectOf} from '../../src/io/db/dialects/index.js'
import type {Place} from '../../src/io/db/dialects/dialect.js'
import {createDatabase} from '../../src/io/db/open-database.js'

// What the administrator of a PostgreSQL server does, as docs/manual/sqlite-or-postgresql.md tells it, and what makes it fast enough for
// hundreds of tests. A cluster is known by the folder of its Unix socket.

export const OWNER = 'diarievakt_owner'
export const STAFF = 'diarievakt_staff'

/** A database with the tables of a register and nothing in them, of which each test's own is a copy. */
export const TEMPLATE = 'template_register'

/** The settings' URL of a database for one login. */
export function urlOf(socket: string, database: string, user: string): string {
  return `postgres://${encodeURIComponent(user)}@${encodeURIComponent(socket)}/${database}`
}

/** Works as the superuser of a cluster. */
export async function asSuperuser<T>(socket: string, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({host: socket, user: 'postgres', database})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Runs statements as the superuser, in all processes of a run one after the other. */
export async function administer(socket: string, statements: readonly string[]): Promise<void> {
  await asSuperuser(socket, 'postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(1)')
    for (const statement of statements) await client.query(statement)
  })
}

/** Roles for everybody, the template, and the list of databases that a test has left. */
export async function prepare(socket: string): Promise<void> {
  await administer(socket, [
    `CREATE ROLE ${OWNER} NOLOGIN`,
    `CREATE ROLE ${STAFF} NOLOGIN`,
    'CREATE ROLE by_password NOLOGIN',
    'CREATE TABLE free (name text PRIMARY KEY)',
    ...makingLogin('founder', true),
    ...makingDatabase(TEMPLATE),
  ])
  const {db} = await createDatabase({url: urlOf(socket, TEMPLATE, 'founder'), folder: ''})
  await db.destroy()
  await asSuperuser(socket, TEMPLATE, (client) => client.query(KEEP_PRISTINE))
}

/** To empty a database takes a tenth of the time that it takes to copy the template, so a test's database goes to the next one. */
const KEEP_PRISTINE = `
  CREATE SCHEMA pristine;
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP EXECUTE format('CREATE TABLE pristine.%1$I AS TABLE public.%1$I', name); END LOOP;
  END $$;
  CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql AS $$ DECLARE name text; BEGIN
    SET LOCAL session_replication_role = replica;
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'pristine' LOOP
      EXECUTE format('DELETE FROM public.%1$I', name);
      EXECUTE format('INSERT INTO public.%1$I TABLE pristine.%1$I', name);
    END LOOP;
    PERFORM setval(format('public.%I', sequencename)::regclass, 1, false) FROM pg_sequences WHERE schemaname = 'public';
  END $$;
  CREATE FUNCTION pristine.shape() RETURNS text LANGUAGE sql AS $$ SELECT md5(string_agg(line, chr(10) ORDER BY line)) FROM (
    SELECT format('%s %s %s %s', table_name, column_name, data_type, is_nullable) FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT conrelid::regclass || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
    UNION ALL SELECT pg_get_triggerdef(t.oid) || tgenabled::text FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal
    UNION ALL SELECT c.relname || c.relacl::text FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relacl IS NOT NULL
    UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace) AS lines (line) $$;
  DO $$ BEGIN EXECUTE format('CREATE FUNCTION pristine.first_shape() RETURNS text LANGUAGE sql AS %L', format('SELECT %L', pristine.shape())); END $$`

/** A database with the tables of a register and nothing in them: one that another test has left, or a new one. */
export async function takeDatabase(socket: string): Promise<string> {
  return asSuperuser(socket, 'postgres', async (client) => {
    const left = await client.query<{name: string}>('DELETE FROM free WHERE name = (SELECT name FROM free LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING name')
    if (left.rows[0] !== undefined) return left.rows[0].name
    const name = aName()
    await client.query(`CREATE DATABASE ${name} OWNER ${OWNER} TEMPLATE ${TEMPLATE} STRATEGY FILE_COPY`)
    return name
  })
}

/** Gives a database to the tests that come, as it was when it was taken. One whose tables or rights a test has changed, such as by dropping an index, goes to nobody. */
export async function leaveDatabase(socket: string, name: string): Promise<void> {
  const isWhole = await asSuperuser(socket, name, async (client) => {
    await client.query('SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()')
    const {rows} = await client.query<{whole: boolean}>('SELECT pristine.shape() = pristine.first_shape() AS whole')
    if (rows[0]?.whole !== true) return false
    await client.query('SELECT pristine.restore()')
    return true
  })
  await asSuperuser(socket, 'postgres', (client) => (isWhole ? client.query('INSERT INTO free VALUES ($1)', [name]) : client.query(`DROP DATABASE ${name} WITH (FORCE)`)))
}

/** A name for a database or a login that no other test has. */
export function aName(): string {
  return `t_${crypto.randomUUID().replaceAll('-', '')}`
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
export function makingLogin(user: string, isAdministrator = false): readonly string[] {
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
