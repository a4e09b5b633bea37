import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('policy check', () => {
  test('rules without errors, in both languages', async () => {
    const {code, stdout, stderr} = await run(['regler', 'kontrollera'], {cwd: town.folder})
    expect([code, stderr]).toEqual([0, 'ÖVNING: det här är ingen riktig publicering.\n'])
    expect(stdout).toMatch(/^\d+ regler, utan fel\. Policy [0-9a-f]{32}\.\n$/)
    expect((await run(['policy', 'check', '--lang', 'en'], {cwd: town.folder})).stdout).toMatch(/^\d+ rules, no errors\. Policy [0-9a-f]{32}\.\n$/)
  })

  test('--json', async () => {
    const {code, document} = await runJson('policy check', [], {cwd: town.folder})
    expect([code, document.rehearsal, document.ok]).toEqual([0, true, true])
  })

  test.each([
    ['an unknown key', 'rules: []\nregler: []\n', 2, 'regler', 'unknown'],
    ['a doubled key', 'rules: []\nrules: []\n', 2, '', 'doubled'],
    ['no YAML', 'rules: [\n', 2, '', 'syntax'],
    ['a value that is none', 'rules:\n  - id: egen\n    kinds: [skonummer]\n', 3, 'rules.0.kinds.0', 'value'],
    ['a locked rule made milder', 'rules:\n  - {id: identity-number, kinds: [personnummer], answer: clear, requirement: B4, law: L, because: {sv: S, en: E}}\n', 2, 'identity-number', 'locked-rule-loosened'],
  ])('%s is refused with its line and key', async (_what, text, line, key, problem) => {
    const folder = await town.copy()
    await writeFile(join(folder, 'policy.yaml'), text)
    const {code, error} = await runJson('policy check', [], {cwd: folder})
    expect([code, error?.code]).toEqual([78, 'policy-invalid'])
    expect(error?.facts).toEqual({file: join(folder, 'policy.yaml'), line, key, problem})
  })
})
