import {afterAll, beforeEach, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, NUMBER, type Home} from './support.js'

const town = await Workspaces.prepare('made')
let home: Home

beforeEach(async () => {
  home = await homeIn(town)
})
afterAll(() => town.leave())

const at = () => ({cwd: home.folder, env: home.env})
const DAYS = ['--from', '2026-02-01', '--to', '2026-02-03']

test('N1: what stands sealed is counted, of nobody by name, and told in the follow-up of the same days', async () => {
  await run(['person', 'add'], {...at(), input: `${NUMBER}\nAgneta Kanariefågel\nHemliga gränden 41\n`})
  const tallied = await run(['skyddad', 'räkna', '--committee', 'KS', ...DAYS], at())
  expect(tallied).toMatchObject({code: 0, stdout: expect.stringMatching(/^Räknat och undertecknat: kontakter 0, /) as string})
  expect(tallied.stdout + tallied.stderr).not.toMatch(/Kanariefågel|\d{12}/)
  expect((await runJson('person tally', ['--committee', 'KS', ...DAYS], at())).document).toMatchObject({committee: 'KS', contacts: 0, toldOfRisks: 0, offeredAnotherWay: 0, ownName: 0})
  const {gaps} = (await runJson('followup report', ['--committee', 'KS', ...DAYS, '--format', 'json'], at())).document as unknown as {gaps: readonly {gap: string}[]}
  expect(gaps.map(({gap}) => gap)).not.toContain('not-tallied')
})
