import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {receiveReceipt} from '../../usecases/archive/receive-receipt.js'
import {ALIASES} from '../../words/aliases.js'
import {deliveryWords} from '../../words/archive-deliveries.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archiveReceipt

export default class ArchiveReceipt extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:receipt']]
  static override args = {
    package: Args.string({ignoreStdin: true, required: true, description: words.package}),
    file: Args.string({ignoreStdin: true, required: true, description: words.file}),
  }

  static override examples = ['diarievakt archive receipt outbox/KS-2028-03-01-0123456789 kvitto.json']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ArchiveReceipt)
    const received = await this.withSession(flags.workspace, (session) => receiveReceipt(session, args))
    const say = deliveryWords[this.language]
    this.say(say.received(received.id, received.cases))
    if (received.changedSince > 0) this.say(say.changedSince(received.changedSince))
    if (received.veiled > 0) this.say(say.veiled(received.veiled))
    this.say(say.receivedNext)
    return received
  }
}
