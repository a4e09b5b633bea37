import {crc32} from 'node:zlib'
import knexFactory from 'knex'
import type {Knex} from 'knex'
import pg from 'pg'
import {READINGS_CHAIN} from '../../../core/audit/chain.js'
import {SIGNED_KINDS} from '../../../core/audit/event.js'
import {Refusal} from '../../../core/refusal.js'
import {DECISION_KINDS} from '../../../core/review/decision.js'
import {RIGHTS as ROLES_BY_RIGHT} from '../../../core/rights.js'
import {sha256} from '../../system/digest.js'
import {postgresLogin} from '../../system/postgres-login.js'
import {select} from '../select.js'
import type {BulkColumn, Dialect, HeldLock, LockHolder, Place, ScrubOutcome} from './dialect.js'
import {POSTGRES_CATALOGUE, POSTGRES_ENTRY_GUARD, POSTGRES_HOLD_GUARD} from './postgres-catalogue.js'
import {copy, RegisterClient, working} from './postgres-client.js'

const LOCK_TIMEOUT_MS = 15_000
const CONNECT_TIMEOUT_MS = 10_000
const OLDEST_VERSION = 160_000

/**
 * Times after which a server may be set up to end a session or a transaction that nothing is asked of. Here that is no sign of a dead program: a lock is held by a connection that
 * stands idle as long as the work lasts, an import's stage lies in a session, and a backup is one long look.
 */
const PATIENT = "SELECT set_config(name, '0', false) FROM pg_settings WHERE name IN ('idle_session_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')"

/** `bigint`, which a count is, and `numeric`, which a sum of counts is. */
const COUNTS: readonly number[] = [20, 1700]

/** First half of every advisory lock's key, so that no other program's locks in the database are taken for ours. */
const LOCK_SPACE = 0x64_76_6b_74
const WRITING = 'writing'

/** What those who work in the register may do with its tables, where that is less than everything: the log is added to and read, and rights are given by the database's administrators. */
const RIGHTS: Readonly<Record<string, string>> = {
  audit_event: 'SELECT, INSERT',
  audit_head: 'SELECT, INSERT, UPDATE',
  // What was signed is not signed over: only what comes of it is written afterwards.
  decision: 'SELECT, INSERT, DELETE, UPDATE (undone_at)',
  run: 'SELECT, INSERT, DELETE, UPDATE (state, finished_at, counts)',
  role_grant: 'SELECT',
  // What was left is taken in or lies: nobody puts other words in another's name.
  sealed_item: 'SELECT, INSERT, DELETE',
  knex_migrations: 'SELECT',
  knex_migrations_lock: 'SELECT',
}
/** What a group sees that only watches whether batches run: nothing that stands in a row of the registry, and nobody's name. */
const WATCHING: Readonly<Record<string, string>> = {
  run: 'SELECT (id, kind, state, slot, started_at, finished_at, counts)',
  release: 'SELECT',
  knex_migrations: 'SELECT',
}

/** Tables whose lines are written in somebody's name: the server sees to that it is the writer's own. */
const SIGNED = ['audit_event', 'decision', 'run', 'review_lease', 'review_place', 'review_view', 'sealed_item', 'incident', 'incident_note', 'routine', 'document_request', 'absence', 'raised_escalation', 'followup_report', 'followup_action']

/** Tables of what a committee answers for by itself (J1): the server shows them, and lets them be written, to whoever has a role there. `by`: what tells the committee of a row. */
const OF_COMMITTEES: Readonly<Record<string, string>> = {
  incident: 'incident.committee',
  incident_note: '(SELECT i.committee FROM public.incident i WHERE i.id = incident_note.incident_id)',
  routine: 'routine.committee',
  followup_report: 'followup_report.committee',
  followup_action: 'followup_action.committee',
  document_request: 'document_request.committee',
}

