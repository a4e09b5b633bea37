import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayArchivePlan} from '../../cli/say-archive.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {ARCHIVE_STANDINGS, yearsIn} from '../../core/archive/selection.js'
import {planArchive} from '../../usecases/archive/plan-archive.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archivePlan

export default class ArchivePlan extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:plan']]
  static override flags = {
    'older-than': Flags.string({summary: words.olderThan, helpValue: 'P2Y'}),
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    list: Flags.option({summary: words.list, options: ARCHIVE_STANDINGS})(),
  }

  static override examples = ['diarievakt archive plan', 'diarievakt archive plan --older-than P5Y --committee KS', 'diarievakt archive plan --list awaits-person']

  async run(): Promise<object> {
    const {flags} = await this.parse(ArchivePlan)
    const years = flags['older-than'] === undefined ? null : yearsIn(flags['older-than'])
    if (flags['older-than'] !== undefined && years === null) throw new UsageProblem(`--older-than: ${this.words.usage.badYears}`)
    const plan = await this.withSession(flags.workspace, (session) => planArchive(session, {committee: flags.committee ?? null, years, listed: flags.list ?? null}))
    for (const line of sayArchivePlan(this.language, plan)) this.say(line)
    return plan
  }
}
