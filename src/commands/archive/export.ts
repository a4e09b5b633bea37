import {resolve} from 'node:path'
import {Flags} from '@oclif/core'
import {withExportProgress} from '../../cli/archive-progress.js'
import {EXIT} from '../../cli/exit-codes.js'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sayExport} from '../../cli/say-deliveries.js'
import {UsageProblem} from '../../cli/usage-words.js'
import {yearsIn} from '../../core/archive/selection.js'
import {exportArchive} from '../../usecases/archive/export-archive.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {refusalWords} from '../../words/refusals.js'

const words = commands[languageOf()].archiveExport

export default class ArchiveExport extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['archive:export']]
  static override flags = {
    'to': Flags.string({summary: words.to, helpValue: 'DIR'}),
    'attachments': Flags.string({summary: words.attachments, helpValue: 'DIR'}),
    'schemas': Flags.string({summary: words.schemas, helpValue: 'DIR'}),
    'older-than': Flags.string({summary: words.olderThan, helpValue: 'P2Y'}),
    'committee': Flags.string({summary: words.committee, helpValue: 'CODE'}),
    'again': Flags.string({summary: words.again, helpValue: 'PACKAGE', exclusive: ['dry-run', 'older-than', 'committee']}),
    'dry-run': Flags.boolean({summary: words.dryRun, default: false}),
  }

  static override examples = ['diarievakt archive export --dry-run', 'diarievakt archive export --to /mnt/leverans --attachments /mnt/registret --schemas /srv/scheman', 'diarievakt archive export --again KS-2028-03-01-0123456789']

  async run(): Promise<object> {
    const {flags} = await this.parse(ArchiveExport)
    const years = flags['older-than'] === undefined ? null : yearsIn(flags['older-than'])
    if (flags['older-than'] !== undefined && years === null) throw new UsageProblem(`--older-than: ${this.words.usage.badYears}`)
    const order = {committee: flags.committee ?? null, years, to: flags.to === undefined ? null : resolve(flags.to), attachments: flags.attachments ?? null, schemas: flags.schemas ?? null, again: flags.again ?? null, isDryRun: flags['dry-run'], version: this.config.version}
    const exported = await this.withSession(flags.workspace, (session) => withExportProgress(this.language, this.jsonEnabled(), (line) => this.tell(line), (reports) => exportArchive(session, {...order, ...reports})))
    for (const line of sayExport(this.language, exported, flags['dry-run'])) this.say(line)
    for (const {refusal: {code, facts}} of exported.refused) {
      const {what, next} = refusalWords(this.language, code, facts)
      for (const line of [what, next]) this.tell(line)
    }
    if (exported.left.length + exported.unnamed + exported.refused.length > 0) process.exitCode = EXIT.doneWithRejects
    return {dryRun: flags['dry-run'], ...exported, refused: exported.refused.map((one) => ({package: one.package, code: one.refusal.code}))}
  }
}
