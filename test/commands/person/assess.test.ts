import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home} from './support.js'

const town = await Workspaces.prepare('made')
let home: Home & {readonly id: string}

beforeAll(async () => {
  home = await homeWithPerson(town)
})
afterAll(() => town.leave())

test('K9: person assess writes down the authority’s own assessment, with a ground', async () => {
  expect(await run(['person', 'assess', home.id, '--outcome', 'secret', '--ground', 'OSL 21:3'], {cwd: home.folder, env: home.env})).toMatchObject({code: 0, stdout: 'SKYDDADE PERSONUPPGIFTER\nBedömningen är antecknad: sekretess.\n'})
  expect(await runJson('person assess', [home.id, '--outcome', 'public', '--ground', ' '], {cwd: home.folder, env: home.env})).toMatchObject({code: 65, error: {code: 'assessment-ground-missing'}})
  expect(await runJson('person assess', [home.id, '--outcome', 'public', '--ground', 'OSL 21:3', '--entry', 'abcdefghijklmnopqrst'], {cwd: home.folder, env: home.env})).toMatchObject({code: 65, error: {code: 'entry-not-found'}})
})
