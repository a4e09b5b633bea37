import {Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {FOLLOWUP_FORMATS, makeFollowUp} from '../../usecases/followup/make-report.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].followUpReport

export default class FollowUpReport extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['followup:report']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE', required: true}),
    from: Flags.string({summary: words.from, helpValue: 'YYYY-MM-DD', required: true}),
    to: Flags.string({summary: words.to, helpValue: 'YYYY-MM-DD', required: true}),
    format: Flags.option({summary: words.format, options: FOLLOWUP_FORMATS, multiple: true, delimiter: ',', default: [...FOLLOWUP_FORMATS]})(),
    inside: Flags.boolean({summary: words.inside, default: false}),
  }

  static override examples = ['diarievakt followup report --committee KS --from 2026-01-01 --to 2026-12-31', 'diarievakt followup report --committee KS --from 2026-01-01 --to 2026-12-31 --format html --inside']

  async run(): Promise<object> {
    const {flags} = await this.parse(FollowUpReport)
    const [from, to] = [dayOf('from', flags.from, this.words), dayOf('to', flags.to, this.words)]
    if (from === null || to === null) throw new Error('A flag that is required was not given')
    const made = await this.withSession(flags.workspace, (session) => makeFollowUp(session, {committee: flags.committee, from, to, formats: [...new Set(flags.format)], isInside: flags.inside, language: this.language}))
    const say = followUpWords[this.language]
    this.say(say.made(made.report, made.gaps.length))
    for (const {gap, action} of made.gaps) this.say(say.gapLine(say.gaps[gap], gap, action))
    for (const {path} of made.files) this.say(`  ${path}`)
    if (flags.inside) this.say(say.insideFiles)
    if (made.gaps.some(({action}) => action === null)) this.say(say.next(made.committee))
    return made
  }
}
