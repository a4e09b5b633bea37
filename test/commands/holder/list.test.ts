import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME} from '../person/support.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

test('K3 holder list: nobody, then one with a loud warning', async () => {
  const before = await homeIn(town, {isHolder: false})
  expect(await run(['holder', 'list', '--lang', 'en'], {cwd: before.folder, env: before.env})).toMatchObject({code: 0, stdout: 'Nobody holds a key yet. The first gets one with: diarievakt holder enrol\n'})
  const {folder, env} = await homeIn(town)
  expect(await runJson('holder list', [], {cwd: folder, env})).toMatchObject({code: 0, document: {holders: [{name: ME, account: ME, state: 'active', vouchers: []}], holdersMax: 5}, stderr: expect.stringContaining('BARA EN HAR NYCKEL')})
})
