import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {openingLines} from '../../cli/say-break-glass.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {OPENING_OUTCOMES} from '../../core/audit/event.js'
import {listOpenings, reviewOpening} from '../../usecases/protected/review-openings.js'
import {ALIASES} from '../../words/aliases.js'
import {breakGlassWords, keyName} from '../../words/protected-opening.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].holderReview

export default class HolderReview extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['holder:review']]
  static override args = {opening: Args.string({ignoreStdin: true, description: words.opening})}
  static override flags = {
    outcome: Flags.option({summary: words.outcome, options: OPENING_OUTCOMES})(),
    note: Flags.string({summary: words.note, helpValue: '-', options: ['-']}),
    holder: Flags.string({summary: words.holder, helpValue: 'NAME'}),
  }

  static override examples = ['diarievakt holder review', 'diarievakt holder review 1 --outcome justified', 'diarievakt holder review 1 --outcome to-follow-up --note - < anteckning.txt']

  async run(): Promise<object> {
    const {args: {opening}, flags: {workspace, outcome, note, holder}} = await this.parse(HolderReview)
    const say = breakGlassWords[this.language]
    if ((opening === undefined) !== (outcome === undefined) || (opening === undefined && note !== undefined)) throw new UsageProblem(say.reviewNeedsOutcome)
    if (opening === undefined || outcome === undefined) {
      const openings = await this.withSession(workspace, (session) => listOpenings(session, undefined))
      if (openings.length === 0) this.say(say.none)
      else for (const line of openingLines(this.language, openings)) this.say(line)
      return {openings}
    }
    const text = note === undefined ? null : await readStandardInput()
    const reviewed = await this.withSession(workspace, (session) => reviewOpening(session, {opening, outcome, note: text, by: holder ?? null}))
    this.say(say.reviewed(keyName(this.language, reviewed.name), say.outcomes[outcome]))
    return {openings: [reviewed]}
  }
}
