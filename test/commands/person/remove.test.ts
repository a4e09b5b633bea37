import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home} from './support.js'

let town: Workspaces
let home: Home
let id: string

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  const made = await homeWithPerson(town)
  home = made
  id = made.id
})

afterAll(() => town.leave())

test('person remove: asks, and with --yes proves by every byte that nothing sealed is left', async () => {
  expect(await runJson('person remove', [id], {cwd: home.folder, env: home.env})).toMatchObject({code: 77, error: {code: 'confirmation-needed'}})
  const {code, stdout} = await run(['person', 'remove', id, '--yes', '--lang', 'en'], {cwd: home.folder, env: home.env})
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^Removed: [^\n]*\nLooked through: \d+ files, \d+\.\d MB\. Nothing of what was sealed is left\.\nOut of the program’s reach:\n  free blocks of the disk/)])
  expect(await runJson('person remove', [id, '--yes'], {cwd: home.folder, env: home.env})).toMatchObject({error: {code: 'person-not-found'}})
})
