import {Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {ROUTINE_KINDS} from '../../core/routine/routine.js'
import {registerRoutine} from '../../usecases/routine/keep-routines.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {routineWords} from '../../words/routine.js'

const words = commands[languageOf()].routineAdd

export default class RoutineAdd extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['routine:add']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE', required: true, multiple: true, delimiter: ','}),
    kind: Flags.option({summary: words.kind, options: ROUTINE_KINDS, required: true})(),
    name: Flags.string({summary: words.name, required: true}),
    version: Flags.string({summary: words.version, required: true}),
    decided: Flags.string({summary: words.decided, helpValue: 'YYYY-MM-DD', required: true}),
    review: Flags.string({summary: words.review, helpValue: 'YYYY-MM-DD', required: true}),
    reference: Flags.string({summary: words.reference}),
  }

  static override examples = ['diarievakt routine add --committee KS --kind instruction --name Webbdiariet --version 3 --decided 2026-02-03 --review 2027-02-03 --reference "KS 2026/00007"']

  async run(): Promise<object> {
    const {flags} = await this.parse(RoutineAdd)
    const decidedOn = dayOf('decided', flags.decided, this.words)
    const nextReviewOn = dayOf('review', flags.review, this.words)
    if (decidedOn === null || nextReviewOn === null) throw new Error('A flag that is required was not given')
    const routines = await this.withSession(flags.workspace, (session) => registerRoutine(session, {committees: [...new Set(flags.committee)], kind: flags.kind, name: flags.name, version: flags.version, decidedOn, nextReviewOn, reference: flags.reference ?? null}))
    for (const {id, committee} of routines) this.say(routineWords[this.language].registered(id, committee))
    return {routines}
  }
}
