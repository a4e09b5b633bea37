import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {showPolicy} from '../../usecases/policy/show-policy.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].policyCheck

export default class PolicyCheck extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['policy:check']]
  static override examples = ['diarievakt policy check']

  async run(): Promise<object> {
    const {flags} = await this.parse(PolicyCheck)
    const {rules, hash} = await this.withSession(flags.workspace, (session) => showPolicy(session, undefined))
    this.say(this.words.policy.fine(rules.length, hash))
    return {ok: true, rules: rules.length, hash}
  }
}
