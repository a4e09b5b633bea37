import {readFileSync, statSync} from 'node:fs'
import {chmod, mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest'
import {administer, aName} from '../support/postgres-cluster.js'
import {run, runJson, type Ran} from '../support/run-command.js'
import {aRow, csvOf} from '../support/town.js'

// The worked example of "SQLite or PostgreSQL?", played from the page's own words: what an administrator copies from it must do what it says. Names are others',
// as the page allows, since a cluster has one of each; the socket is where the tests' server lies. Left out, as they change the machine and not the program:
// groupadd and usermod, whom the folder is given to (the tests' account owns it and starts every command), and pg_hba.conf, for PGUSER says here who logs in.

const PAGE = readFileSync('docs/manual/sqlite-or-postgresql.md', 'utf8')
const socket = inject('postgres')

/** The code of a section, block by block. */
function blocksOf(heading: string): readonly string[] {
  const section = PAGE.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^```\w*\n([^]*?)^```$/gm)].map(([, code = '']) => code)
}

/** The lines of a section that are commands of the program, without its name: each as words, quotes taken off. */
function commandsOf(heading: string): readonly (readonly string[])[] {
  const lines = blocksOf(heading).join('').split('\n').filter((line) => line.startsWith('diarievakt '))
  return lines.map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(1))
}

const names = new Map(['diarievakt_owner', 'diarievakt_staff', 'diarievakt', 'diariet', 'anna', 'sven'].map((name) => [name, aName()]))
const named = (text: string): string => text.replace(/\b(diarievakt_owner|diarievakt_staff|diarievakt|diariet|anna|sven)\b/g, (name) => names.get(name) ?? name)
const login = (name: string): string => names.get(name) ?? ''

let outside = ''
let folder = ''
const as = (user: string): {readonly now: null; readonly cwd: string; readonly env: Record<string, string>} => ({now: null, cwd: folder, env: {PGHOST: socket, PGUSER: login(user)}})
/** A word of a command with the names of this run. */
const worded = (word: string): string => (word === '/srv/diarievakt' ? folder : /^(--|\/)/.test(word) ? word : named(word))
const play = (user: string, words: readonly string[]): Promise<Ran> => run(words.map(worded), as(user))

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'diarievakt-page-'))
  folder = join(outside, 'srv')
})

afterAll(async () => {
  await administer(socket, [`DROP DATABASE IF EXISTS ${login('diariet')} WITH (FORCE)`, ...['anna', 'diarievakt', 'sven', 'diarievakt_staff', 'diarievakt_owner'].map((name) => `DROP ROLE IF EXISTS ${login(name)}`)])
  await rm(outside, {recursive: true, force: true})
})

describe('the worked example of the page, in its own order', () => {
  test('the server is set up by its superuser', async () => {
    const [sql = ''] = blocksOf('Setting up the server')
    const statements = sql.replace(/--.*$/gm, '').split(';').map((one) => one.trim()).filter((one) => one !== '')
    expect(statements.length).toBeGreaterThanOrEqual(9)
    await administer(socket, statements.map(named))
  })

  test('the folder is made with the mode that the page gives, and is the group’s', async () => {
    const [code = ''] = blocksOf('The folder')
    const mode = /^install -d -m (\d+) -o sven -g diariet \/srv\/diarievakt$/m.exec(code)?.[1] ?? ''
    expect(mode).toBe('3770')
    await mkdir(folder)
    await chmod(folder, Number.parseInt(mode, 8))
  })

  test('the register is made by the administrator of the database, who gives the others their roles', async () => {
    const [init, ...grants] = commandsOf('Making the register')
    if (init === undefined) throw new Error('The page tells no init')
    expect([init[0], grants.length]).toEqual(['init', 2])
    expect(await play('anna', init)).toMatchObject({code: 77})
    expect(await play('sven', init)).toMatchObject({code: 0})
    // The committees that the page says to write in diarievakt.yaml: `init` has written the one that the next line names.
    expect(readFileSync(join(folder, 'diarievakt.yaml'), 'utf8')).toMatch(/^ {2}KS:$/m)
    for (const words of grants) expect([words, await play('sven', words)]).toMatchObject([words, {code: 0}])
  })

  test('then each does what the page says of them, and no more', async () => {
    await writeFile(join(folder, 'inbox/export.csv'), csvOf([aRow()]))
    // The account of the timers imports and publishes, and gives nobody a role.
    expect(await play('diarievakt', ['import', 'inbox/export.csv'])).toMatchObject({code: 0})
    expect(await play('diarievakt', ['publication', 'run'])).toMatchObject({code: 0})
    expect((await runJson('user grant', [login('anna'), 'administrator', '--all-committees'], as('diarievakt'))).code).toBe(77)
    // Anna reviews in the committee that she was given, and publishes nothing.
    expect(await play('anna', ['review', 'list'])).toMatchObject({code: 0})
    expect(await play('anna', ['publication', 'run'])).toMatchObject({code: 77})
    const {document} = await runJson('audit verify', [], as('sven'))
    expect(document).toMatchObject({ok: true})
  })

  test('a backup of it is taken and is whole, and its stop journal is the group’s', async () => {
    const file = join(outside, 'natten.zip')
    expect(await play('sven', ['backup', file])).toMatchObject({code: 0})
    expect(await run(['restore', file, '--verify'], as('sven'))).toMatchObject({code: 0})
    expect(statSync(join(folder, 'stopped.jsonl')).mode & 0o7777).toBe(0o660)
  })
})
