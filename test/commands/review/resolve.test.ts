import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {tracesIn} from '../../support/traces.js'

const ENTRY = 'KS 2026/00124:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
  const {code} = await run(['review', 'decide', ENTRY, '--escalate'], {cwd: town.folder, now: '2026-02-09T09:00:00Z'})
  expect(code).toBe(0)
})

afterAll(() => town.leave())

describe('review resolve', () => {
  test.each([
    ['publish', 'cleared'],
    ['withhold', 'withheld'],
  ])('the lawyer’s answer %s brings what is escalated to %s, with its section of law', async (outcome, stage) => {
    const folder = await town.copy()
    const {code, document} = await runJson('review resolve', [ENTRY, '--outcome', outcome, '--ground', 'OSL 26:1'], {cwd: folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, decided: [{stage}], refused: []})
    const {document: shown} = await runJson('review show', [ENTRY], {cwd: folder})
    expect(shown.decisions.at(-1)).toMatchObject({kind: `resolve-${outcome}`, ground: 'OSL 26:1'})
  })

  test('in words, by its Swedish name', async () => {
    const {code, stdout} = await run(['granskning', 'avgör', ENTRY, '--outcome', 'withhold', '--ground', 'OSL 26:1'], {cwd: await town.copy()})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^KS 2026\/00124:1.*: ej för webben \(beslut [a-z]{20}\)\n$/)
  })

  test('an answer without a section is refused', async () => {
    const {code, error} = await runJson('review resolve', [ENTRY, '--outcome', 'publish', '--ground', ' '], {cwd: town.folder})
    expect([code, error?.code]).toEqual([65, 'ground-missing'])
    expect((await run(['review', 'resolve', ENTRY, '--outcome', 'publish'], {cwd: town.folder})).code).toBe(2)
  })

  test('words of one’s own are no section of law: they are refused, and stand nowhere (P4)', async () => {
    const folder = await town.copy()
    const {code, error} = await runJson('review resolve', [ENTRY, '--outcome', 'withhold', '--ground', 'OSL 26:1, frågat Tyra Qvarnelius'], {cwd: folder})
    expect([code, error?.code]).toEqual([65, 'ground-unclear'])
    expect(JSON.stringify(error)).toContain('--note -')
    expect(JSON.stringify(error)).not.toContain('Qvarnelius')
    expect([...tracesIn(folder, ['Qvarnelius'])]).toEqual([])
  })

  test('what nobody has escalated is not the lawyer’s', async () => {
    const {code, stdout, stderr} = await run(['review', 'resolve', 'KS 2026/00125:1', '--outcome', 'publish', '--ground', 'OSL 26:1', '--lang', 'en'], {cwd: town.folder})
    expect([code, stdout]).toEqual([77, ''])
    expect(stderr).toContain('The entry is not escalated to the lawyer.\n')
  })
})
