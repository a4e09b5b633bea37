import {spawn, spawnSync, type ChildProcessByStdio} from 'node:child_process'
import {existsSync} from 'node:fs'
import type {Readable, Writable} from 'node:stream'
import {fileURLToPath} from 'node:url'
import {ProcessDied} from './process-apart.js'

/** What a process that reads foreign files may take. */
export interface ReusedLimits {
  /** Its own heap, and everything else that it writes to, in megabytes. */
  readonly heapMB: number
  readonly dataMB: number
  /** How long one answer may take, and how long it may be. */
  readonly answerMs: number
  readonly answerBytes: number
  /** A process that has worked for so long, or answered so often, is followed by a new one. */
  readonly lifeMs: number
  readonly answers: number
}

type Child = ChildProcessByStdio<Writable, Readable, null>

/**
 * A program apart from this one that is asked again and again: for what reads files that come from outside. It sees no environment, may read the files it is made of
 * and no others, write none, start nothing and compile nothing; where the machine can, it has no network. A question that it dies of, or is too slow or too long
 * in answering, is answered with `ProcessDied`, and the next question is put to a new one.
 */
export class ReusedProcess {
  readonly #program: URL
  readonly #readable: readonly string[]
  readonly #limits: ReusedLimits
  #child: Child | null = null
  #answers = 0
  #workedMs = 0
  #earlier: Promise<unknown> = Promise.resolve()

  constructor(program: URL, readable: readonly string[], limits: ReusedLimits) {
    this.#program = program
    this.#readable = readable
    this.#limits = limits
  }

  /** Its answer to a question and the bytes that go with it: one line. One question is answered at a time. */
  async ask(question: object, bytes: Uint8Array): Promise<string> {
    const answered = this.#earlier.then(async () => this.#ask(question, bytes))
    this.#earlier = answered.catch(() => undefined)
    return answered
  }

  /** Ends it; a question that is put afterwards starts another. */
  end(): void {
    this.#child?.kill('SIGKILL')
    this.#child = null
  }

  async #ask(question: object, bytes: Uint8Array): Promise<string> {
    const {answerMs, answerBytes, lifeMs, answers} = this.#limits
    if (this.#answers >= answers || this.#workedMs >= lifeMs) this.end()
    const child = (this.#child ??= this.#start())
    const began = performance.now()
    let timer: NodeJS.Timeout | undefined
    const stop = new AbortController()
    try {
      holdOpen(child, true)
      return await new Promise<string>((done, failed) => {
        const pieces: Buffer[] = []
        let length = 0
        const die = (how: ProcessDied['how']): void => failed(new ProcessDied(how))
        timer = setTimeout(() => die('silence'), answerMs)
        const hear = (chunk: Buffer): void => {
          pieces.push(chunk)
          length += chunk.length
          if (length > answerBytes) die('memory')
          // One question, one line: what comes after it was not asked for.
          else if (chunk.includes(10)) done(Buffer.concat(pieces).toString('utf8').split('\n', 1)[0] ?? '')
        }
        const leave = (code: number | null, signal: string | null): void => die(signal === 'SIGXCPU' ? 'silence' : signal === 'SIGABRT' || signal === 'SIGTRAP' || code === 134 || code === 133 ? 'memory' : 'crash')
        const fail = (): void => die('crash')
        child.stdout.on('data', hear)
        child.on('exit', leave)
        child.on('error', fail)
        stop.signal.addEventListener('abort', () => {
          child.stdout.off('data', hear)
          child.off('exit', leave)
          child.off('error', fail)
        })
        child.stdin.write(`${JSON.stringify(question)}\n`)
        child.stdin.write(bytes)
      })
    } catch (error) {
      this.end()
      throw error
    } finally {
      clearTimeout(timer)
      stop.abort()
      this.#answers += 1
      this.#workedMs += performance.now() - began
      holdOpen(child, false)
    }
  }

  #start(): Child {
    this.#answers = 0
    this.#workedMs = 0
    const {heapMB, dataMB, lifeMs, answerMs} = this.#limits
    const cpuSeconds = Math.ceil((lifeMs + answerMs) / 1000)
    const node = [process.execPath, '--no-warnings', `--max-old-space-size=${heapMB}`, '--disallow-code-generation-from-strings', '--permission', ...this.#readable.map((path) => `--allow-fs-read=${path}`), fileURLToPath(this.#program)]
    const [program = process.execPath, ...args] = [...wall(dataMB, cpuSeconds), ...node]
    const child = spawn(program, args, {stdio: ['pipe', 'pipe', 'ignore'], env: {}, cwd: '/'})
    // It may be gone before it has heard everything; that it is gone is told by its exit.
    child.stdin.on('error', () => undefined)
    child.on('error', () => undefined)
    return child
  }
}

/** A process that nobody waits for does not keep this one alive. */
function holdOpen(child: Child, isAsked: boolean): void {
   
  for (const held of [child, child.stdin, child.stdout] as unknown as readonly {ref?(): void; unref?(): void}[]) {
    if (isAsked) held.ref?.()
    else held.unref?.()
  }
}

const UNSHARE = '/usr/bin/unshare'
const PRLIMIT = '/usr/bin/prlimit'
let walls: {readonly network: boolean; readonly limits: boolean} | null = null

/** What the machine itself can put between a process and the rest, as the words to begin its command line with: no network, and limits on memory and time. Asked once, since not every machine lets everybody. */
export function wall(dataMB: number, cpuSeconds: number): readonly string[] {
  const network = [UNSHARE, '--user', '--map-current-user', '--net', '--']
  const limits = [PRLIMIT, `--data=${dataMB * 1_000_000}`, `--cpu=${cpuSeconds}`, '--core=0', '--nofile=64', '--']
  walls ??= {network: works(network), limits: works(limits)}
  return [...(walls.network ? network : []), ...(walls.limits ? limits : [])]
}

function works([program = '', ...args]: readonly string[]): boolean {
  return existsSync(program) && spawnSync(program, [...args, '/bin/true'], {stdio: 'ignore', env: {}, timeout: 5_000}).status === 0
}
