import {createHash} from 'node:crypto'
import {existsSync, lstatSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {chmod, chown, mkdir, mkdtemp, rename, rm, symlink, writeFile} from 'node:fs/promises'
import {tmpdir, userInfo} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, inject, onTestFinished, test} from 'vitest'
import {administer, aName, asSuperuser, changeAsOwner, makingDatabase, makingLogin, OWNER, STAFF, urlOf} from '../support/postgres-cluster.js'
import {run, runJson, type Ran} from '../support/run-command.js'
import {aRow, csvOf} from '../support/town.js'

const MADE = '2026-02-03T08:00:00Z'
const MORNING = '2026-02-03T09:00:00Z'

const socket = inject('postgres')
/** Settings name the server and the database; who one is, one's own surroundings tell. */
const addressOf = (database: string): string => `postgres://${encodeURIComponent(socket)}/${database}`

let outside = ''
beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'diarievakt-postgres-commands-'))
  await administer(socket, [...makingLogin('sven', true), ...makingLogin('anna'), ...makingLogin('bo'), 'CREATE ROLE utomstaende LOGIN'])
})
afterAll(() => rm(outside, {recursive: true, force: true}))

async function emptyDatabase(making: (name: string) => readonly string[] = makingDatabase): Promise<string> {
  const name = aName()
  await administer(socket, making(name))
  onTestFinished(() => administer(socket, [`DROP DATABASE ${name} WITH (FORCE)`]))
  return name
}

const as = (user: string, now: string | null = MORNING): {readonly now: string | null; readonly env: Record<string, string>; readonly cwd: string} => ({now, env: {PGUSER: user}, cwd: outside})

/** A rehearsal in a database of its own, made by an administrator of it. */
async function workspace(options: readonly string[] = []): Promise<{readonly folder: string; readonly database: string}> {
  const database = await emptyDatabase()
  const folder = join(outside, database)
  expect(await run(['init', folder, '--rehearsal', '--municipality', 'Provkommunen', '--database', addressOf(database), ...options], as('sven', MADE))).toMatchObject({code: 0})
  return {folder, database}
}

const inside = (folder: string, user: string, now: string | null = MORNING): {readonly now: string | null; readonly env: Record<string, string>; readonly cwd: string} => ({...as(user, now), cwd: folder})
const grant = (folder: string, database: string, user: string, ...roles: readonly string[]): Promise<void> =>
  changeAsOwner({url: urlOf(socket, database, 'sven'), folder}, async (db) => {
    for (const role of roles) await db('role_grant').insert({user_name: user, role, committee: '*', granted_at: MADE, granted_by: 'sven'})
  })
const trailOf = async (folder: string, database: string): Promise<readonly string[]> =>
  changeAsOwner({url: urlOf(socket, database, 'sven'), folder}, async (db) => (await db<{actor: string; kind: string}>('audit_event').orderBy(['at', 'chain', 'position'])).map(({actor, kind}) => `${actor} ${kind}`))
/** What somebody does past the program, by their own login. */
const byHand = (database: string, user: string, sql: string): Promise<unknown> => asSuperuser(socket, database, (client) => client.query(`SET SESSION AUTHORIZATION ${user}`).then(() => client.query(sql)))

describe('a register in PostgreSQL', () => {
  test('is made in an empty database, and never in one that holds a register', async () => {
    const {folder, database} = await workspace()
    expect(readFileSync(join(folder, 'diarievakt.yaml'), 'utf8')).toContain(`database: "${addressOf(database)}"`)
    expect(existsSync(join(folder, 'diarievakt.db'))).toBe(false)
    expect(statSync(folder).mode & 0o7777).toBe(0o700)
    expect(await runJson('publication status', [], inside(folder, 'sven'))).toMatchObject({code: 0, document: {rehearsal: true}})

    const other = join(outside, 'en-till')
    expect(await runJson('init', [other, '--rehearsal', '--database', addressOf(database)], as('sven', MADE))).toMatchObject({code: 73, error: {code: 'database-occupied'}})
    expect(existsSync(other)).toBe(false)
  })

  test('belongs to its workspace: another folder with the same address is refused', async () => {
    const {folder, database} = await workspace()
    const stranger = join(outside, 'frammande')
    expect(await run(['init', stranger, '--rehearsal'], as('sven', MADE))).toMatchObject({code: 0})
    await writeFile(join(stranger, 'diarievakt.yaml'), readFileSync(join(folder, 'diarievakt.yaml')))
    expect(await runJson('publication status', [], inside(stranger, 'sven'))).toMatchObject({code: 78, error: {code: 'database-of-another'}})
    await writeFile(join(stranger, 'diarievakt.yaml'), readFileSync(join(folder, 'diarievakt.yaml'), 'utf8').replace(database, await emptyDatabase()))
    expect(await runJson('publication status', [], inside(stranger, 'sven'))).toMatchObject({code: 66, error: {code: 'database-empty'}})
  })

  test('the demo is for SQLite', async () => {
    expect(await runJson('init', ['demo', '--demo', '--database', addressOf('x')], as('sven', MADE))).toMatchObject({code: 2, error: {code: 'usage'}})
  })
})

