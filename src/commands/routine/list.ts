import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {listRoutines} from '../../usecases/routine/keep-routines.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {routineWords} from '../../words/routine.js'

const words = commands[languageOf()].routineList

export default class RoutineList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['routine:list']]
  static override flags = {committee: Flags.string({summary: words.committee, helpValue: 'CODE'}), overdue: Flags.boolean({summary: words.overdue, default: false})}
  static override examples = ['diarievakt routine list --committee KS', 'diarievakt routine list --overdue']

  async run(): Promise<object> {
    const {flags} = await this.parse(RoutineList)
    const routines = await this.withSession(flags.workspace, (session) => listRoutines(session, {committee: flags.committee ?? null, isOverdue: flags.overdue}))
    const {columns, kinds, states, none} = routineWords[this.language]
    const rows = routines.map(({id, committee, kind, name, version, decidedOn, nextReviewOn, state, reference}) => [id, committee, kinds[kind], name, version, decidedOn, states[state], nextReviewOn, reference ?? ''])
    this.say(routines.length === 0 ? none : table([columns.id, columns.committee, columns.kind, columns.name, columns.version, columns.decided, columns.state, columns.review, columns.reference], rows))
    return {routines}
  }
}
