import {DatabaseSync} from 'node:sqlite'
import {existsSync, readFileSync} from 'node:fs'
import {appendFile, chmod, mkdir, readFile, rm, writeFile} from 'node:fs/promises'
import {userInfo} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {REFUSALS} from '../../src/core/refusal.js'
import {ErrorDocument, type DocumentedCommand} from '../../scripts/schemas/json-documents.js'
import {run, runJson, startCommand, Workspaces, type RunOptions} from '../support/run-command.js'

/** What stands in the way, made in a workspace of the case's own. Gives what differs when the command runs there. */
type Obstacle = (folder: string) => Promise<RunOptions | undefined>

interface Case {
  readonly exit: number
  /** The code of the error; null where the command does what it was asked. */
  readonly code: string | null
  readonly what: string
  readonly command: DocumentedCommand
  readonly args?: readonly string[]
  readonly obstacle?: Obstacle
  readonly facts?: (folder: string) => object
}

const sql =
  (...statements: readonly string[]): Obstacle =>
  async (folder) => {
    const database = new DatabaseSync(join(folder, 'diarievakt.db'))
    for (const statement of statements) database.exec(statement)
    database.close()
    return undefined
  }

const settings =
  (change: (text: string) => string): Obstacle =>
  async (folder) => {
    const path = join(folder, 'diarievakt.yaml')
    await writeFile(path, change(await readFile(path, 'utf8')))
    return undefined
  }

/** Other bytes in the place of the database's own, from here to there or to its end. */
const damaged =
  (from: number, to?: number): Obstacle =>
  async (folder) => {
    const path = join(folder, 'diarievakt.db')
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(0x5a, from, to))
    return undefined
  }

const yaml = (folder: string): string => join(folder, 'diarievakt.yaml')

