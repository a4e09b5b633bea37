import {Args, Flags} from '@oclif/core'
import {ask} from '../cli/ask.js'
import {languageOf} from '../cli/language.js'
import {UsageProblem} from '../cli/usage-words.js'
import {parseLocalDate} from '../core/terms/local-date.js'
import {RegisterCommand} from '../cli/register-command.js'
import {createWorkspace} from '../cli/world.js'
import {ALIASES} from '../words/aliases.js'
import {commands} from '../words/commands.js'

const words = commands[languageOf()].init

export default class Init extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES.init]
  static override args = {dir: Args.string({required: true, description: words.dir})}
  static override flags = {
    demo: Flags.boolean({summary: words.demo}),
    rehearsal: Flags.boolean({summary: words.rehearsal}),
    municipality: Flags.string({summary: words.municipality}),
    'withheld-row': Flags.option({summary: words.withheldRow, options: ['registry', 'receipt'] as const})(),
    'publish-from': Flags.string({summary: words.publishFrom, helpValue: 'YYYY-MM-DD'}),
    database: Flags.string({summary: words.database, helpValue: 'URL', exclusive: ['demo']}),
  }

  static override examples = ['diarievakt init diariet --municipality "Ekbackens kommun"', 'diarievakt init ovning --demo']

  async run(): Promise<{workspace: string; publishFrom: string}> {
    const {args, flags} = await this.parse(Init)
    const isRehearsal = flags.rehearsal || flags.demo
    const asked = flags['publish-from'] === undefined ? null : parseLocalDate(flags['publish-from'])
    if (flags['publish-from'] !== undefined && asked === null) throw new UsageProblem(this.words.usage.badDay)
    const asks = !flags.demo && !flags['no-input'] && !this.jsonEnabled()
    const municipality = flags.municipality ?? (asks ? await ask(this.words.init.askMunicipality) : null) ?? 'Kommunen'
    const reading = flags['withheld-row'] ?? (asks ? await ask(this.words.init.askWithheldRow) : null)
    const withheldRow = reading === 'receipt' || reading === '2' ? 'receipt' : 'registry'
    const {folder, publishFrom} = await createWorkspace({folder: args.dir, municipality, database: flags.database ?? null, isDemo: flags.demo, isRehearsal, withheldRow, publishFrom: asked})
    if (isRehearsal) this.markRehearsal()
    const {init} = this.words
    this.say(init.made(folder))
    this.say(init.publishFrom(publishFrom))
    this.say(flags.demo ? init.nextDemo(folder) : init.next)
    return {workspace: folder, publishFrom}
  }
}
