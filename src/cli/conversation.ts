import {createInterface} from 'node:readline'
import type {Readable} from 'node:stream'
import {terminalSafe} from '../core/terms/terminal-safe.js'

/** One who is spoken with line by line on the terminal. */
export interface CliConversation {
  readonly say: (line: string) => void
  readonly ask: (prompt: string) => Promise<string | null>
  readonly close: () => void
}

/** How long it is listened for what was pasted behind the last answer, in milliseconds: a terminal gives one line at a time. */
const QUIET_MS = 50

/** Speaks on standard output and listens on standard input, line by line. The terminal itself shows what is typed: nothing is sent to it but text and line feeds. */
export function openConversation(from: Readable = process.stdin, write = (text: string): unknown => process.stdout.write(text)): CliConversation {
  const input = createInterface({input: from, terminal: false})
  let answer: ((line: string | null) => void) | null = null
  let isOver = false
  // What is written before a question is read aloud answers nothing: a paste would decide row after row unheard.
  const give = (line: string | null): void => {
    const waiting = answer
    answer = null
    waiting?.(line)
  }
  input.on('line', give)
  // A terminal that is gone says so in its own way too.
  input.on('error', () => input.close())
  input.on('close', () => {
    isOver = true
    give(null)
  })
  const say = (line: string): void => {
    write(`${terminalSafe(line)}\n`)
  }
  return {
    say,
    ask: async (prompt) => {
      await new Promise((done) => setTimeout(done, QUIET_MS))
      say(prompt)
      return isOver ? null : new Promise((done) => {
        answer = done
      })
    },
    close: () => input.close(),
  }
}
