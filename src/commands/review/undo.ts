import {Args} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {undoDecision} from '../../usecases/review/undo-decision.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].reviewUndo

export default class ReviewUndo extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:undo']]
  static override args = {decision: Args.string({required: false, ignoreStdin: true, description: words.decision})}
  static override examples = ['diarievakt review undo']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ReviewUndo)
    const undone = await this.withSession(flags.workspace, (session) => undoDecision(session, {decision: args.decision ?? null}))
    this.say(this.words.review.undone(undone.decision, undone.wasPublic))
    if (undone.entries.length > 1) this.say(this.words.review.undoneTogether(undone.entries.length))
    return undone
  }
}
