import {spawn} from 'node:child_process'
import {once} from 'node:events'
import type {FileHandle} from 'node:fs/promises'
import {fileURLToPath} from 'node:url'

/** A process that did not get to its end: out of memory, silent for too long, or gone for another reason. */
export class ProcessDied extends Error {
  readonly how: 'memory' | 'silence' | 'crash'

  constructor(how: ProcessDied['how']) {
    super(`The process died: ${how}`)
    this.how = how
  }
}

export interface ProcessLimits {
  readonly memoryMB: number
  /** How long it may say nothing while it is listened to. */
  readonly silenceMs: number
}

/**
 * What a program says, line by line, when it is run apart from this one: for what reads files that come from outside. It has the file open as number 3, may read other files but write none, start nothing
 * and see nothing of the environment. What it complains of is not kept, since it could hold the file's text.
 */
export async function* linesApart(program: URL, question: object, file: FileHandle, {memoryMB, silenceMs}: ProcessLimits): AsyncGenerator<readonly string[]> {
  const child = spawn(process.execPath, ['--no-warnings', `--max-old-space-size=${memoryMB}`, '--permission', '--allow-fs-read=*', fileURLToPath(program), JSON.stringify(question)], {
    stdio: ['ignore', 'pipe', 'ignore', file.fd],
    env: {},
  })
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>
  ended.catch(() => undefined)
  const said = child.stdout as AsyncIterable<Buffer>
  const decoder = new TextDecoder()
  let rest = ''
  try {
    const chunks = said[Symbol.asyncIterator]()
    for (;;) {
      const next = await beforeLong(chunks.next(), silenceMs)
      if (next.done === true) break
      const lines = (rest + decoder.decode(next.value, {stream: true})).split('\n')
      rest = lines.pop() ?? ''
      if (lines.length > 0) yield lines
    }
    const [code, signal] = await beforeLong(ended, silenceMs)
    // Node aborts when its memory is at an end.
    if (code !== 0) throw new ProcessDied(signal === 'SIGABRT' || code === 134 ? 'memory' : 'crash')
  } finally {
    child.kill('SIGKILL')
  }
}

async function beforeLong<T>(waited: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const long = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ProcessDied('silence')), milliseconds)
  })
  try {
    return await Promise.race([waited, long])
  } finally {
    clearTimeout(timer)
  }
}
