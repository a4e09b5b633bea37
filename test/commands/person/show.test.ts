import {afterAll, beforeAll, expect, test} from 'vitest'
import {runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, NUMBER, PERSON, type Home} from './support.js'

let town: Workspaces
let home: Home
let id: string

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  home = await homeIn(town)
  id = (await runJson('person add', [], {cwd: home.folder, env: home.env, input: PERSON})).document.id ?? ''
})

afterAll(() => town.leave())

test('person show: by id, with who can read', async () => {
  expect(await runJson('person show', [id, '--why', 'matter'], {cwd: home.folder, env: home.env})).toMatchObject({code: 0, document: {marking: 'SKYDDADE PERSONUPPGIFTER', person: {id, number: NUMBER, name: 'Agneta Kanariefågel', address: 'Hemliga gränden 41\n123 45 Ekbacken', level: 'sekretessmarkering'}}})
})

test('K4: an id that nobody has', async () => {
  expect(await runJson('person show', ['abcdefghijklmnopqrst', '--why', 'matter'], {cwd: home.folder, env: home.env})).toMatchObject({code: 65, error: {code: 'person-not-found', facts: {}}})
})
