import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {remindOfIncidents} from '../../usecases/incident/tell-coordinator.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {incidentWords} from '../../words/incident.js'

const words = commands[languageOf()].incidentRemind

export default class IncidentRemind extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:remind']]
  static override examples = ['diarievakt incident remind']

  async run(): Promise<object> {
    const {flags} = await this.parse(IncidentRemind)
    const {reminded, failed} = await this.withSession(flags.workspace, (session) => remindOfIncidents(session, undefined))
    const say = incidentWords[this.language]
    this.say(say.reminded(reminded.length))
    if (failed.length > 0) {
      this.tell(say.untold(failed.length))
      process.exitCode = EXIT.doneWithRejects
    }
    return {reminded, failed}
  }
}
