import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, noteFlag} from '../../cli/review-flags.js'
import {sayReported} from '../../cli/say-incidents.js'
import {BREACHES} from '../../core/incident/incident.js'
import {reportIncident} from '../../usecases/incident/report-incident.js'
import {tellingTime} from '../../core/terms/local-time.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].incidentReport

export default class IncidentReport extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['incident:report']]
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {
    committee: committeeFlag,
    breach: Flags.option({summary: words.breach, options: BREACHES, default: 'disclosure' as const})(),
    suspected: Flags.string({summary: words.suspected, helpValue: 'YYYY-MM-DDTHH:MM'}),
    aware: Flags.string({summary: words.aware, helpValue: 'YYYY-MM-DDTHH:MM'}),
    note: noteFlag,
  }

  static override examples = ['diarievakt incident report "KS 2026/00123:1"', 'diarievakt incident report --committee KS --breach loss --suspected 2026-02-03T08:30 --note -']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(IncidentReport)
    const note = flags.note === undefined ? null : await readStandardInput()
    return this.withSession(flags.workspace, async (session) => {
      const reported = await reportIncident(session, {id: args.id ?? null, committee: flags.committee ?? null, breach: flags.breach, suspected: flags.suspected ?? null, aware: flags.aware ?? null, note})
      for (const line of sayReported(this.language, reported, tellingTime(session.settings.timeZone))) this.say(line)
      const {unfinished, ...done} = reported
      if (unfinished !== null) {
        const {what, next} = refusalWords(this.language, unfinished.code, unfinished.facts)
        for (const line of [what, next]) this.tell(line)
        process.exitCode = unfinished.exitCode
      }
      return {...done, unfinished: unfinished?.code ?? null}
    })
  }
}
