import {createInterface} from 'node:readline'
import {readStandardInput} from './read-standard-input.js'

/** What is known of a person: asked for line by line on a terminal until an empty one, else everything on standard input. Never an argument (K7). */
export async function askKnown(prompt: string, isAllowedToAsk: boolean): Promise<string> {
  if (!process.stdin.isTTY) return readStandardInput()
  if (!isAllowedToAsk) return ''
  process.stderr.write(`${prompt}\n`)
  const terminal = createInterface({input: process.stdin, output: process.stderr, prompt: '> ', historySize: 0})
  const lines: string[] = []
  terminal.prompt()
  for await (const line of terminal) {
    if (line.trim() === '') break
    lines.push(line)
    terminal.prompt()
  }
  terminal.close()
  return lines.join('\n')
}
