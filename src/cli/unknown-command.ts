import {safeJson, terminalSafe} from '../core/terms/terminal-safe.js'
import {cliWords} from '../words/cli.js'
import {languageOf} from './language.js'

/** Tells that there is no command by the words that were typed, and which one was probably meant. The caller ends the program. */
export function tellUnknownCommand(id: string, commandIds: readonly string[]): void {
  const {usage} = cliWords[languageOf()]
  const typed = id.replaceAll(':', ' ')
  const names = commandIds.map((name) => name.replaceAll(':', ' '))
  const closest = names.map((name) => ({name, steps: distance(name, typed)})).sort((one, other) => one.steps - other.steps)[0]
  const message = usage.unknownCommand(terminalSafe(typed))
  if (process.argv.includes('--json')) process.stdout.write(`${safeJson({schema: 'diarievakt.error/1', error: {code: 'usage', message, next: usage.seeAll, facts: {}}}, 2)}\n`)
  process.stderr.write(`${message}\n`)
  if (closest !== undefined && closest.steps <= 3) process.stderr.write(`${usage.didYouMean(`diarievakt ${closest.name}`)}\n`)
}

/** How many letters must be put in, taken out or changed to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({length: other.length + 1}, (_, index) => index)
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at]
    for (let to = 1; to <= other.length; to += 1) {
      const change = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1)
      next.push(Math.min(change, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
