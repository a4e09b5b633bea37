import {Flags} from '@oclif/core'
import {handOutShares} from '../../cli/hand-out-shares.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand, WITHOUT_JSON} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {setOf, SHARES_MAX, SHARES_MIN, SHARES_USUAL} from '../../core/protected/break-glass.js'
import {makeShares} from '../../usecases/protected/make-shares.js'
import {ALIASES} from '../../words/aliases.js'
import {breakGlassWords} from '../../words/protected-opening.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].holderShares

export default class HolderShares extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['holder:shares']]
  // Shares go on paper, and into no document that a program keeps.
  static override enableJsonFlag = false
  static override baseFlags = WITHOUT_JSON
  static override flags = {of: Flags.integer({summary: words.of, min: SHARES_MIN, max: SHARES_MAX, default: SHARES_USUAL}), holder: holderFlag}
  static override examples = ['diarievakt holder shares', 'diarievakt holder shares --of 3 | lp']

  async run(): Promise<object> {
    const {flags} = await this.parse(HolderShares)
    const asks = !flags['no-input']
    const {made, paper} = await this.withSession(flags.workspace, async (session) => ({
      made: await makeShares(session, {of: flags.of, unlocking: await askUnlocking(flags.holder, asks, (line) => this.tell(line))}),
      paper: {municipality: session.settings.municipality.name, made: session.today, isRehearsal: session.isRehearsal},
    }))
    const {name, wanted, fingerprint, shares} = made
    await handOutShares(shares, {...paper, set: setOf(name)}, this.language, asks, (line) => this.say(line))
    const say = breakGlassWords[this.language]
    this.tell(say.made(name, shares.length, wanted))
    this.tell(say.readAloud(fingerprint))
    return {}
  }
}
