import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('user grant', () => {
  test('J2: gives a role in one committee, or in all', async () => {
    const folder = await town.copy()
    const {code, stdout} = await run(['user', 'grant', 'anna', 'registrar', '--committee', 'OFN', '--lang', 'en'], {cwd: folder})
    expect([code, stdout]).toEqual([0, 'anna now holds the role registrar (OFN).\n'])
    expect(await runJson('user grant', ['anna', 'manager', '--all-committees'], {cwd: folder})).toMatchObject({code: 0, document: {user: 'anna', role: 'manager', committee: '*'}})
    expect((await runJson('user list', [], {cwd: folder})).document.users.find(({user}) => user === 'anna')?.roles.map(({role, committee}) => [role, committee])).toEqual([['manager', '*'], ['registrar', 'OFN']])
  })

  test('twice is told, and changes nothing', async () => {
    const folder = await town.copy()
    await run(['user', 'grant', 'anna', 'registrar', '--committee', 'KS'], {cwd: folder})
    const before = await runJson('user list', [], {cwd: folder})
    const {code, error} = await runJson('user grant', ['anna', 'registrar', '--committee', 'KS'], {cwd: folder})
    expect([code, error?.code, error?.facts]).toEqual([65, 'role-held', {user: 'anna', role: 'registrar', committee: 'KS'}])
    expect((await runJson('user list', [], {cwd: folder})).document).toEqual(before.document)
  })

  test('J2: with a reason and a last day, which the list tells', async () => {
    const folder = await town.copy()
    const {code, stdout} = await run(['användare', 'ge', 'anna', 'lawyer', '--all-committees', '--reason', 'stand-in', '--until', '2099-08-14'], {cwd: folder})
    expect([code, stdout]).toEqual([0, 'anna har nu rollen lawyer (alla nämnder) till och med 2099-08-14.\n'])
    expect((await run(['user', 'list'], {cwd: folder})).stdout).toMatch(/anna +lawyer +\* +\S+ +\S+ +ersättare +2099-08-14/)
    expect(await runJson('user grant', ['anna', 'lawyer', '--all-committees', '--until', '2020-01-01'], {cwd: folder})).toMatchObject({code: 65, error: {code: 'day-past'}})
    expect(await run(['user', 'grant', 'anna', 'lawyer', '--all-committees', '--until', '2026-02-30'], {cwd: folder})).toMatchObject({code: 2})
  })

  test('a committee that the settings do not have is refused', async () => {
    expect(await runJson('user grant', ['anna', 'registrar', '--committee', 'BN'], {cwd: town.folder})).toMatchObject({code: 65, error: {code: 'diary-unknown'}})
  })

  test.each([
    [['anna', 'registrar']],
    [['anna', 'registrar', '--committee', 'KS', '--all-committees']],
    [['anna', 'registrator', '--committee', 'KS']],
    [['anna', '--committee', 'KS']],
    [[' ', 'registrar', '--committee', 'KS']],
    [['an\u001bna', 'registrar', '--committee', 'KS']],
    [['a'.repeat(64), 'registrar', '--committee', 'KS']],
  ])('%j is no way to say it', async (args) => {
    const {code, stderr} = await run(['user', 'grant', ...args], {cwd: town.folder})
    expect(code).toBe(2)
    expect(stderr).not.toContain('\u001b')
  })
})
