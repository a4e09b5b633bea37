import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../support/run-command.js'

let towns: Workspaces
beforeAll(async () => {
  towns = await Workspaces.prepare('made')
})
afterAll(() => towns.leave())

test('what is to be done is told with the next step, and what is wrong by the exit code', async () => {
  const cwd = await towns.copy()
  const told = await run(['läget'], {cwd})
  expect(told.stdout).toMatch(/SE ÖVER +kommunen +säkerhetskopia +aldrig +Ingen på en vecka: diarievakt backup FIL\./)
  const {code, document} = await runJson('status', ['--all'], {cwd})
  expect(document.checks.map(({code: check}) => check)).toEqual(expect.arrayContaining(['clock', 'slot', 'disk', 'routines']))
  expect([code, told.code]).toEqual(document.healthy ? [0, 0] : [3, 3])
})
