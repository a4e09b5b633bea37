import {Args, Flags} from '@oclif/core'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayAnswered} from '../../cli/say-requests.js'
import {MEANS, OUTCOMES} from '../../core/request/request.js'
import {answerRequest} from '../../usecases/request/answer-request.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].requestAnswer

export default class RequestAnswer extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['request:answer']]
  static override args = {request: Args.string({ignoreStdin: true, required: true, description: words.request})}
  static override flags = {
    outcome: Flags.option({summary: words.outcome, options: OUTCOMES, required: true})(),
    ground: Flags.string({summary: words.ground}),
    means: Flags.option({summary: words.means, options: MEANS})(),
    to: Flags.string({summary: words.to, helpValue: 'CODE'}),
    answered: Flags.string({summary: words.answered, helpValue: 'YYYY-MM-DD'}),
  }

  static override examples = ['diarievakt request answer B-2026-0001 --outcome whole --means email', 'diarievakt request answer B-2026-0002 --outcome refused --ground "OSL 26:1" --means letter', 'diarievakt request answer B-2026-0003 --outcome forwarded --to SN']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(RequestAnswer)
    const on = dayOf('answered', flags.answered, this.words)
    const request = await this.withSession(flags.workspace, (session) => answerRequest(session, {request: args.request, outcome: flags.outcome, ground: flags.ground ?? null, means: flags.means ?? null, forwardedTo: flags.to ?? null, on}))
    for (const line of sayAnswered(this.language, request)) this.say(line)
    return request
  }
}
