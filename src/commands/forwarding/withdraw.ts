import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {languageOf} from '../../cli/language.js'
import {letterNumberIn} from '../../cli/letter-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {WITHDRAWAL_REASONS} from '../../core/forwarding/journey.js'
import {Refusal} from '../../core/refusal.js'
import {withdrawLetter} from '../../usecases/forwarding/follow-letters.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING, protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].forwardingWithdraw

export default class ForwardingWithdraw extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['forwarding:withdraw']]
  // An identity number typed there is told so, and not repeated.
  static override strict = false
  static override args = {letter: Args.string({ignoreStdin: true, description: words.letter})}
  static override flags = {
    reason: Flags.option({summary: words.why, options: WITHDRAWAL_REASONS, default: 'mistake' as const})(),
    'label-destroyed': Flags.boolean({summary: words.labelDestroyed, default: false}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt forwarding withdraw 143', 'diarievakt forwarding withdraw 143 --reason sent-otherwise --label-destroyed']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ForwardingWithdraw)
    const number = letterNumberIn(argv as string[])
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const withdraw = (isLabelDestroyed: boolean): Promise<void> => withdrawLetter(session, {unlocking, number, why: flags.reason, isLabelDestroyed})
      await withdraw(flags['label-destroyed']).catch(async (error: unknown) => {
        if (!(error instanceof Refusal && error.code === 'label-not-destroyed') || flags['no-input']) throw error
        if ((await ask(say.askLabelDestroyed))?.toLowerCase() !== protectedWords[this.language].yes) throw error
        await withdraw(true)
      })
      this.say(PROTECTED_MARKING)
      this.say(say.withdrawn(number))
      return {marking: PROTECTED_MARKING, letter: number, reason: flags.reason, ...unlocking.told()}
    })
  }
}
