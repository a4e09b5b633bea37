import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {REFUSALS} from '../../core/refusal.js'
import {checkPolicy, type FailedExample} from '../../usecases/policy/check-policy.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {explainWords, findingLines} from '../../words/explain.js'

const words = commands[languageOf()].policyCheck

export default class PolicyCheck extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['policy:check']]
  static override flags = {shipped: Flags.boolean({summary: words.shipped})}
  static override examples = ['diarievakt policy check', 'diarievakt policy check --shipped']

  async run(): Promise<object> {
    const {flags} = await this.parse(PolicyCheck)
    const {policy, examples, shipped} = await this.withSession(flags.workspace, (session) => checkPolicy(session, {withShipped: flags.shipped}))
    const say = this.words.policy
    this.say(say.fine(policy.rules.length, policy.hash))
    this.#tell('policy.yaml', examples, say.examples)
    if (shipped !== null) {
      this.#tell('data/policy/examples.yaml', shipped, say.shipped)
      if (shipped.otherwise.length > 0) this.say(say.otherwise(shipped.otherwise.length, shipped.otherwise.join(', ')))
    }
    const ok = examples.failed.length === 0 && (shipped?.failed.length ?? 0) === 0
    // Rules that do not do what they are meant to are as wrong as rules that cannot be read.
    if (!ok) process.exitCode = REFUSALS['policy-invalid']
    return {ok, rules: policy.rules.length, hash: policy.hash, examples, shipped}
  }

  #tell(file: string, {checked, failed}: {readonly checked: number; readonly failed: readonly FailedExample[]}, fine: (count: number) => string): void {
    const say = this.words.policy
    const {answers} = explainWords[this.language]
    if (checked > 0 && failed.length === 0) this.say(fine(checked))
    for (const {line, expected, kind, rule, answer, findings} of failed) {
      const asked = [kind, rule].filter((one) => one !== null).join(', ')
      this.say(answer === expected ? say.exampleFinding(file, line, answers[answer], asked) : say.example(file, line, answers[expected], answers[answer]))
      if (findings.length === 0) this.say(`  ${say.nothingFound}`)
      for (const finding of findings) for (const told of findingLines(finding, this.language, null)) this.say(`  ${told}`)
    }
    if (failed.length > 0) this.say(say.failed(failed.length, checked))
  }
}