const CASES: readonly Case[] = [
  {exit: 0, code: null, what: 'done', command: 'publication status'},
  {exit: 2, code: 'usage', what: 'a flag that is not there', command: 'publication status', args: ['--fort']},
  {exit: 2, code: 'usage', what: 'an argument too many', command: 'review undo', args: ['ett', 'två']},
  {exit: 2, code: 'usage', what: 'a language that is not there', command: 'publication status', args: ['--lang', 'fi']},
  {exit: 3, code: null, what: 'some rows refused', command: 'import', args: ['-'], obstacle: async (folder) => ({input: `${await readFile(join(folder, 'inbox/export.csv'), 'utf8')}KS;kort rad\n`})},
  {exit: 65, code: 'entry-not-found', what: 'an entry that is not there', command: 'review show', args: ['KS 2026/99999']},
  {exit: 65, code: 'input-empty', what: 'an export without a byte', command: 'import', args: ['-']},
  {exit: 66, code: 'input-not-found', what: 'an export that is not there', command: 'import', args: ['borta.csv'], facts: (folder) => ({file: join(folder, 'borta.csv')})},
  {exit: 66, code: 'workspace-not-found', what: 'no workspace', command: 'policy check', args: ['--workspace', '/nonexistent'], facts: () => ({folder: '/nonexistent'})},
  {exit: 69, code: 'deploy-failed', what: 'a web server that cannot be reached', command: 'publication run', obstacle: settings((text) => text.replace('site:', 'site:\n  deploy: [/bin/false]')), facts: () => ({program: '/bin/false', code: 1, said: []})},
  {exit: 70, code: 'fault', what: 'a fault in the program', command: 'review corrections', obstacle: sql('DROP TABLE correction')},
  {exit: 73, code: 'workspace-exists', what: 'a workspace that is there already', command: 'init', args: ['.', '--rehearsal'], facts: (folder) => ({folder})},
  {exit: 74, code: 'database-damaged', what: 'a database that is none', command: 'review list', obstacle: damaged(0, 100)},
  {exit: 74, code: 'database-damaged', what: 'a database with broken pages', command: 'publication status', obstacle: damaged(4096)},
  {exit: 73, code: 'name-too-long', what: 'a name that no disk takes', command: 'init', args: ['å'.repeat(300)], obstacle: async () => ({now: null})},
  {exit: 77, code: 'user-unknown', what: 'a user without a role', command: 'publication status', obstacle: sql('DELETE FROM role_grant'), facts: () => ({user: userInfo().username})},
  {exit: 77, code: 'not-permitted', what: 'a role without the right', command: 'publication run', obstacle: sql("DELETE FROM role_grant WHERE role = 'administrator'"), facts: () => ({right: 'publication.run'})},
  {exit: 77, code: 'not-permitted', what: 'a role in another committee', command: 'review list', args: ['--committee', 'KS'], obstacle: sql("UPDATE role_grant SET committee = 'KFN'"), facts: () => ({right: 'review.read', committee: 'KS'})},
  {exit: 65, code: 'entry-not-found', what: 'an entry of a committee where one has no role', command: 'review show', args: ['KS 2026/00123:1'], obstacle: sql("UPDATE role_grant SET committee = 'KFN'")},
  {exit: 78, code: 'settings-invalid', what: 'a key that is not there', command: 'policy check', obstacle: settings((text) => `${text}färg: blå\n`), facts: (folder) => ({file: yaml(folder), line: 10, key: 'färg', problem: 'unknown'})},
  {exit: 78, code: 'settings-invalid', what: 'a key twice', command: 'policy check', obstacle: settings((text) => `${text}site: {}\n`), facts: (folder) => ({file: yaml(folder), line: 10, key: '', problem: 'doubled'})},
  {exit: 78, code: 'settings-invalid', what: 'a value that is none', command: 'policy check', obstacle: settings((text) => text.replace('baseUrl: https', 'baseUrl: gopher')), facts: (folder) => ({file: yaml(folder), line: 5, key: 'site.baseUrl', problem: 'value'})},
  {exit: 78, code: 'settings-invalid', what: 'a key that is missing', command: 'policy check', obstacle: settings((text) => text.replace('name: Provkommunen', 'organisationNumber: prov')), facts: (folder) => ({file: yaml(folder), line: 2, key: 'municipality.name', problem: 'missing'})},
  {exit: 78, code: 'settings-invalid', what: 'settings that are no YAML', command: 'policy check', obstacle: settings((text) => `${text}\tx: [`), facts: (folder) => ({file: yaml(folder), line: 10, key: '', problem: 'syntax'})},
  {exit: 78, code: 'clock-refused', what: 'a set clock outside a rehearsal', command: 'publication status', obstacle: sql("UPDATE meta SET value = '0' WHERE key = 'rehearsal'"), facts: () => ({reason: 'not-a-rehearsal'})},
  {exit: 78, code: 'clock-refused', what: 'a clock that is no instant', command: 'publication status', obstacle: async () => ({now: 'i morgon'}), facts: () => ({reason: 'form'})},
  {exit: 78, code: 'clock-went-back', what: 'a clock before the last change', command: 'publication run', obstacle: async () => ({now: '2026-02-03T08:30:00Z'}), facts: () => ({last: '2026-02-03T11:00:00.000Z'})},
  {exit: 78, code: 'workspace-open-to-others', what: 'a workspace that others can read', command: 'policy check', obstacle: async (folder) => chmod(folder, 0o750).then(() => undefined), facts: (folder) => ({folder, mode: '750'})},
  {exit: 78, code: 'database-newer', what: 'a database of a later version', command: 'publication status', obstacle: sql("INSERT INTO knex_migrations (name, batch) VALUES ('9999-later', 99)")},
]

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('exit codes', () => {
  test.each(CASES)('$exit $code: $what', async ({exit, code, command, args = [], obstacle, facts}) => {
    const folder = await town.copy()
    const options = {cwd: folder, ...(await obstacle?.(folder))}
    const {code: ended, error} = await runJson(command, args, options)
    expect([ended, error?.code ?? null]).toEqual([exit, code])
    if (facts !== undefined) expect(error?.facts).toEqual(facts(folder))
    if (code !== null && code in REFUSALS) expect(REFUSALS[code as keyof typeof REFUSALS]).toBe(exit)
  })

  test.each([['import', ['inbox/export.csv']], ['scan', []]] as const)('75: %s while another process imports, saying who, where and since when', async (command, args) => {
    const folder = await town.copy()
    // An export that has not ended: its reader holds the lock until it has.
    const other = startCommand(['import', '-'], {cwd: folder})
    const gone = new Promise<number | null>((resolve) => other.once('close', resolve))
    try {
      await expect.poll(() => existsSync(join(folder, 'lock-import.json')) && readFileSync(join(folder, 'lock-import.json'), 'utf8').includes(`:${other.pid},`), {timeout: 20_000}).toBe(true)
      const {code, error} = await runJson(command, args, {cwd: folder})
      expect([code, error?.code]).toEqual([75, 'locked'])
      expect(error?.facts).toMatchObject({user: userInfo().username, pid: other.pid, since: '2026-02-10T09:00:00.000Z'})
      expect(error?.message).toContain(`process ${other.pid}`)
    } finally {
      other.kill('SIGKILL')
      await gone
    }
    // A killed run leaves no lock behind.
    expect((await run([command, ...args], {cwd: folder})).code).toBe(0)
  })

  test('70 is noted under the id that the user is shown: kind and place, never the message', async () => {
    const folder = await town.copy()
    await sql("CREATE TRIGGER stopp BEFORE INSERT ON decision BEGIN SELECT RAISE(ABORT, 'Elsa Lindqvist'); END")(folder)
    const state = join(folder, 'state')
    const {code, stdout, stderr} = await run(['review', 'decide', 'KS 2026/00124:1', '--withhold', '--note', '-'], {cwd: folder, env: {XDG_STATE_HOME: state}, input: 'Ring Elsa Lindqvist'})
    expect([code, stdout]).toEqual([70, ''])
    const id = /Felnummer ([a-z]{8})\./.exec(stderr)?.[1]
    const log = await readFile(join(state, 'diarievakt/faults.jsonl'), 'utf8')
    expect(JSON.parse(log)).toMatchObject({id, command: 'review:decide', kind: 'Error', code: 'SQLITE_CONSTRAINT'})
    expect(`${log}${stderr}`).not.toContain('Lindqvist')
    // Nothing half done: the row waits as before.
    expect((await runJson('review show', ['KS 2026/00124:1'], {cwd: folder})).document).toMatchObject({stage: 'held', decisions: []})
  })

  test('74 where what is said cannot be written', async () => {
    const {code, stderr} = await run(['policy', 'show', '--workspace', town.folder], {stdout: '/dev/full'})
    expect([code, stderr.split('\n').slice(1, 3)]).toEqual([74, ['Disken är full. Ingenting halvfärdigt är synligt.', 'Frigör utrymme och kör igen.']])
  })
})

