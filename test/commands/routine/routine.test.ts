import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('made')
})
afterAll(() => towns.leave())

test('N3: from a template to what is in force, and out of it', async () => {
  const cwd = await towns.copy()
  const flags = ['--kind', 'instruction', '--name', 'Webbdiariet', '--decided', '2026-02-01', '--review', '2099-02-01']
  expect((await run(['rutin', 'inför', '--committee', 'KS,KFN', ...flags, '--version', '3'], {cwd})).stdout).toBe('R-0001 är införd för KS.\nR-0002 är införd för KFN.\n')
  expect((await runJson('routine add', ['--committee', 'KS', ...flags, '--version', '4', '--reference', 'KS 2026/00007'], {cwd})).document.routines).toMatchObject([{id: 'R-0003', version: '4', reference: 'KS 2026/00007'}])
  expect((await run(['rutin', 'lista', '--committee', 'KS'], {cwd})).stdout).toMatch(/R-0001 +KS +rutin +Webbdiariet +3 .*ersatt[^]*R-0003 .* gäller +2099-02-01 +KS 2026\/00007/)
  expect((await runJson('routine list', ['--overdue'], {cwd})).document.routines).toEqual([])
  expect((await runJson('routine retire', ['R-0003'], {cwd})).document).toMatchObject({id: 'R-0003'})
  expect((await runJson('routine retire', ['R-0099'], {cwd})).error).toMatchObject({code: 'routine-unknown'})
  expect(await run(['routine', 'add', '--committee', 'KS', ...flags], {cwd})).toMatchObject({code: 2})
})

test.each(['instruction', 'risk-assessment', 'data-review'])('S1 S2: a template of %s needs no workspace', async (kind) => {
  const {code, stdout} = await run(['rutin', 'mall', kind], {cwd: '/'})
  expect([code, stdout.startsWith('# ')]).toEqual([0, true])
  expect((await runJson('routine template', [kind], {cwd: '/'})).document).toMatchObject({kind, text: expect.stringContaining('Ses över senast')})
})
