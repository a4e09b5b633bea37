import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {showPolicy} from '../../usecases/policy/show-policy.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {explainWords} from '../../words/explain.js'

const words = commands[languageOf()].policyShow

export default class PolicyShow extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['policy:show']]
  static override examples = ['diarievakt policy show']

  async run(): Promise<object> {
    const {flags} = await this.parse(PolicyShow)
    const policy = await this.withSession(flags.workspace, (session) => showPolicy(session, undefined))
    for (const rule of policy.rules) {
      const scope = [...rule.kinds, ...(rule.fields ?? []).map((field) => `@${field}`)].join(' ')
      this.say(`${rule.id}  ${explainWords[this.language].answers[rule.answer]}${rule.locked === true ? ` (${this.words.policy.locked})` : ''}  ${scope}`)
      this.say(`  ${rule.because[this.language]} ${rule.requirement}, ${rule.law}`)
    }
    return {hash: policy.hash, readings: policy.readings, rules: policy.rules}
  }
}
