import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {CATEGORIES, CAUSES, GROUPS, RISKS, SCALES} from '../../core/incident/incident.js'
import {assessIncident} from '../../usecases/incident/handle-incident.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {incidentWords} from '../../words/incident.js'

const YES_NO = ['yes', 'no'] as const

const words = commands[languageOf()].incidentAssess

export default class IncidentAssess extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:assess']]
  static override args = {incident: Args.string({ignoreStdin: true, required: true, description: words.incident})}
  static override flags = {
    risk: Flags.option({summary: words.risk, options: RISKS, required: true})(),
    cause: Flags.option({summary: words.cause, options: CAUSES, default: 'unknown' as const})(),
    groups: Flags.option({summary: words.groups, options: GROUPS, multiple: true, delimiter: ',', default: []})(),
    categories: Flags.option({summary: words.categories, options: CATEGORIES, multiple: true, delimiter: ',', default: []})(),
    persons: Flags.option({summary: words.persons, options: SCALES, default: 'unknown' as const})(),
    notify: Flags.option({summary: words.notify, options: YES_NO, required: true})(),
    inform: Flags.option({summary: words.inform, options: YES_NO, required: true})(),
    note: Flags.string({summary: words.note, helpValue: '-', options: ['-'], required: true}),
  }

  static override examples = ['diarievakt incident assess I-2026-0001 --risk risk --cause human --groups residents --categories name,health --persons 1 --notify yes --inform no --note - < skäl.txt']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentAssess)
    const note = await readStandardInput()
    const {risk, cause, groups, categories, persons} = flags
    const incident = await this.withSession(flags.workspace, (session) => assessIncident(session, {incident: args.incident, risk, cause, groups, categories, persons, tellsAuthority: flags.notify === 'yes', tellsPersons: flags.inform === 'yes', note}))
    this.say(incidentWords[this.language].assessed(incident.id))
    return incident
  }
}
