import {spawn} from 'node:child_process'
import {once} from 'node:events'

const HANDED_MS_MAX = 60_000

/** Hands a text, or bytes, to a program of the municipality's on its standard input: an argument list, never a shell. Gives its exit code, -1 where it could not be started or took too long. */
export async function handOver(argv: readonly string[], text: string | Uint8Array): Promise<number> {
  const [program = '', ...rest] = argv
  try {
    const child = spawn(program, rest, {
      stdio: ['pipe', 'ignore', 'ignore'],
      // A child's own `timeout` goes on ticking where the program could not be started, and keeps us from ending.
      signal: AbortSignal.timeout(HANDED_MS_MAX),
      env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: process.env['HOME']},
    })
    const ended = once(child, 'exit')
    // A program that ends without reading tells by its exit code whether it was content.
    child.stdin.on('error', () => undefined)
    child.stdin.end(text)
    const [code] = (await ended) as [number | null]
    return code ?? -1
  } catch {
    // Also what is thrown at once, where the machine has no room for one more program.
    return -1
  }
}
