import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME} from '../person/support.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('audit sample', () => {
  test('K5: one’s own readings are never drawn, and what was not drawn is not answered', async () => {
    const {folder: cwd, env} = await homeIn(town)
    await run(['user', 'revoke', ME, 'log-reviewer', '--all-committees'], {cwd})
    expect(await runJson('audit sample', [], {cwd})).toMatchObject({code: 77, error: {code: 'not-permitted'}})
    await run(['user', 'grant', ME, 'log-reviewer', '--all-committees'], {cwd})
    await run(['person', 'find', '--why', 'matter'], {cwd, env, input: '198001022386'})
    expect(await runJson('audit sample', [], {cwd})).toMatchObject({code: 0, document: {of: 0, readings: []}})
    // Where one account acts for everybody it is the key that tells one's own.
    expect(await runJson('audit sample', ['--holder', 'bo'], {cwd})).toMatchObject({code: 0, document: {of: 1, readings: [{holder: ME}]}})
    expect(await runJson('audit sample', ['abcdefghijklmnopqrst', '--outcome', 'in-order'], {cwd})).toMatchObject({code: 65, error: {code: 'sample-not-found'}})
    for (const args of [['abcdefghijklmnopqrst'], ['--outcome', 'in-order'], ['--from', '2026-02-30']]) expect((await run(['audit', 'sample', ...args], {cwd})).code).toBe(2)
  })
})
