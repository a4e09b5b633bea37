import PostgresClient from 'knex/lib/dialects/postgres/index.js'
import pg from 'pg'
import {from as copyFrom} from 'pg-copy-streams'
import {Refusal} from '../../../core/refusal.js'

const UNREACHABLE = /^(08|57P|53300|XX000$)/
const NO_PATIENCE: ReadonlySet<string> = new Set(['55P03', '40001', '40P01', '57014'])
/** What the rest of the program knows a full disk and a database that may not be written by. */
const AS_FILES_SAY: Readonly<Record<string, string>> = {'53100': 'ENOSPC', '25006': 'EROFS', '58030': 'EIO'}

/** Which rule of the tables was broken, in SQLite's words for it. */
const CONSTRAINTS: Readonly<Record<string, string>> = {'23502': 'NOT NULL', '23503': 'FOREIGN KEY', '23505': 'UNIQUE', '23514': 'CHECK'}
/** What the register's own functions raise: fixed words of ours. */
const OURS = 'P0001'

/** What the server said, without the values that PostgreSQL puts in its messages: they are rows of the registry. */
class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly code: string

  constructor(state: string, about: readonly string[]) {
    super(['PostgreSQL', state, CONSTRAINTS[state] ?? '', ...about].filter((word) => word !== '').join(' '))
    this.code = AS_FILES_SAY[state] ?? state
  }
}

/** knex's PostgreSQL as a register needs it: texts that sort by their bytes as SQLite's do, and errors that carry no row. */
export class RegisterClient extends PostgresClient {
  override columnCompiler(...parts: unknown[]): {text: string} {
    return Object.assign(super.columnCompiler(...parts), {text: 'text COLLATE "C"'})
  }

  override async _acquireOnlyConnection(): Promise<pg.Client> {
    const connection = new pg.Client(this.connectionSettings)
    // By this mark the pool knows a connection that it must not give out again.
    const dispose = (error?: Error): unknown => Object.assign(connection, {__knex__disposed: error ?? new Error('The connection ended')})
    connection.on('error', dispose).on('end', dispose)
    try {
      await connection.connect()
      return connection
    } catch (error) {
      // One that is refused half-way would wait for its password, and the program for it.
      void connection.end()
      throw connecting(error, this.connectionSettings)
    }
  }

  override async _query(connection: pg.Client, query: object): Promise<object> {
    return super._query(connection, query).catch((error: unknown) => {
      throw working(error)
    })
  }
}

/** Sends text to a COPY statement of a connection. */
export async function copy(connection: pg.Client, sql: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = connection.query(copyFrom(sql))
    stream.on('error', (error) => reject(working(error)))
    stream.on('finish', resolve)
    stream.end(text)
  })
}

function connecting(error: unknown, settings: object): Error {
  if (!(error instanceof Error)) return new Error('The driver threw what is no error')
  if (error instanceof Refusal) return error
  const {host = '', user = '', database = ''} = settings as {host?: string; user?: string; database?: string}
  const code = codeOf(error)
  if (code === '28P01' || code === '28000') return new Refusal('database-login-refused', {login: user, reason: 'refused'})
  if (code === '3D000') return new Refusal('database-missing', {database})
  if (code === '42501') return new Refusal('database-rights-missing', {login: user})
  if (/CERT|TLS|SSL|SIGNATURE/.test(code) || /SSL/.test(error.message)) return new Refusal('database-untrusted', {host})
  if (code.length === 5 && !UNREACHABLE.test(code)) return working(error)
  return new Refusal('database-unreachable', {host})
}

/** What went wrong in a statement, as the rest of the program is to know it: a refusal, or an error that holds no value. */
export function working(error: unknown): Error {
  if (!(error instanceof Error)) return new Error('The driver threw what is no error')
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  if (NO_PATIENCE.has(code)) return new Refusal('locked')
  if (code === '42501') return new Refusal('database-rights-missing')
  const isServers = /^[0-9A-Z]{5}$/.test(code)
  if (UNREACHABLE.test(code) || (!isServers && (code !== '' || /[Cc]onnection|queryable/.test(error.message)))) return new Refusal('database-unreachable')
  if (!isServers) return error
  const {table, constraint} = error as {table?: string; constraint?: string}
  return new ServerError(code, [table ?? '', constraint ?? '', code === OURS ? error.message : ''])
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
