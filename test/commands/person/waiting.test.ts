import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {aRow} from '../../support/town.js'
import {homeIn, type Home} from './support.js'

const town = await Workspaces.prepare('imported', [aRow({skydd: 'sekretessmarkering', avsandare_mottagare: 'Gunilla Lindqvist', webbnamn: 'invånare'})])
let home: Home

beforeAll(async () => {
  home = await homeIn(town)
})
afterAll(() => town.leave())

test('K4 K5: person waiting shows the whole row under the marking, to a holder, page by page', async () => {
  const {code, stdout} = await run(['person', 'waiting', '--why', 'matter'], {cwd: home.folder, env: home.env})
  expect(code).toBe(0)
  expect(stdout).toMatch(/^SKYDDADE PERSONUPPGIFTER\nRad +Nämnd +Nummer/)
  expect(stdout).toContain('Gunilla Lindqvist')
  const first = await runJson('person waiting', ['--why', 'matter', '--limit', '1'], {cwd: home.folder, env: home.env})
  const next = await runJson('person waiting', ['--why', 'matter', '--limit', '1', '--after', first.document.next ?? ''], {cwd: home.folder, env: home.env})
  expect([first.document.entries.length, next.document.entries.length, next.document.next]).toEqual([1, 1, null])
  expect(first.document.entries[0]?.id).not.toBe(next.document.entries[0]?.id)
})

test('without a key nobody reads them', async () => {
  const {DIARIEVAKT_PASSPHRASE_FILE: _, ...keyless} = home.env
  expect(await runJson('person waiting', ['--why', 'matter', '--no-input'], {cwd: home.folder, env: keyless})).toMatchObject({code: 77, error: {code: 'passphrase-missing'}})
})