/** Answers by which a row may come to be shown, or shown otherwise: the server takes them from those who have a role in its committee. What takes a row away anybody may write, since nothing is to stand in the way of that. */
const LETTING_OUT = DECISION_KINDS.filter((kind) => !['withhold', 'secret', 'resolve-withhold', 'escalate', 'defer', 'withdraw'].includes(kind))

/** Tables that holders alone write in: persons, what is written down about them, and what has been looked through for them. */
const HOLDERS_TABLES = ['protected_person', 'person_record', 'swept', 'letter', 'letter_batch', 'letter_printing'] as const
/** Of these whoever purges takes away what has had its time. */
const PURGED_BY_OTHERS: ReadonlySet<(typeof HOLDERS_TABLES)[number]> = new Set<(typeof HOLDERS_TABLES)[number]>(['swept', 'letter', 'letter_batch', 'letter_printing'])

/** The table whose comment notes which rights were handed out, and to whom: only the tables' owner can write it. */
const SHARED_NOTE = 'role_grant'
/** Raised when `shareOut` does something else for the same rights. */
const SHARE_EDITION = 9
/** True of a server where the right to clean a table (VACUUM) can be given: from version 17. */
const GIVES_CLEANING = "current_setting('server_version_num')::int >= 170000"

type Values = readonly (string | number | null)[]

interface Setup {
  login: string
  version: number
  encoding: string
  is_super: boolean
  passes_policies: boolean
  is_always_owner: boolean
  owner_is_super: boolean
  is_made: boolean
}

