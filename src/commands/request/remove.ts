import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {Refusal} from '../../core/refusal.js'
import {removeRequest} from '../../usecases/request/answer-request.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {requestWords} from '../../words/request.js'

const words = commands[languageOf()].requestRemove

export default class RequestRemove extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['request:remove']]
  static override args = {request: Args.string({ignoreStdin: true, required: true, description: words.request})}
  static override flags = {yes: Flags.boolean({summary: words.yes})}
  static override examples = ['diarievakt request remove B-2026-0001', 'diarievakt request remove B-2026-0001 --yes']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(RequestRemove)
    const say = requestWords[this.language]
    const removed = await this.withSession(flags.workspace, async (session) => {
      const isSure = flags.yes || (!flags['no-input'] && (await ask(say.confirmRemoval(args.request))) === args.request)
      if (!isSure) throw new Refusal('confirmation-needed')
      return removeRequest(session, args.request)
    })
    this.say(say.removed(removed.request))
    return removed
  }
}
