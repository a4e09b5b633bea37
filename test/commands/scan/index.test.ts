import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const OWN_RULES = `rules:
  - id: vara-adresser
    kinds: [email, phone]
    answer: block
    requirement: B2
    law: Rutin för webbdiariet, 3.2
    because: {sv: Kontaktuppgifter visas inte hos oss., en: Contact details are not shown with us.}
`

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported')
})

afterAll(() => town.leave())

describe('scan', () => {
  test('has nothing to do where nothing has changed', async () => {
    const {code, stdout, stderr} = await run(['sök'], {cwd: town.folder})
    expect([code, stdout]).toEqual([0, 'Bedömda på nytt: 0. Ny bedömning: 0. Nedtagna: 0.\n'])
    expect(stderr).toBe('ÖVNING: det här är ingen riktig publicering.\n')
  })

  test('a changed policy judges everything again, once', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'policy.yaml'), OWN_RULES)
    const first = await runJson('scan', [], {cwd: folder})
    expect(first.code).toBe(0)
    expect(first.document).toMatchObject({rehearsal: true, stages: {}, withdrawn: 0})
    expect(first.document.scanned).toBeGreaterThan(0)
    expect((await runJson('scan', [], {cwd: folder})).document.scanned).toBe(0)
  })

  test('--all judges all there is, in English', async () => {
    const {code, stdout} = await run(['scan', '--all', '--lang', 'en'], {cwd: await town.copy()})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Judged again: [1-9]\d*\. New verdict: 0\. Taken down: 0\.\n$/)
  })

  test('rules that cannot be used are refused, and nothing is judged', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'policy.yaml'), 'rules:\n  - id: identity-number\n')
    const {code, stdout, stderr} = await run(['scan'], {cwd: folder})
    expect([code, stdout]).toEqual([78, ''])
    expect(stderr).toContain('policy.yaml:2:')
  })

  test('--dry-run --policy tries rules that are not the workspace’s own, and changes nothing (B13)', async () => {
    const folder = await town.copy()
    await writeFile(join(folder, 'ny.yaml'), OWN_RULES)
    const {code, document} = await runJson('scan', ['--dry-run', '--policy', 'ny.yaml'], {cwd: folder})
    expect([code, document.run, document.dryRun, document.withdrawn]).toEqual([0, null, true, 0])
    expect(document.scanned).toBeGreaterThan(0)
    expect((await runJson('scan', [], {cwd: folder})).document.scanned).toBe(0)
    expect((await run(['scan', '--dry-run'], {cwd: folder})).stdout).toBe('Torrkörning, ingenting har ändrats. Skulle bedömas på nytt: 0. Ny bedömning: 0. Skulle tas ner: 0.\n')
  })

  test('--policy without --dry-run, and a file that is none, are refused', async () => {
    expect((await run(['scan', '--policy', 'ny.yaml'], {cwd: town.folder})).code).toBe(2)
    expect((await runJson('scan', ['--dry-run', '--policy', 'saknas.yaml'], {cwd: town.folder})).error).toMatchObject({code: 'policy-invalid', facts: {problem: 'unreadable'}})
  })
})
