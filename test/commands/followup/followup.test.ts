import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('made')
})
afterAll(() => towns.leave())

const DAYS = ['--from', '2026-01-01', '--to', '2026-02-03']

test('N1 S8: from a report to what is to be done, signed and over', async () => {
  const cwd = await towns.copy()
  const made = await run(['uppföljning', 'rapport', '--committee', 'KS', ...DAYS], {cwd})
  expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^U-2026-0001 är gjord: \d brister\.\n(?: {2}.* \(no-instruction, ingen åtgärd\)\n)/)])
  expect(readFileSync(join(cwd, 'outbox/uppfoljning-U-2026-0001.md'), 'utf8')).toMatch(/^# Uppföljning: /)
  const {document} = await runJson('followup report', ['--committee', 'KS', ...DAYS, '--format', 'html', '--inside'], {cwd})
  expect(document).toMatchObject({report: 'U-2026-0002', files: [{path: 'outbox/uppfoljning-U-2026-0002-internt.html'}]})
  expect((await runJson('followup sign', ['U-2026-0002'], {cwd})).error).toMatchObject({code: 'followup-unanswered'})
  const {gaps} = document as unknown as {gaps: readonly {gap: string}[]}
  const {users} = (await runJson('user list', [], {cwd})).document as unknown as {users: readonly {user: string}[]}
  for (const {gap} of gaps) expect((await runJson('followup assign', [gap, '--committee', 'KS', '--owner', users[0]?.user ?? '', '--until', '2099-01-01'], {cwd})).document).toMatchObject({gap, doneOn: null})
  expect((await runJson('followup assign', ['no-instruction', '--committee', 'KS', '--owner', 'ingen', '--until', '2099-01-01'], {cwd})).error).toMatchObject({code: 'action-owner'})
  expect((await run(['uppföljning', 'underteckna', 'U-2026-0002'], {cwd})).stdout).toBe('U-2026-0002 är undertecknad.\n')
  expect((await run(['uppföljning', 'lista'], {cwd})).stdout).toMatch(/U-2026-0002 +KS +2026-01-01 +2026-02-03 +\d +2026-02-10 /)
  expect((await run(['uppföljning', 'åtgärder', '--committee', 'KS'], {cwd})).stdout).toMatch(/A-0001 +KS .* pågår +Ingen anvisning gäller\./)
  expect((await runJson('followup done', ['A-0001'], {cwd})).document).toMatchObject({id: 'A-0001', gap: 'no-instruction'})
  expect((await runJson('followup actions', ['--all'], {cwd})).document.actions).toHaveLength(gaps.length)
  expect((await runJson('followup list', [], {cwd})).document.reports).toHaveLength(1)
})

test.each([
  ['no day', ['report', '--committee', 'KS', '--from', '2026-02-30', '--to', '2026-03-01']],
  ['no committee', ['report', ...DAYS]],
  ['a gap that is none', ['assign', 'too-slow', '--committee', 'KS', '--owner', 'a', '--until', '2099-01-01']],
])('%s is a misuse', async (_, argv) => {
  expect(await run(['followup', ...argv], {cwd: await towns.copy()})).toMatchObject({code: 2})
})
