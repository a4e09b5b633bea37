import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {letterNumberIn} from '../../cli/letter-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {RETURN_REASONS} from '../../core/forwarding/journey.js'
import {returnLetter} from '../../usecases/forwarding/follow-letters.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].forwardingReturned

export default class ForwardingReturned extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['forwarding:returned']]
  // An identity number typed there is told so, and not repeated.
  static override strict = false
  static override args = {letter: Args.string({ignoreStdin: true, description: words.letter})}
  static override flags = {reason: Flags.option({summary: words.why, options: RETURN_REASONS, default: 'unknown' as const})(), holder: holderFlag}
  static override examples = ['diarievakt forwarding returned 143', 'diarievakt forwarding returned 143 --reason not-collected']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ForwardingReturned)
    const number = letterNumberIn(argv as string[])
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      await returnLetter(session, {unlocking, number, why: flags.reason})
      this.say(PROTECTED_MARKING)
      this.say(forwardingWords[this.language].returned(number))
      return {marking: PROTECTED_MARKING, letter: number, reason: flags.reason, ...unlocking.told()}
    })
  }
}
