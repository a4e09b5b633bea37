import {Errors} from '@oclif/core'
import {cliWords} from '../words/cli.js'
import type {Language} from '../words/languages.js'

interface ParseError extends Error {
  readonly args?: readonly (string | {readonly name: string})[]
  readonly flags?: readonly string[]
}

/** A command line that oclif takes but the command cannot: its sentence is in the person's language already. */
export class UsageProblem extends Error {
  override readonly name = 'UsageProblem'
}

/** oclif's parse errors are in English and name their kind by class: told here in the person's language, or null for any other error. */
export function usageWords(error: Error, language: Language): string | null {
  const {usage} = cliWords[language]
  if (error instanceof UsageProblem) return error.message
  const {args = [], flags = []} = error as ParseError
  const names = args.map((arg) => (typeof arg === 'string' ? arg : arg.name)).join(', ')
  switch (error.constructor.name) {
    case 'NonExistentFlagsError':
      return usage.unknownFlag(flags.join(', '))
    case 'RequiredArgsError':
      return usage.missingArguments(names)
    case 'UnexpectedArgsError':
      return usage.unexpected(names)
    case 'FlagInvalidOptionError':
    case 'ArgInvalidOptionError': {
      const [, flag = '', value = '', options = ''] = /Expected (--[\w-]+)=([\s\S]*) to be one of: ([^\n]*)/.exec(error.message) ?? []
      return flag === '' ? usage.other : usage.badOption(flag, value, options)
    }
    case 'FailedFlagValidationError': {
      const missing = [...error.message.matchAll(/Missing required flag ([\w-]+)/g)].map(([, flag = '']) => `--${flag}`)
      if (missing.length > 0) return usage.missingArguments(missing.join(', '))
      const [, lone = '', needed = ''] = /must be provided when using --([\w-]+): ([^\n]*)/.exec(error.message) ?? []
      if (lone !== '') return usage.together(`--${lone}`, needed)
      const [, one = '', other = ''] = /--([\w-]+)=[\s\S]*? cannot also be provided when using --([\w-]+)/.exec(error.message) ?? []
      return one === '' ? usage.combination : usage.exclusive(`--${one}`, `--${other}`)
    }
    case 'FailedFlagParsingError':
    case 'InvalidArgsSpecError':
      return usage.combination
    default:
      return error instanceof Errors.CLIError && error.oclif.exit === 2 ? numberOrOther(error.message, usage) : null
  }
}

/** A number out of bounds comes without a kind of its own: only its text says which flag it was. */
function numberOrOther(message: string, usage: (typeof cliWords)[Language]['usage']): string {
  const [, flag = '', received = ''] = /Parsing (--[\w-]+)[\s\S]*?received: ([^\n]*)/.exec(message) ?? []
  return flag === '' ? usage.other : usage.badNumber(`${flag} ${received}`)
}
