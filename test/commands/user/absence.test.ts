import {userInfo} from 'node:os'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const ME = userInfo().username

let towns: Workspaces

beforeAll(async () => {
  towns = await Workspaces.prepare('made')
})
afterAll(() => towns.leave())

test('J2: away, listed with what it leaves and what to do, and taken back', async () => {
  const cwd = await towns.copy()
  expect((await run(['användare', 'frånvaro'], {cwd})).stdout).toBe(`Ingen frånvaro är antecknad för ${ME}.\n`)
  await run(['användare', 'ge', 'anna', 'registrar', '--all-committees'], {cwd})
  await run(['användare', 'ge', 'bo', 'lawyer', '--committee', 'KFN'], {cwd})
  const away = await run(['användare', 'frånvaro', '--from', '2026-02-16', '--until', '2026-02-20'], {cwd})
  expect(away).toMatchObject({code: 0, stdout: `${ME} är borta från 2026-02-16 till och med 2026-02-20.\n`})
  const gaps = ['KS', 'OFN'].map((committee) => `${committee} HAR INGEN JURIST på plats från 2026-02-16 till och med 2026-02-20. Ge en ersättare rollen:\n  diarievakt user grant NAMN lawyer --committee ${committee} --reason stand-in --until 2026-02-20\n`).join('')
  expect(away.stderr).toBe(`ÖVNING: det här är ingen riktig publicering.\n${gaps}`)
  const {stdout} = await run(['användare', 'lista'], {cwd})
  expect(stdout).toContain(gaps)
  expect(stdout).toMatch(new RegExp(`^${ME} +administrator .* 2026-02-16 till och med 2026-02-20$`, 'm'))
  expect((await runJson('user absence', ['anna', '--until', '2026-02-12'], {cwd})).document).toEqual(expect.objectContaining({user: 'anna', absences: [{from: '2026-02-10', until: '2026-02-12'}], gaps: []}))
  expect((await run(['användare', 'lista'], {cwd})).stdout).toMatch(/^anna +registrar .* till och med 2026-02-12$/m)
  const listed = (await runJson('user list', [], {cwd})).document
  expect(listed.gaps).toEqual(['KS', 'OFN'].map((committee) => ({committee, role: 'lawyer', from: '2026-02-16', until: '2026-02-20'})))
  expect(listed.users.find(({user}) => user === 'anna')?.absences).toEqual([{from: '2026-02-10', until: '2026-02-12'}])
  // The line that is told is a line that can be used.
  for (const committee of ['KS', 'OFN']) expect((await run(['user', 'grant', 'eva', 'lawyer', '--committee', committee, '--reason', 'stand-in', '--until', '2026-02-20'], {cwd})).code).toBe(0)
  expect((await runJson('user list', [], {cwd})).document.gaps).toEqual([])
  expect((await run(['user', 'absence', '--cancel', '--lang', 'en'], {cwd})).stdout).toBe(`The absence of ${ME} is taken back.\n`)
  expect(await runJson('user absence', ['--cancel'], {cwd})).toMatchObject({code: 65, error: {code: 'absence-none'}})
  expect(await runJson('user absence', ['kim', '--until', '2026-02-12'], {cwd})).toMatchObject({code: 65, error: {code: 'absence-user'}})
})

test.each([
  [['--from', '2026-02-16'], 'utan sista dag'],
  [['--until', '2026-02-30'], 'en dag som inte finns'],
  [['--until', '2026-02-20', '--cancel'], 'båda'],
  [['a\u001b[31m', '--until', '2026-02-20'], 'ett namn som ingen har'],
])('%j cannot be understood: %s', async (args) => {
  expect((await run(['user', 'absence', ...args], {cwd: towns.folder})).code).toBe(2)
})
