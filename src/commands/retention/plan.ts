import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayPlan} from '../../cli/say-retention.js'
import {planRetention} from '../../usecases/retention/plan-retention.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].retentionPlan

export default class RetentionPlan extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['retention:plan']]
  static override examples = ['diarievakt retention plan']

  async run(): Promise<object> {
    const {flags} = await this.parse(RetentionPlan)
    const plan = await this.withSession(flags.workspace, (session) => planRetention(session, undefined))
    for (const line of sayPlan(this.words, plan)) this.say(line)
    return plan
  }
}
