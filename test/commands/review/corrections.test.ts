import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('review corrections', () => {
  test('none to begin with', async () => {
    expect(await run(['granskning', 'rättelser'], {cwd: town.folder})).toMatchObject({code: 0, stdout: 'Rättelser att göra i diariesystemet: inga\n'})
  })

  test('what was rewritten here is to be corrected in the registry, and told in both languages', async () => {
    const folder = await town.copy()
    await run(['review', 'decide', 'KS 2026/00124:1', '--rewrite-heading', '-'], {cwd: folder, input: 'Skrivelse från en invånare', now: '2026-02-10T08:00:00Z'})
    await run(['review', 'decide', 'KS 2026/00126:1', '--replace-party', 'invånare'], {cwd: folder, now: '2026-02-10T08:01:00Z'})
    const {code, document} = await runJson('review corrections', [], {cwd: folder})
    expect(code).toBe(0)
    expect(document.rehearsal).toBe(true)
    expect(document.corrections.map(({diaryNumber, field}) => [diaryNumber, field]).sort()).toEqual([
      ['KS 2026/00124', 'heading'],
      ['KS 2026/00126', 'party'],
    ])
    expect((await run(['review', 'corrections', '--lang', 'en', '--committee', 'KS'], {cwd: folder})).stdout).toContain('  KS  KS 2026/00124:1  heading  2026-02-10\n')
    expect((await runJson('review corrections', ['--committee', 'KFN'], {cwd: folder})).document.corrections).toEqual([])
  })

  test('a committee that is not the municipality’s is refused: an empty list would mislead', async () => {
    const {code, error} = await runJson('review corrections', ['--committee', 'XN'], {cwd: town.folder})
    expect([code, error?.code]).toEqual([65, 'diary-unknown'])
  })
})
