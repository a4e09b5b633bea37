import {execFileSync, spawnSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, describe, expect, test} from 'vitest'
import {ROWS, run, Workspaces} from '../../support/run-command.js'

const HEADINGS = ['Skrivelse från Elsa Lindqvist', 'Skrivelse från Tyra Lindqvist']

/** A screen is drawn within this, also on a machine that does other things. */
const DRAWN = {timeout: 60_000, interval: 100}

const hasTmux = spawnSync('tmux', ['-V']).status === 0

let town: Workspaces

beforeAll(async () => {
  // Only rows that can be published: whichever stands first.
  town = await Workspaces.prepare('imported', ROWS.filter(({arendenummer}) => arendenummer !== 'KS 2026/00126'))
})

afterAll(() => town.leave())

describe('review off a terminal', () => {
  test.each([
    ['sv', 'Granskningskön behöver en terminal. Använd `diarievakt review list` i stället.\n'],
    ['en', 'The review queue needs a terminal. Use `diarievakt review list` instead.\n'],
  ])('says so, and what to use instead (%s)', async (language, sentence) => {
    expect(await run(['review', '--lang', language], {cwd: town.folder})).toEqual({code: 2, stdout: '', stderr: sentence})
  })

  test('the same by its Swedish name and with --no-input', async () => {
    expect((await run(['granskning', '--no-input'], {cwd: town.folder})).code).toBe(2)
  })
})

