import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, beforeAll, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeWithPerson, ME} from '../person/support.js'

const REASON = 'Sjukhuset ringer och ingen som har nyckel svarar'
const [OPENED, LAST_MINUTE, OVER, WEEK_LATER] = ['2026-02-10T09:00:00Z', '2026-02-10T09:59:00Z', '2026-02-10T10:00:00Z', '2026-02-18T09:00:00Z']

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterAll(() => town.leave())

test('K3 K5 holder shares, break-glass and review: shares on paper, an hour, told at once, and looked at by somebody else', async () => {
  const {folder: cwd, env, id} = await homeWithPerson(town)
  const settings = readFileSync(join(cwd, 'diarievakt.yaml'), 'utf8')
  expect(await run(['holder', 'shares', '--lang', 'en'], {cwd, env})).toMatchObject({code: 78, stdout: '', stderr: expect.stringContaining('Nobody would hear of it')})
  mkdirSync(join(cwd, 'post'))
  writeFileSync(join(cwd, 'diarievakt.yaml'), `${settings}administrations:\n  Kommunkontoret: {privacyCoordinator: {notify: post}}\n`)

  // As a program reads them: a share on each page, and what is to be done on standard error.
  expect(await run(['holder', 'shares', '--of', '2'], {cwd, env})).toMatchObject({code: 2})
  expect(await run(['holder', 'shares', '--json'], {cwd, env})).toMatchObject({code: 2})
  const made = await run(['holder', 'shares', '--of', '3', '--lang', 'en'], {cwd, env})
  const pages = made.stdout.split('\f')
  expect([made.code, pages.length, pages.at(-1)]).toEqual([0, 4, ''])
  for (const [at, page] of pages.slice(0, 3).entries()) expect(page).toContain(`DIARIEVAKT: SHARE ${at + 1} OF 3`)
  const shares = pages.slice(0, 3).map((page) => page.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.trim()).join('-'))
  const [, name = ''] = /holder enrol (shares:[0-9a-z]{8})/.exec(made.stderr) ?? []
  const [, fingerprint = ''] = /says? yes: ([0-9a-f-]{19})/.exec(made.stderr) ?? []
  for (const share of shares) expect(made.stderr).not.toContain(share)
  expect(await runJson('holder enrol', [name, '--administrator', '--fingerprint', fingerprint], {cwd, env})).toMatchObject({code: 0, document: {isHolder: false, wanted: []}})
  expect(await runJson('holder enrol', [name, '--fingerprint', fingerprint], {cwd, env})).toMatchObject({code: 0, document: {holder: name, isHolder: true}})

  const [one = '', two = '', three = ''] = shares
  const typed = await run(['holder', 'break-glass', one, two], {cwd, env})
  expect(typed).toMatchObject({code: 2, stdout: ''})
  expect(typed.stderr).not.toContain(one.slice(0, 4))
  expect(await runJson('holder break-glass', ['--accept-notice'], {cwd, env, input: `${one}\n${one}\n${REASON}\n`})).toMatchObject({code: 65, error: {code: 'share-twice'}})
  expect(await runJson('holder break-glass', ['--accept-notice'], {cwd, env, input: `${one}\n${two.slice(0, -1)}\n${REASON}\n`})).toMatchObject({code: 65, error: {code: 'share-unclear', facts: {share: 2}}})
  expect(await runJson('holder break-glass', ['--accept-notice'], {cwd, env, input: `${one}\n${two}\n`})).toMatchObject({code: 65, error: {code: 'break-glass-reason-missing'}})
  expect(await runJson('holder break-glass', [], {cwd, env, input: `${one}\n${two}\n${REASON}\n`})).toMatchObject({code: 77, error: {code: 'notice-not-taken'}})
  const opened = await runJson('holder break-glass', ['--accept-notice'], {cwd, env, now: OPENED, input: `${three}\n${one.toLowerCase()}\n${REASON}\n`})
  expect(opened).toMatchObject({code: 0, document: {opening: 'break-glass:1', until: '2026-02-10T10:00:00.000Z', notice: 'told'}})
  expect(opened.stderr).toContain('Dataskyddssamordnaren är underrättad.')
  expect(readdirSync(join(cwd, 'post'))).toEqual(['break-glass-1-20260210T090000000Z.eml'])

  const shown = (now: string): ReturnType<typeof runJson<'person show'>> => runJson('person show', [id, '--why', 'matter', '--holder', 'break-glass:1'], {cwd, env, now})
  expect(await shown(LAST_MINUTE)).toMatchObject({code: 0, document: {person: {name: 'Agneta Kanariefågel'}}})
  expect(await shown(OVER)).toMatchObject({code: 77, error: {code: 'break-glass-over'}})

  // Whoever unlocks with a key of their own is told, and so is whoever lists the holders.
  const other = await run(['person', 'list', '--why', 'matter', '--lang', 'en'], {cwd, env, now: OVER})
  expect(other.stderr).toContain(`BREAK-GLASS: break-glass 1, ${ME}, 2026-02-10 10:00–11:00. Not reviewed.`)
  expect(other.stderr).toContain('THE SHARES HAVE BEEN USED')
  expect(await runJson('holder list', [], {cwd, env, now: WEEK_LATER})).toMatchObject({document: {isSpent: true, unreviewed: [{name: 'break-glass:1', state: 'overdue'}], holders: expect.arrayContaining([expect.objectContaining({kind: 'shares', state: 'spent'}), expect.objectContaining({kind: 'break-glass', state: 'over'})])}})
  expect((await run(['audit', 'sample', '--lang', 'en'], {cwd, env, now: WEEK_LATER})).stderr).toContain('NOT REVIEWED WITHIN SEVEN DAYS')

  const at = {cwd, env, now: WEEK_LATER}
  expect((await run(['holder', 'review', '--lang', 'en'], at)).stdout).toContain(`break-glass:1: Reason: ${REASON}\n`)
  expect(await run(['holder', 'review', '1'], at)).toMatchObject({code: 2})
  expect(await runJson('holder review', ['1', '--outcome', 'justified'], at)).toMatchObject({code: 77, error: {code: 'opening-own'}})
  expect(await runJson('holder review', ['1', '--outcome', 'to-follow-up', '--holder', 'bo', '--note', '-'], {...at, input: 'Två ska ha telefonen på.\n'})).toMatchObject({code: 0, document: {openings: [{state: 'reviewed', review: {by: 'bo', outcome: 'to-follow-up', note: 'Två ska ha telefonen på.'}}]}})

  expect(await runJson('holder rotate', [], at)).toMatchObject({code: 0, document: {holders: [ME], retired: ['break-glass:1', name]}})
  expect(await runJson('holder break-glass', ['--accept-notice'], {...at, input: `${one}\n${two}\n${REASON}\n`})).toMatchObject({code: 77, error: {code: 'shares-retired'}})
}, 120_000)
