import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {exportIncident, INCIDENT_FORMATS} from '../../usecases/incident/export-incident.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {incidentWords} from '../../words/incident.js'

const words = commands[languageOf()].incidentExport

export default class IncidentExport extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:export']]
  static override args = {incident: Args.string({ignoreStdin: true, required: true, description: words.incident})}
  static override flags = {format: Flags.option({summary: words.format, options: INCIDENT_FORMATS, multiple: true, delimiter: ',', default: [...INCIDENT_FORMATS]})()}
  static override examples = ['diarievakt incident export I-2026-0001', 'diarievakt incident export I-2026-0001 --format pdf']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentExport)
    const exported = await this.withSession(flags.workspace, (session) => exportIncident(session, {incident: args.incident, formats: flags.format}))
    this.say(incidentWords[this.language].exported(exported.files.length))
    for (const {path} of exported.files) this.say(`  ${path}`)
    return exported
  }
}
