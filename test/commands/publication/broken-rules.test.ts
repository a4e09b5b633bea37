import {existsSync} from 'node:fs'
import {appendFile, writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ENTRY = 'KS 2026/00123:1'
const TWO_YEARS_ON = '2028-02-11T00:10:00Z'
const TOLD = /KOMMUNENS REGLER GÅR INTE ATT LÄSA\..*\nRegeln går inte att använda, .*policy\.yaml:\d+: raden följer inte YAML\.\nRätta raden/

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
  await appendFile(join(town.folder, 'diarievakt.yaml'), 'archive: none\n')
  await writeFile(join(town.folder, 'policy.yaml'), 'rules: []\nroleWords: [a, a\n')
})

afterAll(() => town.leave())

describe('rules that cannot be read stop nothing that is to leave (G3 G1 H1)', () => {
  test('publication withdraw, with a note', async () => {
    const folder = await town.copy()
    const {code, document, stderr} = await runJson('publication withdraw', [ENTRY, '--reason', 'personal-data', '--note', '-'], {cwd: folder, input: 'Fel fil.'})
    expect([code, document.entries.length]).toEqual([0, 1])
    expect(stderr).toMatch(TOLD)
    expect((await run(['publication', 'list'], {cwd: folder})).stdout).not.toContain(document.entries[0])
  })

  test('publication run --removals', async () => {
    const folder = await town.copy()
    const {code, document, stderr} = await runJson('publication run', ['--removals'], {cwd: folder, now: TWO_YEARS_ON})
    expect([code, document.unchanged]).toEqual([0, 0])
    expect(document.expired).toBeGreaterThan(0)
    expect(stderr).toMatch(TOLD)
  })

  test('subject erase', async () => {
    const {code, document, stderr} = await runJson('subject erase', [ENTRY, '--yes'], {cwd: await town.copy()})
    expect([code, document.erased]).toMatchObject([0, [{kind: 'entry'}]])
    expect(stderr).toMatch(TOLD)
  })

  test('retention purge', async () => {
    const {code, document, stderr} = await runJson('retention purge', ['--yes'], {cwd: await town.copy(), now: TWO_YEARS_ON})
    expect([code, document.expiredNotRemoved]).toEqual([0, 0])
    expect(stderr).toMatch(TOLD)
  })

  test('yet nothing is published: 78, and what has run out leaves all the same', async () => {
    const folder = await town.copy()
    expect((await run(['publication', 'run'], {cwd: folder, now: TWO_YEARS_ON})).code).toBe(78)
    expect([existsSync(join(folder, 'site/current/index.html')), existsSync(join(folder, 'site/current/handling'))]).toEqual([true, false])
  })

  test('settings that cannot be read do stop it, and the next step says what to do meanwhile', async () => {
    const folder = await town.copy()
    await appendFile(join(folder, 'diarievakt.yaml'), 'kulör: blå\n')
    const {code, stderr} = await run(['publication', 'withdraw', ENTRY, '--reason', 'personal-data'], {cwd: folder})
    expect(code).toBe(78)
    expect(stderr).toContain('stäng webbplatsen i webbservern')
  })
})
