import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ENTRY = 'KS 2026/00124:1'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('policy explain', () => {
  test('why an entry was judged as it was: finding, rule and law, without its text', async () => {
    const {code, stdout} = await run(['regler', 'förklara', ENTRY], {cwd: town.folder})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^KS 2026\/00124:1 \(KS\) {2}[a-z]{20}\nLäge: hållen\nFynd:\n {2}\[PERSONNAMN\] /)
    expect(stdout).not.toContain('Lindqvist')
    expect((await run(['policy', 'explain', ENTRY, '--lang', 'en'], {cwd: town.folder})).stdout).toContain('Stage: held\nFindings:\n')
  })

  test('the field is named in words', async () => {
    const {stdout} = await run(['policy', 'explain', ENTRY], {cwd: town.folder})
    expect(stdout).not.toContain('heading 15')
  })

  test('--json', async () => {
    const {code, document} = await runJson('policy explain', [ENTRY], {cwd: town.folder})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, stage: 'held', verdict: 'review', grounds: [], findings: [{answer: 'review', finding: {kind: 'person', field: 'heading', start: 15, end: 29}}]})
  })

  test('a secret row explains itself by its stage alone', async () => {
    expect((await runJson('policy explain', ['KS 2026/00123:3'], {cwd: town.folder})).document).toMatchObject({stage: 'secret', verdict: 'secret', grounds: [], findings: []})
  })

  test('what does not exist is refused', async () => {
    const {code, error} = await runJson('policy explain', ['KS 2026/99999'], {cwd: town.folder})
    expect([code, error?.code]).toEqual([65, 'entry-not-found'])
  })
})
