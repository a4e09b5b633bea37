import {explainEntry} from '../../cli/explain-entry.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg} from '../../cli/review-flags.js'
import {showEntry} from '../../usecases/review/show-entry.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].policyExplain

export default class PolicyExplain extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['policy:explain']]
  static override args = {id: idArg}
  static override flags = {committee: committeeFlag}
  static override examples = ['diarievakt policy explain "KS 2026/00123:1"']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(PolicyExplain)
    const shown = await this.withSession(flags.workspace, (session) => showEntry(session, {id: args.id, committee: flags.committee ?? null}))
    for (const line of explainEntry(shown, this.language, this.words, false)) this.say(line)
    const {id, stage, verdict, grounds, content, findings, moreFindings, policy, parties} = shown
    const unread = content?.kind !== 'document' ? [] : content.files.flatMap(({why}, at) => (why === undefined ? [] : [{file: at + 1, why}]))
    return {id, stage, verdict: verdict.kind, grounds, unread, findings, moreFindings, policy, parties}
  }
}
