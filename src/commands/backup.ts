import {resolve} from 'node:path'
import {Args} from '@oclif/core'
import {languageOf} from '../cli/language.js'
import {RegisterCommand} from '../cli/register-command.js'
import {makeBackup} from '../usecases/backup/make-backup.js'
import {ALIASES} from '../words/aliases.js'
import {commands} from '../words/commands.js'

const words = commands[languageOf()].backup

export default class Backup extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES.backup]
  static override args = {file: Args.string({required: true, ignoreStdin: true, description: words.file})}
  static override examples = ['diarievakt backup /srv/kopior/diariet-2026-11-21.zip']

  async run(): Promise<object> {
    const {args, flags} = await this.parse(Backup)
    const say = this.words.backup
    const made = await this.withSession(flags.workspace, (session) => {
      if (!this.jsonEnabled()) this.tell(say.copying)
      return makeBackup(session, {file: resolve(args.file), program: this.config.version, onTable: () => undefined})
    })
    this.say(say.made(made.file, made.entries, made.files, Math.ceil(made.bytes / 1_000_000)))
    this.say(say.digest(made.sha256))
    if (made.filesMissing > 0) this.say(say.filesMissing(made.filesMissing))
    this.say(say.next(made.file))
    return made
  }
}
