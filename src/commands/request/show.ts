import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayRequest} from '../../cli/say-requests.js'
import {showRequest} from '../../usecases/request/read-requests.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].requestShow

export default class RequestShow extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['request:show']]
  static override args = {request: Args.string({ignoreStdin: true, required: true, description: words.request})}
  static override examples = ['diarievakt request show B-2026-0001']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(RequestShow)
    const request = await this.withSession(flags.workspace, (session) => showRequest(session, args.request))
    for (const line of sayRequest(this.language, request)) this.say(line)
    return request
  }
}
