import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {wall} from './reused-process.js'

const FOLDERS = ['/usr/local/bin', '/usr/bin', '/bin']

/** What a program that is not ours may take while it looks at a foreign file. */
export interface ToolLimits {
  readonly dataMB: number
  readonly seconds: number
  readonly answerBytes: number
}

/** Where a program of the machine's is, or null. */
export function toolPath(name: string): string | null {
  return FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null
}

/** What a program of the machine's makes of some bytes: null where it fails, takes too long or says too much. It sees no environment, and where the machine can, no network. */
export async function runTool(path: string, args: readonly string[], input: Uint8Array, {dataMB, seconds, answerBytes}: ToolLimits): Promise<Buffer | null> {
  const [program = path, ...rest] = [...wall(dataMB, seconds), path, ...args]
  const child = spawn(program, rest, {stdio: ['pipe', 'pipe', 'ignore'], env: {OMP_THREAD_LIMIT: '1', LC_ALL: 'C.UTF-8'}, cwd: '/', timeout: seconds * 1000, killSignal: 'SIGKILL'})
  const pieces: Buffer[] = []
  let length = 0
  return new Promise((done) => {
    child.on('error', () => done(null))
    child.stdin.on('error', () => undefined)
    child.stdout.on('data', (chunk: Buffer) => {
      pieces.push(chunk)
      length += chunk.length
      if (length > answerBytes) child.kill('SIGKILL')
    })
    child.on('close', (code) => done(code === 0 && length <= answerBytes ? Buffer.concat(pieces) : null))
    child.stdin.end(input)
  })
}
