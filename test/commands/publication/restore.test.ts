import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ENTRY = 'KS 2026/00123:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
  const {code} = await run(['publication', 'withdraw', ENTRY, '--reason', 'other'], {cwd: town.folder, now: '2026-02-09T09:00:00Z'})
  expect(code).toBe(0)
})

afterAll(() => town.leave())

describe('publication restore', () => {
  test('what was taken down comes back with the next run, with its first day on the web', async () => {
    const folder = await town.copy()
    expect(await run(['publicering', 'återställ', ENTRY], {cwd: folder})).toMatchObject({code: 0, stdout: 'Återställda: 1. De som får visas syns efter nästa publicering.\n'})
    expect((await run(['publication', 'list'], {cwd: folder})).stdout).not.toContain('Remiss om ny förskola')
    expect((await run(['publication', 'run'], {cwd: folder, now: '2026-02-10T11:00:00Z'})).code).toBe(0)
    const {document} = await runJson('publication list', [], {cwd: folder, now: '2026-02-10T11:00:00Z'})
    expect(document.entries.find(({heading}) => heading === 'Remiss om ny förskola')).toMatchObject({publishedOn: '2026-02-03', lastDay: '2028-02-02'})
  })

  test('--json: which', async () => {
    const {code, document} = await runJson('publication restore', [ENTRY], {cwd: await town.copy()})
    expect([code, document.rehearsal, document.entries.length]).toEqual([0, true, 1])
  })

  test('what nobody took down cannot be restored', async () => {
    const {code, stdout, stderr} = await run(['publication', 'restore', 'KS 2026/00123:2', '--lang', 'en'], {cwd: town.folder})
    expect([code, stdout]).toEqual([77, ''])
    expect(stderr).toContain('Nobody has taken the entry down.\n')
  })
})
