import {describe, expect, inject, onTestFinished, test} from 'vitest'
import pg from 'pg'
import {createDatabase, openDatabase} from '../../../src/io/db/open-database.js'
import {refusalOf} from '../support.js'
import {administer, aName, asSuperuser, changeAsOwner, makingDatabase, makingLogin, OWNER, STAFF, urlOf} from '../../support/postgres-cluster.js'

const socket = inject('postgres')

/** A register with somebody who works for each of two committees, and for all of them. */
async function register(): Promise<string> {
  const name = aName()
  await administer(socket, [...makingDatabase(name), ...makingLogin('chefen', true), ...['vera', 'sanna', 'alla'].flatMap((user) => makingLogin(user))])
  onTestFinished(() => administer(socket, [`DROP DATABASE ${name} WITH (FORCE)`]))
  const {db} = await createDatabase({url: urlOf(socket, name, 'chefen'), folder: ''})
  await db.destroy()
  await changeAsOwner({url: urlOf(socket, name, 'chefen'), folder: ''}, async (owner) => {
    for (const [user, committee] of [['vera', 'KS'], ['sanna', 'SN'], ['alla', '*']]) await owner('role_grant').insert({user_name: user, role: 'registrar', committee, granted_at: 'x', granted_by: 'chefen'})
    for (const [at, committee] of ['KS', 'SN'].entries()) {
      await owner('entry').insert({id: `id${committee}`, kind: 'case', committee, case_number: 'a', document_number: '', registry_state: 'present', content_digest: '', current_version: 1, row_is_open: 1, is_history: 0, is_taken_down: 0})
      await owner('incident').insert({id: `I-2026-000${at + 1}`, committee, breach: 'disclosure', origin: 'suspicion', suspected_at: 'x', aware_at: 'x', reported_at: 'x', actor: 'chefen'})
      await owner('incident_note').insert({note_id: `n${committee}`, incident_id: `I-2026-000${at + 1}`, kind: 'happened', at: 'x', actor: 'chefen'})
      await owner('routine').insert({id: `R-000${at + 1}`, committee, kind: 'instruction', name: 'a', version: '1', decided_on: 'x', next_review_on: 'y', registered_at: 'x', actor: 'chefen'})
      await owner('followup_report').insert({id: `U-2026-000${at + 1}`, committee, from_day: 'x', to_day: 'y', made_at: 'x', actor: 'chefen', figures: '[]', gaps: '[]'})
      await owner('followup_action').insert({id: `A-000${at + 1}`, committee, gap: 'x', owner: 'y', until_day: 'z', added_at: 'x', actor: 'chefen'})
      await owner('document_request').insert({id: `B-2026-000${at + 1}`, committee, received_on: 'x', due_on: 'y', handler: 'z', registered_at: 'x', actor: 'chefen'})
    }
  })
  return name
}

