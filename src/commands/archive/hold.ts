import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {HOLD_REASONS} from '../../core/terms/legal-hold.js'
import {holdCase} from '../../usecases/archive/hold-case.js'
import {ALIASES} from '../../words/aliases.js'
import {holdReasons} from '../../words/archive.js'
import {deliveryWords} from '../../words/archive-deliveries.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archiveHold

export default class ArchiveHold extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:hold']]
  static override args = {case: Args.string({ignoreStdin: true, required: true, description: words.case})}
  static override flags = {
    reason: Flags.option({summary: words.reason, options: HOLD_REASONS, required: true})(),
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
  }

  static override examples = ["diarievakt archive hold 'KS 2026/00123' --reason dispute"]

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ArchiveHold)
    const held = await this.withSession(flags.workspace, (session) => holdCase(session, {id: args.case, committee: flags.committee ?? null, reason: flags.reason}))
    const say = deliveryWords[this.language]
    this.say(held.wasHeld ? say.wasHeld(held.diaryNumber, held.since.slice(0, 10)) : say.held(held.diaryNumber, holdReasons[this.language][held.reason]))
    return held
  }
}
