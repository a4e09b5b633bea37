import {resolve} from 'node:path'
import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {scanEntries} from '../../usecases/scan/scan-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {grounds} from '../../words/grounds.js'
import {scanWords} from '../../words/scan.js'

const words = commands[languageOf()].scan

export default class Scan extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES.scan]
  static override flags = {
    all: Flags.boolean({summary: words.all}),
    'allow-mass-withdrawal': Flags.boolean({summary: words.massWithdrawal}),
    'dry-run': Flags.boolean({summary: words.dryRun}),
    policy: Flags.string({summary: words.policy, helpValue: 'FILE', dependsOn: ['dry-run']}),
    limit: Flags.integer({summary: words.limit, default: 20, min: 0, max: 10_000}),
  }

  static override examples = ['diarievakt scan', 'diarievakt scan --all', 'diarievakt scan --dry-run --policy /tmp/policy.yaml']

  async run(): Promise<object> {
    const {flags} = await this.parse(Scan)
    const order = {all: flags.all, allowsMassWithdrawal: flags['allow-mass-withdrawal'], isDryRun: flags['dry-run'], limit: flags.limit, onProgress: () => undefined}
    const trial = flags.policy === undefined ? null : resolve(flags.policy)
    const scanned = await this.withSession(flags.workspace, (session) => scanEntries(session, order), trial)
    const say = this.words.scan
    const changed = Object.values(scanned.stages).reduce((sum, count) => sum + count, 0)
    this.say(scanned.dryRun ? say.would(scanned.scanned, changed, scanned.withdrawn) : say.done(scanned.scanned, changed, scanned.withdrawn))
    if (scanned.read > 0) this.say(`  ${say.read(scanned.read)}`)
    for (const {committee, entries, public: shown, overBrake} of scanned.leaving) this.say(`  ${say.leaving(committee, entries, shown)}${overBrake && scanned.dryRun ? ` ${say.overBrake}` : ''}`)
    const {kinds} = scanWords[this.language]
    for (const {committee, kind, rule, detector, entries} of scanned.found) this.say(`  ${say.found(committee, kinds[kind].name, rule, detector, entries)}`)
    for (const {committee, ground, entries} of scanned.grounds) this.say(`  ${say.ground(committee, grounds[this.language][ground].name, entries)}`)
    for (const {id, committee, diaryNumber, documentNumber} of scanned.first) this.say(`    ${documentNumber === null ? diaryNumber : `${diaryNumber}:${documentNumber}`} (${committee})  ${id}`)
    if (scanned.withdrawn > scanned.first.length && scanned.first.length > 0) this.say(`    ${say.more(scanned.withdrawn - scanned.first.length)}`)
    return scanned
  }
}
