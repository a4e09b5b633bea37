import {resolve} from 'node:path'
import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {writeLine} from '../../cli/write-line.js'
import {anchorLog} from '../../usecases/audit/anchor-log.js'
import {ALIASES} from '../../words/aliases.js'
import {auditWords} from '../../words/audit.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].auditAnchor

export default class AuditAnchor extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['audit:anchor']]
  static override flags = {to: Flags.string({summary: words.to, helpValue: 'FILE'})}
  static override examples = ['diarievakt audit anchor', 'diarievakt audit anchor --to /mnt/revision/ankare.jsonl', 'diarievakt audit anchor | ssh revision "cat >> ankare.jsonl"']

  async run(): Promise<object> {
    const {flags} = await this.parse(AuditAnchor)
    const {at, line, heads, place, isBesideRegister} = await this.withSession(flags.workspace, (session) => anchorLog(session, {to: flags.to === undefined ? null : resolve(flags.to)}))
    const say = auditWords[this.language].anchor
    const to = place.kind === 'file' ? place.path : place.kind === 'program' ? (place.argv[0] ?? '') : null
    // Data for a file or a program: escaped by JSON itself, never altered for a terminal.
    if (to !== null) this.say(say.written(heads.length, to))
    else if (!this.jsonEnabled()) await writeLine(line)
    if (isBesideRegister) this.tell(say.isBesideRegister)
    return {at, heads, line, to}
  }
}
