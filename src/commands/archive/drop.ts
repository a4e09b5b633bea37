import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {Refusal} from '../../core/refusal.js'
import {dropPackage, packageToDrop} from '../../usecases/archive/packages.js'
import {ALIASES} from '../../words/aliases.js'
import {deliveryWords} from '../../words/archive-deliveries.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].archiveDrop

export default class ArchiveDrop extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:drop']]
  static override args = {package: Args.string({ignoreStdin: true, required: true, description: words.package})}
  static override flags = {yes: Flags.boolean({summary: words.yes, default: false})}

  static override examples = ['diarievakt archive drop KS-2028-03-01-0123456789']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ArchiveDrop)
    const say = deliveryWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      if (!flags.yes) {
        const {id, cases} = await packageToDrop(session, args.package)
        const answer = flags['no-input'] ? null : await ask(say.confirmDrop(id, cases))
        if (answer !== String(cases)) throw new Refusal('confirmation-needed')
      }
      const dropped = await dropPackage(session, args.package)
      this.say(say.dropped(dropped.id, dropped.cases))
      return dropped
    })
  }
}
