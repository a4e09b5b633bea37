import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {hasTmux, RealTerminal} from '../../support/real-terminal.js'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {homeIn, type Home} from '../person/support.js'

const RUN = join(import.meta.dirname, '../../../bin/run.js')
const PROGRAM = [process.execPath, RUN].map((word) => `'${word}'`).join(' ')
const DRAWN = {timeout: 60_000, interval: 100}

let town: Workspaces
let home: Home
let terminal: RealTerminal

beforeAll(async () => {
  town = await Workspaces.prepare('made')
  home = await homeIn(town)
  writeFileSync(join(home.folder, 'diarievakt.yaml'), `${readFileSync(join(home.folder, 'diarievakt.yaml'), 'utf8')}administrations:\n  Kommunkontoret: {privacyCoordinator: {notify: inbox}}\n`)
})

afterEach(() => terminal.close())

afterAll(() => town.leave())

describe.runIf(hasTmux)('K3: shares at a real terminal', {timeout: 180_000}, () => {
  const GROUPS = /(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}/g
  const shown = async (title: RegExp): Promise<string> => {
    await expect.poll(() => terminal.screen, DRAWN).toMatch(title)
    return (terminal.screen.match(GROUPS) ?? []).join('-')
  }
  const start = (line: string): void => {
    terminal = new RealTerminal({folder: home.folder, env: {DIARIEVAKT_NOW: '2026-02-10T09:00:00Z', ...home.env}})
    terminal.type(line)
  }

  test('each stands alone until its last signs are typed from the paper, and nothing of it is left', async () => {
    start(`${PROGRAM} holder shares --of 3; echo "slut ett $?"`)
    const shares: string[] = []
    for (const at of [1, 2, 3]) {
      const share = await shown(new RegExp(`ANDEL ${at} AV 3[^]*De fyra sista tecknen`))
      expect(share).toHaveLength(89)
      for (const before of shares) expect(terminal.scrollback).not.toContain(before.slice(10, 20))
      if (at === 1) terminal.type('nej')
      await expect.poll(() => terminal.screen, DRAWN).toMatch(at === 1 ? /tecknen[^\n]*nej\s+De fyra sista/ : /De fyra sista/)
      terminal.type(share.slice(-4).toLowerCase())
      shares.push(share)
    }
    await expect.poll(() => terminal.screen, DRAWN).toMatch(/3 andelar är gjorda[^]*slut ett 0/)
    for (const share of shares) for (const line of [share.slice(10, 29), share.slice(30, 59)]) expect(terminal.scrollback).not.toContain(line)
  })

  test('whoever stops sees none of the others', async () => {
    start(`${PROGRAM} holder shares --of 3; echo "slut två $?"`)
    const share = await shown(/ANDEL 1 AV 3[^]*De fyra sista tecknen/)
    terminal.press('C-c')
    await expect.poll(() => terminal.screen, DRAWN).toMatch(/Andelarna är inte färdiga[^]*slut två 65/)
    expect(terminal.screen).not.toContain('ANDEL 2')
    expect(terminal.scrollback).not.toContain(share.slice(10, 29))
  })

  test('shares and passphrase are not shown as they are typed, and the reason is asked for', async () => {
    const made = await run(['holder', 'shares', '--of', '3', '--lang', 'en'], {cwd: home.folder, env: home.env})
    const [, name = ''] = /holder enrol (shares:[0-9a-z]{8})/.exec(made.stderr) ?? []
    const fingerprint = ['--fingerprint', /says? yes: ([0-9a-f-]{19})/.exec(made.stderr)?.[1] ?? '']
    await runJson('holder enrol', [name, '--administrator', ...fingerprint], {cwd: home.folder, env: home.env})
    await runJson('holder enrol', [name, ...fingerprint], {cwd: home.folder, env: home.env})
    const [one = '', two = ''] = made.stdout.split('\f').map((page) => (page.match(GROUPS) ?? []).join('-'))
    start(`${PROGRAM} holder break-glass; echo "slut tre $?"`)
    for (const [question, typed] of [[/Andel 1 \(visas inte\):/, one], [/Andel 2 \(visas inte\):/, two], [/Varför det är bråttom/, 'Jouren ringer'], [/Skriv "ja"/, 'ja']] as const) {
      await expect.poll(() => terminal.screen, DRAWN).toMatch(question)
      terminal.type(typed)
    }
    await expect.poll(() => terminal.screen, DRAWN).toMatch(/Öppnat till 2026-02-10 11:00\.[^]*slut tre 0/)
    for (const share of [one, two]) expect(terminal.scrollback).not.toContain(share.slice(0, 14))
  })
})
