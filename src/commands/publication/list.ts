import {languageOf} from '../../cli/language.js'
import {publicRow} from '../../cli/public-row.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {writeLine} from '../../cli/write-line.js'
import {safeJson} from '../../core/terms/terminal-safe.js'
import {listPublic} from '../../usecases/publication/list-public.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].publicationList

export default class PublicationList extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['publication:list']]
  static override examples = ['diarievakt publication list > publikt.jsonl']

  async run(): Promise<object> {
    const {flags} = await this.parse(PublicationList)
    const entries = await this.withSession(flags.workspace, async (session) => (await listPublic(session, undefined)).map((entry) => publicRow(entry, session.settings.site.baseUrl)))
    if (!this.jsonEnabled()) for (const entry of entries) await writeLine(safeJson(entry))
    return {entries}
  }
}
