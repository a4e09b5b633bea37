import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('review stats', () => {
  test('tells each committee’s figures, and that they stay in it (N2)', async () => {
    const folder = await town.copy()
    await run(['review', 'decide', 'KS 2026/00124:1', '--withhold'], {cwd: folder, now: '2026-02-04T10:00:00Z'})
    const {code, stdout} = await run(['granskning', 'statistik', '--committee', 'KS'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^2026-01-12 – 2026-02-10\n\nKommunstyrelsen \(KS\)\n {2}Beslut: 1, varav ångrade 0\n {4}publicera inte: 1\n {2}Tid i kön: hälften besvarade inom 1 d 1 h, nio av tio inom 1 d 1 h \(1 svar\)\n/)
    expect(stdout).toMatch(/^ {2}Programmet hade hittat något: 1 visades inte som de stod, 0 visades ändå$/m)
    expect(stdout).toMatch(/^ {2}Väntar nu: 2, äldst sedan 2026-02-03$/m)
    expect(stdout).toMatch(/^ {2}1 {10}2 {10}personnamn$/m)
    expect(stdout).toMatch(/skrivs antal under 5 som <5\.\n$/)
    expect(stdout).not.toContain('OFN')
  })

  test('with --json, in English, for a period', async () => {
    const {code, document} = await runJson('review stats', ['--from', '2026-02-01', '--to', '2026-02-28', '--lang', 'en'], {cwd: town.folder})
    expect([code, document.from, document.to]).toEqual([0, '2026-02-01', '2026-02-28'])
    expect(document.committees.map(({committee, decided, waiting, inQueue}) => [committee, decided, waiting, inQueue])).toEqual([['KFN', 0, 0, null], ['KS', 0, 3, null], ['OFN', 0, 0, null]])
  })

  test('days that are none, a period that runs backwards and a committee that is not there are refused', async () => {
    expect((await runJson('review stats', ['--from', '2026-02-30'], {cwd: town.folder})).error?.code).toBe('usage')
    expect((await runJson('review stats', ['--from', '2026-03-01', '--to', '2026-02-01'], {cwd: town.folder})).error?.code).toBe('period-backwards')
    expect((await runJson('review stats', ['--committee', 'XN'], {cwd: town.folder})).error?.code).toBe('diary-unknown')
  })
})
