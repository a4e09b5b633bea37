import {Flags} from '@oclif/core'
import {languageOf} from '../../cli/language.js'
import {RegisterCommand} from '../../cli/register-command.js'
import {sweepDocument, sweepLines} from '../../cli/say-sweep.js'
import {askUnlocking, holderFlag} from '../../cli/unlocking.js'
import {sweepRegister} from '../../usecases/protected/sweep-register.js'
import {ALIASES} from '../../words/aliases.js'
import {commands} from '../../words/commands.js'
import {protectedWork} from '../../words/protected-work.js'
import {PROTECTED_MARKING} from '../../words/protected.js'

const words = commands[languageOf()].personSweep
const PROGRESS_ROWS = 50_000

export default class PersonSweep extends RegisterCommand {
  static override summary = words.summary
  static override description = words.description
  static override hiddenAliases = [...ALIASES['person:sweep']]
  static override flags = {all: Flags.boolean({summary: words.all}), holder: holderFlag}
  static override examples = ['diarievakt person sweep', 'diarievakt person sweep --all --json']

  async run(): Promise<object> {
    const {flags} = await this.parse(PersonSweep)
    const {looking} = protectedWork[this.language]
    let told = 0
    const onProgress = (looked: number): void => {
      if (looked - told < PROGRESS_ROWS) return
      told = looked
      this.tell(looking(looked))
    }
    return this.withSession(flags.workspace, async (session) => {
      const unlocking = await askUnlocking(flags.holder, !flags['no-input'], (line) => this.tell(line))
      const {persons, ...sweep} = await sweepRegister(session, {unlocking, all: flags.all, onProgress})
      for (const line of sweepLines(sweep, persons, this.language)) this.say(line)
      return {marking: PROTECTED_MARKING, persons, sweep: sweepDocument(sweep), ...unlocking.told()}
    })
  }
}
