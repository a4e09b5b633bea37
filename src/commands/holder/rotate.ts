import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {rotateKeys} from '../../usecases/protected/rotate-keys.js'
import {ALIASES} from '../../words/aliases.js'
import {breakGlassWords, keyName} from '../../words/protected-opening.js'
import {commands} from '../../words/commands.js'
import {protectedWords} from '../../words/protected.js'

const words = commands[languageOf()].holderRotate

export default class HolderRotate extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['holder:rotate']]
  static override flags = {holder: holderFlag}
  static override examples = ['diarievakt holder rotate']

  async run(): Promise<object> {
    const {flags} = await this.parse(HolderRotate)
    const say = protectedWords[this.language]
    const outcome = await this.withSession(flags.workspace, async (session) => rotateKeys(session, await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))))
    this.say(say.rotated(outcome.persons, outcome.holders.map((name) => keyName(this.language, name))))
    if (outcome.unopened > 0) this.tell(say.unopened(outcome.unopened))
    if (outcome.retired.length > 0) this.tell(breakGlassWords[this.language].retired(outcome.retired.map((name) => keyName(this.language, name))))
    return outcome
  }
}
