import {readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, type Home, NUMBER} from './support.js'

let town: Workspaces
let home: Home
let id: string

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  const made = await homeWithPerson(town)
  home = made
  id = made.id
})

afterAll(() => town.leave())

test('person show: by id, with who can read', async () => {
  expect(await runJson('person show', [id, '--why', 'matter'], {cwd: home.folder, env: home.env})).toMatchObject({code: 0, document: {marking: 'SKYDDADE PERSONUPPGIFTER', person: {id, number: NUMBER, name: 'Agneta Kanariefågel', address: 'Hemliga gränden 41\n123 45 Ekbacken', level: 'sekretessmarkering'}}})
})

test('K4 K7: on paper, in a file that only its owner reads, with the marking on each sheet; a file that is there is left alone, and nobody is read', async () => {
  const file = join(home.folder, 'person.html')
  expect(await runJson('person show', [id, '--why', 'letter', '--paper', file], {cwd: home.folder, env: home.env})).toMatchObject({code: 0, document: {marking: 'SKYDDADE PERSONUPPGIFTER', paper: file}})
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const page = readFileSync(file, 'utf8')
  expect(page).toContain('<title>SKYDDADE PERSONUPPGIFTER</title>')
  expect(page).toMatch(/<thead>.*SKYDDADE PERSONUPPGIFTER.*<\/thead>[^]*Agneta Kanariefågel[^]*<tfoot>.*SKYDDADE PERSONUPPGIFTER.*<\/tfoot>/)
  const readings = async (): Promise<readonly (readonly string[])[]> => (await runJson('audit readers', [id], {cwd: home.folder, env: home.env})).document.readings.map(({medium, why, outcome}) => [medium, why, outcome ?? ''])
  const before = await readings()
  expect(before[0]).toEqual(['paper', 'letter', 'shown'])
  expect(await runJson('person show', [id, '--why', 'letter', '--paper', file], {cwd: home.folder, env: home.env})).toMatchObject({code: 73, error: {code: 'file-exists'}})
  expect(await runJson('person show', [id, '--why', 'letter', '--paper', join(home.folder, 'finns-inte/person.html')], {cwd: home.folder, env: home.env})).toMatchObject({error: {code: 'input-not-found'}})
  expect(readFileSync(file, 'utf8')).toBe(page)
  expect((await readings()).length).toBe(before.length)
})

test.each([['person', 'show'], ['person', 'remove'], ['audit', 'readers']])('K7: what is typed beside the id is not repeated: %s %s', async (...command) => {
  for (const typed of [[NUMBER], [id, 'Kanariefågel'], []]) {
    const {code, stdout, stderr} = await run([...command, ...typed], {cwd: home.folder, env: home.env})
    expect(code).toBe(2)
    expect(stdout + stderr).not.toMatch(new RegExp(`${NUMBER}|Kanariefågel`))
  }
})

test('K4: an id that nobody has', async () => {
  expect(await runJson('person show', ['abcdefghijklmnopqrst', '--why', 'matter'], {cwd: home.folder, env: home.env})).toMatchObject({code: 65, error: {code: 'person-not-found', facts: {}}})
})
