import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home} from './support.js'

const town = await Workspaces.prepare('made')
let home: Home & {readonly id: string}

beforeAll(async () => {
  home = await homeWithPerson(town)
})
afterAll(() => town.leave())

const change = (input: string, ...flags: readonly string[]) => runJson('person change', [home.id, ...flags], {cwd: home.folder, env: home.env, input})

test('person change takes lines in either language, and keeps the rest', async () => {
  expect(await change('adress: Nya vägen 2\n123 46 Ekbacken\nfastighet: Ekbacken 1:23\n')).toMatchObject({code: 0, document: {marking: 'SKYDDADE PERSONUPPGIFTER', id: home.id, sweep: {found: []}}})
  expect(await change('name: Agneta Annat-Namn\n', '--level', 'skyddad folkbokföring')).toMatchObject({code: 0})
  const {document: {person}} = await runJson('person show', [home.id, '--why', 'matter'], {cwd: home.folder, env: home.env})
  expect(person).toMatchObject({name: 'Agneta Annat-Namn', address: 'Nya vägen 2\n123 46 Ekbacken', level: 'skyddad folkbokföring', particulars: {properties: ['Ekbacken 1:23']}})
})

test.each([['a line that says nothing of what it is', 'Nya vägen 2\n', 2], ['nothing', '', 65], ['a number that is none', 'personnummer: 12\n', 65]])('%s is refused, and not repeated', async (_, input, code) => {
  const {code: left, stdout, stderr} = await run(['person', 'change', home.id], {cwd: home.folder, env: home.env, input})
  expect(left).toBe(code)
  expect(stdout + stderr).not.toContain('vägen')
})
