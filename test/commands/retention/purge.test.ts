import {execFileSync, spawnSync} from 'node:child_process'
import {appendFileSync, mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {run, runJson, Workspaces} from '../../support/run-command.js'
import {tracesIn} from '../../support/traces.js'

const LATER = '2029-06-01T09:00:00Z'

/** A screen is drawn within this, also on a machine that does other things. */
const DRAWN = {timeout: 30_000, interval: 100}
const hasTmux = spawnSync('tmux', ['-V']).status === 0

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('published')
  appendFileSync(join(town.folder, 'diarievakt.yaml'), 'archive: none\n')
})

afterAll(() => town.leave())

const entriesLeft = async (cwd: string): Promise<number> => {
  const {document} = await runJson('retention plan', [], {cwd, now: LATER})
  return document.registryCopies
}

describe('retention purge', () => {
  test('H4 P1: what is due leaves, and the program says that it has looked for it', async () => {
    const folder = await town.copy()
    const {code, stdout, stderr} = await run(['gallring', 'gallra', '--yes'], {cwd: folder, now: LATER})
    expect(code).toBe(0)
    expect(stdout).toMatch(/Publika kopior som togs bort: \d+\nGallrade registerkopior: \d+\n {2}väntar på svar i granskningen eller av juristen: 3\n/)
    expect(stdout).toMatch(/Kontroll: \d+ gallrade texter söktes i \d+ filer \([\d.]+ MB\)\. Ingen fanns kvar\.\nDet här når programmet inte:\n {2}diskens fria block/)
    expect(stderr).toContain('gallrar 0/')
    expect([...tracesIn(folder, ['Remiss om ny förskola', 'Öppettider på biblioteket'])]).toEqual([])
    expect((await run(['retention', 'purge', '--yes', '--lang', 'en'], {cwd: folder, now: LATER})).stdout).toContain('Registry copies purged: 0\n')
  })

  test('--json: counts, what was trimmed and the proof', async () => {
    const {code, document} = await runJson('retention purge', ['--yes'], {cwd: await town.copy(), now: LATER})
    expect(code).toBe(0)
    expect(document).toMatchObject({rehearsal: true, dryRun: false, archive: 'none', waitingForReceipt: 0, expiredNotRemoved: 0, scrubbed: true})
    expect(document.registryCopies).toBeGreaterThan(3)
    expect(document.proof?.found).toBe(0)
  })

  test('--dry-run prints the same and changes nothing', async () => {
    const folder = await town.copy()
    const planned = await run(['retention', 'plan'], {cwd: folder, now: LATER})
    const {code, stdout} = await run(['retention', 'purge', '--dry-run'], {cwd: folder, now: LATER})
    expect([code, stdout]).toEqual([0, `${planned.stdout}Torrkörning: ingenting har ändrats.\n`])
    expect((await run(['retention', 'plan'], {cwd: folder, now: LATER})).stdout).toBe(planned.stdout)
    const {document} = await runJson('retention purge', ['--dry-run'], {cwd: folder, now: LATER})
    expect([document.dryRun, document.scrubbed, document.proof]).toEqual([true, null, null])
  })

  test.each([[[]], [['--no-input']]])('asks first, and off a terminal needs --yes: %j', async (args) => {
    const {code, error} = await runJson('retention purge', args, {cwd: town.folder, now: LATER, input: '99\n'})
    expect([code, error?.code]).toEqual([77, 'confirmation-needed'])
    expect(await entriesLeft(town.folder)).toBeGreaterThan(0)
  })

  test('with nothing due there is nothing to ask', async () => {
    expect((await run(['retention', 'purge'], {cwd: town.folder})).code).toBe(0)
  })

  test('what is left lying somewhere is a fault, and loud', async () => {
    const folder = await town.copy()
    mkdirSync(join(folder, 'runs/20290531-090000-abcd'))
    writeFileSync(join(folder, 'runs/20290531-090000-abcd/glömd.txt'), 'Öppettider på biblioteket')
    const {code, stderr} = await run(['retention', 'purge', '--yes'], {cwd: folder, now: LATER})
    expect(code).toBe(70)
    expect(stderr).toMatch(/1 av \d+ gallrade texter FINNS KVAR i:\n {2}runs\/20290531-090000-abcd\/glömd\.txt\n/)
  })

  test('one run at a time', async () => {
    const folder = await town.copy()
    const both = await Promise.all([1, 2].map(() => run(['retention', 'purge', '--yes'], {cwd: folder, now: LATER})))
    expect(both.map(({code}) => code).sort()).toSatisfy((codes: readonly number[]) => codes[0] === 0 && (codes[1] === 0 || codes[1] === 75))
    expect(await entriesLeft(folder)).toBe(0)
  })

  describe.runIf(hasTmux)('on a terminal', () => {
    const socket = `diarievakt-purge-${String(process.pid)}`
    const tmux = (...args: readonly string[]): string => execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {encoding: 'utf8'})
    const screen = (): string => tmux('capture-pane', '-p', '-S', '-', '-t', 'gallring')

    afterEach(() => {
      spawnSync('tmux', ['-L', socket, 'kill-server'])
    })

    test('the count is typed, and another answer purges nothing', async () => {
      const folder = await town.copy()
      const command = `'${process.execPath}' '${join(import.meta.dirname, '../../../bin/run.js')}' retention purge; echo "slut $?"`
      tmux('new-session', '-d', '-s', 'gallring', '-x', '200', '-y', '60', '-c', folder, '-e', `DIARIEVAKT_NOW=${LATER}`, '-e', 'LC_ALL=C.UTF-8', 'sh')
      const start = (): void => {
        tmux('send-keys', '-t', 'gallring', '-l', command)
        tmux('send-keys', '-t', 'gallring', 'Enter')
      }
      start()
      await expect.poll(screen, DRAWN).toMatch(/Skriv \d+ för att gallra:/)
      tmux('send-keys', '-t', 'gallring', 'ja', 'Enter')
      await expect.poll(screen, DRAWN).toContain('slut 77')
      expect(await entriesLeft(folder)).toBeGreaterThan(0)

      const count = /Skriv (\d+) för att gallra:/.exec(screen())?.[1] ?? ''
      start()
      await expect.poll(() => [...screen().matchAll(/Skriv \d+ för att gallra:/g)].length, DRAWN).toBe(2)
      tmux('send-keys', '-t', 'gallring', count, 'Enter')
      await expect.poll(screen, DRAWN).toContain('slut 0')
      expect(await entriesLeft(folder)).toBe(0)
    })
  })
})
