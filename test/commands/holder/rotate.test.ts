import {afterAll, beforeAll, expect, test} from 'vitest'
import {runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME, NUMBER, PERSON} from '../person/support.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

test('K3 holder rotate: a new key, and everybody is found as before', async () => {
  const {folder: cwd, env} = await homeIn(town)
  await runJson('person add', [], {cwd, env, input: PERSON})
  expect(await runJson('holder rotate', [], {cwd, env})).toMatchObject({code: 0, document: {generation: 2, persons: 1, holders: [ME]}})
  expect(await runJson('person find', ['--why', 'matter'], {cwd, env, input: NUMBER})).toMatchObject({document: {person: {number: NUMBER}}})
})
