import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayIncidents} from '../../cli/say-incidents.js'
import {listIncidents} from '../../usecases/incident/read-incidents.js'
import {tellingTime} from '../../core/terms/local-time.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].incidentList

export default class IncidentList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:list']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    state: Flags.option({summary: words.state, options: ['open', 'assessed', 'closed'] as const})(),
    year: Flags.integer({summary: words.year, min: 2000, max: 9999}),
  }

  static override examples = ['diarievakt incident list --state open', 'diarievakt incident list --year 2026 --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(IncidentList)
    return this.withSession(flags.workspace, async (session) => {
      const incidents = await listIncidents(session, {committee: flags.committee ?? null, state: flags.state ?? null, year: flags.year ?? null})
      for (const line of sayIncidents(this.language, incidents, tellingTime(session.settings.timeZone))) this.say(line)
      return {incidents}
    })
  }
}
