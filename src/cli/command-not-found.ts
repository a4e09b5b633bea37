import type {Hook} from '@oclif/core'
import {EXIT} from './exit-codes.js'
import {tellUnknownCommand} from './unknown-command.js'

/** Told in the person's language, with the name that was probably meant. */
const commandNotFound: Hook<'command_not_found'> = async ({id, config, context}) => {
  tellUnknownCommand(id, config.commandIDs)
  context.exit(EXIT.usage)
}

export default commandNotFound
