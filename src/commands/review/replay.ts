import {Args, Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {replayDecisions} from '../../usecases/review/replay-decisions.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {stages} from '../../words/common.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].reviewReplay

export default class ReviewReplay extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:replay']]
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.file})}
  static override flags = {'dry-run': Flags.boolean({summary: words.dryRun, default: false})}
  static override examples = ['diarievakt review replay beslut.json --dry-run']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ReviewReplay)
    const replayed = await this.withSession(flags.workspace, (session) => replayDecisions(session, {path: args.file, isDryRun: flags['dry-run']}))
    const say = this.words.review
    for (const {id, stage, decision} of replayed.decided) {
      const stageSaid = stage === null ? say.judgedThen : stages[this.language][stage]
      this.say(decision === null ? say.wouldBecome(id, stageSaid) : say.decided(id, stageSaid, decision))
    }
    for (const {id, code} of replayed.refused) this.say(say.refused(id, refusalWords(this.language, code).what))
    this.say(say.replayed(replayed.decided.length, replayed.refused.length, replayed.dryRun))
    if (replayed.refused.length > 0) process.exitCode = EXIT.doneWithRejects
    return replayed
  }
}
