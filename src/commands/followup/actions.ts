import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {listActions} from '../../usecases/followup/answer-report.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].followUpActions

export default class FollowUpActions extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['followup:actions']]
  static override flags = {committee: Flags.string({summary: words.committee, helpValue: 'CODE'}), all: Flags.boolean({summary: words.all, default: false})}
  static override examples = ['diarievakt followup actions', 'diarievakt followup actions --committee KS --all']

  async run(): Promise<object> {
    const {flags} = await this.parse(FollowUpActions)
    const actions = await this.withSession(flags.workspace, (session) => listActions(session, {committee: flags.committee ?? null, isAll: flags.all}))
    const say = followUpWords[this.language]
    const {columns, states, none} = say.actions
    const rows = actions.map(({id, committee, gap, owner, until, doneOn, isOverdue}) => [id, committee, owner, until, states[doneOn === null ? (isOverdue ? 'overdue' : 'open') : 'done'], say.gaps[gap]])
    this.say(actions.length === 0 ? none : table([columns.id, columns.committee, columns.owner, columns.until, columns.state, columns.gap], rows))
    return {actions}
  }
}
