import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {personLines, unlockedLines} from '../../cli/say-person.js'
import {askUnlocking, askWhy, holderFlag, whyFlag} from '../../cli/unlocking.js'
import {showPerson} from '../../usecases/protected/read-person.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].personShow

export default class PersonShow extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['person:show']]
  static override args = {id: Args.string({required: true, ignoreStdin: true, description: words.id})}
  static override flags = {why: whyFlag, holder: holderFlag}
  static override examples = ['diarievakt person show ID --why matter']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(PersonShow)
    const asks = !flags['no-input']
    return this.withSession(flags.workspace, async (session) => {
      const why = await askWhy(flags.why, asks)
      const unlocking = await askUnlocking(flags.holder, asks)
      const shown = await showPerson(session, {unlocking, why, id: args.id})
      for (const line of unlockedLines(shown, unlocking.holder ?? session.actor.id, this.language)) this.tell(line)
      for (const line of personLines(shown.found, this.language)) this.say(line)
      return {marking: PROTECTED_MARKING, person: shown.found, holders: shown.holders, drained: shown.drained}
    })
  }
}
