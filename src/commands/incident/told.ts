import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {isLate} from '../../core/incident/deadline.js'
import {noteTold} from '../../usecases/incident/handle-incident.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {incidentWords} from '../../words/incident.js'

const words = commands[languageOf()].incidentTold

export default class IncidentTold extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:told']]
  static override args = {incident: Args.string({ignoreStdin: true, required: true, description: words.incident})}
  static override flags = {
    whom: Flags.option({summary: words.whom, options: ['authority', 'persons'] as const, required: true})(),
    at: Flags.string({summary: words.at, helpValue: 'YYYY-MM-DDTHH:MM'}),
    reference: Flags.string({summary: words.reference}),
  }

  static override examples = ['diarievakt incident told I-2026-0001 --whom authority --reference IMY-2026-1234']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentTold)
    const incident = await this.withSession(flags.workspace, (session) => noteTold(session, {incident: args.incident, whom: flags.whom, at: flags.at ?? null, reference: flags.reference ?? null}))
    const say = incidentWords[this.language]
    this.say(say.told(incident.id, flags.whom))
    if (flags.whom === 'authority' && incident.authorityToldAt !== null && isLate(incident, incident.authorityToldAt)) this.say(say.late)
    return incident
  }
}
