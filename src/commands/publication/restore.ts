import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {committeeFlag, idArg} from '../../cli/review-flags.js'
import {restoreEntries} from '../../usecases/publication/restore-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].publicationRestore

export default class PublicationRestore extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES['publication:restore']]
  static override strict = false
  static override args = {id: idArg}
  static override flags = {committee: committeeFlag}
  static override examples = ['diarievakt publication restore "KS 2026/00123:1"']

  async run(): Promise<object> {
    const {argv, flags} = await this.parse(PublicationRestore)
    const restored = await this.withSession(flags.workspace, (session) => restoreEntries(session, {ids: argv as string[], committee: flags.committee ?? null}))
    this.say(this.words.publication.restored(restored.entries.length))
    return restored
  }
}
