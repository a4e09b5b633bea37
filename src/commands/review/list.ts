import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag} from '../../cli/review-flags.js'
import {table} from '../../cli/table.js'
import {GROUNDS, type Ground} from '../../core/policy/ground.js'
import {FINDING_KINDS} from '../../core/scan/finding.js'
import {listWaiting} from '../../usecases/review/list-waiting.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {raisedWords} from '../../words/raised.js'
import {reasonWords} from '../../words/reasons.js'

const words = commands[languageOf()].reviewList

export default class ReviewList extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:list']]
  static override flags = {
    committee: committeeFlag,
    why: Flags.option({summary: words.why, multiple: true, multipleNonGreedy: true, options: [...(Object.keys(GROUNDS) as Ground[]), ...FINDING_KINDS]})(),
    limit: Flags.integer({summary: words.limit, min: 1, max: 10_000, default: 50}),
    after: Flags.string({summary: words.after}),
  }

  static override examples = ['diarievakt review list --committee KS', 'diarievakt review list --why person --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(ReviewList)
    const {entries, awaitingAuthorised, next} = await this.withSession(flags.workspace, (session) =>
      listWaiting(session, {committee: flags.committee ?? null, why: flags.why ?? [], limit: flags.limit, after: flags.after ?? null}),
    )
    const say = this.words.review
    if (entries.length === 0 && awaitingAuthorised === 0) this.say(say.empty)
    const raised = entries.filter(({isRaised}) => isRaised).length
    if (raised > 0) this.say(raisedWords[this.language].above(raised))
    if (entries.length > 0) {
      const {columns} = say
      const rows = entries.map((entry) => [
        entry.documentNumber === null ? entry.diaryNumber : `${entry.diaryNumber}:${entry.documentNumber}`,
        entry.committee,
        entry.waitingSince.slice(0, 10),
        [...(entry.isRaised ? [raisedWords[this.language].mark] : []), ...entry.reasons.map((reason) => reasonWords(this.language, reason))].join(', '),
        entry.heading,
      ])
      this.say(table([columns.number, columns.committee, columns.since, columns.why, columns.heading], rows))
      if (next !== null) this.say(say.more(next))
    }
    if (awaitingAuthorised > 0) this.say(say.awaiting(awaitingAuthorised))
    return {entries, awaitingAuthorised, next}
  }
}
