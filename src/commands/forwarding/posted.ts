import {languageOf} from '../../cli/language.js'
import {batchArg, letterNumberIn, letterNumbers, letterNumbersIn} from '../../cli/letter-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {postBatch} from '../../usecases/forwarding/follow-letters.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].forwardingPosted

export default class ForwardingPosted extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['forwarding:posted']]
  // An identity number typed there is told so, and not repeated.
  static override strict = false
  static override args = {batch: batchArg}
  static override flags = {except: letterNumbers(words.except), holder: holderFlag}
  static override examples = ['diarievakt forwarding posted 7', 'diarievakt forwarding posted 7 --except 143']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ForwardingPosted)
    const batch = letterNumberIn(argv as string[])
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const {posted, left} = await postBatch(session, {unlocking, batch, except: letterNumbersIn(flags.except)})
      this.say(PROTECTED_MARKING)
      this.say(say.posted(posted, batch))
      if (left.length > 0) this.say(say.left(left))
      return {marking: PROTECTED_MARKING, batch, posted, left, ...unlocking.told()}
    })
  }
}
