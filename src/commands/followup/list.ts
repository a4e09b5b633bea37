import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {listFollowUps} from '../../usecases/followup/answer-report.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {followUpWords} from '../../words/followup.js'

const words = commands[languageOf()].followUpList

export default class FollowUpList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['followup:list']]
  static override flags = {committee: Flags.string({summary: words.committee, helpValue: 'CODE'})}
  static override examples = ['diarievakt followup list', 'diarievakt followup list --committee KS']

  async run(): Promise<object> {
    const {flags} = await this.parse(FollowUpList)
    const reports = await this.withSession(flags.workspace, (session) => listFollowUps(session, {committee: flags.committee ?? null}))
    const {columns, none, unsigned, by} = followUpWords[this.language].listed
    const rows = reports.map(({id, committee, from, to, gaps, signedOn, signedBy}) => [id, committee, from, to, String(gaps.length), signedOn === null ? unsigned : by(signedOn, signedBy ?? '')])
    this.say(reports.length === 0 ? none : table([columns.id, columns.committee, columns.from, columns.to, columns.gaps, columns.signed], rows))
    return {reports}
  }
}
