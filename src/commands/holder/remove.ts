import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {ownKeys} from '../../core/protected/break-glass.js'
import {Refusal} from '../../core/refusal.js'
import {removeHolder} from '../../usecases/protected/rotate-keys.js'
import {ALIASES} from '../../words/aliases.js'
import {breakGlassWords, keyName} from '../../words/protected-opening.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].holderRemove

export default class HolderRemove extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['holder:remove']]
  static override args = {name: Args.string({required: true, ignoreStdin: true, description: words.name})}
  static override flags = {holder: holderFlag, yes: Flags.boolean({summary: words.yes})}
  static override examples = ['diarievakt holder remove anna', 'diarievakt holder remove anna --yes --json']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(HolderRemove)
    const say = protectedWords[this.language]
    const outcome = await this.withSession(flags.workspace, async (session) => {
      const isSure = flags.yes || (!flags['no-input'] && (await ask(say.removeHolder(args.name))) === args.name)
      if (!isSure) throw new Refusal('confirmation-needed')
      return removeHolder(session, {named: args.name, unlocking: await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))})
    })
    this.say(outcome.isChanged ? say.rotated(outcome.persons, outcome.holders.map((name) => keyName(this.language, name))) : say.withdrew(args.name))
    if (outcome.unopened > 0) this.tell(say.unopened(outcome.unopened))
    if (outcome.retired.length > 0) this.tell(breakGlassWords[this.language].retired(outcome.retired.map((name) => keyName(this.language, name))))
    if (ownKeys(outcome.holders.map((name) => ({name}))).length === 1) this.tell(say.isAlone)
    return outcome
  }
}
