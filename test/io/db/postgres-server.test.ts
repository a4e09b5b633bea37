import pg from 'pg'
import {describe, expect, inject, onTestFinished, test} from 'vitest'
import {dialectOf} from '../../../src/io/db/dialects/index.js'
import {createDatabase, openDatabase} from '../../../src/io/db/open-database.js'
import {administer, aName, asSuperuser, changeAsOwner, makingDatabase, makingLogin, STAFF, urlOf} from '../../support/postgres-cluster.js'

const socket = inject('postgres')

/** A register of its own, which no other test gets afterwards. */
async function register(): Promise<{readonly name: string; readonly url: (user: string) => string}> {
  const name = aName()
  await administer(socket, [...makingDatabase(name), ...makingLogin('chefen', true), ...makingLogin('vera')])
  onTestFinished(() => administer(socket, [`DROP DATABASE ${name} WITH (FORCE)`]))
  const {db} = await createDatabase({url: urlOf(socket, name, 'chefen'), folder: ''})
  await db.destroy()
  return {name, url: (user) => urlOf(socket, name, user)}
}

describe('a server that ends what stands idle', () => {
  /** Comes back when the server has ended a session of somebody else who asked for nothing. */
  const anotherIsEnded = async (name: string, sql: string): Promise<void> => {
    const other = new pg.Client({host: socket, user: 'vera', database: name})
    const ended = new Promise<void>((resolve) => other.on('error', () => resolve()))
    await other.connect()
    await other.query(sql)
    await ended
    await other.end().catch(() => undefined)
  }

  test('G2: lets a run keep its lock for as long as the work lasts', async () => {
    const {name, url} = await register()
    await administer(socket, [`ALTER DATABASE ${name} SET idle_session_timeout = '200ms'`])
    const place = {url: url('chefen'), folder: ''}
    const dialect = dialectOf(place.url)
    const holder = {user: 'chefen', host: 'här', pid: 1, since: '2026-02-03T09:00:00.000Z'}
    const lock = await dialect.holdRunLock(place, 'import', 0, holder)
    expect(lock).not.toBeNull()
    for (let time = 0; time < 2; time += 1) await anotherIsEnded(name, 'SELECT 1')
    expect(await dialect.holdRunLock(place, 'import', 0, holder)).toBeNull()
    await lock?.release()
    const next = await dialect.holdRunLock(place, 'import', 0, holder)
    expect(next).not.toBeNull()
    await next?.release()
  })

  test('lets a session keep its stage, and one long look its moment', async () => {
    const {name, url} = await register()
    for (const setting of ['idle_session_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout']) await administer(socket, [`ALTER DATABASE ${name} SET ${setting} = '200ms'`])
    const {db} = await openDatabase({url: url('vera'), folder: ''})
    try {
      await db.raw('CREATE TEMPORARY TABLE stage (a text)')
      await anotherIsEnded(name, 'SELECT 1')
      expect(await db('stage').select()).toEqual([])
      await db.transaction(async (tx) => {
        await tx('stage').insert({a: 'x'})
        await anotherIsEnded(name, 'BEGIN')
        await anotherIsEnded(name, 'SELECT 1')
      })
      expect(await db('stage').select()).toEqual([{a: 'x'}])
    } finally {
      await db.destroy()
    }
  })
})

describe('the rights of those who work in the register', () => {
  const mayUpdate = async (name: string, role: string, column: string): Promise<boolean> =>
    asSuperuser(socket, name, async (client) => (await client.query<{may: boolean}>(`SELECT has_column_privilege('${role}', 'public.decision', '${column}', 'UPDATE') AS may`)).rows[0]?.may === true)
  const open = async (url: string): Promise<void> => (await openDatabase({url, folder: ''})).db.destroy()
  const groupsFolder = (name: string, user: string): {readonly url: string; readonly folder: string} => ({url: urlOf(socket, name, user), folder: ''})

  test('J2: are those of this version after the first command of an administrator, in a register whose tables are current', async () => {
    const {name, url} = await register()
    // As an older version, which knew neither the column's right nor the note, had left it; and somebody was given more than is right.
    await changeAsOwner(groupsFolder(name, 'chefen'), async (db) => {
      await db.raw('COMMENT ON TABLE public.role_grant IS NULL')
      await db.raw(`REVOKE ALL ON public.decision FROM ${STAFF}`)
      await db.raw(`GRANT SELECT, INSERT, DELETE ON public.decision TO ${STAFF}`)
      await db.raw(`GRANT UPDATE ON public.audit_event TO ${STAFF}`)
    })
    await open(url('vera'))
    expect(await mayUpdate(name, 'vera', 'undone_at')).toBe(false)
    await open(url('chefen'))
    expect([await mayUpdate(name, 'vera', 'undone_at'), await mayUpdate(name, 'vera', 'actor')]).toEqual([true, false])
    await asSuperuser(socket, name, async (client) => {
      const {rows} = await client.query(`SELECT has_any_column_privilege('vera', 'public.audit_event', 'UPDATE') AS may, (SELECT count(*)::int FROM pg_policies WHERE schemaname = 'public') AS policies`)
      expect(rows).toEqual([{may: false, policies: 55}])
    })
  })

  test('reach a group that is let in later, and nobody who works there can say that they have', async () => {
    const {name, url} = await register()
    const group = `grupp_${name.slice(2, 12)}`
    await administer(socket, [`CREATE ROLE ${group} NOLOGIN`, `GRANT CONNECT, TEMPORARY ON DATABASE ${name} TO ${group}`, ...makingLogin('vera')])
    onTestFinished(() => administer(socket, [`DROP ROLE ${group}`]))
    onTestFinished(() => asSuperuser(socket, name, async (client) => {
      await client.query(`DROP OWNED BY ${group}`)
    }))
    await asSuperuser(socket, name, async (client) => {
      await client.query('SET SESSION AUTHORIZATION vera')
      await expect(client.query(`COMMENT ON TABLE public.role_grant IS 'x'`)).rejects.toMatchObject({code: '42501'})
    })
    expect(await mayUpdate(name, group, 'undone_at')).toBe(false)
    await open(url('chefen'))
    expect(await mayUpdate(name, group, 'undone_at')).toBe(true)
  })

  test('are handed out once by many who open at the same time', async () => {
    const {name, url} = await register()
    await changeAsOwner(groupsFolder(name, 'chefen'), (db) => db.raw('COMMENT ON TABLE public.role_grant IS NULL'))
    await Promise.all(Array.from({length: 6}, () => open(url('chefen'))))
    expect(await mayUpdate(name, 'vera', 'undone_at')).toBe(true)
  })
})
