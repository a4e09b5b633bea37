import {existsSync, readdirSync, readFileSync, statSync} from 'node:fs'
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson} from '../support/run-command.js'

const MADE = '2026-02-03T08:00:00Z'

let outside = ''

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), 'diarievakt-init-'))
})

afterAll(async () => {
  await rm(outside, {recursive: true, force: true})
})

describe('init', () => {
  test('makes a workspace that nobody else can read, and says what to do next', async () => {
    const {code, stdout, stderr} = await run(['init', 'diariet', '--municipality', 'Provkommunen'], {cwd: outside, now: null})
    const folder = join(outside, 'diariet')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`Arbetsytan är skapad: ${folder}\n`)
    expect(stdout).toContain('diarievakt import FIL')
    expect(readFileSync(join(folder, 'diarievakt.yaml'), 'utf8')).toContain('name: "Provkommunen"')
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['diarievakt.db', 'diarievakt.yaml', 'files', 'inbox', 'outbox', 'policy.yaml', 'runs', 'site']))
    for (const name of ['', 'files', 'inbox', 'outbox', 'runs', 'site']) expect(statSync(join(folder, name)).mode & 0o777, name).toBe(0o700)
    for (const name of ['diarievakt.db', 'diarievakt.yaml', 'fingerprint.key', 'policy.yaml']) expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0)
  })

  test('a rehearsal says so in its document, and begins publication two years back', async () => {
    const {code, document} = await runJson('init', ['ovning', '--rehearsal'], {cwd: outside, now: MADE})
    expect(code).toBe(0)
    expect(document).toEqual({schema: 'diarievakt.init/1', rehearsal: true, workspace: join(outside, 'ovning'), publishFrom: '2024-02-03'})
  })

  test('a real workspace is marked as no rehearsal', async () => {
    const {document, stderr} = await runJson('init', ['skarp'], {cwd: outside, now: null})
    expect(document).not.toHaveProperty('rehearsal')
    expect(stderr).toBe('')
  })

  test('the demo is a rehearsal with a filled inbox, told in English', async () => {
    const {code, stdout, stderr} = await run(['init', 'demo', '--demo', '--lang', 'en'], {cwd: outside, now: MADE})
    expect(code).toBe(0)
    expect(stderr).toBe('REHEARSAL (ÖVNING): this is no real publication.\n')
    expect(stdout).toContain('The workspace is made: ')
    expect(existsSync(join(outside, 'demo/inbox/diariet.csv'))).toBe(true)
  })

  test('only a rehearsal has a clock of its own, from its first moment', async () => {
    const {code, error} = await runJson('init', ['stalld'], {cwd: outside, now: MADE})
    expect([code, error?.code, error?.facts]).toEqual([78, 'clock-refused', {reason: 'not-a-rehearsal'}])
    expect(existsSync(join(outside, 'stalld'))).toBe(false)
  })

  test('a folder that is a workspace already is left as it is', async () => {
    await run(['init', 'upptagen', '--rehearsal'], {cwd: outside, now: MADE})
    const before = readFileSync(join(outside, 'upptagen/fingerprint.key'))
    const {code, stdout, stderr} = await run(['init', 'upptagen', '--rehearsal'], {cwd: outside, now: MADE})
    expect([code, stdout]).toEqual([73, ''])
    expect(stderr).toBe(`Det finns redan en arbetsyta i ${join(outside, 'upptagen')}.\nVälj en annan mapp. Ingenting har ändrats.\n`)
    expect(readFileSync(join(outside, 'upptagen/fingerprint.key')).equals(before)).toBe(true)
  })

  test.each(['filen', 'filen/under'])('a file in the way of %s is told of, and is no fault', async (dir) => {
    await writeFile(join(outside, 'filen'), 'text')
    const {code, error} = await runJson('init', [dir, '--rehearsal'], {cwd: outside, now: MADE})
    expect([code, error?.code, error?.facts]).toEqual([73, 'file-in-the-way', {folder: join(outside, dir)}])
    expect(readFileSync(join(outside, 'filen'), 'utf8')).toBe('text')
  })

  test('a file system that takes no folders is told of, and is not tried for ever', async () => {
    const {code, error} = await runJson('init', ['/proc/diariet', '--rehearsal'], {cwd: outside, now: MADE})
    expect([code, error?.code, error?.facts]).toEqual([73, 'file-in-the-way', {folder: '/proc/diariet'}])
  })

  test('a folder that others can read is refused', async () => {
    await mkdir(join(outside, 'oppen'), {mode: 0o755})
    const {code, error} = await runJson('init', ['oppen'], {cwd: outside, now: null})
    expect([code, error?.code]).toEqual([78, 'workspace-open-to-others'])
    expect(readdirSync(join(outside, 'oppen'))).toEqual([])
  })

  test('a name that YAML or a terminal would take for something else stands as it was given', async () => {
    const name = '"Provköping\n\u001B]52;c;aGVq\u0007: {x}'
    const {code, stdout} = await run(['init', 'namnet', '--municipality', name], {cwd: outside, now: null})
    expect(code).toBe(0)
    expect(stdout).not.toContain('\u001B')
    expect(readFileSync(join(outside, 'namnet/diarievakt.yaml'), 'utf8')).toContain(`name: ${JSON.stringify(name)}`)
    expect((await run(['policy', 'check'], {cwd: join(outside, 'namnet'), now: null})).code).toBe(0)
  })

  test.each([
    ['mysql://x', 78, 'database-unsupported'],
    ['postgres://127.0.0.1:1/diariet', 69, 'database-unreachable'],
    ['postgres:///diariet?host=/finns/inte', 69, 'database-unreachable'],
    ['postgres://reg:hemligt@127.0.0.1:1/diariet', 78, 'database-url-unusable'],
    ['postgres://127.0.0.1:1/diariet?password=hemligt', 78, 'database-url-unusable'],
    ['postgres://127.0.0.1:1/diariet?sslmod=verify-full', 78, 'database-url-unusable'],
    ['postgres://127.0.0.1:1', 78, 'database-url-unusable'],
  ])('a database that cannot be used (%s) is refused before anything is made, and no password is repeated', async (address, exitCode, refusal) => {
    const {code, error, stdout, stderr} = await runJson('init', ['fjarran', '--database', address], {cwd: outside, now: null})
    expect([code, error?.code]).toEqual([exitCode, refusal])
    expect(`${stdout}${stderr}`).not.toContain('hemligt')
    expect(existsSync(join(outside, 'fjarran'))).toBe(false)
  })

  test('the Swedish name works', async () => {
    const {code, stdout} = await run(['skapa', 'pa-svenska'], {cwd: outside, now: null})
    expect([code, stdout.includes('Arbetsytan är skapad')]).toEqual([0, true])
  })
})
