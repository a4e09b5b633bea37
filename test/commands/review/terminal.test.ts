import {execFileSync} from 'node:child_process'
import {existsSync, readdirSync, readFileSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterAll, afterEach, beforeAll, beforeEach, describe, expect, test} from 'vitest'
import {openDatabase} from '../../../src/io/db/open-database.js'
import {Child} from '../../io/support.js'
import {hasTmux, RealTerminal, type TerminalOptions} from '../../support/real-terminal.js'
import {ROWS, Workspaces} from '../../support/run-command.js'

/** What both headings begin with; the list has no room for all of them. */
const HEADING = 'Skrivelse från'
const DRAWN_WHOLE = 'Så här läser allmänheten'
const ESCAPE = '\u001B'

/** A screen is drawn within this, also on a machine that does other things. */
const DRAWN = {timeout: 60_000, interval: 100}
const LONG = 180_000

const RUN = join(import.meta.dirname, '../../../bin/run.js')
const PROGRAM = [process.execPath, RUN].map((word) => `'${word}'`).join(' ')

/** A Node of the machine's own that hands over to the one that is installed with the program, where there is one. */
const OLD_NODE = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path) && Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'], {encoding: 'utf8'})) < 22)

let town: Workspaces

beforeAll(async () => {
  town = await Workspaces.prepare('imported', ROWS.filter(({arendenummer}) => arendenummer !== 'KS 2026/00126'))
})

afterAll(() => town.leave())

