import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {writeExport} from './export-generator.ts'
import {benchWorkspace, diarievakt, line, measure, ROOT} from './measure.ts'

// The review screen in a real terminal with 100,000 waiting entries, beside `less` showing a file of as many lines in the same terminal: from a key to the frame that shows it.
// Measured from outside: the time of a key that is sent until the bytes that the terminal gets have what it leads to. Needs tmux.
const waiting = Number(process.argv[2] ?? 100_000)
const MADE = '2026-02-03T08:00:00Z'
const NOW = '2026-02-04T08:00:00Z'
const VERDICT = '{"kind":"review","grounds":["no-registrar"],"findings":[]}'
const folder = mkdtempSync(join(tmpdir(), 'diarievakt-bench-'))
const workspace = join(folder, 'w')
const database = join(workspace, 'diarievakt.db')
const socket = `diarievakt-bench-${process.pid}`
if (spawnSync('tmux', ['-V']).status !== 0) {
  console.log('left out: tmux is not on this machine')
  process.exit(0)
}

const tmux = (...args: readonly string[]): string => execFileSync('tmux', ['-L', socket, '-f', '/dev/null', ...args], {encoding: 'utf8'})
const screen = (): string => tmux('capture-pane', '-p', '-t', 'it')
const press = (key: string): void => void tmux('send-keys', '-t', 'it', key)

/** Seconds until the screen is so. What asking takes is in it: about two milliseconds. */
async function until(isSo: (text: string) => boolean, since: number): Promise<number> {
  for (;;) {
    if (isSo(screen())) return (performance.now() - since) / 1000
    if (performance.now() - since > 60_000) throw new Error(`The screen never showed it:\n${screen()}`)
    await wait(0)
  }
}

const percentile = (figures: readonly number[], part: number): number => figures.toSorted((one, other) => one - other)[Math.min(figures.length - 1, Math.floor(figures.length * part))] ?? Number.NaN
const ms = (seconds: number): string => `${(seconds * 1000).toFixed(1)} ms`

/** From the key to the frame, many times over. */
async function keys(count: number, key: (at: number) => string): Promise<readonly number[]> {
  const taken: number[] = []
  for (let at = 0; at < count; at += 1) {
    const before = screen()
    const since = performance.now()
    press(key(at))
    taken.push(await until((text) => text !== before, since))
    // As a hand does: not in the middle of what the key before led to.
    await wait(60)
  }
  return taken
}

function open(command: string): number {
  tmux('new-session', '-d', '-s', 'it', '-x', '120', '-y', '40', '-c', workspace, '-e', `DIARIEVAKT_NOW=${NOW}`, '-e', 'LC_ALL=C.UTF-8', command)
  return performance.now()
}

const close = async (): Promise<void> => {
  spawnSync('tmux', ['-L', socket, 'kill-server'])
  await wait(500)
}

function memoryOf(pid: number): number {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN) / 1000
}

try {
  await writeExport(join(folder, 'export.csv'), Math.round(waiting * 0.8))
  benchWorkspace(workspace, MADE)
  diarievakt(['import', join(folder, 'export.csv'), '--json'], workspace, MADE)
  measure('sqlite3', [database], {input: `UPDATE version SET stage = 'held', verdict = '${VERDICT}' WHERE rowid IN (SELECT rowid FROM version WHERE stage <> 'superseded' LIMIT ${waiting}); ANALYZE; PRAGMA wal_checkpoint(TRUNCATE);`})
  const held = Number(execFileSync('sqlite3', [database, "SELECT count(*) FROM version WHERE stage = 'held'"], {encoding: 'utf8'}))

  writeFileSync(join(folder, 'lines'), Array.from({length: held}, (_, at) => `KS 2026/${String(at).padStart(7, '0')} Remiss nummer ${at}\n`).join(''))
  const yardstick = await until((text) => text.includes('Remiss nummer 1'), open(`less '${join(folder, 'lines')}'`))
  const lessKeys = await keys(100, (at) => (at % 20 < 10 ? 'j' : 'k'))
  await close()
  line(`less, first frame of ${held} lines`, yardstick, null)
  const lessMiddle = percentile(lessKeys, 0.5)
  console.log(`less, key to frame: p50 ${ms(lessMiddle)}, p95 ${ms(percentile(lessKeys, 0.95))}, p99 ${ms(percentile(lessKeys, 0.99))}`)

  const began = open(`exec '${process.execPath}' '${join(ROOT, 'bin/run.js')}' review`)
  line(`review, first frame of ${held} that wait`, await until((text) => /KS \d{4}\/\d+/.test(text), began), yardstick)
  line('review, the whole queue read', await until((text) => text.includes(`${held} väntar`) && !text.includes('läser in'), began), yardstick)
  await until((text) => text.includes('Så här läser'), began)
  await wait(1500)
  const moved = await keys(200, (at) => (at % 40 < 20 ? 'j' : 'k'))
  line('review, key to frame p50', percentile(moved, 0.5), lessMiddle, `p95 ${ms(percentile(moved, 0.95))}, p99 ${ms(percentile(moved, 0.99))}`)
  press('/')
  await wait(500)
  const typed: number[] = []
  for (const letter of 'förskola') {
    const before = screen()
    const since = performance.now()
    press(letter)
    typed.push(await until((text) => text !== before, since))
    await wait(200)
  }
  line('review, filter after the last key p50', percentile(typed, 0.5), lessMiddle, `at most ${ms(Math.max(...typed))}`)
  press('Escape')
  await wait(1000)
  const pid = Number(tmux('display-message', '-p', '-t', 'it', '#{pane_pid}'))
  console.log(`review, memory at most: ${memoryOf(pid).toFixed(0)} MB`)
  // An answer to a row, and the next comes by itself. Each is committed before it is told. The keys are counted until the row is decided, whatever else the screen asks for.
  let decided = 0
  const clear: number[] = []
  const pressed: number[] = []
  const ANSWERS = [['d'], ['e'], ['p'], ['h', '1'], ['x']]
  for (let at = 0; at < 20; at += 1) {
    const since = performance.now()
    const isDecided = (text: string): boolean => new RegExp(`· ${decided + 1} avgjorda?`).test(text)
    const answer = ANSWERS[at % ANSWERS.length] ?? []
    let count = 0
    for (const key of answer) {
      const before = screen()
      press(key)
      count += 1
      await until((text) => text !== before, performance.now())
    }
    for (const wanted = performance.now() + 1000; !isDecided(screen()) && performance.now() < wanted; ) await wait(5)
    if (!isDecided(screen())) {
      await wait(900)
      press(answer.at(-1) ?? '')
      count += 1
    }
    clear.push(await until(isDecided, since))
    pressed.push(count)
    decided += 1
    await until((text) => text.includes('Så här läser'), since)
    // The same key again so soon is a held key, and is not taken.
    await wait(900)
  }
  line('review, an answer: first key to saved and told, p50', percentile(clear, 0.5), lessMiddle, `p95 ${ms(percentile(clear, 0.95))}, keys per row p50 ${percentile(pressed, 0.5)}, at most ${Math.max(...pressed)}`)
} finally {
  await close()
  rmSync(folder, {recursive: true, force: true})
}
