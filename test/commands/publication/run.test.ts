import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const TWO_YEARS_ON = '2028-02-11T00:10:00Z'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('publication run', () => {
  test('publishes, says in Swedish what it did, and its steps on standard error', async () => {
    const folder = await town.copy()
    const {code, stdout, stderr} = await run(['publicering', 'kör', '--slot', '12:00'], {cwd: folder})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Publicerade \d+, uppdaterade 0, oförändrade 0, borttagna 0, utgångna 0, stoppade av sista kontrollen 0\. [\d.]+ s\.\nWebbplatsen: .+index\.html\n$/)
    expect(stderr).toBe('ÖVNING: det här är ingen riktig publicering.\nsamlar\nsista kontrollen\nväxlar\n')
    const page = readFileSync(join(folder, 'site/current/index.html'), 'utf8')
    expect(page).toContain('ÖVNING')
  })

  test('--json has the counts; again, everything is unchanged; two years on, everything leaves', async () => {
    const folder = await town.copy()
    const first = await runJson('publication run', [], {cwd: folder})
    expect(first.code).toBe(0)
    expect(first.document).toMatchObject({rehearsal: true, republished: 0, unchanged: 0, withdrawn: 0, expired: 0, held: 0})
    expect(existsSync(join(first.document.release, 'index.html'))).toBe(true)
    const again = await runJson('publication run', [], {cwd: folder, now: '2026-02-10T15:00:00Z'})
    expect(again.document).toMatchObject({published: 0, unchanged: first.document.published})
    const removal = await runJson('publication run', ['--removals'], {cwd: folder, now: TWO_YEARS_ON})
    expect(removal.document).toMatchObject({published: 0, expired: first.document.published})
    expect((await run(['publication', 'list'], {cwd: folder, now: TWO_YEARS_ON})).stdout).toBe('')
  })

  test('in English', async () => {
    expect((await run(['publication', 'run', '--lang', 'en'], {cwd: await town.copy()})).stdout).toMatch(/^Published \d+, updated 0, /)
  })

  test('a slot and a removal do not go together', async () => {
    const {code, stdout} = await run(['publication', 'run', '--slot', '12:00', '--removals'], {cwd: town.folder})
    expect([code, stdout]).toEqual([2, ''])
  })

  test('a slot that is none of the day’s is refused', async () => {
    const {code} = await run(['publication', 'run', '--slot', 'lunch'], {cwd: await town.copy()})
    expect(code).toBe(2)
  })
})
