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
