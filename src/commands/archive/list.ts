import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayHolds, sayPackages} from '../../cli/say-deliveries.js'
import {listHolds, listPackages, PACKAGE_STATES} from '../../usecases/archive/packages.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archiveList

export default class ArchiveList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:list']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    state: Flags.option({summary: words.state, options: PACKAGE_STATES})(),
    holds: Flags.boolean({summary: words.holds, default: false, exclusive: ['state']}),
  }

  static override examples = ['diarievakt archive list', 'diarievakt archive list --state delivered', 'diarievakt archive list --holds']

  async run(): Promise<object> {
    const {flags} = await this.parse(ArchiveList)
    return this.withSession(flags.workspace, async (session) => {
      const committee = flags.committee ?? null
      if (flags.holds) {
        const holds = await listHolds(session, committee)
        for (const line of sayHolds(this.language, holds)) this.say(line)
        return {packages: [], holds}
      }
      const packages = await listPackages(session, {committee, state: flags.state ?? null})
      for (const line of sayPackages(this.language, packages)) this.say(line)
      return {packages, holds: []}
    })
  }
}
