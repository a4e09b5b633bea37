import {userInfo} from 'node:os'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ME = userInfo().username

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('user revoke', () => {
  test('J2: takes a role back, and from then on it is not held', async () => {
    const folder = await town.copy()
    expect((await run(['publication', 'run'], {cwd: folder})).code).toBe(0)
    await run(['user', 'grant', 'anna', 'administrator', '--all-committees'], {cwd: folder})
    const {code, stdout} = await run(['användare', 'ta-ifrån', ME, 'administrator', '--all-committees'], {cwd: folder})
    expect([code, stdout]).toEqual([0, `${ME} har inte längre rollen administrator (alla nämnder).\n`])
    expect(await runJson('publication run', [], {cwd: folder})).toMatchObject({code: 77, error: {code: 'not-permitted'}})
    expect(await runJson('user grant', [ME, 'administrator', '--all-committees'], {cwd: folder})).toMatchObject({code: 77, error: {code: 'not-permitted', facts: {right: 'user.manage'}}})
  })

  test('the last administrator of all committees stays', async () => {
    const folder = await town.copy()
    await run(['user', 'grant', 'anna', 'administrator', '--committee', 'KS'], {cwd: folder})
    const {code, error} = await runJson('user revoke', [ME, 'administrator', '--all-committees'], {cwd: folder})
    expect([code, error?.code, error?.facts]).toEqual([77, 'last-administrator', {user: ME}])
  })

  test('what is not held is told, whatever else is held; a committee that has left the settings can still be taken back', async () => {
    const folder = await town.copy()
    expect(await runJson('user revoke', [ME, 'registrar', '--committee', 'KS'], {cwd: folder})).toMatchObject({code: 65, error: {code: 'role-not-held'}})
    expect(await runJson('user revoke', [ME, 'registrar', '--committee', 'BN'], {cwd: folder})).toMatchObject({code: 65, error: {code: 'role-not-held'}})
  })
})
