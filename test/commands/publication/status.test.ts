import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

describe('publication status', () => {
  test('the last run and the next slot where the municipality is, and what is public, in Swedish', async () => {
    const {code, stdout} = await run(['publicering', 'status'], {cwd: town.folder})
    expect(code).toBe(0)
    expect(stdout).toContain('Senast uppdaterad: 2026-02-03 12:00\nTiden 2026-02-09 16:00 har INTE körts. Kör: diarievakt publication run --catch-up\nNästa: 2026-02-10 12:00\nPublika poster: ')
    expect(stdout).toContain('Utgångna men inte borttagna: 0\n')
    expect(stdout).toMatch(/ {2}KS: .*hållen 2/)
  })

  test('and in English', async () => {
    expect((await run(['publication', 'status', '--lang', 'en'], {cwd: town.folder})).stdout).toContain('Last updated: 2026-02-03 12:00\nThe slot 2026-02-09 16:00 has NOT been run. Run: diarievakt publication run --catch-up\nNext: 2026-02-10 12:00\nPublic entries: ')
  })

  test('--json has all of it, and an alarm where something has expired and stands', async () => {
    const {code, document} = await runJson('publication status', [], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, next: {day: '2026-02-10', time: '12:00'}, releaseState: 'current', expiredNotRemoved: 0, lastRemoval: null, lastPublication: {state: 'finished', startedAt: '2026-02-03T11:00:00.000Z'}})
    const {document: later} = await runJson('publication status', [], {cwd: town.folder, now: '2028-02-04T09:00:00Z'})
    expect(later.expiredNotRemoved).toBe(document.public)
  })
})
