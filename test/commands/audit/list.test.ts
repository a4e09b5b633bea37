import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('audit list', () => {
  test('tells who did what in whole sentences, newest first', async () => {
    const folder = await town.copy()
    await run(['review', 'decide', 'KS 2026/00124:1', '--withhold', '--reason', 'personal-data'], {cwd: folder})
    const {code, stdout} = await run(['logg', 'lista', '--limit', '3'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout.split('\n').map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
      expect.stringMatching(/^När {2}Kedja {2}Nr {2}Vem {2}Vad$/),
      expect.stringMatching(/^2026-02-10 10:00 {2}KS {2}1 {2}\S+ {2}KS 2026\/00124:1: beslutade: publicera inte \(skäl: personuppgifter\)$/),
      expect.stringMatching(/^2026-02-03 12:00 {2}\* {2}12 {2}\S+ {2}uppdaterade webbdiariet: \d+ nya, 0 ändrade, 0 borttagna, 0 utgångna$/),
      expect.stringMatching(/^2026-02-03 10:00 {2}\* {2}11 {2}\S+ {2}läste in en export: 8 rader = 8 nya/),
      "Äldre finns: --after '2026-02-03T09:00:00.000Z 11 *'",
      '',
    ])
  })

  test('--json, by committee, days, kind and entry, and on from a cursor', async () => {
    const folder = await town.copy()
    await run(['review', 'decide', 'KS 2026/00124:1', 'KS 2026/00125:1', '--withhold', '--reason', 'personal-data'], {cwd: folder})
    const first = await runJson('audit list', ['--committee', 'KS', '--limit', '1'], {cwd: folder})
    expect(first.document.entries).toMatchObject([{chain: 'KS', position: 2, committee: 'KS', localAt: '2026-02-10 10:00', event: {kind: 'entry.decided', answer: 'withhold'}}])
    const rest = await runJson('audit list', ['--committee', 'KS', '--limit', '1', '--after', first.document.next ?? ''], {cwd: folder})
    expect(rest.document).toMatchObject({entries: [{position: 1}], next: null})
    const list = async (...flags: readonly string[]): Promise<readonly unknown[]> => (await runJson('audit list', flags, {cwd: folder})).document.entries
    expect(await list('--entry', 'KS 2026/00125:1')).toMatchObject([{diaryNumber: 'KS 2026/00125', documentNumber: '1'}])
    expect(await list('--from', '2026-02-04')).toHaveLength(2)
    expect(await list('--to', '2026-02-03', '--kind', 'file.imported', '--kind', 'site.released')).toHaveLength(2)
  })

  test('in English, and nothing where nothing is', async () => {
    expect((await run(['audit', 'list', '--lang', 'en', '--limit', '1'], {cwd: town.folder})).stdout).toMatch(/updated the diary: \d+ new, 0 changed/)
    expect((await run(['audit', 'list', '--committee', 'KFN'], {cwd: town.folder})).stdout).toBe('Inga loggrader.\n')
  })

  test('a day that is not in the calendar, and a kind that is none', async () => {
    expect((await run(['audit', 'list', '--from', '2026-02-30'], {cwd: town.folder})).code).toBe(2)
    expect((await run(['audit', 'list', '--kind', 'allt'], {cwd: town.folder})).code).toBe(2)
  })
})
