import {resolve} from 'node:path'
import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {batchArg, letterNumberIn, letterNumbers, letterNumbersIn} from '../../cli/letter-asked.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {REPRINT_REASONS} from '../../core/forwarding/journey.js'
import {printBatch} from '../../usecases/forwarding/print-batch.js'
import {settlePrinting} from '../../usecases/forwarding/settle-printing.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {forwardingWords} from '../../words/forwarding.js'
import {PROTECTED_MARKING} from '../../words/protected.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].forwardingPrint

export default class ForwardingPrint extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['forwarding:print']]
  // An identity number typed there is told so, and not repeated.
  static override strict = false
  static override args = {batch: batchArg}
  static override flags = {
    file: Flags.string({summary: words.file, helpValue: 'FILE', aliases: ['fil']}),
    again: Flags.option({summary: words.again, options: REPRINT_REASONS})(),
    letter: letterNumbers(words.letter),
    'came-out': Flags.boolean({summary: words.cameOut, default: false, exclusive: ['file', 'again', 'letter', 'skip']}),
    skip: Flags.integer({summary: words.skip, min: 0, default: 0}),
    holder: holderFlag,
  }
  static override examples = ['diarievakt forwarding print 7', 'diarievakt forwarding print 7 --file omgang.pdf', 'diarievakt forwarding print 7 --again destroyed --letter 143', 'diarievakt forwarding print 7 --came-out']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(ForwardingPrint)
    const batch = letterNumberIn(argv as string[])
    const say = forwardingWords[this.language]
    const file = flags.file === undefined ? null : resolve(flags.file)
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      if (flags['came-out']) {
        const {letters} = await settlePrinting(session, {unlocking, batch})
        this.say(PROTECTED_MARKING)
        this.say(say.cameOut(batch, letters))
        return {marking: PROTECTED_MARKING, batch, letters, pages: 0, bytes: 0, file: null, stopped: [], addressCheckedOn: null, ...unlocking.told()}
      }
      const printed = await printBatch(session, {unlocking, batch, file, again: flags.again ?? null, only: letterNumbersIn(flags.letter), skip: flags.skip})
      this.say(PROTECTED_MARKING)
      this.say(printed.letters === 0 ? say.nothingPrinted : file === null ? say.printed(batch, printed.letters, printed.pages) : say.written(file, batch, printed.letters, printed.pages))
      for (const {number, code} of printed.stopped) this.say(say.stopped(number, refusalWords(this.language, code, {}).what))
      if (printed.addressCheckedOn !== null) this.say(say.oldAddress(printed.addressCheckedOn))
      return {marking: PROTECTED_MARKING, ...printed, ...unlocking.told()}
    })
  }
}
