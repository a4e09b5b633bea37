import {readFile, writeFile} from 'node:fs/promises'
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

  describe('B13: the municipality’s own examples', () => {
    const policyWith = async (text: string): Promise<string> => {
      const folder = await town.copy()
      await writeFile(join(folder, 'policy.yaml'), text)
      return folder
    }

    test('come out as they should', async () => {
      const folder = await policyWith('rules: []\nexamples:\n  - {text: Skrivelse från Elsa Lindqvist, answer: review, kind: person, rule: person}\n  - {text: Ny gångväg, answer: clear}\n')
      expect((await run(['policy', 'check'], {cwd: folder})).stdout).toContain('2 exempel stämmer.')
      expect((await runJson('policy check', [], {cwd: folder})).document).toMatchObject({ok: true, examples: {checked: 2, failed: []}, shipped: null})
    })

    test('that come out otherwise are told with line, what came out and why, without their text', async () => {
      const folder = await policyWith('rules: []\nexamples:\n  - {text: Ny gångväg, answer: clear}\n  - text: Skrivelse från Elsa Lindqvist\n    answer: clear\n  - {text: Ny gångväg, answer: review}\n')
      const {code, stdout, stderr} = await run(['policy', 'check'], {cwd: folder})
      expect(code).toBe(78)
      expect(stdout).toContain('policy.yaml:4: väntat visas, blev granskas.\n  [PERSONNAMN] rubriken, ord 3–4')
      expect(stdout).toContain('policy.yaml:6: väntat granskas, blev visas.\n  inget fynd\n')
      expect(stdout).toContain('2 av 3 exempel STÄMMER INTE.')
      expect(`${stdout}${stderr}`).not.toContain('Elsa')
      const {code: again, document} = await runJson('policy check', [], {cwd: folder})
      expect([again, document.ok, document.examples.failed.map(({line, expected, answer}) => [line, expected, answer])]).toEqual([78, false, [[4, 'clear', 'review'], [6, 'review', 'clear']]])
    })

    test('do not change what is judged: the policy’s name stays', async () => {
      const {hash} = (await runJson('policy check', [], {cwd: await policyWith('rules: []\n')})).document
      expect((await runJson('policy check', [], {cwd: await policyWith('rules: []\nexamples: [{text: Ny gångväg, answer: clear}]\n')})).document.hash).toBe(hash)
    })

    test('init writes one, commented', async () => {
      const written = await readFile(join(town.folder, 'policy.yaml'), 'utf8')
      const folder = await policyWith(written.slice(0, written.indexOf('# examples:')) + written.slice(written.indexOf('# examples:')).replace(/^# /gm, ''))
      expect((await runJson('policy check', [], {cwd: folder})).document).toMatchObject({ok: true, examples: {checked: 1}})
    })

    test('--shipped tries the shipped ones, and tells which the municipality’s rules answer otherwise', async () => {
      const folder = await policyWith('rules:\n  - {id: insult, kinds: [insult], answer: block, requirement: B10, law: Egen, because: {sv: S, en: E}}\n')
      const {code, document} = await runJson('policy check', ['--shipped'], {cwd: folder})
      expect([code, document.ok, document.shipped?.failed, document.shipped?.otherwise.length]).toEqual([0, true, [], 1])
      expect((await run(['policy', 'check', '--shipped'], {cwd: folder})).stdout).toMatch(/\d+ medföljande exempel stämmer .*\n1 av dem blir något annat .* rad \d+\.\n$/)
    })
  })

  test.each([
    ['an unknown key', 'rules: []\nregler: []\n', 2, 'regler', 'unknown'],
    ['a doubled key', 'rules: []\nrules: []\n', 2, '', 'doubled'],
    ['no YAML', 'rules: [\n', 2, '', 'syntax'],
    ['an example without an answer', 'rules: []\nexamples:\n  - {text: Ny väg}\n', 3, 'examples.0.answer', 'value'],
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
