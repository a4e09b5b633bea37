import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

test('H5: archive plan tells what goes to the archive and why the rest stays', async () => {
  const {code, stdout} = await run(['arkiv', 'plan', '--list', 'open'], {cwd: town.folder, now: '2028-06-01T09:00:00Z'})
  expect(code).toBe(0)
  expect(stdout).toContain('Hela avslutade ärenden, 2 år efter att de avslutades.\nGår till arkivet: 0 ärenden')
  expect(stdout).toMatch(/ {2}stannar, inte avslutade: \d+\n/)
  expect(stdout).toContain('KS 2026/00123')
  const told = await runJson('archive plan', ['--older-than', 'P1Y'], {cwd: town.folder, now: '2028-06-01T09:00:00Z'})
  expect(told).toMatchObject({code: 0, document: {years: 1, countedFrom: 'closed', listed: []}})
})

test('a time that is no number of years is refused', async () => {
  const {code, stderr} = await run(['archive', 'plan', '--older-than', 'P2M'], {cwd: town.folder})
  expect({code, stderr}).toMatchObject({code: 2})
  expect(stderr).toContain('--older-than: Tiden skrivs i år, som P2Y.')
})
