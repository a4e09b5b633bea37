import {Flags} from '@oclif/core'
import {askNotice} from '../../cli/ask-notice.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askShares} from '../../cli/unlocking-shares.js'
import {askNewPassphrase, tellUnlocked} from '../../cli/unlocking.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {tellingTime} from '../../core/terms/local-time.js'
import {breakGlass} from '../../usecases/protected/break-glass.js'
import {ALIASES} from '../../words/aliases.js'
import {breakGlassWords} from '../../words/protected-opening.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].holderBreakGlass

export default class HolderBreakGlass extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['holder:break-glass']]
  // A share typed as an argument is told so, and not repeated as an unknown one.
  static override strict = false
  static override flags = {holder: Flags.string({summary: words.holder, helpValue: 'NAME'}), 'accept-notice': Flags.boolean({summary: words.acceptNotice})}
  static override examples = ['diarievakt holder break-glass', 'diarievakt holder break-glass --accept-notice --json < andelar-och-skal.txt']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(HolderBreakGlass)
    const say = breakGlassWords[this.language]
    if (argv.length > 0) throw new UsageProblem(say.neverAnArgument)
    const asks = !flags['no-input']
    return this.withSession(flags.workspace, async (session) => {
      const asked = await askShares(asks)
      const takesNotice = flags['accept-notice'] || (asks && (await askNotice((line) => this.tell(line))))
      const outcome = await breakGlass(session, {...asked, by: flags.holder ?? null, takesNotice, passphrase: await askNewPassphrase(asks), onUnlocked: (unlocked) => tellUnlocked(unlocked, (line) => this.tell(line))})
      this.say(say.letIn(outcome.opening, tellingTime(session.settings.timeZone)(outcome.until)))
      for (const line of [say.notices[outcome.notice], say.afterwards]) this.tell(line)
      return outcome
    })
  }
}
