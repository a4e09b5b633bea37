import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME, NUMBER, PERSON, type Home} from './support.js'

let town: Workspaces
let home: Home

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  home = await homeIn(town)
})

afterAll(() => town.leave())

describe('person add', () => {
  test('K4: keeps a person under the marking, and says who can read', async () => {
    const {code, stdout, stderr} = await run(['person', 'add', '--level', 'skyddad folkbokföring'], {cwd: home.folder, env: home.env, input: PERSON})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^SKYDDADE PERSONUPPGIFTER\nInlagd\. Id: [a-z]{20}\n$/)
    expect(stderr).toContain(`Öppnat med nyckeln ${ME}. De som har nyckel: ${ME}.`)
    expect(stderr).toContain('VARNING: BARA EN HAR NYCKEL.')
  })

  test('left sealed it needs no key, and is kept at the next unlocking', async () => {
    const {DIARIEVAKT_PASSPHRASE_FILE: _, ...keyless} = home.env
    const left = await runJson('person add', ['--sealed', '--committee', 'KS', '--ground', 'law'], {cwd: home.folder, env: keyless, input: PERSON})
    expect(left).toMatchObject({code: 0, document: {marking: 'SKYDDADE PERSONUPPGIFTER', holders: [ME]}})
    expect(await runJson('person find', ['--why', 'matter'], {cwd: home.folder, env: home.env, input: NUMBER})).toMatchObject({code: 0, document: {drained: 1, stuck: 0, person: {number: NUMBER}}})
  })

  test.each([
    ['no number', 'Agneta\nAgneta\nGatan 1', 'person-number-unclear'], ['a wrong digit', `${NUMBER.slice(0, -1)}${(Number(NUMBER.at(-1)) + 1) % 10}\nAgneta\nGatan 1`, 'person-number-unclear'],
    ['no name', NUMBER, 'person-field-unclear'], ['no address', `${NUMBER}\nAgneta`, 'person-field-unclear'], ['a name that steers the terminal', `${NUMBER}\nAg\u001b[2Jneta\nGatan 1`, 'person-field-unclear'],
  ])('%s is refused, and not repeated', async (_, input, code) => {
    const {error, stderr} = await runJson('person add', [], {cwd: home.folder, env: home.env, input})
    expect(error).toMatchObject({code})
    expect(stderr).not.toContain('Agneta')
  })

  test('K7: nothing of a person is an argument; a committee that is none is refused', async () => {
    expect(await run(['person', 'add', NUMBER], {cwd: home.folder, env: home.env})).toMatchObject({code: 2, stderr: expect.not.stringContaining(NUMBER)})
    expect(await runJson('person add', ['--committee', 'ZZ'], {cwd: home.folder, env: home.env, input: PERSON})).toMatchObject({error: {code: 'diary-unknown'}})
  })
})
