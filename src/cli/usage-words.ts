import {Errors} from '@oclif/core'
import {cliWords} from '../words/cli.js'
import type {Language} from '../words/languages.js'

interface ParseError extends Error {
  readonly args?: readonly (string | {readonly name: string})[]
  readonly flags?: readonly string[]
}

/** oclif's parse errors are in English and name their kind by class: told here in the person's language, or null for any other error. */
export function usageWords(error: Error, language: Language): string | null {
  const {usage} = cliWords[language]
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
    case 'ArgInvalidOptionError':
      return usage.badOption(error.message.split('\n')[0] ?? '')
    case 'FailedFlagValidationError':
    case 'FailedFlagParsingError':
    case 'InvalidArgsSpecError':
      return usage.combination
    default:
      return error instanceof Errors.CLIError && error.oclif.exit === 2 ? usage.other : null
  }
}
