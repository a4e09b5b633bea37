import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {liftHoldOf} from '../../usecases/archive/hold-case.js'
import {ALIASES} from '../../words/aliases.js'
import {deliveryWords} from '../../words/archive-deliveries.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archiveLift

export default class ArchiveLift extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['archive:lift']]
  static override args = {case: Args.string({ignoreStdin: true, required: true, description: words.case})}
  static override flags = {committee: Flags.string({summary: words.committee, helpValue: 'CODE'})}

  static override examples = ["diarievakt archive lift 'KS 2026/00123'"]

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ArchiveLift)
    const lifted = await this.withSession(flags.workspace, (session) => liftHoldOf(session, {id: args.case, committee: flags.committee ?? null}))
    this.say(deliveryWords[this.language].lifted(lifted.diaryNumber))
    return lifted
  }
}
