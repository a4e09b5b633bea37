import {Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {table} from '../../cli/table.js'
import {requestStats} from '../../usecases/request/read-requests.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {requestWords} from '../../words/request.js'

const words = commands[languageOf()].requestStats

export default class RequestStats extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['request:stats']]
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    from: Flags.string({summary: words.from, helpValue: 'YYYY-MM-DD'}),
    to: Flags.string({summary: words.to, helpValue: 'YYYY-MM-DD'}),
  }

  static override examples = ['diarievakt request stats --committee KS', 'diarievakt request stats --from 2026-01-01 --to 2026-12-31 --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(RequestStats)
    const [from, to] = [dayOf('from', flags.from, this.words), dayOf('to', flags.to, this.words)]
    const stats = await this.withSession(flags.workspace, (session) => requestStats(session, {committee: flags.committee ?? null, from, to}))
    const {period, columns} = requestWords[this.language].stats
    this.say(period(stats.from, stats.to))
    this.say(table([columns.committee, columns.received, columns.answered, columns.late, columns.overdue], stats.committees.map(({committee, received, answered, answeredLate, openOverdue}) => [committee, String(received), String(answered), String(answeredLate), String(openOverdue)])))
    return stats
  }
}