describe('who acts (J2 B7)', () => {
  test('is the login that the server let in, whoever started the program', async () => {
    const {folder, database} = await workspace()
    await grant(folder, database, 'anna', 'registrar')
    await grant(folder, database, 'bo', 'administrator')
    await writeFile(join(folder, 'export.csv'), csvOf([aRow({registrator: ''}), aRow({handlingsnummer: '2'})]))
    expect(await run(['import', 'export.csv'], inside(folder, 'sven'))).toMatchObject({code: 0})
    expect(await runJson('publication run', [], inside(folder, 'anna'))).toMatchObject({code: 77, error: {code: 'not-permitted'}})
    expect(await runJson('review decide', ['KS 2026/00123:1', '--publish', '--reason', 'other'], inside(folder, 'bo'))).toMatchObject({code: 77, error: {code: 'not-permitted'}})
    expect(await runJson('review decide', ['KS 2026/00123:1', '--publish', '--reason', 'other'], inside(folder, 'anna'))).toMatchObject({code: 0})
    expect(await runJson('publication run', [], inside(folder, 'bo'))).toMatchObject({code: 0})

    const trail = await trailOf(folder, database)
    expect(trail.filter((line) => !line.startsWith('sven'))).toEqual(expect.arrayContaining(['anna entry.decided']))
    expect(trail.some((line) => line.startsWith('bo '))).toBe(true)
    expect(trail.filter((line) => line.startsWith(`${userInfo().username} `))).toEqual([])
  })

  test('somebody whom the server knows and the register does not is told so by name', async () => {
    const {folder} = await workspace()
    expect(await runJson('publication status', [], inside(folder, 'anna'))).toMatchObject({code: 77, error: {code: 'user-unknown', facts: {user: 'anna'}}})
  })
})

describe('past the program, with psql', () => {
  const RIGHT = /permission denied|row-level security/
  test.each([
    ['the log is not rewritten', `UPDATE audit_event SET actor = 'bo'`],
    ['the log is not shortened', 'DELETE FROM audit_event'],
    ['nor emptied', 'TRUNCATE audit_event'],
    ['nobody writes in the log in another’s name', `INSERT INTO audit_event (chain, position, previous_hash, at, actor, kind, entry_id, event, hash) VALUES ('*', 99, '', '', 'bo', 'x', NULL, '{}', '')`],
    ['nobody decides in another’s name', `INSERT INTO decision (id, entry_id, version_number, kind, actor, at, policy_hash, fingerprint, findings) VALUES ('d', 'e', 1, 'publish', 'bo', '', '', '', '[]')`],
    ['nor makes a decision another’s', `UPDATE decision SET actor = 'bo'`],
    ['nor a run', `UPDATE run SET actor = 'bo'`],
    ['nor rewrites what was decided', `UPDATE decision SET kind = 'publish', fingerprint = ''`],
    ['nobody gives oneself a role', `INSERT INTO role_grant VALUES ('anna', 'administrator', '*', '', 'anna')`],
    ['nobody takes on the owner’s role', `SET ROLE ${OWNER}`],
    ['nobody makes tables', 'CREATE TABLE mine (a text)'],
    ['nobody changes tables', 'ALTER TABLE audit_event DISABLE ROW LEVEL SECURITY'],
    ['nobody takes the guard away', 'DROP TRIGGER entry_needs_permit ON entry'],
  ])('%s', async (_what, sql) => {
    const {database} = await shared
    await expect(byHand(database, 'anna', sql)).rejects.toThrow(/permission denied|row-level security|must be owner/)
  })

  test('somebody who works with other things does not come in at all', async () => {
    const {folder, database} = await shared
    await expect(byHand(database, 'utomstaende', 'SELECT * FROM entry')).rejects.toThrow(RIGHT)
    expect(await runJson('publication status', [], inside(folder, 'utomstaende'))).toMatchObject({code: 77, error: {code: 'database-rights-missing'}})
  })

  test('an administrator of the database is held to the same, until the owner’s role is taken on', async () => {
    const {database} = await shared
    await expect(byHand(database, 'sven', 'DELETE FROM audit_event')).rejects.toThrow(RIGHT)
  })

  let shared: Promise<{readonly folder: string; readonly database: string}>
  beforeAll(async () => {
    const database = aName()
    await administer(socket, makingDatabase(database))
    const folder = join(outside, database)
    shared = run(['init', folder, '--rehearsal', '--database', addressOf(database)], as('sven', MADE)).then(() => ({folder, database}))
    await shared
    return () => administer(socket, [`DROP DATABASE ${database} WITH (FORCE)`])
  })
})

