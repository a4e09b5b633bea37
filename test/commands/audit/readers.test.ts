import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME, PERSON} from '../person/support.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

test('K5 audit readers: who has read about a person, when and why, and the asking itself is written down', async () => {
  const {folder: cwd, env} = await homeIn(town)
  const id = (await runJson('person add', [], {cwd, env, input: PERSON})).document.id ?? ''
  expect((await run(['audit', 'readers', id], {cwd, env})).stdout).toBe('SKYDDADE PERSONUPPGIFTER\nIngen har läst om personen.\n')
  await run(['person', 'show', id, '--why', 'letter'], {cwd, env})
  expect(await runJson('audit readers', [id], {cwd, env})).toMatchObject({code: 0, document: {readings: [{account: ME, holder: ME, why: 'letter', outcome: 'shown'}]}})
  await run(['user', 'grant', ME, 'log-reviewer', '--all-committees'], {cwd})
  const {document} = await runJson('audit list', ['--reader', ME], {cwd})
  expect(document.entries.slice(0, 2).map(({event}) => event?.kind)).toEqual(['reading.done', 'reading.intended'])
})
