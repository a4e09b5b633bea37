import type {Hook} from '@oclif/core'
import {terminalSafe} from '../core/terms/terminal-safe.js'
import {cliWords} from '../words/cli.js'
import {EXIT} from './exit-codes.js'
import {languageOf} from './language.js'

/** Told in the person's language, with the name that was probably meant. */
const commandNotFound: Hook<'command_not_found'> = async ({id, config, context}) => {
  const {usage} = cliWords[languageOf()]
  const typed = id.replaceAll(':', ' ')
  const names = config.commandIDs.map((name) => name.replaceAll(':', ' '))
  const closest = names.map((name) => ({name, steps: distance(name, typed)})).sort((one, other) => one.steps - other.steps)[0]
  const message = usage.unknownCommand(terminalSafe(typed))
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({schema: 'diarievakt.error/1', error: {code: 'usage', message, next: usage.seeAll, facts: {}}}, null, 2)}\n`)
  process.stderr.write(`${message}\n`)
  if (closest !== undefined && closest.steps <= 3) process.stderr.write(`${usage.didYouMean(`diarievakt ${closest.name}`)}\n`)
  context.exit(EXIT.usage)
}

export default commandNotFound

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
