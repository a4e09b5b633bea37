import {createInterface} from 'node:readline/promises'

/** Asks one question on a terminal; null where nobody can answer, and for an empty answer. */
export async function ask(question: string): Promise<string | null> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  const terminal = createInterface({input: process.stdin, output: process.stderr})
  try {
    const answer = (await terminal.question(question)).trim()
    return answer === '' ? null : answer
  } finally {
    terminal.close()
  }
}