describe.runIf(hasTmux)('T12: review in a real terminal', {timeout: LONG}, () => {
  const open: RealTerminal[] = []

  afterEach(() => {
    for (const terminal of open.splice(0)) terminal.close()
  })

  // The clock stands still in a rehearsal, so what one test has open is open for ever.
  let folder = ''

  beforeEach(async () => {
    folder = await town.copy()
  })

  function terminal({env = {}, ...options}: Partial<Omit<TerminalOptions, 'folder'>> = {}): RealTerminal {
    const made = new RealTerminal({folder, ...options, env: {DIARIEVAKT_NOW: '2026-02-10T09:00:00Z', ...env}})
    open.push(made)
    return made
  }

  const shows = (one: RealTerminal, text: string | RegExp): Promise<void> => typeof text === 'string' ? expect.poll(() => one.screen, DRAWN).toContain(text) : expect.poll(() => one.screen, DRAWN).toMatch(text)

  async function review(options: Partial<Omit<TerminalOptions, 'folder'>> & {readonly args?: string} = {}): Promise<RealTerminal> {
    const one = terminal(options)
    one.type(`clear; ${PROGRAM} review ${options.args ?? ''}; echo "slut $?"`)
    // So that what it was asked with is not taken for what it answers.
    await expect.poll(() => one.standing.isAlternate, DRAWN).toBe(true)
    await settled(one)
    return one
  }

  /** Nothing more is drawn by itself. */
  async function settled(one: RealTerminal): Promise<void> {
    let last = ''
    await expect.poll(() => {
      const before = last
      last = one.look
      return last === before && !last.includes('Hämtar') && /\S/.test(last)
    }, {...DRAWN, interval: 400}).toBe(true)
  }

  const leavesNothing = (one: RealTerminal): void => {
    expect(one.standing).toMatchObject({isAlternate: false, hasCursor: true})
    expect(one.scrollback).not.toContain(HEADING)
  }

  /** What is typed is seen again, and a line is a line: the terminal is as the shell left it. */
  const obeysTheShell = async (one: RealTerminal): Promise<void> => {
    one.type('echo "eko $((6 * 7))"')
    await shows(one, 'echo "eko')
    await shows(one, /^eko 42$/m)
  }

  test.each([[60, 20], [59, 19], [40, 10], [20, 5], [200, 60]])('drawn anew at %i × %i, the same as if it were opened so', async (columns, rows) => {
    const opened = await review({columns, rows})
    const small = opened.look
    opened.press('q')
    await expect.poll(() => opened.standing.isAlternate, DRAWN).toBe(false)
    const resized = await review()
    const large = resized.look
    resized.resize(columns, rows)
    await expect.poll(() => resized.look, DRAWN).toBe(small)
    resized.resize(120, 40)
    await expect.poll(() => resized.look, DRAWN).toBe(large)
    resized.press('q')
    await shows(resized, 'slut 0')
    leavesNothing(resized)
  })

  test('60 × 20 has room for the list, the row, and the keys', async () => {
    const one = await review({columns: 60, rows: 20})
    expect(one.screen).toContain('Så här läser allmänheten raden')
    expect(one.screen).toContain('p publicera')
    expect(one.screen).toContain('nästa körning 12:00')
    for (const line of one.screen.trimEnd().split('\n')) expect([...line].length).toBeLessThanOrEqual(60)
  })

  test('Ctrl-Z gives the terminal to the shell, and fg brings back what was there', async () => {
    const one = await review()
    one.press('j')
    await settled(one)
    const before = one.look
    one.press('C-z')
    await shows(one, /Stopped/)
    leavesNothing(one)
    await obeysTheShell(one)
    one.type('fg')
    await expect.poll(() => one.standing.isAlternate, DRAWN).toBe(true)
    await expect.poll(() => one.look === before, DRAWN).toBe(true)
    one.press('p')
    await shows(one, /1 avgjord/)
    one.press('u')
    await shows(one, 'beslutet är ångrat')
    one.press('q')
    await shows(one, 'Granskningen är avslutad')
    leavesNothing(one)
  })

  test.each(['TSTP', 'STOP'])('stopped from outside with SIG%s, fg brings back what was there, and keys are keys', async (signal) => {
    const one = await review({args: '& ID=$!; fg %1; echo "över $ID"'})
    const pid = Number(/\[1\] (\d+)/.exec(one.sent)?.[1] ?? '')
    one.press('j')
    await settled(one)
    const before = one.look
    process.kill(pid, `SIG${signal}`)
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), DRAWN).toMatch(/\) T /)
    // What is typed before the shell has taken the terminal back is nobody's.
    await shows(one, /\[1\]\+\s+Stopped/)
    // Stopped by force it cannot give back the screen that it draws beside the scrollback.
    if (signal === 'TSTP') leavesNothing(one)
    one.type('fg')
    await expect.poll(() => readFileSync(`/proc/${pid}/stat`, 'utf8'), DRAWN).not.toMatch(/\) T /)
    await expect.poll(() => one.look === before, DRAWN).toBe(true)
    one.press('p')
    await shows(one, /1 avgjord/)
    one.press('q')
    await shows(one, 'Spara beslutsfil?')
    one.press('Enter')
    await shows(one, 'Ingen beslutsfil är sparad')
    leavesNothing(one)
    await obeysTheShell(one)
  })

  test('what stood in the scrollback stands there afterwards, byte by byte', async () => {
    const one = terminal({rows: 20})
    one.type('clear; for i in $(seq 1 300); do printf "\\033[3%dmrad %d åäö\\033[0m\\n" $((i % 8)) $i; done; echo redo')
    await shows(one, /^redo$/m)
    await shows(one, /^\$$/m)
    const before = one.scrollback.trimEnd()
    one.type(`${PROGRAM} review`)
    await shows(one, DRAWN_WHOLE)
    one.press('?')
    await shows(one, 'Skriv för att söka')
    one.press('Escape')
    // Together they would be one key.
    await shows(one, DRAWN_WHOLE)
    one.press('q')
    await shows(one, 'Granskningen är avslutad')
    expect(one.scrollback.startsWith(before)).toBe(true)
    leavesNothing(one)
  })

  test('a crash gives the terminal back, and says where the fault is noted', async () => {
    const one = await review()
    // The register is destroyed under the screen.
    writeFileSync(join(folder, 'diarievakt.db'), 'x'.repeat(50_000))
    truncateSync(join(folder, 'diarievakt.db-wal'), 0)
    one.press('p')
    await shows(one, /slut \d+/)
    expect(one.screen).not.toContain('slut 0')
    leavesNothing(one)
    await obeysTheShell(one)
  })

  /** Who has what open, and where the registrar is. */
  const kept = async (): Promise<{readonly leases: readonly string[]; readonly places: readonly {readonly entry_id: string | null; readonly desk: string | null}[]}> => {
    const {db} = await openDatabase({url: 'sqlite:diarievakt.db', folder})
    try {
      return {leases: await db('review_lease').pluck('entry_id'), places: await db('review_place').select('entry_id', 'desk')}
    } finally {
      await db.destroy()
    }
  }

  const pidOf = (one: RealTerminal): number => Number(/\[1\] (\d+)/.exec(one.sent)?.[1] ?? '')
  const AS_JOB = '& ID=$!; fg %1; echo "över $ID"'

  test.each(['TERM', 'HUP', 'INT'])('SIG%s gives the terminal back, and the row; where one stood is kept', async (signal) => {
    const one = await review({args: AS_JOB})
    one.press('j')
    await settled(one)
    await expect.poll(async () => (await kept()).leases, DRAWN).toHaveLength(1)
    const {leases: [open]} = await kept()
    process.kill(pidOf(one), `SIG${signal}`)
    await expect.poll(() => one.standing.isAlternate, DRAWN).toBe(false)
    // A shell whose program ended by Ctrl-C does nothing of what stood after it.
    if (signal !== 'INT') await shows(one, /^över \d+$/m)
    await expect.poll(() => existsSync(`/proc/${pidOf(one)}`), DRAWN).toBe(false)
    await obeysTheShell(one)
    leavesNothing(one)
    expect(await kept()).toEqual({leases: [], places: [{entry_id: open, desk: null}]})
  })

  /** How the program ended whose window was closed, as the one who started it sees it, and what it said on stderr. */
  const endedIn = (name: string): string => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '')

  // A shell that minds no signal is told how its program ended, also where there is no terminal left. The signal may come before the terminal is noticed to be gone, or not at all.
  const WATCHED = [['the terminal and the signal', ''], ['the terminal alone, as where a line is lost', 'setsid -c ']] as const
  const started = (how: string, args: string): string => `bash -c 'trap : HUP; ${how}${PROGRAM.replaceAll("'", '')} review ${args} 2> sagt; echo $? > slut'`

  test.each(WATCHED.flatMap(([what, how]) => [['on screen', what, how, ''], ['line by line', what, how, '--screen-reader']] as const))('T11: a window that is closed %s, by %s: the row is given back, and no disk is said to be full', async (_, __, how, args) => {
    const one = terminal()
    one.type(started(how, args))
    await expect.poll(async () => (await kept()).leases, DRAWN).toHaveLength(1)
    if (args === '') await settled(one)
    const {leases: [open]} = await kept()
    one.hangUp()
    await expect.poll(() => endedIn('slut'), DRAWN).toMatch(/\d/)
    expect([endedIn('slut').trim(), endedIn('sagt')]).toEqual(['129', expect.not.stringMatching(/[Dd]isk|fel/)])
    expect(await kept()).toEqual({leases: [], places: [{entry_id: open, desk: null}]})
  })

  test('T11: a window that is closed at the last question: the row is given back, and the decision stands', async () => {
    const one = terminal()
    one.type(`bash -c 'trap : HUP; ${PROGRAM.replaceAll("'", '')} review; echo $? > slut'`)
    await expect.poll(() => one.standing.isAlternate, DRAWN).toBe(true)
    await settled(one)
    one.press('d')
    await shows(one, 'är uppskjuten')
    one.press('q')
    await shows(one, 'Spara beslutsfil?')
    one.hangUp()
    await expect.poll(() => endedIn('slut'), DRAWN).toMatch(/\d/)
    expect(endedIn('slut').trim()).toBe('129')
    expect(await kept()).toMatchObject({leases: [], places: [{desk: null}]})
  })

  test('T9 T11 T17: after kill -9 the queue opens where it was, the row is free, and the last decision can be undone and saved', async () => {
    const one = await review({args: AS_JOB})
    one.press('d')
    await shows(one, 'är uppskjuten')
    await settled(one)
    await expect.poll(async () => (await kept()).leases, DRAWN).toHaveLength(1)
    process.kill(pidOf(one), 'SIGKILL')
    await shows(one, 'över')
    const again = await review()
    expect(again.screen).not.toContain('öppen hos')
    again.press('W')
    await shows(again, 'Spara besluten i filen')
    again.press('Enter')
    await shows(again, 'Besluten är sparade i outbox/')
    const [name = ''] = readdirSync(join(folder, 'outbox'))
    expect(JSON.parse(readFileSync(join(folder, 'outbox', name), 'utf8'))).toMatchObject({decisions: [{answer: 'defer'}]})
    again.press('q')
    await shows(again, 'slut 0')
    // What was decided before the crash is the sitting's too.
    expect(again.screen).toContain('Beslutade rader: 1.')
    expect(again.screen).toContain('1  skjut upp')
    again.type(`clear; ${PROGRAM} review; echo "slut $?"`)
    await expect.poll(() => again.standing.isAlternate, DRAWN).toBe(true)
    await settled(again)
    again.press('u')
    await shows(again, 'Ångra ditt senaste beslut')
    again.press('Enter')
    await shows(again, 'beslutet är ångrat')
    again.press('q')
    await shows(again, 'slut 0')
    leavesNothing(again)
  })

  test.runIf(OLD_NODE !== undefined)('T12: killed outright, the program that handed over to it gives the terminal back', async () => {
    const one = terminal()
    one.type(`clear; '${OLD_NODE ?? ''}' '${RUN}' review & fg %1; echo "slut $?"`)
    await expect.poll(() => one.standing.isAlternate, DRAWN).toBe(true)
    await settled(one)
    expect(one.screen).toContain(HEADING)
    const parent = Number(/\[1\] (\d+)/.exec(one.sent)?.[1] ?? '')
    process.kill(Number(readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim()), 'SIGKILL')
    await shows(one, 'slut 137')
    leavesNothing(one)
    await obeysTheShell(one)
  })

  test('T11: while another program writes, the screen stays, and the decision is taken at the next try', async () => {
    const one = await review()
    const writer = new Child(new URL('../../io/children/hold-writing.ts', import.meta.url), 'sqlite:diarievakt.db', folder)
    try {
      expect(await writer.says()).toBe('writing')
      one.press('d')
      await shows(one, 'Någon annan skriver i registret just nu, och inget är sparat. Försök igen.')
    } finally {
      await writer.kill()
    }
    one.press('d')
    await shows(one, 'är uppskjuten')
    one.press('q')
    await shows(one, 'Spara beslutsfil?')
    one.press('J', 'a', 'Enter')
    await shows(one, 'Beslutsfilen ligger i outbox/')
    await shows(one, 'slut 0')
    leavesNothing(one)
  })

  test('NO_COLOR: weight and words, and no colour', async () => {
    const one = await review({env: {NO_COLOR: '1'}})
    // eslint-disable-next-line no-control-regex
    expect(one.look).not.toMatch(/\u001B\[(?:\d+;)*(?:3[0-8]|4[0-8]|9\d|10\d)(?:;\d+)*m/)
    expect(one.look).toContain(`${ESCAPE}[1m`)
    // eslint-disable-next-line no-control-regex
    expect((await review()).look).toMatch(/\u001B\[(?:\d+;)*3[0-8](?:;\d+)*m/)
  })

  test('nothing is sent to the title, the clipboard or anywhere but the screen', async () => {
    const one = await review()
    const title = one.standing.title
    one.press('p')
    await shows(one, /1 avgjord/)
    one.press('u')
    await shows(one, 'beslutet är ångrat')
    one.press('q')
    await shows(one, 'slut 0')
    expect(one.standing.title).toBe(title)
    const own = one.sent.slice(one.sent.indexOf(`${ESCAPE}[?1049h`))
    for (const sequence of [']', 'P', '_', '^', 'X']) expect(own).not.toContain(`${ESCAPE}${sequence}`)
  })

  test('T13: TERM=dumb is spoken with line by line, in text and line feeds', async () => {
    const one = terminal()
    one.type(`clear; TERM=dumb ${PROGRAM} review; echo "slut $?"`)
    const asked = (times: number): Promise<void> => expect.poll(() => one.scrollback.split('Val:').length - 1, DRAWN).toBe(times)
    await asked(1)
    one.press('d', 'Enter')
    await asked(2)
    await expect.poll(() => one.scrollback, DRAWN).toContain('är uppskjuten')
    one.press('u', 'Enter')
    await asked(3)
    await expect.poll(() => one.scrollback, DRAWN).toContain('beslutet är ångrat')
    one.press('q', 'Enter')
    await shows(one, 'slut 0')
    const talk = one.sent.slice(one.sent.indexOf('Granskning rad för rad'), one.sent.indexOf('slut 0'))
    // eslint-disable-next-line no-control-regex
    expect(talk).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]/)
  })
})

test.skipIf(hasTmux)('review in a real terminal: left out, since tmux is not on this machine', () => {})
