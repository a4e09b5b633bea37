import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {hasTmux, RealTerminal} from '../../support/real-terminal.js'
import {Workspaces} from '../../support/run-command.js'
import {homeIn, NUMBER, PASSPHRASE} from './support.js'

const RUN = join(import.meta.dirname, '../../../bin/run.js')
const PROGRAM = [process.execPath, RUN].map((word) => `'${word}'`).join(' ')
const DRAWN = {timeout: 60_000, interval: 100}

let town: Workspaces
let terminal: RealTerminal

beforeAll(async () => {
  town = await Workspaces.prepare('made')
})

afterEach(() => terminal.close())

afterAll(() => town.leave())

describe.runIf(hasTmux)('K5 K7: a holder at a real terminal', {timeout: 180_000}, () => {
  const answer = async (question: string | RegExp, ...lines: readonly string[]): Promise<void> => {
    await expect.poll(() => terminal.screen, DRAWN).toMatch(question)
    for (const line of lines) terminal.type(line)
  }

  test('takes notice, makes a key, adds a person and finds them; no passphrase is ever shown', async () => {
    const {folder, env} = await homeIn(town, {isHolder: false})
    const {DIARIEVAKT_PASSPHRASE_FILE: _, ...home} = env
    terminal = new RealTerminal({folder, env: {DIARIEVAKT_NOW: '2026-02-10T09:00:00Z', ...home}})
    terminal.type(`${PROGRAM} holder enrol; echo "slut ett $?"`)
    await answer(/Skriv "ja"/, 'ja')
    await answer(/Lösenfras för nyckeln:/, PASSPHRASE)
    await answer(/Samma lösenfras en gång till:/, PASSPHRASE)
    await answer(/har nyckel\.\s+slut ett 0/)
    terminal.type(`clear; ${PROGRAM} person add; echo "slut två $?"`)
    await answer(/Lösenfras för nyckeln:/, PASSPHRASE)
    await answer(/En rad i taget:/, NUMBER, 'Agneta Kanariefågel', 'Hemliga gränden 41', '')
    await answer(/SKYDDADE PERSONUPPGIFTER\s+Inlagd\. Id: [a-z]{20}\s+slut två 0/)
    terminal.type(`clear; ${PROGRAM} person find; echo "slut tre $?"`)
    await answer(/1 ärende, 2 brev/, '2')
    await answer(/Lösenfras för nyckeln:/, 'fel lösenfras den här gången')
    await answer(/Personnummer:/, NUMBER)
    await answer(/Lösenfrasen är fel\.[^]*slut tre 77/)
    terminal.type(`clear; ${PROGRAM} person find --why letter; echo "slut fyra $?"`)
    await answer(/Lösenfras för nyckeln:/, PASSPHRASE)
    await answer(/Personnummer:/, NUMBER)
    await answer(/^ ÖVNING\nSKYDDADE PERSONUPPGIFTER\s+Personnummer +••••••\s+Namn +••••••/)
    terminal.press('v')
    await answer(/^ ÖVNING\nSKYDDADE PERSONUPPGIFTER\s+Personnummer +\d{12}\s+Namn +Agneta Kanariefågel[^]*SKYDDADE PERSONUPPGIFTER/)
    expect(terminal.standing.isAlternate).toBe(true)
    terminal.press('q')
    await answer(/slut fyra 0/)
    // Nothing of what was shown is left, and the terminal is as it was.
    expect(terminal.standing).toMatchObject({isAlternate: false, hasCursor: true})
    expect(terminal.scrollback).not.toMatch(/Namn +Agneta|Personnummer +\d/)
    terminal.type(`clear; bash -c 'echo $$ > pid; exec "$@"' - ${PROGRAM} person find --why correction --lang en; echo "slut fem $?"`)
    await answer(/Passphrase of the key:/, PASSPHRASE)
    await answer(/Identity number:/, NUMBER)
    await answer(/Name +••••••/)
    // The program is ended while somebody is on the screen.
    terminal.press('v')
    await answer(/Agneta/)
    process.kill(Number(readFileSync(join(folder, 'pid'), 'utf8')), 'SIGTERM')
    await answer(/slut fem \d+/)
    expect(terminal.standing).toMatchObject({isAlternate: false, hasCursor: true})
    expect(terminal.screen).not.toContain('Agneta')
    expect(terminal.scrollback).not.toContain(PASSPHRASE)
  })

  test('changes their mind: Ctrl-C at the passphrase ends it, and the terminal is as it was', async () => {
    const {folder, env} = await homeIn(town)
    const {DIARIEVAKT_PASSPHRASE_FILE: _, ...home} = env
    terminal = new RealTerminal({folder, env: {DIARIEVAKT_NOW: '2026-02-10T09:00:00Z', ...home}})
    terminal.type(`${PROGRAM} holder rotate`)
    await expect.poll(() => terminal.screen, DRAWN).toContain('Lösenfras för nyckeln:')
    terminal.press('C-c')
    await expect.poll(() => terminal.screen, DRAWN).toMatch(/\n\$ *\n/)
    terminal.type('echo "det som skrivs syns"')
    await expect.poll(() => terminal.screen, DRAWN).toMatch(/\$ echo "det som skrivs syns"\s+det som skrivs syns/)
  })
})
