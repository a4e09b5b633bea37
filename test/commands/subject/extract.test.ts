import {readFileSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {ExtractFile} from '../../../scripts/schemas/json-documents.js'
import {run, runJson, startCommand, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('subject extract', () => {
  test('puts an extract in the outbox, as data and as a text, and says what is to be looked at (P2)', async () => {
    const folder = await town.copy()
    const {code, stdout} = await run(['registrerad', 'utdrag', '--all-found'], {cwd: folder, input: 'Elsa Lindqvist\n'})
    expect(code).toBe(0)
    const [, json = '', paper = ''] = /^Svaret gäller alla nämnder.*\nUtdraget har 2 poster och 2 andra uppgifter\. \d+ ställen ska prövas innan det lämnas ut\. Filerna:\n {2}(\S+\.json)\n {2}(\S+\.md)\nFilerna är personuppgifter/.exec(stdout) ?? []
    expect(ExtractFile.parse(JSON.parse(readFileSync(join(folder, json), 'utf8')))).toMatchObject({rehearsal: true, entries: [{diaryNumber: 'KS 2026/00124'}, {diaryNumber: 'KS 2026/00126'}]})
    expect(readFileSync(join(folder, paper), 'utf8')).toMatch(/^ÖVNING\n\n# Registerutdrag/)
  })

  test('in English, of what is named, with --json', async () => {
    const folder = await town.copy()
    const {code, document} = await runJson('subject extract', ['KS 2026/00124:1', '--lang', 'en'], {cwd: folder, input: 'Elsa Lindqvist\n'})
    expect([code, document.entries, document.things, document.isWhole]).toEqual([0, 1, 0, true])
    expect(readFileSync(join(folder, document.files[1]?.path ?? ''), 'utf8')).toContain('# Extract from the web diary’s program')
  })

  test('what is known of the person reaches neither arguments nor surroundings (K7)', async () => {
    const child = startCommand(['subject', 'extract', '--all-found'], {cwd: await town.copy()})
    child.stdin.write('Elsa Lindqvist\n')
    const seen = ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${child.pid}/${name}`, 'utf8')).join('\n')
    child.stdin.end()
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0)
    expect(seen).not.toMatch(/Elsa|Lindqvist/)
  })

  test('ids or everything, one of the two; and somebody to look for', async () => {
    const folder = await town.copy()
    for (const args of [[], ['KS 2026/00124:1', '--all-found']]) expect((await runJson('subject extract', args, {cwd: folder, input: 'Elsa Lindqvist'})).code).toBe(2)
    expect((await runJson('subject extract', ['--all-found'], {cwd: folder})).error?.code).toBe('subject-nothing-asked')
    expect((await runJson('subject extract', ['KS 2026/99999'], {cwd: folder, input: 'Elsa Lindqvist'})).error?.code).toBe('entry-not-found')
    expect(readdirSync(join(folder, 'outbox'))).toEqual([])
  })
})
