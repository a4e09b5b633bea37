import {writeFile} from 'node:fs/promises'
import {join} from 'node:path'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

describe('policy show', () => {
  test('every rule with its reason and its law, in both languages', async () => {
    const swedish = await run(['regler', 'visa'], {cwd: town.folder})
    expect(swedish.code).toBe(0)
    expect(swedish.stdout).toMatch(/^identity-number {2}spärras \(låst\) {2}personnummer .*\n {2}Personnummer, .* B4, Dataskyddslagen/m)
    expect((await run(['policy', 'show', '--lang', 'en'], {cwd: town.folder})).stdout).toMatch(/^identity-number {2}blocked \(locked\) {2}personnummer .*\n {2}Personal identity numbers/m)
  })

  test('--json has the rules whole, and the same hash as the check', async () => {
    const {code, document} = await runJson('policy show', [], {cwd: town.folder})
    expect([code, document.rehearsal]).toEqual([0, true])
    expect(document.rules.map(({id}) => id)).toContain('identity-number')
    expect(document.hash).toBe((await runJson('policy check', [], {cwd: town.folder})).document.hash)
  })

  test('what a rule says of itself cannot steer the terminal', async () => {
    const folder = await town.copy()
    const own = {id: 'egen', kinds: ['phone'], answer: 'block', requirement: 'B2', law: 'L\u009B2J', because: {sv: 'S\u001B]52;c;aGVq\u0007', en: 'E\u202E'}}
    await writeFile(join(folder, 'policy.yaml'), JSON.stringify({rules: [own]}))
    for (const language of ['sv', 'en']) {
      const {code, stdout} = await run(['policy', 'show', '--lang', language], {cwd: folder})
      expect([code, stdout.includes('egen  ')]).toEqual([0, true])
      // eslint-disable-next-line no-control-regex
      expect(stdout).not.toMatch(/[\u001B\u0007\u009B\u202E]/)
    }
  })
})
