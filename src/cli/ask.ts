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
  let typed: readonly string[] = []
  const answered = Promise.withResolvers<string | null>()
  const take = (piece: Buffer | string): void => {
    const signs = [...piece.toString()]
    for (const [at, sign] of signs.entries()) {
      if (sign === INTERRUPT) {
        // The terminal first: the signal may end the program before anything else can.
        stdin.setRawMode(false)
        process.kill(process.pid, 'SIGINT')
      }
      if (sign === INTERRUPT || sign === END) answered.resolve(null)
      else if (sign === END_OF_LINE || sign === NEW_LINE) {
        stdin.off('data', take)
        // What was pasted or typed ahead is for whoever asks next.
        if (at + 1 < signs.length) stdin.unshift(Buffer.from(signs.slice(at + 1).join('')))
        answered.resolve(typed.length === 0 ? null : typed.join(''))
        return
      } else typed = sign === BACKSPACE || sign === DELETE ? typed.slice(0, -1) : [...typed, sign]
    }
  }
  const gone = (): void => answered.resolve(null)
  try {
    stdin.on('data', take).once('end', gone).once('error', gone).resume()
    return await answered.promise
  } finally {
    stdin.off('data', take).off('end', gone).off('error', gone).pause()
    stdin.setRawMode(false)
    stderr.write('\n')
  }
}
