import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {Refusal} from '../../core/refusal.js'
import {removePerson} from '../../usecases/protected/remove-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].personRemove

export default class PersonRemove extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:remove']]
  static override args = {id: Args.string({required: true, ignoreStdin: true, description: words.id})}
  static override flags = {holder: holderFlag, yes: Flags.boolean({summary: words.yes})}
  static override examples = ['diarievakt person remove ID', 'diarievakt person remove ID --yes --json']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(PersonRemove)
    const say = protectedWords[this.language]
    const removed = await this.withSession(flags.workspace, async (session) => {
      const isSure = flags.yes || (!flags['no-input'] && (await ask(say.removePerson)) === args.id)
      if (!isSure) throw new Refusal('confirmation-needed')
      return removePerson(session, {unlocking: await askUnlocking(flags.holder, !flags['no-input']), id: args.id})
    })
    this.say(say.removed)
    if (removed.sealedIn.length > 0) {
      this.say(say.sealedLeft(removed.sealedIn))
      process.exitCode = EXIT.doneWithRejects
    } else this.say(say.searched(removed.files, `${(removed.bytes / 1_000_000).toFixed(1)} MB`))
    if (removed.saidIn.length > 0) this.say(say.saidIn(removed.saidIn))
    this.say(say.outOfSight)
    return removed
  }
}