describe('what a register cannot be made in', () => {
  const refused = async (database: string, user = 'sven'): Promise<unknown> => {
    const folder = join(outside, aName())
    const {code, error} = await runJson('init', [folder, '--rehearsal', '--database', addressOf(database)], as(user, MADE))
    expect(existsSync(folder)).toBe(false)
    return [code, error?.code, error?.facts]
  }

  test('a database that does not exist', async () => {
    expect(await refused('finns_inte')).toEqual([66, 'database-missing', {database: 'finns_inte'}])
  })

  test('one that is owned by a superuser, or opened by one', async () => {
    expect(await refused(await emptyDatabase((name) => makingDatabase(name, 'postgres')))).toEqual([78, 'database-unfit', {problem: 'owner'}])
    expect(await refused(await emptyDatabase(), 'postgres')).toEqual([78, 'database-unfit', {problem: 'superuser'}])
  })

  test('one in another encoding than UTF-8', async () => {
    const latin = await emptyDatabase((name) => [`CREATE DATABASE ${name} OWNER ${OWNER} TEMPLATE template0 ENCODING 'LATIN1' LOCALE 'C'`, `GRANT CONNECT ON DATABASE ${name} TO ${STAFF}`])
    expect(await refused(latin)).toEqual([78, 'database-unfit', {problem: 'encoding'}])
  })

  test('one of which one is no administrator', async () => {
    const database = await emptyDatabase()
    const folder = join(outside, aName())
    expect(await runJson('init', [folder, '--rehearsal', '--database', addressOf(database)], as('anna', MADE))).toMatchObject({code: 77, error: {code: 'database-rights-missing'}})
    // What was begun stands in nobody's way: neither the folder nor the database.
    expect(await runJson('init', [folder, '--rehearsal', '--database', addressOf(database)], as('sven', MADE))).toMatchObject({code: 0})
  })
})

test('a register of an older program is brought up by an administrator of the database, and by nobody else', async () => {
  const {folder, database} = await workspace()
  await grant(folder, database, 'anna', 'registrar')
  // As it was before the latest migration, which is told apart by its name alone.
  await changeAsOwner({url: urlOf(socket, database, 'sven'), folder}, async (db) => {
    await db.schema.alterTable('entry', (table) => table.dropColumn('row_digest'))
    await db.schema.alterTable('entry', (table) => table.dropColumn('case_digest'))
    await db('knex_migrations').where({name: '0007-row-digest'}).delete()
  })
  expect(await runJson('publication status', [], inside(folder, 'anna'))).toMatchObject({code: 78, error: {code: 'database-older'}})
  expect(await runJson('publication status', [], inside(folder, 'sven'))).toMatchObject({code: 0})
  expect(await runJson('publication status', [], inside(folder, 'anna'))).toMatchObject({code: 0})
})

describe('passwords', () => {
  /** Somebody who must tell a password, in surroundings with or without a password file. */
  const told = async (line: string | null, mode = 0o600): Promise<Ran> => {
    const {folder, database} = await workspace()
    const name = aName()
    await administer(socket, [...makingLogin(name), `ALTER ROLE ${name} PASSWORD 'lösen:\\ord'`, `GRANT by_password TO ${name}`])
    await grant(folder, database, name, 'registrar')
    const passfile = join(outside, `${name}.pgpass`)
    if (line !== null) await writeFile(passfile, `# kommentar\nnågon.annan:5432:*:${name}:fel\n${line.replace('NAME', name).replace('DATABASE', database)}\n`)
    if (line !== null) await chmod(passfile, mode)
    const ran = await run(['review', 'list'], {...inside(folder, name), env: {PGUSER: name, PGPASSFILE: passfile, HOME: outside, PGPASSWORD: 'i omgivningen'}})
    expect(`${ran.stdout}${ran.stderr}`).not.toMatch(/lösen:|omgivningen/)
    return ran
  }

  test.each([`localhost:5432:DATABASE:NAME:lösen\\:\\\\ord`, `*:*:*:NAME:lösen\\:\\\\ord`])('the password file opens the door (%s)', async (line) => {
    expect(await told(line)).toMatchObject({code: 0, stderr: expect.not.stringContaining('Warning') as string})
  })

  test('a wrong password, and none, are told apart', async () => {
    expect(await told('*:*:*:NAME:fel')).toMatchObject({code: 77, stderr: expect.stringContaining('Kontrollera inloggningens namn') as string})
    expect(await told('*:*:*:nagon:fel')).toMatchObject({code: 77, stderr: expect.stringContaining('ingen rad i lösenordsfilen') as string})
    expect(await told(null)).toMatchObject({code: 77, stderr: expect.stringContaining('ingen rad i lösenordsfilen') as string})
  })

  test('a password file that others can read is refused', async () => {
    expect(await told('*:*:*:NAME:lösen\\:\\\\ord', 0o640)).toMatchObject({code: 78, stderr: expect.stringContaining('chmod 600') as string})
  })
})