describe.runIf(hasTmux)('review in a real terminal', () => {
  // A server of its own for each test: one that is on its way out takes a new session down with it.
  let servers = 0
  let socket = ''
  const tmux = (...args: readonly string[]): string => execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {encoding: 'utf8'})
  const screen = (): string => tmux('capture-pane', '-p', '-t', 'review')
  const withScrollback = (): string => tmux('capture-pane', '-p', '-S', '-', '-t', 'review')

  /** `home` is where somebody's own settings are looked for; nobody has any where it is unnamed. */
  function open(folder: string, {args = [], home}: {readonly args?: readonly string[]; readonly home?: string} = {}): void {
    servers += 1
    socket = `diarievakt-${process.pid}-${servers}`
    const command = [process.execPath, join(import.meta.dirname, '../../../bin/run.js'), 'review', ...args].map((word) => `'${word}'`).join(' ')
    const surroundings = ['DIARIEVAKT_NOW=2026-02-10T09:00:00Z', 'LC_ALL=C.UTF-8', 'PS1=klar>', ...(home === undefined ? ['XDG_CONFIG_HOME=/dev/null'] : ['XDG_CONFIG_HOME=', `HOME=${home}`])].flatMap((pair) => ['-e', pair])
    tmux('new-session', '-d', '-s', 'review', '-x', '200', '-y', '40', '-c', folder, ...surroundings, 'sh')
    tmux('send-keys', '-t', 'review', '-l', `echo innan; ${command}; echo "slut $?"`)
    tmux('send-keys', '-t', 'review', 'Enter')
  }

  const keys = (...names: readonly string[]): string => tmux('send-keys', '-t', 'review', ...names)

  /** A row that has just come up takes no answer; on a machine that does other things it comes up late. */
  const read = (): Promise<void> => new Promise((done) => setTimeout(done, 2_000))

  afterEach(() => {
    spawnSync('tmux', ['-L', socket, 'kill-server'])
  })

  test('opens, is marked as a rehearsal, obeys its keys, and leaves nothing of what it showed', async () => {
    const folder = await town.copy()
    open(folder)
    await expect.poll(screen, DRAWN).toContain('Så här läser allmänheten raden')
    expect(screen()).toContain('ÖVNING')
    for (const heading of HEADINGS) expect(screen()).toContain(heading)

    const before = screen()
    keys('j')
    await expect.poll(screen, DRAWN).not.toBe(before)
    keys('k')
    await expect.poll(screen, DRAWN).toBe(before)
    await read()
    keys('p')
    await expect.poll(screen, DRAWN).toMatch(/1 avgjord/)

    keys('q')
    await expect.poll(screen, DRAWN).toContain('Spara beslutsfil?')
    keys('Enter')
    await expect.poll(screen, DRAWN).toContain('slut 0')
    expect(screen()).toContain('Ingen beslutsfil är sparad.')
    expect(screen()).toContain('innan')
    expect(screen()).toContain('Beslutade rader: 1.')
    for (const heading of HEADINGS) expect(withScrollback()).not.toContain(heading)
  })

  test('T13: line by line, with nothing but text, and what came of it', async () => {
    open(await town.copy(), {args: ['--screen-reader']})
    await expect.poll(screen, DRAWN).toContain('Val:')
    keys('p', 'Enter')
    await expect.poll(() => withScrollback().split('Val:').length - 1, DRAWN).toBe(2)
    expect(withScrollback()).toContain('publiceras vid nästa körning')
    keys('q', 'Enter')
    await expect.poll(withScrollback, DRAWN).toContain('Spara beslutsfil?')
    // What was meant for the screen is no answer.
    keys('k', 'Enter')
    await expect.poll(() => withScrollback().split('Spara beslutsfil?').length - 1, DRAWN).toBe(2)
    expect(withScrollback()).toContain('j sparar, n eller bara Enter gör det inte.')
    keys('Nej', 'Enter')
    await expect.poll(screen, DRAWN).toContain('slut 0')
    expect(withScrollback()).toContain('Ingen beslutsfil är sparad.')
    expect(withScrollback()).toContain('Beslutade rader: 1.')
    expect(withScrollback()).not.toMatch(/[─│▸●]/)
  })

  test('T9: keys that cannot be used are refused with their line, before anything is drawn', async () => {
    const folder = await town.copy()
    const settings = join(folder, 'diarievakt.yaml')
    const text = readFileSync(settings, 'utf8')
    writeFileSync(settings, `${text.trimEnd()}\nreview:\n  keys:\n    publish: d\n`)
    open(folder)
    await expect.poll(screen, DRAWN).toContain('slut 78')
    expect(screen()).toContain(`diarievakt.yaml:${text.trimEnd().split('\n').length + 3}:review.keys.publish: samma tangent för två åtgärder`)
  })

  /** A home with settings of one's own in it. */
  function homeWith(folder: string, text: string): {readonly home: string; readonly file: string} {
    const home = join(folder, 'hem')
    const file = join(home, '.config/diarievakt/settings.yaml')
    mkdirSync(join(home, '.config/diarievakt'), {recursive: true})
    writeFileSync(file, text, {mode: 0o600})
    return {home, file}
  }

  test('T9: one’s own keys go before the workspace’s, action by action', async () => {
    const folder = await town.copy()
    writeFileSync(join(folder, 'diarievakt.yaml'), `${readFileSync(join(folder, 'diarievakt.yaml'), 'utf8').trimEnd()}\nreview:\n  screenReader: true\n  keys:\n    publish: z\n    undo: Y\n`)
    const {home} = homeWith(folder, 'review:\n  screenReader: false\n  keys:\n    publish: P\n')
    open(folder, {home})
    await expect.poll(screen, DRAWN).toContain('Så här läser allmänheten raden')
    await read()
    keys('z')
    // An answer waits until the key before it has been let go.
    await read()
    keys('P')
    await expect.poll(screen, DRAWN).toMatch(/1 avgjord/)
    await read()
    keys('Y')
    await expect.poll(screen, DRAWN).toContain('beslutet är ångrat')
    keys('q')
    await expect.poll(screen, DRAWN).toContain('slut 0')
  })

  test('T13: somebody who listens settles it for themselves', async () => {
    const folder = await town.copy()
    open(folder, homeWith(folder, 'review: {screenReader: true}\n'))
    await expect.poll(screen, DRAWN).toContain('Val:')
    keys('q', 'Enter')
    await expect.poll(screen, DRAWN).toContain('slut 0')
  })

  test.each([
    ['a key that the workspace has given away', 'review:\n  keys:\n    publish: d\n', ':3:review.keys.publish: samma tangent för två åtgärder (d: publish, defer). Rätta raden och försök igen.'],
    ['what is not a person’s to settle', 'review:\n  lockMinutes: 0\n', ':2:review.lockMinutes: den nyckeln är ingen egen inställning, det är bara review.keys och review.screenReader. Rätta raden och försök igen.'],
  ])('T9: %s is refused with file and line, before anything is drawn', async (_what, text, said) => {
    const folder = await town.copy()
    const {home, file} = homeWith(folder, text)
    open(folder, {home})
    await expect.poll(screen, DRAWN).toContain('slut 78')
    // As the terminal breaks it into lines.
    expect(screen().replace(/\s+/g, '')).toContain(`Din egen inställning går inte att använda, ${file}${said}`.replace(/\s+/g, ''))
  })

  test.each([
    ['when an entry is shown', 'What the public would read'],
    ['while it is being fetched', HEADINGS[0]!],
  ])('Ctrl-C %s gives the terminal back as it was', async (_when, shown) => {
    open(town.folder, {args: ['--lang', 'en']})
    await expect.poll(screen, DRAWN).toContain(shown)
    keys('C-c')
    await expect.poll(screen, DRAWN).toMatch(/slut \d/)
    keys('-l', 'echo "eko"')
    await expect.poll(screen, DRAWN).toContain('echo "eko"')
    for (const heading of HEADINGS) expect(withScrollback()).not.toContain(heading)
  })
})

test.skipIf(hasTmux)('review in a real terminal: left out, since tmux is not on this machine', () => {})
