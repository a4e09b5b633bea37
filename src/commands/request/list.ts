import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayRequests} from '../../cli/say-requests.js'
import {REQUEST_STATES} from '../../core/request/request.js'
import {listRequests} from '../../usecases/request/read-requests.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].requestList

export default class RequestList extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['request:list']]
  static override flags = {committee: Flags.string({summary: words.committee, helpValue: 'CODE'}), state: Flags.option({summary: words.state, options: REQUEST_STATES})()}
  static override examples = ['diarievakt request list --state open', 'diarievakt request list --committee KS --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(RequestList)
    const requests = await this.withSession(flags.workspace, (session) => listRequests(session, {committee: flags.committee ?? null, state: flags.state ?? null}))
    for (const line of sayRequests(this.language, requests)) this.say(line)
    return {requests}
  }
}
