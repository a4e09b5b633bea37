import {Flags} from '@oclif/core'
import {EXIT} from '../cli/exit-codes.js'
import {languageOf} from '../cli/language.js'
import {RegisterCommand} from '../cli/register-command.js'
import {sayStatus} from '../cli/say-status.js'
import {readStatus} from '../usecases/status/read-status.js'
import {ALIASES} from '../words/aliases.js'
import {commands} from '../words/commands.js'

const words = commands[languageOf()].status

export default class Status extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES.status]
  static override flags = {all: Flags.boolean({summary: words.all, default: false})}
  static override examples = ['diarievakt status', 'diarievakt status --all', 'diarievakt status --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(Status)
    const status = await this.withSession(flags.workspace, (session) => readStatus(session, undefined))
    for (const line of sayStatus(this.language, status.checks, flags.all)) this.say(line)
    if (!status.healthy) process.exitCode = EXIT.doneWithRejects
    return status
  }
}
