import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {retire} from '../../usecases/routine/keep-routines.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {routineWords} from '../../words/routine.js'

const words = commands[languageOf()].routineRetire

export default class RoutineRetire extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['routine:retire']]
  static override args = {routine: Args.string({ignoreStdin: true, required: true, description: words.routine})}
  static override examples = ['diarievakt routine retire R-0001']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(RoutineRetire)
    const retired = await this.withSession(flags.workspace, (session) => retire(session, args.routine))
    this.say(routineWords[this.language].retired(retired.id))
    return retired
  }
}
