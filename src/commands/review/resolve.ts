import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg, noteFlag, reasonFlag} from '../../cli/review-flags.js'
import {sayDecided} from '../../cli/say-decided.js'
import {resolveEntries} from '../../usecases/review/decide-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].reviewResolve

export default class ReviewResolve extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:resolve']]
  static override args = {id: idArg}
  static override flags = {
    outcome: Flags.option({summary: words.outcome, options: ['publish', 'withhold'] as const, required: true})(),
    ground: Flags.string({summary: words.ground, required: true}),
    committee: committeeFlag,
    reason: reasonFlag,
    note: noteFlag,
  }

  static override examples = ['diarievakt review resolve "SN 2026/00012:3" --outcome withhold --ground "OSL 26:1"']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(ReviewResolve)
    const note = flags.note === undefined ? null : await readStandardInput()
    const decided = await this.withSession(flags.workspace, (session) =>
      resolveEntries(session, {
        ids: [args.id],
        committee: flags.committee ?? null,
        answer: {kind: flags.outcome === 'publish' ? 'resolve-publish' : 'resolve-withhold', ground: flags.ground},
        reason: flags.reason ?? null,
        note,
      }),
    )
    sayDecided(decided, this.language, this.words, (line) => this.say(line))
    return decided
  }
}
