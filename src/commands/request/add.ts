import {Args, Flags} from '@oclif/core'
import {askKnown} from '../../cli/ask-known.js'
import {dayOf} from '../../cli/day-flag.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {registerRequest} from '../../usecases/request/register-request.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {requestWords} from '../../words/request.js'

const words = commands[languageOf()].requestAdd

export default class RequestAdd extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['request:add']]
  // What is typed there beside a number may describe somebody, and is not repeated.
  static override strict = false
  static override args = {id: Args.string({ignoreStdin: true, description: words.id})}
  static override flags = {
    committee: Flags.string({summary: words.committee, helpValue: 'CODE'}),
    received: Flags.string({summary: words.received, helpValue: 'YYYY-MM-DD'}),
    handler: Flags.string({summary: words.handler}),
    'names-needed': Flags.boolean({summary: words.namesNeeded, default: false}),
  }

  static override examples = ['diarievakt request add "KS 2026/00123:1"', 'diarievakt request add --committee KS --received 2026-02-03 < beskrivning.txt']

  async run(): Promise<object> {
    const {argv, args, flags} = await this.parse(RequestAdd)
    const say = requestWords[this.language]
    if (argv.length > 1) throw new UsageProblem(say.onlyNumber)
    const receivedOn = dayOf('received', flags.received, this.words)
    const description = args.id === undefined ? await askKnown(say.ask, !flags['no-input']) : null
    const request = await this.withSession(flags.workspace, (session) => registerRequest(session, {id: args.id ?? null, committee: flags.committee ?? null, description, isNameNeeded: flags['names-needed'], receivedOn, handler: flags.handler ?? null}))
    this.say(say.registered(request.id, request.dueOn))
    this.say(say.noAsker)
    return request
  }
}
