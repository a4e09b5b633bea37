import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../support/run-command.js'

const NIGHT = '2026-02-10T22:00:00Z'

let workspaces: Workspaces

beforeAll(async () => {
  workspaces = await Workspaces.prepare('published')
})

afterAll(() => workspaces.leave())

test('the whole diary in one file that only its owner reads (P1 P3)', async () => {
  const folder = await workspaces.copy()
  const {code, document} = await runJson('backup', ['../natten.zip'], {cwd: folder, now: NIGHT})
  const file = join(folder, '../natten.zip')
  expect(code).toBe(0)
  expect(document).toMatchObject({file, entries: 12, files: 1, filesMissing: 0, madeAt: '2026-02-10T22:00:00.000Z'})
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('told in words: where it is, what it holds, its digest and how it is tried', async () => {
  const folder = await workspaces.copy()
  const file = join(folder, '../ord.zip')
  const {code, stdout, stderr} = await run(['säkerhetskopiera', file], {cwd: folder, now: NIGHT})
  expect(code).toBe(0)
  expect(stdout).toMatch(new RegExp(`^Säkerhetskopian är klar: ${file}\n  12 poster, 1 filer, 1 MB\\. Den innehåller allt i diariet: förvara den därefter\\.\n  SHA-256 [0-9a-f]{64}\n  Pröva den: diarievakt restore ${file} --verify\n$`))
  expect(stderr).toContain('kopierar diariet\n')
})

test('an existing file, the folder of the site and a folder that is not there are refused (73)', async () => {
  const folder = await workspaces.copy()
  for (const [place, code] of [['diarievakt.yaml', 'backup-exists'], ['site/b.zip', 'backup-in-site'], ['nowhere/b.zip', 'backup-folder-missing']] as const) {
    const ran = await runJson('backup', [place], {cwd: folder, now: NIGHT})
    expect([ran.code, ran.error?.code]).toEqual([73, code])
  }
})
