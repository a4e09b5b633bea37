import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayIncident} from '../../cli/say-incidents.js'
import {showIncident} from '../../usecases/incident/read-incidents.js'
import {tellingTime} from '../../core/terms/local-time.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].incidentShow

export default class IncidentShow extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:show']]
  static override args = {incident: Args.string({ignoreStdin: true, required: true, description: words.incident})}
  static override examples = ['diarievakt incident show I-2026-0001']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentShow)
    return this.withSession(flags.workspace, async (session) => {
      const incident = await showIncident(session, args.incident)
      for (const line of sayIncident(this.language, incident, tellingTime(session.settings.timeZone))) this.say(line)
      return incident
    })
  }
}
