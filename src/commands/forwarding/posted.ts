import {languageOf} from '../../cli/language.js'
import {batchArg, letterNumbers} from '../../cli/letter-asked.js'
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
  static override args = {batch: batchArg}
  static override flags = {except: letterNumbers(words.except), holder: holderFlag}
  static override examples = ['diarievakt forwarding posted 7', 'diarievakt forwarding posted 7 --except 143']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ForwardingPosted)
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const {posted, left} = await postBatch(session, {unlocking, batch: args.batch, except: flags.except ?? []})
      this.say(PROTECTED_MARKING)
      this.say(say.posted(posted, args.batch))
      if (left.length > 0) this.say(say.left(left))
      return {marking: PROTECTED_MARKING, batch: args.batch, posted, left, ...unlocking.told()}
    })
  }
}
