import {createInterface} from 'node:readline/promises'

/** Asks one question on a terminal; null where nobody can answer, for an empty answer, and where the terminal is gone or the program is to end before one is given, which `ended` tells of. */
export async function ask(question: string, ended = new AbortController().signal): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const terminal = createInterface({input: process.stdin, output: process.stderr})
  const nobody = new Promise<string>((gone) => {
    for (const event of ['close', 'error']) terminal.once(event, () => gone(''))
    ended.addEventListener('abort', () => gone(''), {once: true})
  })
  try {
    const answer = (await Promise.race([terminal.question(question), nobody])).trim()
    return answer === '' ? null : answer
  } finally {
    terminal.close()
  }
}

const [BACKSPACE, DELETE, END_OF_LINE, NEW_LINE, INTERRUPT, END] = ['\b', '\u007f', '\r', '\n', '\u0003', '\u0004']

/** Asks one question whose answer is not shown as it is typed; null where nobody can answer, and for an empty answer. */
export async function askUnseen(question: string): Promise<string | null> {
  const {stdin, stderr} = process
  if (!stdin.isTTY || !stderr.isTTY) return null
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  let typed: readonly string[] = []
  try {
    for await (const piece of stdin.iterator({destroyOnReturn: false}) as AsyncIterable<string>) {
      for (const sign of piece) {
        if (sign === INTERRUPT) process.kill(process.pid, 'SIGINT')
        if (sign === INTERRUPT || sign === END) return null
        if (sign === END_OF_LINE || sign === NEW_LINE) return typed.length === 0 ? null : typed.join('')
        typed = sign === BACKSPACE || sign === DELETE ? typed.slice(0, -1) : [...typed, sign]
      }
    }
    return null
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}
