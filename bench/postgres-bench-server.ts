import {spawn} from 'node:child_process'
import {once} from 'node:events'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import pg from 'pg'
import {ROOT} from './measure.ts'

/** A PostgreSQL server of the benchmark's own, reached through a socket in its folder. */
export interface BenchServer {
  readonly socket: string
  /** The settings' URL of the register's database. */
  readonly url: string
  end(): Promise<void>
}

/** Starts a server with the roles that `docs/manual/sqlite-or-postgresql.md` tells of, an empty database for a register and one for the yardstick. It does not wait for the disk, so neither side does. */
export async function startPostgres(): Promise<BenchServer> {
  const server = spawn(process.execPath, [join(ROOT, 'test/support/postgres-server.ts')], {stdio: ['pipe', 'pipe', 'inherit']})
  const lines = createInterface({input: server.stdout})
  const [socket] = (await Promise.race([once(lines, 'line'), once(server, 'exit').then(() => Promise.reject(new Error('PostgreSQL did not start')))])) as [string]
  const client = new pg.Client({host: socket, user: 'postgres', database: 'postgres'})
  await client.connect()
  for (const statement of [
    'CREATE ROLE diarievakt_owner NOLOGIN',
    'CREATE ROLE diarievakt_staff NOLOGIN',
    'CREATE ROLE bench LOGIN IN ROLE diarievakt_staff',
    'GRANT diarievakt_owner TO bench WITH INHERIT FALSE, SET TRUE',
    "CREATE DATABASE register OWNER diarievakt_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'",
    'REVOKE ALL ON DATABASE register FROM PUBLIC',
    'GRANT CONNECT, TEMPORARY ON DATABASE register TO diarievakt_staff',
    "CREATE DATABASE floor TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'",
  ]) await client.query(statement)
  await client.end()
  return {
    socket,
    url: `postgres://bench@${encodeURIComponent(socket)}/register`,
    async end() {
      const gone = once(server, 'exit')
      server.stdin.end()
      await gone
    },
  }
}
