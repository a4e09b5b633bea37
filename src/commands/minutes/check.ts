import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {checkPaper} from '../../usecases/minutes/check-paper.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {placeInWords} from '../../words/files.js'
import {minutesWords} from '../../words/minutes.js'

const words = commands[languageOf()].minutesCheck

export default class MinutesCheck extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['minutes:check']]
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.file})}
  static override flags = {meeting: Flags.string({summary: words.meeting, helpValue: 'MEETING'})}
  static override examples = ['diarievakt minutes check protokoll.pdf', 'diarievakt minutes check protokoll.docx --meeting "SN 2026-02-03"']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(MinutesCheck)
    const say = minutesWords[this.language]
    const checked = await this.withSession(flags.workspace, (session) => checkPaper(session, {path: resolve(args.file), meeting: flags.meeting ?? null}))
    const {file, hits, hidden, pictures} = checked
    if (hits.length === 0) this.say(hidden === 0 ? say.nothingHidden(file) : say.clean(file, hidden))
    else {
      this.say(say.found(file))
      for (const {kind, item, place} of hits) {
        const where = place === null ? say.inFile : placeInWords(place, this.language)
        this.say(`  ${kind === 'identity-number' ? say.numberHit(where) : say.hit(say.traces[kind], item ?? '', where)}`)
      }
      process.exitCode = EXIT.doneWithRejects
    }
    if (pictures > 0) this.say(say.pictures(pictures))
    return checked
  }
}
