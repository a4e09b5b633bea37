import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME} from '../person/support.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

test('K3 holder remove: never the last, never without being sure; one who has asked is forgotten', async () => {
  const {folder: cwd, env} = await homeIn(town)
  expect(await runJson('holder remove', [ME, '--yes'], {cwd, env})).toMatchObject({code: 77, error: {code: 'last-holder'}})
  await run(['holder', 'enrol', '--holder', 'bo', '--accept-notice'], {cwd, env})
  expect(await runJson('holder remove', ['bo'], {cwd, env})).toMatchObject({error: {code: 'confirmation-needed'}})
  expect(await runJson('holder remove', ['bo', '--yes'], {cwd, env})).toMatchObject({code: 0, document: {isChanged: false, generation: 1, holders: [ME]}})
  expect((await runJson('holder list', [], {cwd, env})).document.holders.map(({name}) => name)).toEqual([ME])
})
