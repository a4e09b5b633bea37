import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {readStandardInput} from '../../cli/read-standard-input.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg, noteFlag} from '../../cli/review-flags.js'
import {REASON_CODES} from '../../core/review/decision.js'
import {withdrawEntries} from '../../usecases/publication/withdraw-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()]

export default class PublicationWithdraw extends RegisterCommand {
  static override summary = words.publicationWithdraw.summary
  static override hiddenAliases = [...ALIASES['publication:withdraw']]
  static override strict = false
  static override args = {id: idArg}
  static override flags = {
    committee: committeeFlag,
    reason: Flags.option({summary: words.common.reason, options: REASON_CODES, required: true})(),
    note: noteFlag,
  }

  static override examples = ['diarievakt publication withdraw "KS 2026/00123:1" --reason personal-data']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PublicationWithdraw)
    const note = flags.note === undefined ? null : await readStandardInput()
    const gone = await this.withSession(flags.workspace, (session) => withdrawEntries(session, {ids: argv as string[], committee: flags.committee ?? null, reason: flags.reason, note}))
    this.say(this.words.publication.withdrawn(gone.entries.length, gone.seconds.toFixed(1)))
    for (const url of gone.urls) this.say(`  ${url}`)
    return gone
  }
}
