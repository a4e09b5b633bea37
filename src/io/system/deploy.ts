import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {readdir, readFile} from 'node:fs/promises'
import {dirname} from 'node:path'
import {setTimeout as wait} from 'node:timers/promises'
import {Refusal} from '../../core/refusal.js'

const DEPLOY_MS_MAX = 10 * 60_000
/** By what a copying, and all that it has started, is known: its release's folder. */
const RELEASE_VARIABLE = 'DIARIEVAKT_RELEASE'
/** How long what is told to end is given to do so before it is ended. */
const GRACE_MS = 5_000
/** How much of what the command complained of is told: the end of it. */
const [SAID_CHARS_MAX, SAID_LINES_MAX, LINE_CHARS_MAX] = [4_000, 5, 160]

/**
 * Runs the municipality's own command that copies the site to its web server: an argument list, never a shell, in the release's folder. What it has started ends with it where it fails or takes too
 * long, and what is left of an earlier one, whose run was killed, ends before it begins: nothing goes on writing an older release over a newer one.
 */
export async function deploy(argv: readonly string[], release: string, limitMs = DEPLOY_MS_MAX): Promise<void> {
  const [program = '', ...rest] = argv
  await endLeftOver(dirname(release))
  const child = spawn(program, rest, {
    cwd: release,
    stdio: ['ignore', 'ignore', 'pipe'],
    // A process group of its own, so that its children can be told to end too.
    detached: true,
    env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: process.env['HOME'], [RELEASE_VARIABLE]: release},
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-SAID_CHARS_MAX)
  })
  const letGo = endWithUs(child)
  const over = new AbortController()
  const code = await Promise.race([
    once(child, 'exit').then(
      ([exit]) => exit as number | null,
      () => null,
    ),
    wait(limitMs, 'too long' as const, {signal: over.signal}),
  ])
  over.abort()
  if (code !== 0) await endGroup(child)
  letGo()
  child.stderr.destroy()
  // A copy that stays behind may still show what was taken down, so this is never passed over in silence (G3).
  if (code !== 0) throw new Refusal('deploy-failed', {program, code: typeof code === 'number' ? code : -1, said: lastLines(said)})
}

/** Ends a program and all that it has started, and comes back when they are gone. */
async function endGroup({pid}: ChildProcess): Promise<void> {
  if (pid !== undefined) await end(() => Promise.resolve([-pid]))
}

/** Ends what still copies some release of a site. Linux tells of it; elsewhere what a killed run has started is not found. */
async function endLeftOver(releases: string): Promise<void> {
  await end(async () => {
    const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name))
    const copying = await Promise.all(pids.map(async (pid) => (await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')).split('\0').some((variable) => variable.startsWith(`${RELEASE_VARIABLE}=${releases}/`))))
    return pids.filter((_, at) => copying[at]).map(Number)
  })
}

/** Tells processes to end, those that do not are ended, and comes back when they are gone. A group is its number with a minus. */
async function end(find: () => Promise<readonly number[]>): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    for (const pid of await find()) tell(pid, signal)
    for (let waited = 0; waited <= GRACE_MS; waited += 50) {
      if (!(await find()).some((pid) => tell(pid, 0))) return
      await wait(50)
    }
  }
}

/** False where nobody is left. */
function tell(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

/** A terminal's Ctrl-C reaches only the group of whoever reads from it: what ends us meanwhile ends the command too. Returns what lets go again. */
function endWithUs({pid}: ChildProcess): () => void {
  const signals = ['SIGHUP', 'SIGTERM', 'SIGINT'] as const
  const endIt = (signal: NodeJS.Signals): void => {
    if (pid !== undefined) tell(-pid, 'SIGTERM')
    letGo()
    // With nobody else listening the signal does what it is for.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const letGo = (): void => {
    for (const signal of signals) process.off(signal, endIt)
  }
  for (const signal of signals) process.on(signal, endIt)
  return letGo
}

function lastLines(said: string): readonly string[] {
  return said.split('\n').map((line) => line.trim().slice(0, LINE_CHARS_MAX)).filter((line) => line !== '').slice(-SAID_LINES_MAX)
}
