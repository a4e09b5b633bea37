import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {scanEntries} from '../../usecases/scan/scan-entries.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'

const words = commands[languageOf()].scan

export default class Scan extends RegisterCommand {
  static override summary = words.summary
  static override hiddenAliases = [...ALIASES.scan]
  static override flags = {
    all: Flags.boolean({summary: words.all}),
    'allow-mass-withdrawal': Flags.boolean({summary: words.massWithdrawal}),
  }

  static override examples = ['diarievakt scan', 'diarievakt scan --all']

  async run(): Promise<object> {
    const {flags} = await this.parse(Scan)
    const scanned = await this.withSession(flags.workspace, (session) =>
      scanEntries(session, {all: flags.all, allowsMassWithdrawal: flags['allow-mass-withdrawal'], onProgress: () => undefined}),
    )
    this.say(this.words.scan.done(scanned.scanned, Object.values(scanned.stages).reduce((sum, count) => sum + count, 0), scanned.withdrawn))
    return scanned
  }
}
