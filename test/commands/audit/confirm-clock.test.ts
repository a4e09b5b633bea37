import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'

const NOW = '2026-02-10T09:00:00Z'
const AHEAD = '2036-02-10T09:00:00Z'

let town: Workspaces
beforeAll(async () => {
  town = await Workspaces.prepare('published')
})
afterAll(() => town.leave())

/** A register in which a clock that was ten years ahead has written a line. */
async function withLineAhead(): Promise<string> {
  const folder = await town.copy()
  expect((await run(['user', 'grant', 'anna', 'registrar', '--all-committees'], {cwd: folder, now: AHEAD})).code).toBe(0)
  return folder
}

test('a line dated in the future stops what could show something longer, and nothing else; a warning tells why', async () => {
  const folder = await withLineAhead()
  for (const args of [['publication', 'run'], ['import', 'inbox/export.csv'], ['scan'], ['user', 'revoke', 'anna', 'registrar', '--all-committees'], ['retention', 'purge', '--yes']]) {
    const refused = await run([...args, '--lang', 'en'], {cwd: folder, now: NOW})
    expect([args.join(' '), refused.code]).toEqual([args.join(' '), 78])
    expect(refused.stderr).toContain('The clock shows a time before the last change')
  }
  for (const args of [['publication', 'status'], ['review', 'list'], ['audit', 'list'], ['audit', 'verify'], ['audit', 'anchor'], ['user', 'list'], ['retention', 'plan'], ['policy', 'show']]) {
    const {code, stderr} = await run([...args, '--lang', 'en'], {cwd: folder, now: NOW})
    expect([args.join(' '), code]).toEqual([args.join(' '), 0])
    expect(stderr).toContain('before the log’s last one (2036-02-10T09:00:00.000Z)')
  }
  const withdrawn = await runJson('publication withdraw', ['KS 2026/00123:1', '--reason', 'personal-data'], {cwd: folder, now: NOW})
  expect(withdrawn).toMatchObject({code: 0, error: null})
}, 120_000)

test('an administrator says that the clock is right: the log tells, everything goes on, and a clock that goes back is refused as before', async () => {
  const folder = await withLineAhead()
  const {code, document} = await runJson('audit confirm-clock', ['--yes'], {cwd: folder, now: NOW})
  expect([code, document]).toMatchObject([0, {now: '2026-02-10T09:00:00.000Z', last: '2036-02-10T09:00:00.000Z', days: 0}])
  expect((await run(['publication', 'run'], {cwd: folder, now: '2026-02-10T11:00:00Z'})).code).toBe(0)
  expect((await runJson('audit verify', [], {cwd: folder, now: '2026-02-10T11:30:00Z'})).document).toMatchObject({ok: true})
  expect((await run(['audit', 'list', '--lang', 'en'], {cwd: folder, now: '2026-02-10T11:30:00Z'})).stdout).toContain('said that the clock is right, though the log held the time 2036-02-10T09:00:00.000Z')
  expect(await runJson('publication run', [], {cwd: folder, now: '2026-02-10T10:59:59Z'})).toMatchObject({code: 78, error: {code: 'clock-went-back', facts: {last: '2026-02-10T11:00:00.000Z'}}})
})

test('what a wrong clock let out is not shown for years too long', async () => {
  const imported = await Workspaces.prepare('imported')
  onTestFinished(() => imported.leave())
  const folder = await imported.copy()
  expect((await run(['publication', 'run'], {cwd: folder, now: AHEAD})).code).toBe(0)
  const {document} = await runJson('audit confirm-clock', ['--yes'], {cwd: folder, now: NOW})
  expect(document.days).toBeGreaterThan(0)
  expect((await run(['publication', 'run'], {cwd: folder, now: NOW})).code).toBe(0)
  const lines = (await run(['publication', 'list'], {cwd: folder, now: NOW})).stdout.trim().split('\n').map((line) => JSON.parse(line) as {lastDay: string})
  expect(lines.length).toBeGreaterThan(0)
  for (const {lastDay} of lines) expect(lastDay < '2028-02-10').toBe(true)
})

test('is asked for, is nobody’s by default, and is nothing where the clock is right', async () => {
  const folder = await withLineAhead()
  expect(await runJson('audit confirm-clock', ['--no-input'], {cwd: folder, now: NOW})).toMatchObject({code: 77, error: {code: 'confirmation-needed'}})
  const {code, stdout} = await run(['logg', 'bekräfta-klockan', '--yes'], {cwd: folder, now: NOW})
  expect([code, stdout]).toEqual([0, 'Intygat: klockan gick rätt 2026-02-10T09:00:00.000Z. Det står i loggen.\n'])
  expect(await runJson('audit confirm-clock', ['--yes'], {cwd: folder, now: NOW})).toMatchObject({code: 65, error: {code: 'clock-not-behind'}})
})
