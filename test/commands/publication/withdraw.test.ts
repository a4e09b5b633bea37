import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {officialNumbers} from '../../core/support.js'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ENTRY = 'KS 2026/00123:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('publication withdraw', () => {
  test('takes an entry down at once, and tells which addresses are gone', async () => {
    const folder = await town.copy()
    const {document: shown} = await runJson('review show', [ENTRY], {cwd: folder})
    const {code, stdout, stderr} = await run(['publicering', 'ta-ner', ENTRY, '--reason', 'personal-data'], {cwd: folder})
    expect([code, stderr]).toEqual([0, 'ÖVNING: det här är ingen riktig publicering.\n'])
    expect(stdout).toMatch(/^Nedtagna: 1\. [\d.]+ s\. Adresser att anmäla till sökmotorer:\n/)
    expect(stdout.split('\n').slice(1, -1).map((line) => line.trim()).sort()).toEqual([`https://diariet.provkommunen.example/fil/${shown.id.slice(0, 2)}/${shown.id}a.txt`, `https://diariet.provkommunen.example/handling/${shown.id.slice(0, 2)}/${shown.id}.html`])
    expect((await run(['publication', 'list'], {cwd: folder})).stdout).not.toContain(shown.id)
    expect(() => readFileSync(join(folder, `site/current/handling/${shown.id.slice(0, 2)}/${shown.id}.html`))).toThrow('ENOENT')
  })

  test('--json: the entries and their addresses', async () => {
    const {code, document} = await runJson('publication withdraw', [ENTRY, 'KS 2026/00123:2', '--reason', 'wrong-document', '--note', '-'], {cwd: await town.copy(), input: 'Fel fil.'})
    expect(code).toBe(0)
    expect([document.rehearsal, document.entries.length, document.urls.length]).toEqual([true, 2, 3])
  })

  test('a note with an identity number is refused, and nothing is taken down', async () => {
    const folder = await town.copy()
    const {code, error} = await runJson('publication withdraw', [ENTRY, '--reason', 'personal-data', '--note', '-'], {cwd: folder, input: `Gäller ${officialNumbers('personnummer').at(-1)}`})
    expect([code, error?.code]).toEqual([65, 'note-holds-identity-number'])
    expect((await runJson('review show', [ENTRY], {cwd: folder})).document.isPublic).toBe(true)
  })

  test('what is not public cannot be taken down', async () => {
    const {code, stdout, stderr} = await run(['publication', 'withdraw', 'KS 2026/00124:1', '--reason', 'other', '--lang', 'en'], {cwd: town.folder})
    expect([code, stdout]).toEqual([77, ''])
    expect(stderr).toContain('The entry is not public.\nWithhold it with `diarievakt review decide ID --withhold`.\n')
  })

  test.each([[[]], [['--reason', 'för att']]])('a reason is asked for, as a code: %j', async (args) => {
    expect((await run(['publication', 'withdraw', ENTRY, ...args], {cwd: town.folder})).code).toBe(2)
  })
})
