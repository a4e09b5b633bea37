import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, ME, type Home} from '../person/support.js'

let town: Workspaces
let home: Home

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  home = await homeIn(town, {isHolder: false})
})

afterAll(() => town.leave())

test('K3 K5 holder enrol: the first takes notice and holds a key; the second waits for two words', async () => {
  const at = {cwd: home.folder, env: home.env}
  expect(await runJson('holder enrol', [], at)).toMatchObject({error: {code: 'notice-not-taken'}})
  expect(await runJson('person find', ['--why', 'matter'], {...at, input: '198001022386'})).toMatchObject({error: {code: 'vault-not-begun'}})
  expect(await runJson('holder enrol', ['--accept-notice'], at)).toMatchObject({code: 0, document: {holder: ME, isHolder: true, wanted: []}})
  const {stdout} = await run(['holder', 'enrol', '--holder', 'bo', '--accept-notice', '--lang', 'en'], at)
  expect(stdout).toMatch(/^bo has asked for a key\. Still wanted: a yes from a holder and a yes from an administrator \(diarievakt holder enrol bo\)\.\nYour fingerprint, which you read aloud to those who are to say yes: [0-9a-f]{4}(-[0-9a-f]{4}){3}\n$/)
  const fingerprint = ['--fingerprint', stdout.trimEnd().split(' ').at(-1) ?? '']
  expect(await runJson('holder enrol', ['bo', '--administrator'], at)).toMatchObject({error: {code: 'fingerprint-missing'}})
  expect(await runJson('holder enrol', ['bo', '--fingerprint', '0000-0000-0000-0000'], at)).toMatchObject({error: {code: 'fingerprint-differs'}})
  expect(await runJson('holder enrol', ['bo', '--administrator', ...fingerprint], at)).toMatchObject({document: {isHolder: false, wanted: ['holder']}})
  expect(await runJson('holder enrol', ['bo', ...fingerprint], at)).toMatchObject({document: {holder: 'bo', isHolder: true}})
  expect(await runJson('holder enrol', ['cecilia', ...fingerprint], at)).toMatchObject({error: {code: 'holder-not-asked'}})
})
