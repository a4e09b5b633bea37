import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {signReport} from '../../usecases/followup/answer-report.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].followUpSign

export default class FollowUpSign extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['followup:sign']]
  static override args = {report: Args.string({ignoreStdin: true, required: true, description: words.report})}
  static override examples = ['diarievakt followup sign U-2026-0001']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(FollowUpSign)
    const signed = await this.withSession(flags.workspace, (session) => signReport(session, args.report))
    this.say(followUpWords[this.language].signed(signed.id))
    return signed
  }
}
