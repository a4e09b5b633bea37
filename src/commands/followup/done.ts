import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {endOne} from '../../usecases/followup/answer-report.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].followUpDone

export default class FollowUpDone extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['followup:done']]
  static override args = {action: Args.string({ignoreStdin: true, required: true, description: words.action})}
  static override examples = ['diarievakt followup done A-0001']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(FollowUpDone)
    const done = await this.withSession(flags.workspace, (session) => endOne(session, args.action))
    this.say(followUpWords[this.language].done(done.id))
    return done
  }
}
