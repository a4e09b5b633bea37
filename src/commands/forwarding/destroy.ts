import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {batchArg, letterNumberIn} from '../../cli/letter-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {destroyPrint} from '../../usecases/forwarding/destroy-print.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].forwardingDestroy

export default class ForwardingDestroy extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['forwarding:destroy']]
  // An identity number typed there is told so, and not repeated.
  static override strict = false
  static override args = {batch: batchArg}
  static override flags = {holder: holderFlag}
  static override examples = ['diarievakt forwarding destroy 7']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ForwardingDestroy)
    const batch = letterNumberIn(argv as string[])
    const say = forwardingWords[this.language]
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const {files, searched, unread, copies} = await destroyPrint(session, {unlocking, batch})
      this.say(PROTECTED_MARKING)
      for (const {file, outcome} of files) this.say(outcome === 'removed' ? say.destroyed(file) : say.missing(file))
      this.say(copies.length === 0 ? say.searched(searched) : say.copyLeft(copies))
      if (unread > 0) this.say(say.unread(unread))
      this.say(say.outOfSight)
      if (copies.length > 0) process.exitCode = EXIT.doneWithRejects
      return {marking: PROTECTED_MARKING, batch, files, searched, unread, copies, ...unlocking.told()}
    })
  }
}
