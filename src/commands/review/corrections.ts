import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag} from '../../cli/review-flags.js'
import {listCorrections} from '../../usecases/review/list-corrections.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].reviewCorrections

export default class ReviewCorrections extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['review:corrections']]
  static override flags = {committee: committeeFlag}
  static override examples = ['diarievakt review corrections --committee KS']

  async run(): Promise<object> {
    const {flags} = await this.parse(ReviewCorrections)
    const corrections = await this.withSession(flags.workspace, (session) => listCorrections(session, {committee: flags.committee ?? null}))
    const say = this.words.review
    this.say(`${say.corrections}: ${corrections.length === 0 ? say.none : corrections.length}`)
    for (const one of corrections) {
      const number = one.documentNumber === null ? one.diaryNumber : `${one.diaryNumber}:${one.documentNumber}`
      this.say(`  ${one.committee}  ${number}  ${say.fields[one.field as keyof typeof say.fields]}  ${one.at.slice(0, 10)}`)
    }
    return {corrections}
  }
}
