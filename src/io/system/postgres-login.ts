import {readFileSync, statSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {Refusal} from '../../core/refusal.js'
import {systemAccount} from './account.js'

/** How to reach a PostgreSQL server, and as whom. There is no password in it: that is asked for when the server demands one, and kept nowhere. */
export interface PostgresLogin {
  /** A host name, or the folder of a Unix socket. */
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  /** Null where the connection is not encrypted: over a Unix socket, within the machine, or where the URL says so. */
  readonly tls: {readonly ca?: string; readonly cert?: string; readonly key?: string} | null
  readonly password: () => Promise<string>
}

// What may stand in the URL and in a service file, each with the variable that libpq reads for it. Anything else is refused rather than
// passed over: a misspelt `sslmode` would otherwise send the register in the clear.
const VARIABLES = {
  host: 'PGHOST',
  port: 'PGPORT',
  dbname: 'PGDATABASE',
  user: 'PGUSER',
  sslmode: 'PGSSLMODE',
  sslrootcert: 'PGSSLROOTCERT',
  sslcert: 'PGSSLCERT',
  sslkey: 'PGSSLKEY',
} as const

type Key = keyof typeof VARIABLES
type Values = Partial<Record<Key, string>>

const SOCKET_FOLDER = '/var/run/postgresql'
const PORT = 5432
const WITHIN_THE_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1'])

/** Reads the settings' URL, a service file and the variables that libpq knows, in that order; what none of them tells is as on Debian: the machine's own socket, and the operating system's user. */
export function postgresLogin(url: string): PostgresLogin {
  const {service, ...told} = inUrl(url)
  const named = service ?? fromEnvironment('PGSERVICE')
  const inService = named === undefined ? {} : serviceNamed(named)
  const value = (key: Key): string | undefined => told[key] ?? inService[key] ?? fromEnvironment(VARIABLES[key])

  const host = value('host') ?? SOCKET_FOLDER
  const port = Number(value('port') ?? PORT)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw unusable('port')
  const database = value('dbname')
  if (database === undefined) throw unusable('dbname')
  const user = value('user') ?? systemAccount()
  return {host, port, database, user, tls: tlsOf(host, value), password: async () => passwordFor({host, port, database, user})}
}

function inUrl(url: string): Values & {service?: string} {
  // A login without a host (`postgres://anna@/diariet`) is good to libpq, and no URL to Node.
  const parsed = URL.parse(url.replace(/^(postgres(?:ql)?:\/\/[^/?@]*@)(?=[/?]|$)/, '$1_'))
  if (parsed === null) throw unusable('database')
  if (parsed.password !== '') throw unusable('password')
  const values: Values & {service?: string} = {}
  const host = decodeURIComponent(parsed.hostname).replace(/^\[(.*)\]$/, '$1')
  if (host !== '' && host !== '_') values.host = host
  if (parsed.port !== '') values.port = parsed.port
  if (parsed.username !== '') values.user = decodeURIComponent(parsed.username)
  if (parsed.pathname.length > 1) values.dbname = decodeURIComponent(parsed.pathname.slice(1))
  for (const [key, value] of parsed.searchParams) {
    if (key !== 'service' && !isKey(key)) throw unusable(key)
    values[key] = value
  }
  return values
}

function isKey(key: string): key is Key {
  return Object.hasOwn(VARIABLES, key)
}

function fromEnvironment(name: string): string | undefined {
  const value = process.env[name]
  return value === '' ? undefined : value
}

/** A service's own lines of `~/.pg_service.conf` or the machine's. The driver reads no such file, so it is read here. */
function serviceNamed(name: string): Values {
  const own = fromEnvironment('PGSERVICEFILE') ?? join(homedir(), '.pg_service.conf')
  const shared = join(fromEnvironment('PGSYSCONFDIR') ?? '/etc/postgresql-common', 'pg_service.conf')
  for (const file of [own, shared]) {
    const lines = linesOf(file)
    const at = lines.indexOf(`[${name}]`)
    if (at === -1) continue
    const values: Values = {}
    for (const line of lines.slice(at + 1)) {
      if (line.startsWith('[')) break
      if (line === '' || line.startsWith('#')) continue
      const [, key = '', value = ''] = /^([^=]*)=(.*)$/.exec(line) ?? []
      // A password among them too: it belongs in the password file, which nobody else can read.
      if (!isKey(key)) throw unusable(key === '' ? 'service' : key)
      values[key] = value
    }
    return values
  }
  throw unusable('service')
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/).map((line) => line.trim())
  } catch {
    return []
  }
}

function tlsOf(host: string, value: (key: Key) => string | undefined): PostgresLogin['tls'] {
  if (host.startsWith('/')) return null
  const mode = value('sslmode') ?? (WITHIN_THE_MACHINE.has(host) ? 'disable' : 'verify-full')
  if (mode === 'disable') return null
  // The modes between encrypt for whoever answers, or do not encrypt at all when the server would rather not.
  if (mode !== 'verify-full') throw unusable('sslmode')
  const [ca, cert, key] = (['sslrootcert', 'sslcert', 'sslkey'] as const).map((name) => fileOf(name, value(name)))
  return {...(ca === undefined ? {} : {ca}), ...(cert === undefined ? {} : {cert}), ...(key === undefined ? {} : {key})}
}

function fileOf(key: Key, path: string | undefined): string | undefined {
  if (path === undefined || path === 'system') return undefined
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw unusable(key)
  }
}

/** The password of the first line that fits in the password file, `host:port:database:user:password`. A file that others can read is refused. */
function passwordFor(wanted: {readonly host: string; readonly port: number; readonly database: string; readonly user: string}): string {
  const file = fromEnvironment('PGPASSFILE') ?? join(homedir(), '.pgpass')
  const mode = statSync(file, {throwIfNoEntry: false})?.mode
  if (mode !== undefined && (mode & 0o077) !== 0) throw new Refusal('database-passfile-open', {file})
  const hosts = wanted.host.startsWith('/') ? [wanted.host, 'localhost'] : [wanted.host]
  const fits = (field: string | undefined, values: readonly string[]): boolean => field !== undefined && (field === '*' || values.includes(field))
  for (const line of linesOf(file)) {
    if (line.startsWith('#')) continue
    const [host, port, database, user, password] = fieldsOf(line)
    if (password !== undefined && fits(host, hosts) && fits(port, [String(wanted.port)]) && fits(database, [wanted.database]) && fits(user, [wanted.user])) return password
  }
  throw new Refusal('database-login-refused', {login: wanted.user, reason: 'no-password'})
}

/** A line of the password file, where `\:` and `\\` stand for the signs themselves. */
function fieldsOf(line: string): readonly string[] {
  const fields = ['']
  for (const [sign] of line.matchAll(/\\[\s\S]|[\s\S]/g)) {
    if (sign === ':' && fields.length < 5) fields.push('')
    else fields.push((fields.pop() ?? '') + (sign.length > 1 ? sign.slice(1) : sign))
  }
  return fields
}

function unusable(key: string): Refusal {
  return new Refusal('database-url-unusable', {key})
}
