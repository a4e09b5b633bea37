import {Args, Flags} from '@oclif/core'
import {ask} from '../../cli/ask.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag} from '../../cli/review-flags.js'
import {Refusal} from '../../core/refusal.js'
import {eraseSubject} from '../../usecases/subject/erase-subject.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'
import {subjectWords} from '../../words/subject.js'

const words = commands[languageOf()].subjectErase

export default class SubjectErase extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['subject:erase']]
  static override strict = false
  static override args = {id: Args.string({required: true, ignoreStdin: true, description: words.id})}
  static override flags = {
    committee: committeeFlag,
    yes: Flags.boolean({summary: words.yes, default: false}),
  }

  static override examples = ['diarievakt subject erase lncmgbrskgbdktkdkojj', 'diarievakt subject erase file-abcdefghijklmnop:3 --yes']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(SubjectErase)
    const ids = argv as string[]
    return this.withSession(flags.workspace, async (session) => {
      const say = subjectWords[this.language]
      if (!flags.yes) {
        const answer = flags['no-input'] ? null : await ask(say.confirmErasure(ids.length))
        if (answer !== String(ids.length)) throw new Refusal('confirmation-needed')
      }
      const {erased, refused, urls, scrubbed, tablesLeft} = await eraseSubject(session, {ids, committee: flags.committee ?? null})
      for (const {id, kind} of erased) this.say(say.erased[kind](id))
      for (const {id, code, withdrawn} of refused) {
        const {what, next} = refusalWords(this.language, code)
        this.say(say.notErased(id, what, next))
        if (withdrawn) this.say(say.withdrawn)
      }
      if (urls.length > 0) this.say(say.gone)
      for (const url of urls) this.say(`  ${url}`)
      if (erased.length > 0) this.say(say.afterErasure)
      if (refused.length > 0) process.exitCode = EXIT.doneWithRejects
      if (scrubbed === false) {
        process.exitCode = EXIT.tryLater
        this.tell(tablesLeft > 0 ? this.words.retention.tablesLeft(tablesLeft) : this.words.retention.notScrubbed)
      }
      return {erased, refused, urls, scrubbed, tablesLeft}
    })
  }
}
