import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const DAY_TWO = '2026-02-10T11:00:00Z'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
})

afterAll(() => town.leave())

async function twice(): Promise<string> {
  const folder = await town.copy()
  expect((await run(['publication', 'run'], {cwd: folder})).code).toBe(0)
  return folder
}

describe('publication rollback', () => {
  test('asks first: nobody can answer here, so it is refused and nothing is changed', async () => {
    const folder = await twice()
    const before = (await run(['publication', 'status'], {cwd: folder, now: DAY_TWO})).stdout
    const {code, error} = await runJson('publication rollback', [], {cwd: folder, now: DAY_TWO})
    expect([code, error?.code]).toEqual([77, 'confirmation-needed'])
    expect((await run(['publication', 'status'], {cwd: folder, now: DAY_TWO})).stdout).toBe(before)
  })

  test('says in Swedish what it comes to, and then that readers see it', async () => {
    const folder = await twice()
    const seen = await run(['publicering', 'gå-tillbaka', '--dry-run'], {cwd: folder, now: DAY_TWO})
    expect(seen.stdout).toMatch(/^Tillbaka till 20260203-110000-[a-z]{4}: \d+ poster visas\. 0 som har kommit sedan dess syns inte förrän vid nästa publicering\.\nIngenting har ändrats\.\n$/)
    const done = await run(['publicering', 'gå-tillbaka', '--yes'], {cwd: folder, now: DAY_TWO})
    expect([done.code, done.stdout]).toEqual([0, expect.stringMatching(/^Tillbaka till [\s\S]+\nLäsarna ser den nu, som 20260210-110000-[a-z]{4}\. /)])
  })

  test('--json; a release that is not kept: 66', async () => {
    const folder = await twice()
    const {code, document} = await runJson('publication rollback', ['--yes'], {cwd: folder, now: DAY_TWO})
    expect([code, document.hidden]).toEqual([0, 0])
    const other = await runJson('publication rollback', ['20200101-000000-aaaa', '--yes', '--lang', 'en'], {cwd: folder, now: DAY_TWO})
    expect([other.code, other.error?.code]).toEqual([66, 'release-not-kept'])
  })

  test('one that has had its time is refused with how many, never which: 77', async () => {
    const {code, error, stderr} = await runJson('publication rollback', ['--yes'], {cwd: await twice(), now: '2028-02-10T11:00:00Z'})
    expect([code, error?.code]).toEqual([77, 'release-outlived'])
    expect(stderr).toMatch(/visar 0 poster som har tagits ner, ändrats eller lämnat sedan dess, och \d+ som har haft sin tid/)
  })
})
