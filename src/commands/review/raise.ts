import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {raiseEscalations} from '../../usecases/review/raise-escalations.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {raisedWords} from '../../words/raised.js'

const words = commands[languageOf()].reviewRaise

export default class ReviewRaise extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['review:raise']]
  static override examples = ['diarievakt review raise']

  async run(): Promise<object> {
    const {flags} = await this.parse(ReviewRaise)
    const raised = await this.withSession(flags.workspace, (session) => raiseEscalations(session, undefined))
    const say = raisedWords[this.language]
    if (raised.length === 0) this.say(say.none)
    for (const {committee, rows, outcome} of raised) {
      if (outcome === 'told') this.say(say.told(committee, rows))
      else {
        this.tell(say[outcome](committee, rows))
        process.exitCode = EXIT.doneWithRejects
      }
    }
    return {raised}
  }
}