describe('a service file', () => {
  const ask = async (text: (database: string) => string, address = 'postgres:///?service=diariet'): Promise<Ran> => {
    const database = await emptyDatabase()
    const file = join(outside, 'pg_service.conf')
    await writeFile(file, text(database))
    return run(['init', join(outside, aName()), '--rehearsal', '--database', address], {...as('', MADE), env: {PGSERVICEFILE: file, HOME: outside}})
  }

  test('tells where the database is and who one is', async () => {
    expect(await ask((database) => `[annan]\nhost=/finns/inte\n\n[diariet]\n# på den här datorn\nhost=${socket}\ndbname=${database}\nuser=sven\n`)).toMatchObject({code: 0})
  })

  test('that holds a password, or does not name the service, is refused', async () => {
    expect(await ask((database) => `[diariet]\nhost=${socket}\ndbname=${database}\nuser=sven\npassword=hemligt\n`)).toMatchObject({code: 78, stderr: expect.stringMatching(/^Adressen till databasen går inte att använda: password/m) as string})
    expect(await ask(() => '[annan]\n')).toMatchObject({code: 78, stderr: expect.stringContaining('service') as string})
  })
})

describe('a workspace that a group shares', () => {
  const shared = async (mode: number): Promise<string> => {
    const folder = join(outside, aName())
    await mkdir(folder)
    await chmod(folder, mode)
    return folder
  }

  test('is open to the group, all of it, and to nobody else', async () => {
    const [folder, database] = [await shared(0o3770), await emptyDatabase()]
    expect(await run(['init', folder, '--rehearsal', '--database', addressOf(database)], as('sven', MADE))).toMatchObject({code: 0})
    await writeFile(join(folder, 'inbox/export.csv'), csvOf([aRow({fil: 'remiss.txt', fil_publiceras: 'ja'}), aRow({handlingsnummer: '2', datum: 'fel'})]))
    await writeFile(join(folder, 'inbox/remiss.txt'), 'Remissen gäller en förskola.\n')
    expect(await run(['import', 'inbox/export.csv'], inside(folder, 'sven'))).toMatchObject({code: 3})
    expect(await run(['publication', 'run'], inside(folder, 'sven'))).toMatchObject({code: 0})

    const modes = new Map(readdirSync(folder, {recursive: true, withFileTypes: true}).flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      return entry.isSymbolicLink() || path.endsWith('inbox/export.csv') || path.endsWith('inbox/remiss.txt') ? [] : [[path.slice(folder.length + 1), {isFolder: entry.isDirectory(), mode: statSync(path).mode & 0o7777}] as const]
    }))
    const settled = ['diarievakt.yaml', 'diarievakt.schema.json', 'policy.yaml', 'fingerprint.key']
    for (const name of settled) expect(modes.get(name)?.mode, name).toBe(0o640)
    expect((statSync(folder).mode & 0o7777).toString(8)).toBe('3770')
    for (const [path, {isFolder, mode}] of modes) if (!settled.includes(path)) expect([path, mode.toString(8)]).toEqual([path, isFolder ? '2770' : '660'])
    expect([...modes.keys()]).toEqual(expect.arrayContaining(['site/releases', 'stopped.jsonl']))
  })

  test.each([0o2770, 0o3771, 0o3775, 0o770, 0o750, 0o3777, 0o1770])('any other opening (%o) is refused', async (mode) => {
    const folder = await shared(mode)
    const {code, error} = await runJson('init', [folder, '--rehearsal', '--database', addressOf(await emptyDatabase())], as('sven', MADE))
    expect([code, error?.code, error?.facts]).toEqual([78, 'workspace-open-to-others', {folder, mode: mode.toString(8)}])
    expect(readdirSync(folder)).toEqual([])
  })

  describe('is governed by its owner alone', () => {
    const settled = async (): Promise<string> => {
      const folder = await shared(0o3770)
      expect(await run(['init', folder, '--rehearsal', '--database', addressOf(await emptyDatabase())], as('sven', MADE))).toMatchObject({code: 0})
      await mkdir(join(folder, 'sources'))
      await writeFile(join(folder, 'sources/egen.yaml'), readFileSync('data/sources/diarievakt.yaml', 'utf8').replace('name: diarievakt', 'name: egen'), {mode: 0o640})
      await writeFile(join(folder, 'inbox/export.csv'), csvOf([aRow()]))
      return folder
    }
    const importing = (folder: string): ReturnType<typeof runJson> => runJson('import', ['inbox/export.csv', '--source', 'egen'], inside(folder, 'sven'))

    test.each(['diarievakt.yaml', 'policy.yaml', 'fingerprint.key', 'sources/egen.yaml'])('%s is read only where no other could have written it', async (name) => {
      const folder = await settled()
      const file = join(folder, name)
      await chmod(file, 0o660)
      expect(await importing(folder)).toMatchObject({code: 78, error: {code: 'workspace-file-of-another', facts: {file}}})
      await chmod(file, 0o640)
      await rename(file, join(folder, 'inbox/undanlagd'))
      await symlink(join(folder, 'inbox/undanlagd'), file)
      expect(await importing(folder)).toMatchObject({code: 78, error: {code: 'workspace-file-of-another', facts: {file}}})
      await rm(file)
      await rename(join(folder, 'inbox/undanlagd'), file)
      expect(await importing(folder)).toMatchObject({code: 0})
    })

    test.runIf(userInfo().uid === 0)('what another account has laid there is not read, and only the folder’s owner makes a workspace', async () => {
      const folder = await settled()
      await chown(join(folder, 'diarievakt.yaml'), 65_500, -1)
      expect(await importing(folder)).toMatchObject({code: 78, error: {code: 'workspace-file-of-another'}})
      // The whole of it another account's, which asks root to work in it: as its owner settled it, so it is.
      for (const name of ['.', 'diarievakt.yaml', 'policy.yaml', 'fingerprint.key', 'sources/egen.yaml']) await chown(join(folder, name), 65_500, -1)
      expect(await importing(folder)).toMatchObject({code: 0})
    })
  })

  test('a link that somebody has laid where the program writes is never followed', async () => {
    const folder = await shared(0o3770)
    expect(await run(['init', folder, '--rehearsal', '--database', addressOf(await emptyDatabase())], as('sven', MADE))).toMatchObject({code: 0})
    const victim = join(outside, 'offer.txt')
    await writeFile(victim, 'orörd')
    await writeFile(join(folder, 'inbox/export.csv'), csvOf([aRow({fil: 'remiss.txt', fil_publiceras: 'ja'})]))
    await writeFile(join(folder, 'inbox/remiss.txt'), 'Remissen gäller en förskola.\n')
    await symlink(victim, join(folder, 'site/gone.map.incoming'))
    await symlink(victim, join(folder, 'site/current.incoming'))
    const digest = createHash('sha256').update('Remissen gäller en förskola.\n').digest('hex')
    await mkdir(join(folder, 'files', digest.slice(0, 2)), {recursive: true})
    await symlink(victim, join(folder, 'files', digest.slice(0, 2), `${digest}.incoming`))
    expect(await run(['import', 'inbox/export.csv'], inside(folder, 'sven'))).toMatchObject({code: 0})
    expect(await run(['publication', 'run'], inside(folder, 'sven'))).toMatchObject({code: 0})
    expect(readFileSync(victim, 'utf8')).toBe('orörd')
    expect(lstatSync(join(folder, 'site/gone.map')).isFile()).toBe(true)
  })

  test('SQLite is one account’s', async () => {
    const folder = await shared(0o3770)
    expect(await runJson('init', [folder, '--rehearsal'], as('sven', MADE))).toMatchObject({code: 78, error: {code: 'workspace-open-to-others'}})
  })
})

describe('a server that is away', () => {
  test.each([['postgres://127.0.0.1:1/diariet'], ['postgres:///diariet?host=/finns/inte']])('is told so (%s)', async (address) => {
    const {folder, database} = await workspace()
    const settings = join(folder, 'diarievakt.yaml')
    await writeFile(settings, readFileSync(settings, 'utf8').replace(addressOf(database), address))
    expect(await runJson('publication status', [], inside(folder, 'sven'))).toMatchObject({code: 69, error: {code: 'database-unreachable'}})
  })
})
