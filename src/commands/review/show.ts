import {explainEntry} from '../../cli/explain-entry.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg} from '../../cli/review-flags.js'
import {showEntry} from '../../usecases/review/show-entry.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].reviewShow

export default class ReviewShow extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:show']]
  static override args = {id: idArg}
  static override flags = {committee: committeeFlag}
  static override examples = ['diarievakt review show "KS 2026/00123:1" --committee KS']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ReviewShow)
    const shown = await this.withSession(flags.workspace, (session) => showEntry(session, {id: args.id, committee: flags.committee ?? null}))
    for (const line of explainEntry(shown, this.language, this.words, true)) this.say(line)
    return shown
  }
}
