import {createInterface} from 'node:readline'
import {terminalSafe} from '../core/terms/terminal-safe.js'

/** One who is spoken with line by line on the terminal. */
export interface CliConversation {
  readonly say: (line: string) => void
  readonly ask: (prompt: string) => Promise<string | null>
  readonly close: () => void
}

/** Speaks on standard output and listens on standard input, line by line. The terminal itself shows what is typed: nothing is sent to it but text and line feeds. */
export function openConversation(): CliConversation {
  const input = createInterface({input: process.stdin, terminal: false})
  const lines = input[Symbol.asyncIterator]()
  const say = (line: string): void => {
    process.stdout.write(`${terminalSafe(line)}\n`)
  }
  return {
    say,
    ask: async (prompt) => {
      say(prompt)
      const {done, value} = await lines.next()
      return done === true ? null : value
    },
    close: () => input.close(),
  }
}
