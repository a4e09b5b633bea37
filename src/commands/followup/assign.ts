import {Args, Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {GAP_CODES, type GapCode} from '../../core/followup/follow-up.js'
import {addAction} from '../../usecases/followup/answer-report.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].followUpAssign

export default class FollowUpAssign extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['followup:assign']]
  static override args = {gap: Args.string({ignoreStdin: true, required: true, description: words.gap, options: [...GAP_CODES]})}
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE', required: true}),
    owner: Flags.string({summary: words.owner, helpValue: 'USER', required: true}),
    until: Flags.string({summary: words.until, helpValue: 'YYYY-MM-DD', required: true}),
  }

  static override examples = ['diarievakt followup assign no-risk-assessment --committee KS --owner ekberg --until 2027-03-01']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(FollowUpAssign)
    const until = dayOf('until', flags.until, this.words)
    if (until === null) throw new Error('A flag that is required was not given')
    const action = await this.withSession(flags.workspace, (session) => addAction(session, {committee: flags.committee, gap: args.gap as GapCode, owner: flags.owner, until}))
    this.say(followUpWords[this.language].assigned(action.id, action.owner, action.until))
    return action
  }
}
