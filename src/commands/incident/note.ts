import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {noteIncident} from '../../usecases/incident/handle-incident.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {incidentWords} from '../../words/incident.js'

const words = commands[languageOf()].incidentNote

export default class IncidentNote extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:note']]
  static override args = {incident: Args.string({ignoreStdin: true, required: true, description: words.incident})}
  static override flags = {
    kind: Flags.option({summary: words.kind, options: ['happened', 'consequences', 'measures', 'late'] as const, required: true})(),
    note: Flags.string({summary: words.note, helpValue: '-', options: ['-'], required: true}),
  }

  static override examples = ['diarievakt incident note I-2026-0001 --kind measures --note - < åtgärder.txt']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentNote)
    const note = await readStandardInput()
    const incident = await this.withSession(flags.workspace, (session) => noteIncident(session, {incident: args.incident, kind: flags.kind, note}))
    this.say(incidentWords[this.language].noted(incident.id))
    return incident
  }
}