export const postgres: Dialect = {
  name: 'postgres',
  isShared: true,

  configuration({url}: Place, asOwner = false, patienceMs = LOCK_TIMEOUT_MS): Knex.Config {
    return poolOfOne(url, 'diarievakt', [
      // Names are found in the register's own schema, never in one that a login happens to have; temporary tables, the stage, come first by themselves.
      'SET search_path = public',
      `SET lock_timeout = ${patienceMs}`,
      // A query whose program was killed ends at once, and lets go of what it holds.
      "SET client_connection_check_interval = '2s'",
      "SET temp_buffers = '64MB'",
      // A decision that was said to be made must survive a power cut, as with SQLite's FULL.
      "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
      ...(asOwner ? [becomeOwner('session')] : []),
    ])
  },

  async migrationsMade(db: Knex): Promise<readonly string[] | null> {
    const [setup] = await select<Setup>(
      db,
      `SELECT session_user AS login, current_setting('server_version_num')::int AS version, pg_encoding_to_char(d.encoding) AS encoding, me.rolsuper AS is_super, me.rolbypassrls AS passes_policies, pg_has_role(session_user, d.datdba, 'USAGE') AS is_always_owner, owner.rolsuper AS owner_is_super,
         to_regclass('public.knex_migrations') IS NOT NULL AS is_made
       FROM pg_database d JOIN pg_roles owner ON owner.oid = d.datdba JOIN pg_roles me ON me.rolname = session_user WHERE d.datname = current_database()`,
    )
    if (setup === undefined) throw new Error('The server does not know its own database')
    if (setup.version < OLDEST_VERSION) throw new Refusal('database-unfit', {problem: 'version'})
    if (setup.encoding !== 'UTF8') throw new Refusal('database-unfit', {problem: 'encoding'})
    // Whoever is above every right could rewrite the log in anybody's name.
    if (setup.is_super || setup.owner_is_super) throw new Refusal('database-unfit', {problem: setup.is_super ? 'superuser' : 'owner'})
    // Whom no policy binds, or who owns the tables without taking that on, is held by nothing that the rights say.
    if (setup.passes_policies || setup.is_always_owner) throw new Refusal('database-unfit', {problem: setup.passes_policies ? 'unbound' : 'always-owner'})
    if (!setup.is_made) return null
    return (await db<{name: string}>('knex_migrations').select('name')).map(({name}) => name)
  },

  async shareOut(owner: Knex): Promise<void> {
    await owner.transaction(async (db) => {
      // One at a time: two who change the same rights at once would both fail.
      await postgres.lockForWriting(db)
      const groups = await groupsOf(db)
      const givesCleaning = await canGiveCleaning(db)
      const tables = (await select<{name: string}>(db, "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")).map(({name}) => name)
      const views = (await select<{name: string}>(db, "SELECT viewname AS name FROM pg_views WHERE schemaname = 'public'")).map(({name}) => name)
      for (const {name: group, watches} of groups) {
        await db.raw(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${group}`)
        await db.raw(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM ${group}`)
        if (watches) {
          for (const table of tables) if (WATCHING[table] !== undefined) await db.raw(`GRANT ${WATCHING[table]} ON public.${table} TO ${group}`)
          continue
        }
        for (const table of tables) {
          await db.raw(`GRANT ${RIGHTS[table] ?? 'SELECT, INSERT, UPDATE, DELETE'} ON public.${table} TO ${group}`)
        }
        for (const view of views) await db.raw(`GRANT SELECT ON public.${view} TO ${group}`)
        // Whoever purges also cleans, or deleted rows would stand until the server happens to.
        if (givesCleaning) await db.raw(`GRANT MAINTAIN ON ALL TABLES IN SCHEMA public TO ${group}`)
        await db.raw(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${group}`)
      }
      for (const table of SIGNED.filter((name) => tables.includes(name))) {
        await db.raw(`ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY`)
        for (const policy of ['anybody', 'in_own_name']) await db.raw(`DROP POLICY IF EXISTS ${policy} ON public.${table}`)
        await db.raw(`CREATE POLICY anybody ON public.${table} USING (${OF_COMMITTEES[table] === undefined ? 'true' : worksFor(OF_COMMITTEES[table])})`)
        await db.raw(`CREATE POLICY in_own_name ON public.${table} AS RESTRICTIVE FOR INSERT WITH CHECK (actor = session_user)`)
      }
      // A register whose tables are older gets them first.
      if (HOLDERS_TABLES.every((table) => tables.includes(table))) await shareVault(db)
      // What was taken back is taken back for good: nobody makes another's word stand again (B4).
      await db.raw('DROP POLICY IF EXISTS undone_for_good ON public.decision')
      await db.raw('CREATE POLICY undone_for_good ON public.decision AS RESTRICTIVE FOR UPDATE USING (undone_at IS NULL) WITH CHECK (undone_at IS NOT NULL)')
      await db.raw('DROP POLICY IF EXISTS let_out_at_home ON public.decision')
      await db.raw(`CREATE POLICY let_out_at_home ON public.decision AS RESTRICTIVE FOR INSERT WITH CHECK (kind NOT IN (${listed(LETTING_OUT)}) OR ${worksFor('(SELECT e.committee FROM public.entry e WHERE e.id = decision.entry_id)')})`)
      await db.raw(`COMMENT ON TABLE public.${SHARED_NOTE} IS '${shareOf(groups, givesCleaning)}'`)
    })
  },

  async isSharedOut(db: Knex): Promise<boolean> {
    const [row] = await select<{note: string | null}>(db, `SELECT obj_description('public.${SHARED_NOTE}'::regclass, 'pg_class') AS note`)
    const groups = await groupsOf(db)
    return groups.length === 0 || row?.note === shareOf(groups, await canGiveCleaning(db))
  },

  async whoActs(db: Knex): Promise<string> {
    const [row] = await select<{login: string}>(db, 'SELECT session_user AS login')
    return row?.login ?? ''
  },

  async actAsOwner(tx: Knex.Transaction): Promise<void> {
    await tx.raw(becomeOwner('transaction'))
  },

  async lockForWriting(tx: Knex.Transaction): Promise<void> {
    await tx.raw('SELECT pg_advisory_xact_lock(?, ?)', [LOCK_SPACE, keyOf(WRITING)])
  },

  async readOneMoment(tx: Knex.Transaction): Promise<void> {
    await tx.raw('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY')
  },

  async indexesAgree(): Promise<boolean> {
    // Nobody who works in the register can write the server's files past the server.
    return true
  },

  rowsFrom(columns: readonly BulkColumn[]): string {
    const made = columns.map(({name, type}, index) => (type === 'text' ? `(value ->> ${index}) COLLATE "C" AS ${name}` : `(value ->> ${index})::integer AS ${name}`))
    return `(SELECT ${made.join(', ')} FROM json_array_elements(?::json))`
  },

  byIndex(): string {
    return ''
  },

  async bulkInsert(db, table, columns, rows): Promise<void> {
    const connection: pg.Client = await db.client.acquireConnection()
    try {
      await copy(connection, `COPY ${table} (${columns.map(({name}) => name).join(', ')}) FROM STDIN`, (JSON.parse(rows) as Values[]).map(lineOf).join(''))
    } finally {
      await db.client.releaseConnection(connection)
    }
  },

  async openStage(db: Knex): Promise<void> {
    await db.raw('DISCARD TEMPORARY')
  },

  async closeStage(db: Knex): Promise<void> {
    await db.raw('DISCARD TEMPORARY')
  },

  async makeStageTable(db, table, columns, key): Promise<void> {
    const made = columns.map(({name, type}) => `${name} ${type === 'text' ? 'text COLLATE "C"' : type}`)
    await db.raw(`CREATE TEMPORARY TABLE ${table} (${[...made, ...(key === undefined ? [] : [`PRIMARY KEY (${key.join(', ')})`])].join(', ')})`)
  },

  async stageIsFilled(db: Knex, table: string): Promise<void> {
    await db.raw(`ANALYZE pg_temp.${table}`)
  },

  async holdRunLock({url}, name, waitMs, holder): Promise<HeldLock | null> {
    const db = knexFactory(poolOfOne(url, signOf(holder), [`SET lock_timeout = ${Math.max(waitMs, 1)}`]))
    const connection: unknown = await db.client.acquireConnection()
    const key = [LOCK_SPACE, keyOf(name)]
    const end = async (): Promise<void> => {
      await db.client.releaseConnection(connection)
      await db.destroy()
    }
    try {
      if (waitMs > 0) await db.raw('SELECT pg_advisory_lock(?, ?)', key).connection(connection)
      else {
        const {rows}: {rows: {held: boolean}[]} = await db.raw('SELECT pg_try_advisory_lock(?, ?) AS held', key).connection(connection)
        if (rows[0]?.held !== true) {
          await end()
          return null
        }
      }
    } catch (error) {
      await end()
      if (error instanceof Refusal && error.code === 'locked') return null
      throw error
    }
    return {
      async release() {
        // Let go of before the connection closes, which the server hears of in its own time; one that is broken has let go already.
        await db.raw('SELECT pg_advisory_unlock(?, ?)', key).connection(connection).catch(() => undefined)
        await end()
      },
    }
  },

  async runLockHolder(place, name): Promise<Partial<LockHolder>> {
    const db = knexFactory(postgres.configuration(place))
    try {
      const [row] = await select<{user: string; sign: string}>(
        db,
        `SELECT a.usename AS user, a.application_name AS sign FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
         WHERE l.locktype = 'advisory' AND l.granted AND l.classid = ? AND l.objid = ? AND l.objsubid = 2 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [LOCK_SPACE, keyOf(name)],
      )
      return row === undefined ? {} : {user: row.user, ...readSign(row.sign)}
    } finally {
      await db.destroy()
    }
  },

  catalogue: POSTGRES_CATALOGUE,
  entryGuard: POSTGRES_ENTRY_GUARD,
  holdGuard: POSTGRES_HOLD_GUARD,

  async continueNumbers(tx, table, column): Promise<void> {
    await tx.raw(`SELECT setval(pg_get_serial_sequence(?, ?), coalesce((SELECT max(${column}) FROM ${table}), 0) + 1, false)`, [table, column])
  },

  async scrub(db: Knex): Promise<ScrubOutcome> {
    // Version 16 knows no such right to give, and leaves it to the owner's members: there the others wait for one of them, or for the server's own cleaning.
    const tables = await select<{name: string; is_ours: boolean}>(
      db,
      `SELECT c.relname AS name, CASE WHEN ${GIVES_CLEANING} THEN has_table_privilege(c.oid, 'MAINTAIN') ELSE pg_has_role(c.relowner, 'USAGE') END AS is_ours
       FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
    )
    for (const {name, is_ours: isOurs} of tables) if (isOurs) await db.raw(`VACUUM public.${name}`)
    const left = tables.filter(({is_ours: isOurs}) => !isOurs).length
    return left === 0 ? {kind: 'clean'} : {kind: 'left', tables: left}
  },

  databaseFiles(): readonly string[] {
    return []
  },

  outOfSight: ['server-files', 'server-log', 'replicas', 'backups'],
}

/** What holders do is written by those who may hold a key: anybody could else write readings in their names, and so lock them out, or take away whom they keep. */
async function shareVault(db: Knex): Promise<void> {
  const mayHold = `EXISTS (SELECT 1 FROM public.role_grant WHERE user_name = session_user AND role IN (${listed(ROLES_BY_RIGHT['vault.hold'])}))`
  await db.raw('DROP POLICY IF EXISTS readings_by_holders ON public.audit_event')
  await db.raw(`CREATE POLICY readings_by_holders ON public.audit_event AS RESTRICTIVE FOR INSERT WITH CHECK (chain <> '${READINGS_CHAIN}' OR (event::json ->> 'kind' = kind AND (kind NOT IN (${listed(SIGNED_KINDS)}) OR ${mayHold})))`)
  await db.raw('DROP POLICY IF EXISTS taken_in_by_holders ON public.sealed_item')
  await db.raw(`CREATE POLICY taken_in_by_holders ON public.sealed_item AS RESTRICTIVE FOR DELETE USING (${mayHold})`)
  for (const table of HOLDERS_TABLES) {
    await db.raw(`ALTER TABLE public.${table} ENABLE ROW LEVEL SECURITY`)
    for (const policy of ['anybody', 'put_in_by_holders', 'changed_by_holders', 'removed_by_holders']) await db.raw(`DROP POLICY IF EXISTS ${policy} ON public.${table}`)
    await db.raw(`CREATE POLICY anybody ON public.${table} USING (true)`)
    await db.raw(`CREATE POLICY put_in_by_holders ON public.${table} AS RESTRICTIVE FOR INSERT WITH CHECK (${mayHold})`)
    await db.raw(`CREATE POLICY changed_by_holders ON public.${table} AS RESTRICTIVE FOR UPDATE USING (${mayHold})`)
    if (table === 'letter') await db.raw(`CREATE POLICY removed_by_holders ON public.letter AS RESTRICTIVE FOR DELETE USING (${mayHold} OR state IN ('posted', 'returned', 'withdrawn'))`)
    else if (!PURGED_BY_OTHERS.has(table)) await db.raw(`CREATE POLICY removed_by_holders ON public.${table} AS RESTRICTIVE FOR DELETE USING (${mayHold})`)
  }
}

/** Whether whoever asks has any role in a committee, which an expression tells. */
function worksFor(committee: string): string {
  return `EXISTS (SELECT 1 FROM public.role_grant g WHERE g.user_name = session_user AND (g.committee = '*' OR g.committee = ${committee}))`
}

/** A group that is let in to the database. One that may not make temporary tables cannot take in an export, and so only watches. */
interface Group {
  readonly name: string
  readonly watches: boolean
}

/** Whoever the administrator lets connect to the database, beside its owner, is one who works in the register, or watches it. */
async function groupsOf(db: Knex): Promise<readonly Group[]> {
  const groups = await select<{name: string; works: boolean}>(
    db,
    `SELECT quote_ident(r.rolname) AS name, bool_or(acl.privilege_type = 'TEMPORARY') AS works
     FROM pg_database d, aclexplode(d.datacl) acl JOIN pg_roles r ON r.oid = acl.grantee
     WHERE d.datname = current_database() AND acl.grantee <> d.datdba GROUP BY r.rolname HAVING bool_or(acl.privilege_type = 'CONNECT') ORDER BY name`,
  )
  return groups.map(({name, works}) => ({name, watches: !works}))
}

async function canGiveCleaning(db: Knex): Promise<boolean> {
  const [row] = await select<{can: boolean}>(db, `SELECT ${GIVES_CLEANING} AS can`)
  return row?.can === true
}

/** Names of the program's own, as a list in SQL. */
function listed(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ')
}

function shareOf(groups: readonly Group[], givesCleaning: boolean): string {
  return `diarievakt ${sha256(JSON.stringify([SHARE_EDITION, RIGHTS, WATCHING, SIGNED, OF_COMMITTEES, givesCleaning, groups])).slice(0, 32)}`
}

function poolOfOne(url: string, applicationName: string, statements: readonly string[]): Knex.Config {
  const {tls, ...login} = postgresLogin(url)
  return {
    client: RegisterClient,
    // Known to be at least so new once the setup has been looked at; knex would ask at every connection.
    version: '16',
    connection: {
      ...login,
      ssl: tls ?? false,
      application_name: applicationName,
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      types: {getTypeParser},
    } as Knex.PgConnectionConfig,
    // An error's text must not carry bound values: they are rows of the registry.
    compileSqlOnError: false,
    log: {warn: silent, error: silent, debug: silent, deprecate: silent},
    pool: {
      min: 0,
      max: 1,
      afterCreate(connection: pg.Client, done: (error: Error | null, connection: unknown) => void) {
        connection.query([PATIENT, ...statements].join('; ')).then(
          () => done(null, connection),
          (error: unknown) => {
            void connection.end()
            done(working(error), connection)
          },
        )
      },
    },
  }
}

/** Takes on the role that owns the database, whatever its name: the login stays who acts. */
function becomeOwner(until: 'session' | 'transaction'): string {
  return `SELECT set_config('role', pg_get_userbyid(datdba), ${until === 'transaction' ? 'true' : 'false'}) FROM pg_database WHERE datname = current_database()`
}

/** Counts and sums come as text by default, since they may be larger than a number holds; none here is. */
function getTypeParser(...asked: Parameters<typeof pg.types.getTypeParser>): unknown {
  return COUNTS.includes(asked[0]) ? Number : pg.types.getTypeParser(...asked)
}

function silent(): void {}

/** A row in COPY's text format, in which a backslash gives four signs another meaning. */
function lineOf(row: Values): string {
  return `${row.map((value) => (value === null ? '\\N' : typeof value === 'number' ? value : value.replace(/[\\\t\n\r]/g, escapeOf))).join('\t')}\n`
}

function escapeOf(sign: string): string {
  return {'\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r'}[sign] ?? sign
}

function keyOf(name: string): number {
  return crc32(name) & 0x7f_ff_ff_ff
}

/** The holder of a lock as a connection's name, of which the server keeps 63 bytes and shows them to every login: `diarievakt 4711@diariet 20260203T090000.000Z`. */
function signOf({pid, host, since}: LockHolder): string {
  return `diarievakt ${pid}@${host.slice(0, 22)} ${since.replaceAll(/[-:]/g, '')}`
}

function readSign(sign: string): Partial<LockHolder> {
  const [, pid, host, day, time] = /^diarievakt (\d+)@(\S*) (\d{8})T(\d{6}\.\d{3})Z$/.exec(sign) ?? []
  if (pid === undefined || host === undefined || day === undefined || time === undefined) return {}
  return {pid: Number(pid), host, since: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}Z`}
}
