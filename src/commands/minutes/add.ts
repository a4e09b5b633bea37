import {resolve} from 'node:path'
import {Args, Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {papersOf} from '../../cli/meeting-flags.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {addPaper} from '../../usecases/minutes/add-paper.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {minutesWords} from '../../words/minutes.js'

const words = commands[languageOf()].minutesAdd

export default class MinutesAdd extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['minutes:add']]
  static override args = {meeting: Args.string({required: true, ignoreStdin: true, description: words.meeting}), file: Args.string({required: true, ignoreStdin: true, description: words.file})}
  static override flags = {paper: Flags.string({summary: words.paper, required: true, helpValue: 'PAPER'})}
  static override examples = ['diarievakt minutes add "KS 2026-02-03" protokoll.pdf --paper protokoll']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(MinutesAdd)
    const say = minutesWords[this.language]
    const [kind = 'minutes'] = papersOf([flags.paper], this.words)
    const {entry, meeting, sha256, became, hidden} = await this.withSession(flags.workspace, (session) => addPaper(session, {meeting: args.meeting, path: resolve(args.file), kind}))
    this.say(say.of(say.papers[kind], became === 'unchanged' ? say.unchanged : say.added))
    if (became === 'held') this.say(say.heldBack(entry))
    if (became === 'cleared') this.say(say.nextRun)
    return {meeting, paper: kind, id: entry, sha256, became, hidden}
  }
}
