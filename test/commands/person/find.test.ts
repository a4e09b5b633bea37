import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, NUMBER, PERSON, type Home} from './support.js'

let town: Workspaces
let home: Home

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  home = await homeIn(town)
  await run(['person', 'add'], {cwd: home.folder, env: home.env, input: PERSON})
})

afterAll(() => town.leave())

describe('person find', () => {
  test('K4: by number on standard input, under the marking, which stands last too', async () => {
    const {code, stdout} = await run(['person', 'find', '--why', 'letter', '--lang', 'en'], {cwd: home.folder, env: home.env, input: `${NUMBER.slice(0, 8)}-${NUMBER.slice(8)}\n`})
    expect(code).toBe(0)
    expect(stdout).toMatch(/^SKYDDADE PERSONUPPGIFTER\n\nIdentity number: \d{12}\nName: Agneta Kanariefågel\nAddress: Hemliga gränden 41, 123 45 Ekbacken\nProtection: sekretessmarkering\nMarking: sekretessmarkering, kept here, said 2026-02-10\nKept for: looking through what is public\nCommittees: all\nAs of: 2026-02-10 10:00\nId: [a-z]{20}\n\nSKYDDADE PERSONUPPGIFTER\n$/)
  })

  test('nobody of that number, and no reason', async () => {
    expect(await runJson('person find', ['--why', 'matter'], {cwd: home.folder, env: home.env, input: '198001022386'})).toMatchObject({code: 65, error: {code: 'person-not-found', facts: {}}})
    expect(await runJson('person find', [], {cwd: home.folder, env: home.env, input: NUMBER})).toMatchObject({error: {code: 'reading-reason-missing'}})
  })

  test('K7: a number as an argument is told so, and not repeated', async () => {
    const {code, stderr} = await run(['person', 'find', NUMBER], {cwd: home.folder, env: home.env})
    expect(code).toBe(2)
    expect(stderr).not.toContain(NUMBER)
  })

  test('K3: a passphrase that is wrong, missing, or where others can read it opens nothing', async () => {
    const {DIARIEVAKT_PASSPHRASE_FILE: file = '', ...keyless} = home.env
    expect(await runJson('person find', ['--why', 'matter'], {cwd: home.folder, env: keyless, input: NUMBER})).toMatchObject({code: 77, error: {code: 'passphrase-missing'}})
    const {writeFileSync, chmodSync} = await import('node:fs')
    writeFileSync(`${file}-2`, 'någon annans lösenfras\n', {mode: 0o600})
    expect(await runJson('person find', ['--why', 'matter'], {cwd: home.folder, env: {...keyless, DIARIEVAKT_PASSPHRASE_FILE: `${file}-2`}, input: NUMBER})).toMatchObject({code: 77, error: {code: 'passphrase-wrong'}})
    chmodSync(`${file}-2`, 0o640)
    expect(await runJson('person find', ['--why', 'matter'], {cwd: home.folder, env: {...keyless, DIARIEVAKT_PASSPHRASE_FILE: `${file}-2`}, input: NUMBER})).toMatchObject({code: 78, error: {code: 'private-file-open'}})
  })
})
