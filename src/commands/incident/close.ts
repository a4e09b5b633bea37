import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {closeIncident} from '../../usecases/incident/handle-incident.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {incidentWords} from '../../words/incident.js'

const words = commands[languageOf()].incidentClose

export default class IncidentClose extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:close']]
  static override args = {incident: Args.string({ignoreStdin: true, required: true, description: words.incident})}
  static override flags = {note: Flags.string({summary: words.note, helpValue: '-', options: ['-'], required: true})}
  static override examples = ['diarievakt incident close I-2026-0001 --note - < avslut.txt']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentClose)
    const note = await readStandardInput()
    const incident = await this.withSession(flags.workspace, (session) => closeIncident(session, {incident: args.incident, note}))
    this.say(incidentWords[this.language].closed(incident.id))
    return incident
  }
}
