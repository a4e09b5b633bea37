import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {ROUTINE_KINDS} from '../../core/routine/routine.js'
import {templateOf} from '../../usecases/routine/template-of.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].routineTemplate

export default class RoutineTemplate extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['routine:template']]
  static override args = {kind: Args.string({ignoreStdin: true, required: true, description: words.kind, options: [...ROUTINE_KINDS]})}
  static override examples = ['diarievakt routine template instruction > rutin.md']

  async run(): Promise<object> {
    const {args} = await this.parse(RoutineTemplate)
    const kind = ROUTINE_KINDS.find((one) => one === args.kind) ?? 'instruction'
    const text = templateOf(kind)
    this.say(text.trimEnd())
    return {kind, text}
  }
}