describe('where a refusal is told', () => {
  test('sentence and next step on standard error, nothing on standard output', async () => {
    const {code, stdout, stderr} = await run(['review', 'list'], {cwd: town.outside})
    expect([code, stdout]).toEqual([66, ''])
    expect(stderr).toBe(`Ingen arbetsyta i ${town.outside} eller ovanför.\nSkapa en med \`diarievakt init MAPP\`, eller ange den med \`--workspace MAPP\`.\n`)
  })

  test('in English by --lang and by DIARIEVAKT_LANG, and --lang wins', async () => {
    const sentence = `No workspace in ${town.outside} or above.\n`
    expect((await run(['review', 'list', '--lang=en'], {cwd: town.outside})).stderr).toContain(sentence)
    expect((await run(['review', 'list'], {cwd: town.outside, env: {DIARIEVAKT_LANG: 'en'}})).stderr).toContain(sentence)
    expect((await run(['review', 'list', '--lang', 'sv'], {cwd: town.outside, env: {DIARIEVAKT_LANG: 'en'}})).stderr).toContain('Ingen arbetsyta')
  })

  test('under --json the document is on standard output, and the person is told on standard error all the same', async () => {
    const {error, stdout, stderr} = await runJson('review list', [], {cwd: town.outside})
    expect(JSON.parse(stdout)).toEqual({schema: 'diarievakt.error/1', error})
    expect(stderr).toBe(`${error?.message}\n${error?.next}\n`)
  })

  test('under --json a rehearsal is marked on standard error too', async () => {
    expect((await runJson('policy check', [], {cwd: town.folder})).stderr).toBe('ÖVNING: det här är ingen riktig publicering.\n')
  })

  test('the workspace is named by a flag, a variable, or found upwards', async () => {
    const deep = join(town.folder, 'inbox/djupt')
    await mkdir(deep, {recursive: true})
    for (const options of [{cwd: deep}, {env: {DIARIEVAKT_WORKSPACE: town.folder}}]) expect((await run(['policy', 'check'], options)).code).toBe(0)
    expect((await run(['policy', 'check', '--workspace', town.folder], {env: {DIARIEVAKT_WORKSPACE: '/nonexistent'}})).code).toBe(0)
    await rm(deep, {recursive: true})
  })

  test('a command that is not there is 2, with the one that was meant', async () => {
    expect(await run(['reveiw', 'list'])).toEqual({code: 2, stdout: '', stderr: 'Kommandot finns inte: reveiw list.\nMenade du diarievakt review list? Alla kommandon: diarievakt --help\n'})
    expect(ErrorDocument.parse(JSON.parse((await run(['reveiw', 'list', '--json'])).stdout)).error.code).toBe('usage')
  })
})

