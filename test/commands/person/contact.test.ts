import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home, NUMBER} from './support.js'

const town = await Workspaces.prepare('made')
let home: Home & {readonly id: string}

beforeAll(async () => {
  home = await homeWithPerson(town)
})
afterAll(() => town.leave())

const at = () => ({cwd: home.folder, env: home.env})
const contact = (...flags: readonly string[]) => runJson('person contact', [home.id, ...flags], at())

test.each(['e-post', 'email', 'mejl', 'agneta@example.com'])('K6: %s is refused in words', async (channel) => {
  const {code, stderr, stdout} = await run(['person', 'contact', home.id, '--channel', channel], at())
  expect(code).toBe(77)
  expect(stderr).toContain('E-post används inte om eller till personer med skyddade personuppgifter')
  expect(stdout + stderr).not.toContain('agneta')
})

test('K6: person contact writes down a contact, and says what the person is still to be told', async () => {
  const {code, stdout} = await run(['person', 'contact', home.id, '--channel', 'letter'], at())
  expect({code, stdout}).toEqual({code: 0, stdout: 'SKYDDADE PERSONUPPGIFTER\nKontakten är antecknad.\nPersonen är inte upplyst om riskerna med e-tjänster och e-post (--told-risks).\nPersonen är inte erbjuden en väg utan e-tjänster (--offered-other-way).\n'})
  expect(await contact('--channel', 'phone')).toMatchObject({code: 77, error: {code: 'contact-not-called-back'}})
  expect(await contact('--channel', 'visit')).toMatchObject({code: 77, error: {code: 'contact-id-not-shown'}})
  expect(await contact('--channel', 'fax')).toMatchObject({code: 65, error: {code: 'channel-unknown'}})
  expect(await contact('--channel', 'eid', '--told-risks', '--offered-other-way')).toMatchObject({code: 0, document: {stillToTell: []}})
  const note = await runJson('person contact', [home.id, '--channel', 'visit', '--id-shown', '--note', '-'], {...at(), input: 'Om beslutet den 3 februari\n'})
  expect(note).toMatchObject({code: 0, document: {id: home.id, stillToTell: []}})
  const shown = await runJson('person show', [home.id, '--why', 'matter'], at())
  expect(shown.document.person?.records.map(({record}) => record.kind)).toEqual(['contact', 'contact', 'told', 'contact'])
  expect((await run(['person', 'show', home.id, '--why', 'matter'], at())).stdout).toMatch(/Anteckning: \S+ \S+ \S+: kontakt: besök med legitimation \(Om beslutet den 3 februari\)\n/)
})

test('K7: what is typed beside the id is not repeated', async () => {
  const {code, stdout, stderr} = await run(['person', 'contact', NUMBER, '--channel', 'letter'], at())
  expect(code).toBe(2)
  expect(stdout + stderr).not.toContain(NUMBER)
})
