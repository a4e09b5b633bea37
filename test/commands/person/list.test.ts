import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home} from './support.js'

const town = await Workspaces.prepare('made')
let home: Home & {readonly id: string}

beforeAll(async () => {
  home = await homeWithPerson(town)
})
afterAll(() => town.leave())

const at = () => ({cwd: home.folder, env: home.env})

test('K4: person list stands under the marking, with names hidden until they are asked for', async () => {
  const {code, stdout} = await run(['person', 'list', '--why', 'matter'], at())
  expect(code).toBe(0)
  expect(stdout).toMatch(/^SKYDDADE PERSONUPPGIFTER\nId +Skydd +Namn +Nämnder +Uppgifterna från +Nummer\n/)
  expect(stdout).toContain(`${home.id}  sekretessmarkering  ••••••  alla     2026-02-10 10:00  finns`)
  expect((await run(['person', 'list', '--why', 'matter', '--names'], at())).stdout).toContain('Agneta Kanariefågel')
  expect(await runJson('person list', ['--why', 'matter', '--limit', '1'], at())).toMatchObject({code: 0, document: {persons: [{id: home.id, name: null}], next: null}})
})

test('without a reason nobody is listed', async () => {
  expect(await runJson('person list', ['--no-input'], at())).toMatchObject({error: {code: 'reading-reason-missing'}})
})