describe('outside text and the terminal', () => {
  const HOSTILE = '\u001B]52;c;aGVq\u0007\u009B2J\u202E'
  // eslint-disable-next-line no-control-regex
  const RAW = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/

  test.each([
    ['a command', [`granskning${HOSTILE}`], {}],
    ['an id', ['review', 'show', `KS ${HOSTILE}`], {}],
    ['a file', ['import', `x${HOSTILE}.csv`], {}],
    ['a source', ['import', 'inbox/export.csv', '--source', HOSTILE], {}],
    ['a diary', ['import', 'inbox/export.csv', '--full', HOSTILE], {}],
    ['a workspace', ['policy', 'check', '--workspace', HOSTILE], {}],
    ['a variable', ['policy', 'check'], {env: {DIARIEVAKT_WORKSPACE: `/x${HOSTILE}`}}],
    ['a flag', ['policy', 'check', `--${HOSTILE}`], {}],
    ['a value', ['review', 'decide', 'x', '--withhold', '--reason', HOSTILE], {}],
    ['a decision', ['review', 'undo', HOSTILE], {}],
  ] as const)('%s comes back harmless', async (_what, args, options) => {
    const {code, stdout, stderr} = await run(args, {cwd: town.folder, ...options})
    expect(code).not.toBe(0)
    expect(code).toBeLessThan(79)
    expect(code).not.toBe(70)
    expect(`${stdout}${stderr}`).not.toMatch(RAW)
  })

  test('a committee’s name in the settings', async () => {
    const folder = await town.copy()
    await appendFile(yaml(folder), `  TN: {name: ${JSON.stringify(`Tekniska ${HOSTILE}`)}, diaryNumber: 'TN \\d+'}\n`)
    for (const args of [['publication', 'status'], ['publication', 'run'], ['review', 'list']]) {
      const {code, stdout, stderr} = await run(args, {cwd: folder})
      expect(code).toBe(0)
      expect(`${stdout}${stderr}`).not.toMatch(RAW)
    }
  })
})
