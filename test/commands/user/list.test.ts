import {userInfo} from 'node:os'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ME = userInfo().username

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('user list', () => {
  test('J2: who holds which role, where, since when and by whom', async () => {
    const folder = await town.copy()
    expect((await run(['användare', 'ge', 'anna', 'lawyer', '--committee', 'KFN'], {cwd: folder})).code).toBe(0)
    const {code, stdout, stderr} = await run(['användare', 'lista'], {cwd: folder})
    expect([code, stderr]).toEqual([0, 'ÖVNING: det här är ingen riktig publicering.\n'])
    const [heading, ...lines] = stdout.trimEnd().split('\n').map((line) => line.trimEnd().split(/\s{2,}/))
    expect(heading).toEqual(['ANVÄNDARE', 'ROLL', 'NÄMND', 'SEDAN', 'AV', 'VARFÖR', 'TILL OCH MED', 'BORTA'])
    expect(lines).toContainEqual(['anna', 'lawyer', 'KFN', '2026-02-10', ME, 'uppdrag'])
    expect(lines).toContainEqual([ME, 'administrator', '*', '2026-02-03', ME, 'när arbetsytan skapades'])
  })

  test('--json: each with the roles', async () => {
    const {code, document} = await runJson('user list', [], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document.users.map(({user}) => user)).toEqual([ME])
    expect(document.users[0]?.roles).toContainEqual({role: 'administrator', committee: '*', grantedAt: '2026-02-03T08:00:00.000Z', grantedBy: ME, reason: 'set-up', until: null, isInForce: true})
  })
})