/** Asks the server itself, past the program, as somebody. */
async function asLogin<T>(name: string, user: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({host: socket, user, database: name})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const COMMITTEES_OWN = ['incident', 'routine', 'followup_report', 'followup_action', 'document_request'] as const

describe('J1: what a committee answers for by itself, past the program', () => {
  test.each(COMMITTEES_OWN)('%s: whoever works for one committee sees and changes none of another', async (table) => {
    const name = await register()
    const seen = (user: string): Promise<readonly string[]> => asLogin(name, user, async (client) => (await client.query<{committee: string}>(`SELECT committee FROM ${table} ORDER BY committee`)).rows.map(({committee}) => committee))
    expect([await seen('vera'), await seen('sanna'), await seen('alla')]).toEqual([['KS'], ['SN'], ['KS', 'SN']])
    await asLogin(name, 'vera', async (client) => {
      expect((await client.query(`UPDATE ${table} SET actor = actor WHERE committee = 'SN'`)).rowCount).toBe(0)
      expect((await client.query(`DELETE FROM ${table} WHERE committee = 'SN'`)).rowCount).toBe(0)
      await expect(client.query(`UPDATE ${table} SET committee = 'SN'`)).rejects.toMatchObject({code: '42501'})
      // Nor what is of a committee of nobody's.
      await expect(client.query(`UPDATE ${table} SET committee = 'XX'`)).rejects.toMatchObject({code: '42501'})
    })
    expect(await seen('alla')).toEqual(['KS', 'SN'])
  })

  test('what is written about an incident goes with it, and a name that somebody else’s has is taken', async () => {
    const name = await register()
    await asLogin(name, 'vera', async (client) => {
      expect((await client.query('SELECT note_id FROM incident_note')).rows).toEqual([{note_id: 'nKS'}])
      expect((await client.query("SELECT max(id) AS last FROM taken_name WHERE id LIKE 'I-2026-%'")).rows).toEqual([{last: 'I-2026-0002'}])
    })
  })

  test('B7: nobody lets out what is another committee’s; what takes a row away anybody may write', async () => {
    const name = await register()
    const decide = (client: pg.Client, entry: string, kind: string): Promise<unknown> =>
      client.query(`INSERT INTO decision (id, entry_id, version_number, kind, actor, at, policy_hash, fingerprint, findings) VALUES ('${aName()}', '${entry}', 1, '${kind}', session_user, 'x', '', '', '')`)
    await asLogin(name, 'vera', async (client) => {
      for (const kind of ['publish', 'resolve-publish', 'rewrite-heading', 'replace-party', 'withhold-file', 'restore', 'undo', 'not-an-identity-number']) await expect(decide(client, 'idSN', kind), kind).rejects.toMatchObject({code: '42501'})
      for (const kind of ['withdraw', 'secret', 'withhold', 'escalate']) await decide(client, 'idSN', kind)
      await decide(client, 'idKS', 'publish')
    })
    await asLogin(name, 'alla', (client) => decide(client, 'idSN', 'publish'))
  })
})

describe('J2: the roles of the database', () => {
  test('those who work in a register own nothing in it, pass no policy, and can take on no other role', async () => {
    const name = await register()
    await asSuperuser(socket, name, async (client) => {
      const {rows} = await client.query<{role: string; is_super: boolean; bypasses: boolean; owns: number; is_owner: boolean}>(
        `SELECT r.rolname AS role, r.rolsuper AS is_super, r.rolbypassrls AS bypasses, pg_has_role(r.oid, '${OWNER}', 'MEMBER') AS is_owner,
           (SELECT count(*)::int FROM pg_class c WHERE c.relowner = r.oid) AS owns FROM pg_roles r WHERE r.rolname IN ('${STAFF}', 'vera') ORDER BY role`,
      )
      expect(rows).toEqual([STAFF, 'vera'].map((role) => ({role, is_super: false, bypasses: false, is_owner: false, owns: 0})))
    })
  })

  test.each([
    ['unbound', 'a login that no policy binds', (login: string) => [`ALTER ROLE ${login} BYPASSRLS`]],
    ['always-owner', 'a login that has the owner’s rights all the time', (login: string) => [`GRANT ${OWNER} TO ${login} WITH INHERIT TRUE`]],
  ])('%s: the program does not work for %s', async (problem, _, making) => {
    const name = await register()
    const login = aName()
    await administer(socket, [...makingLogin(login), ...making(login)])
    onTestFinished(() => administer(socket, [`DROP ROLE ${login}`]))
    expect(await refusalOf(async () => openDatabase({url: urlOf(socket, name, login), folder: ''}))).toMatchObject({code: 'database-unfit', facts: {problem}})
  })

  test('a group without TEMPORARY only watches: whether batches run, and nothing out of the registry', async () => {
    const name = await register()
    const [group, watcher] = [aName(), aName()]
    await administer(socket, [`CREATE ROLE ${group} NOLOGIN`, `GRANT CONNECT ON DATABASE ${name} TO ${group}`, `CREATE ROLE ${watcher} LOGIN IN ROLE ${group}`])
    onTestFinished(() => administer(socket, [`DROP ROLE ${watcher}`, `DROP ROLE ${group}`]))
    onTestFinished(() => asSuperuser(socket, name, async (client) => {
      await client.query(`DROP OWNED BY ${group}`)
    }))
    await (await openDatabase({url: urlOf(socket, name, 'chefen'), folder: ''})).db.destroy()
    await asLogin(name, watcher, async (client) => {
      expect((await client.query('SELECT id, state, counts FROM run')).rows).toEqual([])
      await expect(client.query('SELECT actor FROM run')).rejects.toMatchObject({code: '42501'})
      const {rows} = await client.query<{name: string}>("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' UNION ALL SELECT viewname FROM pg_views WHERE schemaname = 'public'")
      for (const {name: table} of rows) {
        if (!['run', 'release', 'knex_migrations'].includes(table)) await expect(client.query(`SELECT * FROM ${table}`), table).rejects.toMatchObject({code: '42501'})
        // A view of several tables takes no change from anybody.
        await expect(client.query(`DELETE FROM ${table}`), table).rejects.toMatchObject({code: table === 'taken_name' ? '55000' : '42501'})
      }
    })
  })
})
