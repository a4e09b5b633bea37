import {spawn, type ChildProcess} from 'node:child_process'
import {once} from 'node:events'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {afterEach, beforeEach} from 'vitest'
import {Refusal, type RefusalCode} from '../../src/core/refusal.js'

/** A folder of its own for each test, gone afterwards. */
export function useFolder(): {readonly path: string} {
  const folder = {path: ''}
  beforeEach(() => {
    folder.path = mkdtempSync(join(tmpdir(), 'diarievakt-'))
  })
  afterEach(() => {
    rmSync(folder.path, {recursive: true, force: true})
  })
  return folder
}

/** What a piece of work is refused with: its code and facts, or a failed test. */
export async function refusalOf(work: () => unknown): Promise<{readonly code: RefusalCode; readonly facts: Refusal['facts']; readonly exitCode: number}> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal) return {code: error.code, facts: error.facts, exitCode: error.exitCode}
    throw error
  }
  throw new Error('it was not refused')
}

/** A program of its own, from the sources: what a process does that is killed, or runs beside others. */
export class Child {
  readonly process: ChildProcess
  readonly #lines: AsyncIterator<string>
  #errors = ''

  constructor(program: URL, ...args: readonly string[]) {
    const hooks = new URL('./children/sources.mjs', import.meta.url)
    this.process = spawn(process.execPath, ['--no-warnings', '--import', hooks.href, program.pathname, ...args], {stdio: ['ignore', 'pipe', 'pipe']})
    const {stdout, stderr} = this.process
    if (stdout === null || stderr === null) throw new Error('no pipes')
    stderr.on('data', (text: Buffer) => (this.#errors += text.toString()))
    this.#lines = createInterface({input: stdout})[Symbol.asyncIterator]()
  }

  /** The next thing it says. */
  async says(): Promise<string> {
    const line = await this.#lines.next()
    if (line.done === true) throw new Error(`it ended without a word: ${this.#errors}`)
    return line.value
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    const gone = once(this.process, 'exit')
    this.process.kill('SIGKILL')
    await gone
  }

  /** How it ended, and what it complained of. */
  async ends(): Promise<{readonly code: number | null; readonly errors: string}> {
    if (this.process.exitCode === null) await once(this.process, 'close')
    return {code: this.process.exitCode, errors: this.#errors}
  }
}
