import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('publication plan', () => {
  test('tells per committee what a run would change, and changes nothing', async () => {
    const first = await run(['publicering', 'plan'], {cwd: town.folder})
    expect(first).toMatchObject({code: 0, stderr: 'ÖVNING: det här är ingen riktig publicering.\n'})
    expect(first.stdout).toMatch(/^KFN: nya 1, uppdaterade 0, oförändrade 0\nKS: nya \d+, uppdaterade 0, oförändrade 0\nOFN: nya 1, uppdaterade 0, oförändrade 0\nGår ut: 0\n$/)
    expect((await run(['publication', 'plan', '--lang', 'en'], {cwd: town.folder})).stdout).toContain('KFN: new 1, updated 0, unchanged 0\n')
  })

  test('--json has the same, and its sums', async () => {
    const {code, document} = await runJson('publication plan', [], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, republished: 0, unchanged: 0, expired: []})
    expect(document.published).toBe(document.committees.reduce((sum, {published}) => sum + published, 0))
  })

  test('without a workspace it is refused', async () => {
    const {code, error} = await runJson('publication plan', [], {cwd: town.outside})
    expect([code, error?.code]).toEqual([66, 'workspace-not-found'])
  })
})
