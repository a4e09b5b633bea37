import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {officialNumbers} from '../../core/support.js'
import {run, runJson, startCommand, Workspaces} from '../../support/run-command.js'

const NOBODY = 'Zakarias Ekenstierna'
const NUMBER = officialNumbers('personnummer').at(-2) ?? ''

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

/** Files under a folder that hold any of some texts, whatever sort of file they are. */
function holding(folder: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile())
  return files.map((entry) => join(entry.parentPath, entry.name)).filter((path) => texts.some((text) => readFileSync(path).includes(text)))
}

describe('subject find', () => {
  test('tells what is held on a person, where, and what was asked and what was not (P2)', async () => {
    const {code, stdout} = await run(['registrerad', 'sök'], {cwd: await town.copy(), input: 'Elsa Lindqvist\n'})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Sökning [a-z]{20}\. Att sökningen gjordes står i loggen, men inte vem den gällde\.\n {2}rad 1: namn\nSvaret gäller alla nämnder/)
    expect(stdout).toMatch(/^Poster: 2\n/m)
    expect(stdout).toMatch(/[a-z]{20} {2}KS 2026\/00124:1 {2}KS {5}2026-02-03 {2}exakt {2}\S+ +rubrik +Skrivelse från Elsa Lindqvist/)
    expect(stdout).toMatch(/^Filer som ligger {2}inbox\/export\.csv:5 {2}KS /m)
    expect(stdout).toMatch(/^ {2}Poster: \d+ genomsökta, 2 exakta och 0 troliga träffar$/m)
    expect(stdout).toMatch(/^ {2}Gravstenar: .*inget namn/m)
  })

  test('with --json', async () => {
    const {code, document} = await runJson('subject find', [], {cwd: await town.copy(), input: 'Lindqvist, Elsa\nkonto: reg1'})
    expect([code, document.rehearsal, document.isWhole]).toEqual([0, true, true])
    expect(document.entries.slice(0, 2)).toMatchObject([{diaryNumber: '2026/0001', places: [{field: 'registrar', lines: [2]}]}, {}])
    expect(document.entries.find(({diaryNumber, documentNumber}) => diaryNumber === 'KS 2026/00126' && documentNumber === '1')).toMatchObject({stage: 'blocked', heading: 'Förslag om omklädningsrum', isPublic: false})
  })

  test('one who is not there leaves no trace of the name anywhere: not in arguments, the surroundings, the log, the register or a file (K7)', async () => {
    const folder = await town.copy()
    const state = join(folder, 'state')
    const known = `${NOBODY}\n${NUMBER}\nzakarias@ekenstierna.example\n`
    const canaries = ['Zakarias', 'zakarias', 'Ekenstierna', 'ekenstierna', NUMBER, NUMBER.slice(2), `${NUMBER.slice(2, 8)}-${NUMBER.slice(8)}`]
    const child = startCommand(['subject', 'find', '--json'], {cwd: folder, env: {XDG_STATE_HOME: state}})
    const said = {stdout: '', stderr: ''}
    for (const name of ['stdout', 'stderr'] as const) child[name].setEncoding('utf8').on('data', (text: string) => (said[name] += text))
    child.stdin.write(known)
    const seen = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${child.pid}/${name}`, 'utf8')).join('\n')
    child.stdin.end()
    const code = await new Promise((resolve) => child.once('close', resolve))
    expect(code).toBe(0)
    expect(JSON.parse(said.stdout)).toMatchObject({entries: [], things: []})
    for (const canary of canaries) {
      expect(seen).not.toContain(canary)
      expect(said.stdout).not.toContain(canary)
      expect(said.stderr).not.toContain(canary)
    }
    expect(seen).toContain('subject')
    expect(holding(folder, canaries)).toEqual([])
    // The same look finds what is there, in the database as in the export.
    expect(holding(folder, ['Elsa Lindqvist']).length).toBeGreaterThan(1)
  })

  test('what cannot be understood is refused by its line, and nothing is searched', async () => {
    const folder = await town.copy()
    const {code, error, stderr} = await runJson('subject find', [], {cwd: folder, input: `Elsa Lindqvist\n${NOBODY} %%`})
    expect([code, error?.code, error?.facts]).toEqual([65, 'subject-line-unclear', {line: 2}])
    expect(stderr).not.toContain('Ekenstierna')
    expect((await runJson('subject find', [], {cwd: folder, input: ''})).error?.code).toBe('subject-nothing-asked')
  })

  test('the person is never an argument', async () => {
    const {code, stderr} = await run(['subject', 'find', 'Elsa Lindqvist'], {cwd: town.folder})
    expect(code).toBe(2)
    expect(stderr).toMatch(/^Uppgifter om personen tas aldrig på kommandoraden/)
    expect(stderr).not.toContain('Lindqvist')
  })
})
